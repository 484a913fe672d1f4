/*
 * kao-pam-check SERVICE USER: does the password on standard input, one line, let the user in?
 *
 * Ends with 0 when it does, 1 when it does not, 2 when that could not be asked. PAM is told of a remote host, so that
 * pam_kao stands aside at once, and a face cannot answer in the password's place. Credentials are not set and no
 * session is opened: nobody is let in anywhere.
 */
#include <security/pam_appl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef KAO_CHECK_LIMIT_SECONDS
/* More than PAM's delay after a wrong password, and less than a user waits for. */
#define KAO_CHECK_LIMIT_SECONDS 30
#endif

enum { OPENS = 0, REFUSED = 1, FAULT = 2 };

struct password {
    size_t length;
    char text[PAM_MAX_RESP_SIZE];
};

static struct password password;

static int fault(const char *what) {
    fprintf(stderr, "kao-pam-check: %s\n", what);
    return FAULT;
}

static void out_of_time(int signal) {
    static const char words[] = "kao-pam-check: PAM does not come to an end\n";
    (void)signal;
    if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
        _exit(FAULT);
    _exit(FAULT);
}

/* The password is not written to a disk: not to the swap, and not as part of a core dump. */
static bool keep_in_memory(void) {
    static const struct rlimit none;
    return mlock(&password, sizeof(password)) == 0 && setrlimit(RLIMIT_CORE, &none) == 0 &&
           prctl(PR_SET_DUMPABLE, 0) == 0;
}

/* False when there is no line, or none that a password could be. A last line need not end. */
static bool read_password(void) {
    for (;;) {
        char next;
        ssize_t got = read(STDIN_FILENO, &next, 1);
        if (got < 0 || (got == 0 && password.length == 0) || (got == 1 && next == '\0'))
            return false;
        if (got == 0 || next == '\n')
            return true;
        if (password.length == sizeof(password.text) - 1)
            return false;
        password.text[password.length++] = next;
    }
}

static void forget_answers(struct pam_response *answers, int count) {
    for (int i = 0; i < count; i++) {
        if (answers[i].resp != NULL)
            explicit_bzero(answers[i].resp, strlen(answers[i].resp));
        free(answers[i].resp);
    }
    free(answers);
}

/*
 * Answers what is typed unseen. A question whose answer would be shown is not for a password, and nobody is there to
 * answer it.
 */
static int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    (void)context;
    if (count <= 0 || count > PAM_MAX_NUM_MSG)
        return PAM_CONV_ERR;
    struct pam_response *answers = calloc((size_t)count, sizeof(*answers));
    if (answers == NULL)
        return PAM_BUF_ERR;
    for (int i = 0; i < count; i++) {
        int style = messages[i]->msg_style;
        if (style == PAM_TEXT_INFO || style == PAM_ERROR_MSG)
            continue;
        if (style == PAM_PROMPT_ECHO_OFF)
            answers[i].resp = strdup(password.text);
        if (answers[i].resp == NULL) {
            forget_answers(answers, count);
            return PAM_CONV_ERR;
        }
    }
    *responses = answers;
    return PAM_SUCCESS;
}

static int ask(const char *service, const char *user) {
    static const struct pam_conv conversation = {.conv = converse};
    pam_handle_t *pamh = NULL;
    if (pam_start(service, user, &conversation, &pamh) != PAM_SUCCESS)
        return fault("PAM does not start");
    int code = pam_set_item(pamh, PAM_RHOST, "localhost");
    if (code != PAM_SUCCESS) {
        pam_end(pamh, code);
        return fault("PAM cannot be told that nobody sits here");
    }
    code = pam_authenticate(pamh, PAM_SILENT);
    if (code == PAM_SUCCESS)
        code = pam_acct_mgmt(pamh, PAM_SILENT);
    if (code != PAM_SUCCESS)
        fprintf(stderr, "kao-pam-check: PAM says: %s\n", pam_strerror(pamh, code));
    pam_end(pamh, code);
    return code == PAM_SUCCESS ? OPENS : REFUSED;
}

int main(int argc, char **argv) {
    static const struct sigaction at_the_limit = {.sa_handler = out_of_time};
    if (argc != 3 || argv[1][0] == '\0' || argv[2][0] == '\0')
        return fault("usage: kao-pam-check SERVICE USER, with the password, one line, on standard input");
    /* Modules look into the environment, and theirs is not to be the caller's. */
    if (clearenv() != 0 || !keep_in_memory())
        return fault("the password cannot be kept in memory alone");
    sigset_t alarm_alone;
    if (sigemptyset(&alarm_alone) != 0 || sigaddset(&alarm_alone, SIGALRM) != 0 ||
        sigprocmask(SIG_UNBLOCK, &alarm_alone, NULL) != 0 || sigaction(SIGALRM, &at_the_limit, NULL) != 0)
        return fault("no limit of time can be set");
    alarm(KAO_CHECK_LIMIT_SECONDS);
    int result = read_password() ? ask(argv[1], argv[2]) : fault("standard input has no password, or none so long");
    explicit_bzero(&password, sizeof(password));
    return result;
}
