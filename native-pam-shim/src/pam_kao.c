/*
 * pam_kao: asks the Kao agent whether the face before the camera is the user's. pam_kao(8) is its manual.
 *
 * SUCCESS only for a live, matching face that policy allows; AUTH_ERR only for a judged face; MAXTRIES when locked out;
 * AUTHINFO_UNAVAIL for everything else, so that a stack goes on to the password. Never IGNORE: a stack of nothing but
 * ignored modules has opened doors (CVE-2025-23013).
 */
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#include "agent.h"
#include "converse.h"
#include "options.h"
#include "wire.h"

enum { NOTICE_TIMEOUT_MILLIS = 250 };

/* PAM data: how our authenticate ended, for setcred. */
static const char attempt_key[] = "kao_authenticate_result";

struct caller {
    const char *user;
    const char *service;
    const char *tty;
    const char *rhost;
};

static const char *item_or_empty(pam_handle_t *pamh, int item) {
    const void *value = NULL;
    if (pam_get_item(pamh, item, &value) != PAM_SUCCESS || value == NULL)
        return "";
    return value;
}

static bool read_options(pam_handle_t *pamh, struct kao_options *options, int argc, const char **argv) {
    const char *wrong = kao_options_parse(options, argc, argv);
    if (wrong != NULL)
        pam_syslog(pamh, LOG_ERR, "unknown or malformed option: %s", wrong);
    return wrong == NULL;
}

/* Reads who asks. An empty user is refused here: a greeter that has not asked yet would open for whoever sits there. */
static bool read_caller(pam_handle_t *pamh, struct caller *caller) {
    const char *user = NULL;
    if (pam_get_user(pamh, &user, NULL) != PAM_SUCCESS || user == NULL || user[0] == '\0')
        return false;
    caller->user = user;
    caller->service = item_or_empty(pamh, PAM_SERVICE);
    caller->tty = item_or_empty(pamh, PAM_TTY);
    caller->rhost = item_or_empty(pamh, PAM_RHOST);
    return true;
}

static int pam_code_of_verdict(const struct kao_reply *reply) {
    if (reply->type != KAO_VERDICT)
        return PAM_AUTHINFO_UNAVAIL;
    switch (reply->code) {
    case KAO_ACCEPTED:
        return PAM_SUCCESS;
    case KAO_NO_MATCH:
    case KAO_NOT_LIVE:
        return PAM_AUTH_ERR;
    case KAO_LOCKED_OUT:
        return PAM_MAXTRIES;
    default:
        return PAM_AUTHINFO_UNAVAIL;
    }
}

/* Asks once. Whatever comes but a verdict leaves a `reply` that opens nothing. */
static void ask(pam_handle_t *pamh, const struct kao_options *options, const struct kao_question *question,
                struct kao_reply *reply) {
    uint8_t request[KAO_MAX_REQUEST_BYTES];
    struct kao_conversation conversation = {.pamh = pamh, .silent = question->silent};
    int64_t now = kao_now_millis();
    size_t length = kao_encode_authenticate(request, question);
    if (length == 0 || now < 0) {
        pam_syslog(pamh, LOG_NOTICE, "user, service or terminal name cannot be asked about");
        return;
    }
    struct kao_ask ask = {
        .socket = options->socket,
        .request = request,
        .request_bytes = length,
        .deadline = now + options->timeout_millis,
        .progress = kao_tell_progress,
        .context = &conversation,
    };
    enum kao_ask_result result = kao_ask_agent(&ask, reply);
    if (options->debug)
        pam_syslog(pamh, LOG_DEBUG, "agent: %s, answer 0x%04x code %u", kao_ask_result_text(result), reply->type,
                   reply->code);
    if (result == KAO_ASK_FOREIGN_AGENT || result == KAO_ASK_MALFORMED)
        pam_syslog(pamh, LOG_WARNING, "%s: %s", options->socket, kao_ask_result_text(result));
    if (result != KAO_ASK_ANSWERED)
        *reply = (struct kao_reply){0};
}

static int ask_for_face(pam_handle_t *pamh, const struct kao_options *options, const struct caller *caller,
                        bool silent) {
    struct kao_question question = {caller->user, caller->service, caller->tty, options->timeout_millis, silent, false};
    struct kao_reply reply = {0};
    ask(pamh, options, &question, &reply);
    if (reply.type == KAO_VERDICT && reply.code == KAO_KEY_WANTED && !silent && kao_user_agrees(pamh)) {
        question.agreed = true;
        reply = (struct kao_reply){0};
        ask(pamh, options, &question, &reply);
    }
    return pam_code_of_verdict(&reply);
}

