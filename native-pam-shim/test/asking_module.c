/*
 * A PAM module for shell scripts, which asks in the way that its one option says, and lets in who answers "right":
 * "texts" says something first; "shown" asks for what is seen while it is typed; "twice" asks two questions at once;
 * "expired" lets nobody's account pass; "hang" never answers. None lets anybody in whom it takes to sit here.
 */
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool wants(int argc, const char **argv, const char *option) {
    return argc == 1 && strcmp(argv[0], option) == 0;
}

static bool is_right(char *answer) {
    bool right = answer != NULL && strcmp(answer, "right") == 0;
    free(answer);
    return right;
}

static int ask_twice(pam_handle_t *pamh) {
    const void *item = NULL;
    if (pam_get_item(pamh, PAM_CONV, &item) != PAM_SUCCESS || item == NULL)
        return PAM_CONV_ERR;
    const struct pam_conv *conversation = item;
    const struct pam_message question = {PAM_PROMPT_ECHO_OFF, "Password: "};
    const struct pam_message *questions[] = {&question, &question};
    struct pam_response *answers = NULL;
    int code = conversation->conv(2, questions, &answers, conversation->appdata_ptr);
    if (code != PAM_SUCCESS)
        return code;
    bool first = is_right(answers[0].resp);
    bool second = is_right(answers[1].resp);
    free(answers);
    return first && second ? PAM_SUCCESS : PAM_AUTH_ERR;
}

int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    const void *rhost = NULL;
    char *answer = NULL;
    (void)flags;
    if (pam_get_item(pamh, PAM_RHOST, &rhost) != PAM_SUCCESS || rhost == NULL || *(const char *)rhost == '\0')
        return PAM_AUTH_ERR;
    while (wants(argc, argv, "hang"))
        pause();
    if (wants(argc, argv, "twice"))
        return ask_twice(pamh);
    if (wants(argc, argv, "texts") &&
        (pam_info(pamh, "look here") != PAM_SUCCESS || pam_error(pamh, "or there") != PAM_SUCCESS))
        return PAM_CONV_ERR;
    int style = wants(argc, argv, "shown") ? PAM_PROMPT_ECHO_ON : PAM_PROMPT_ECHO_OFF;
    if (pam_prompt(pamh, style, &answer, "Password: ") != PAM_SUCCESS)
        return PAM_CONV_ERR;
    return is_right(answer) ? PAM_SUCCESS : PAM_AUTH_ERR;
}

int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)pamh;
    (void)flags;
    (void)argc;
    (void)argv;
    return PAM_SUCCESS;
}

int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)pamh;
    (void)flags;
    return wants(argc, argv, "expired") ? PAM_NEW_AUTHTOK_REQD : PAM_SUCCESS;
}
