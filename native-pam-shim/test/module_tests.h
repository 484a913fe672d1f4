/* What the tests of the built pam_kao.so share: the real libpam with a service of its own, and where its agent is. */
#ifndef KAO_MODULE_TESTS_H
#define KAO_MODULE_TESTS_H

#include <security/pam_appl.h>

#include "scripted_agent.h"

enum { PATH_BYTES = 256, TEXT_BYTES = 4096, UNAVAILABLE = PAM_AUTHINFO_UNAVAIL };

/* The service's folder. A test leaves nothing in it. */
extern char folder[PATH_BYTES - 64];

/* Where the module looks for its agent; in that folder. */
extern char socket_path[PATH_BYTES];

/* What the module said to the user in one transaction. */
struct said {
    char text[TEXT_BYTES];
    const char *typed; /* what the user answers to a question */
    int prompts;
};

/* Gives the module these options beside its socket. */
void use_arguments(const char *arguments);

/* Gives the module these options beside its socket, and a second to wait for its agent. */
void use_options(const char *more);

/* Starts a transaction with this conversation. */
pam_handle_t *start_with(const char *user, const struct pam_conv *conversation);

/* Starts a transaction that notes what the user is told. */
pam_handle_t *start(const char *user, struct said *said);

/* A conversation that fails. */
int breaks_off(int count, const struct pam_message **messages, struct pam_response **responses, void *context);

/* One authenticate against one script; returns its code. */
int authenticate(const struct script *script, const char *user, int flags, struct said *said);

/* One authenticate against whatever agent there is; `rhost`: where the user sits, or NULL. Returns its code. */
int authenticate_alone(const char *user, const char *rhost);

/* The whole of a test program: PAM_KAO.SO is its argument. Ends the program at the first check that fails. */
int run_module_tests(int argc, char **argv, void (*const tests[])(void), size_t count);

#endif