static void free_attempt(pam_handle_t *pamh, void *data, int error_status) {
    (void)pamh;
    (void)error_status;
    free(data);
}

/* Who was asked about, and how it ended. sudo names its target as PAM's user before it sets credentials. */
struct attempt {
    int result;
    char user[KAO_MAX_USER_BYTES + 1];
};

static void remember_attempt(pam_handle_t *pamh, const char *user, int result) {
    /* Whatever goes wrong below, an earlier attempt of the same transaction must not speak for this one. */
    (void)pam_set_data(pamh, attempt_key, NULL, NULL);
    struct attempt *attempt = malloc(sizeof(*attempt));
    size_t length = strnlen(user, KAO_MAX_USER_BYTES + 1);
    if (attempt == NULL || length > KAO_MAX_USER_BYTES) {
        free(attempt);
        return;
    }
    attempt->result = result;
    memcpy(attempt->user, user, length);
    attempt->user[length] = '\0';
    if (pam_set_data(pamh, attempt_key, attempt, free_attempt) != PAM_SUCCESS)
        free(attempt);
}

int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    struct kao_options options;
    struct caller caller = {.user = ""};
    int result = PAM_AUTHINFO_UNAVAIL;
    if (read_options(pamh, &options, argc, argv) && read_caller(pamh, &caller)) {
        if (caller.rhost[0] != '\0')
            /* Without the name: people type passwords where the name belongs. */
            pam_syslog(pamh, LOG_INFO, "remote login: no face is asked for");
        else
            result = ask_for_face(pamh, &options, &caller, options.quiet || (flags & (int)PAM_SILENT) != 0);
    }
    remember_attempt(pamh, caller.user, result);
    return result;
}

static void ignore_progress(void *context, uint16_t code) {
    (void)context;
    (void)code;
}

/* Says that the stack let the user in without our SUCCESS, so by the password. That nobody hears it is no fault. */
static void tell_password_used(const struct kao_options *options, const char *user, const char *service) {
    uint8_t request[KAO_MAX_REQUEST_BYTES];
    struct kao_reply reply;
    int64_t now = kao_now_millis();
    struct kao_ask ask = {
        .socket = options->socket,
        .request = request,
        .request_bytes = kao_encode_password_used(request, user, service),
        .deadline = now + NOTICE_TIMEOUT_MILLIS,
        .progress = ignore_progress,
    };
    if (ask.request_bytes > 0 && now >= 0)
        (void)kao_ask_agent(&ask, &reply);
}

/*
 * An application sets credentials only after the whole stack has said yes. libpam walks the modules as authenticate did
 * and takes the jumps of then, so SUCCESS here opens nothing, and anything else would spoil a login that a face has
 * opened.
 */
int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    struct kao_options options;
    const void *data = NULL;
    if ((flags & (int)PAM_DELETE_CRED) != 0 || pam_get_data(pamh, attempt_key, &data) != PAM_SUCCESS || data == NULL)
        return PAM_SUCCESS;
    const struct attempt *attempt = data;
    if (attempt->result != PAM_SUCCESS && read_options(pamh, &options, argc, argv))
        tell_password_used(&options, attempt->user, item_or_empty(pamh, PAM_SERVICE));
    return PAM_SUCCESS;
}

/* This module knows nothing of accounts. In an account stack it is a mistake, and a mistake must not let anybody in. */
int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)flags;
    (void)argc;
    (void)argv;
    pam_syslog(pamh, LOG_ERR, "pam_kao.so belongs into the auth stack only");
    return PAM_AUTHINFO_UNAVAIL;
}

int pam_sm_open_session(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)pamh;
    (void)flags;
    (void)argc;
    (void)argv;
    return PAM_SUCCESS;
}

int pam_sm_close_session(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)pamh;
    (void)flags;
    (void)argc;
    (void)argv;
    return PAM_SUCCESS;
}

/* A face has no password to change. */
int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)flags;
    (void)argc;
    (void)argv;
    pam_syslog(pamh, LOG_ERR, "pam_kao.so belongs into the auth stack only");
    return PAM_AUTHINFO_UNAVAIL;
}
