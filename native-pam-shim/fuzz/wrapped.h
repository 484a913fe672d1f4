/* The linker leads the fuzzed module's calls here (--wrap). */
#ifndef KAO_WRAPPED_H
#define KAO_WRAPPED_H

#include <poll.h>
#include <pwd.h>
#include <security/pam_modules.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

int __wrap_socket(int domain, int type, int protocol);
int __wrap_connect(int fd, const struct sockaddr *address, socklen_t length);
int __wrap_getsockopt(int fd, int level, int name, void *value, socklen_t *length);
ssize_t __wrap_send(int fd, const void *bytes, size_t count, int flags);
ssize_t __wrap_recv(int fd, void *bytes, size_t count, int flags);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout);
int __wrap_clock_gettime(clockid_t clock, struct timespec *time);
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
