/* Transactions of more than one question or call: Enter, credentials, the other stacks. */
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "module_tests.h"

/* Where a service wants Enter first. `typed`: what the user types instead. Returns PAM's code. */
static int authenticate_typing(const char *typed, int flags, uint16_t once_agreed, int asked_times, int prompts) {
    struct script script = {.once_agreed = once_agreed};
    struct said said;
    script_add_verdict(&script, 26);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    pam_handle_t *pamh = start("alice", &said);
    said.typed = typed;
    int code = pam_authenticate(pamh, flags);
    int asked = scripted_agent_stop(agent, NULL, NULL);
    CHECK(asked == asked_times && said.prompts == prompts, "\"%s\": asked %d, prompts %d", typed, asked, said.prompts);
    pam_end(pamh, code);
    return code;
}

static void enter_is_asked_for_where_the_agent_wants_it(void) {
    CHECK(authenticate_typing("", 0, 1, 2, 1) == PAM_SUCCESS, "Enter and a face");
    CHECK(authenticate_typing("", 0, 2, 2, 1) == PAM_AUTH_ERR, "Enter and another face");
    CHECK(authenticate_typing("", 0, 26, 2, 1) == UNAVAILABLE, "an agent that wants it again");
    CHECK(authenticate_typing("secret", 0, 1, 1, 1) == UNAVAILABLE, "a password instead");
    CHECK(authenticate_typing("", PAM_SILENT, 1, 1, 0) == UNAVAILABLE, "nobody may be asked");
    struct pam_conv broken = {breaks_off, NULL};
    struct script script = {.once_agreed = 1};
    script_add_verdict(&script, 26);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    pam_handle_t *pamh = start_with("alice", &broken);
    CHECK(pam_authenticate(pamh, 0) == UNAVAILABLE, "nobody answers");
    pam_end(pamh, UNAVAILABLE);
    CHECK(scripted_agent_stop(agent, NULL, NULL) == 1, "asked again without Enter");
}

static void setcred_tells_of_the_password_only_without_a_face(void) {
    uint8_t request[SCRIPT_MAX_BYTES];
    size_t length = 0;
    struct said said;
    for (int accepted = 0; accepted <= 1; accepted++) {
        struct script script = {0};
        script_add_verdict(&script, accepted ? 1 : 2);
        struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
        pam_handle_t *pamh = start("alice", &said);
        int code = pam_authenticate(pamh, 0);
        scripted_agent_stop(agent, NULL, NULL);
        struct script done = {0};
        script_add(&done, 0x8003, NULL, 0);
        agent = scripted_agent_start(socket_path, &done);
        CHECK(pam_set_item(pamh, PAM_USER, "root") == PAM_SUCCESS, "as sudo does");
        pam_setcred(pamh, PAM_ESTABLISH_CRED);
        pam_end(pamh, code);
        int asked = scripted_agent_stop(agent, request, &length);
        CHECK(asked == (accepted ? 0 : 1), "accepted %d: asked %d", accepted, asked);
        if (asked == 1)
            CHECK(length > 19 && request[5] == 2 && memcmp(request + 14, "alice", 5) == 0, "not alice's PasswordUsed");
    }
    unlink(socket_path);
}

/* A greeter asks about one user after the other in one transaction; a name too long to ask about comes last. */
static void setcred_never_tells_of_an_earlier_user(void) {
    struct script script = {0};
    struct said said;
    char long_name[600];
    memset(long_name, 'a', sizeof(long_name));
    long_name[sizeof(long_name) - 1] = '\0';
    script_add_verdict(&script, 2);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    pam_handle_t *pamh = start("alice", &said);
    CHECK(pam_authenticate(pamh, 0) == PAM_AUTH_ERR, "alice");
    CHECK(pam_set_item(pamh, PAM_USER, long_name) == PAM_SUCCESS, "user");
    CHECK(pam_authenticate(pamh, 0) == UNAVAILABLE, "a long name");
    pam_setcred(pamh, PAM_ESTABLISH_CRED);
    pam_end(pamh, PAM_SUCCESS);
    CHECK(scripted_agent_stop(agent, NULL, NULL) == 1, "the agent heard of a password of alice's");
}

static void the_other_stacks_never_grant(void) {
    struct said said;
    pam_handle_t *pamh = start("alice", &said);
    CHECK(pam_acct_mgmt(pamh, 0) == UNAVAILABLE, "account");
    CHECK(pam_chauthtok(pamh, 0) != PAM_SUCCESS, "password");
    CHECK(pam_open_session(pamh, 0) == PAM_SUCCESS && pam_close_session(pamh, 0) == PAM_SUCCESS, "session");
    pam_end(pamh, PAM_SUCCESS);
}

int main(int argc, char **argv) {
    static void (*const tests[])(void) = {
        enter_is_asked_for_where_the_agent_wants_it,
        setcred_tells_of_the_password_only_without_a_face,
        setcred_never_tells_of_an_earlier_user,
        the_other_stacks_never_grant,
    };
    return run_module_tests(argc, argv, tests, sizeof(tests) / sizeof(tests[0]));
}
