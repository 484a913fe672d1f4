/*
 * libFuzzer: the whole module in the real libpam, with an agent and a kernel that are against it.
 *
 * A byte each for who asks (`world.c`, choose()), how many faults there are and which, then what the agent answers.
 */
#include <dlfcn.h>
#include <security/pam_appl.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

enum { MAX_PROGRESS = 256, HEADER = 12, PROGRESS = 2, VERDICT = 6, KEY_WANTED = 26, AGREED = 2 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The module stays loaded: libpam would load it anew for each input. */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    require(dlopen(FUZZED_MODULE, RTLD_NOW) != NULL);
    atexit(world_report);
    return 0;
}

static unsigned int number(const uint8_t *bytes, size_t count) {
    unsigned int value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* The verdict's code in what the module was given, if that is progress and one verdict and not a byte more; else -1. */
static int verdict_given(void) {
    const uint8_t *at = world.given;
    size_t left = world.given_bytes;
    for (int progress = 0; progress <= MAX_PROGRESS; progress++) {
        if (left < HEADER || memcmp(at, "KAO\1", 4) != 0 || number(at + 6, 2) != 0)
            return -1;
        unsigned int type = number(at + 4, 2), bytes = number(at + 8, 4);
        at += HEADER;
        left -= HEADER;
        if (type == 0x8002)
            return bytes == VERDICT && left == VERDICT ? (int)number(at, 2) : -1;
        if (type != 0x8001 || bytes != PROGRESS || left < PROGRESS)
            return -1;
        at += PROGRESS;
        left -= PROGRESS;
    }
    return -1;
}

/* A key is asked for once in a call, and because the agent wants one. */
static int consent(struct pam_response **responses) {
    require(world.trusted && world.connections == 1 && verdict_given() == KEY_WANTED);
    if (world.consent == HANGS_UP)
        return PAM_CONV_ERR;
    if (world.consent == SAYS_NOTHING)
        return PAM_SUCCESS;
    world.agreed = world.consent == TYPES_ENTER;
    *responses = calloc(1, sizeof(**responses));
    require(*responses != NULL);
    (*responses)->resp = strdup(world.agreed ? "" : "correct horse");
    require((*responses)->resp != NULL);
    return PAM_SUCCESS;
}

static int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    (void)context;
    *responses = NULL;
    require(!world.silent);
    if (count == 1 && messages[0]->msg_style == PAM_PROMPT_ECHO_OFF)
        return consent(responses);
    for (int i = 0; i < count; i++)
        require(messages[i]->msg_style == PAM_TEXT_INFO);
    return PAM_SUCCESS;
}

static int code_of(int verdict) {
    static const int codes[] = {[1] = PAM_SUCCESS, [2] = PAM_AUTH_ERR, [3] = PAM_AUTH_ERR, [4] = PAM_MAXTRIES};
    return verdict >= 1 && verdict <= 4 ? codes[verdict] : PAM_AUTHINFO_UNAVAIL;
}

/* Whether the agent was sent exactly one request of this type that begins with this user. */
static bool asked_about(unsigned int type, const char *user) {
    size_t length = strlen(user);
    const uint8_t *request = world.asked;
    return world.asked_bytes >= HEADER + 2 + length && number(request + 4, 2) == type &&
           number(request + 8, 4) == world.asked_bytes - HEADER && number(request + HEADER, 2) == length &&
           memcmp(request + HEADER + 2, user, length) == 0;
}

static int authenticate(pam_handle_t *pamh, const char *user) {
    world_begin_call();
    int code = pam_authenticate(pamh, world.silent ? PAM_SILENT : 0);
    require(world.open == 0);
    require(code == code_of(verdict_given()));
    require(world.connections < 2 || world.agreed);
    if (code != PAM_AUTHINFO_UNAVAIL) {
        require(world.trusted && world.local && user[0] != '\0');
        require(asked_about(0x0001, user));
        require(((world.asked[world.asked_bytes - 1] & AGREED) != 0) == world.agreed);
    }
    return code;
}

/* sudo names its target as PAM's user by then. */
static void set_credentials(pam_handle_t *pamh, const char *user, int authenticated) {
    world_begin_call();
    require(pam_set_item(pamh, PAM_USER, "root") == PAM_SUCCESS);
    int code = pam_setcred(pamh, world.deletes ? PAM_DELETE_CRED : PAM_ESTABLISH_CRED);
    require(code == PAM_SUCCESS || authenticated != PAM_SUCCESS);
    require(world.open == 0);
    if (authenticated == PAM_SUCCESS || world.deletes)
        require(world.connections == 0);
    /* A deadline may cut a request; one that is whole tells of whom this module was asked about. */
    if (world.asked_bytes >= HEADER && number(world.asked + 8, 4) == world.asked_bytes - HEADER)
        require(asked_about(0x0002, user));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!world_begin(data, size))
        return -1;
    struct pam_conv conversation = {converse, NULL};
    pam_handle_t *pamh = NULL;
    const char *user = world.user;
    require(pam_start_confdir(world.service, user, &conversation, FUZZED_SERVICES, &pamh) == PAM_SUCCESS);
    if (!world.local)
        require(pam_set_item(pamh, PAM_RHOST, "10.0.0.5") == PAM_SUCCESS);
    require(pam_set_item(pamh, PAM_TTY, "/dev/pts/0") == PAM_SUCCESS);
    int code = authenticate(pamh, user);
    if (world.second_user != NULL) {
        user = world.second_user;
        require(pam_set_item(pamh, PAM_USER, user) == PAM_SUCCESS);
        code = authenticate(pamh, user);
    }
    set_credentials(pamh, user, code);
    pam_end(pamh, code);
    return 0;
}
