/* The further calls of the fuzzed module that the linker leads here (--wrap). */
#ifndef KAO_WRAPPED_H
#define KAO_WRAPPED_H

#include <pwd.h>
#include <security/pam_modules.h>

#include "../test/wrapped_calls.h"

int __wrap_close(int fd);
int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buffer, size_t bytes, struct passwd **found);
void *__wrap_malloc(size_t bytes);
int __wrap_pam_get_user(pam_handle_t *pamh, const char **user, const char *prompt);
int __wrap_pam_get_data(const pam_handle_t *pamh, const char *name, const void **data);
int __wrap_pam_set_data(pam_handle_t *pamh, const char *name, void *data,
                        void (*cleanup)(pam_handle_t *pamh, void *data, int error_status));
int __wrap_pam_info(pam_handle_t *pamh, const char *format, ...) __attribute__((format(printf, 2, 3)));
void __wrap_pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
