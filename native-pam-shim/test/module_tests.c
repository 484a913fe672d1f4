#include "module_tests.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "check.h"
#include "descriptors.h"

static const char service[] = "kao-test";

static const char *module_path;
char folder[PATH_BYTES - 64];
char socket_path[PATH_BYTES];

/* While the user is spoken to, the application may start programs: they must not inherit the agent. */
static void no_program_would_inherit_the_agent(void) {
    int connections = 0;
    DIR *dir = opendir("/proc/self/fd");
    CHECK(dir != NULL, "/proc");
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        int fd = atoi(entry->d_name);
        struct sockaddr_un peer = {0};
        socklen_t length = sizeof(peer);
        if (getpeername(fd, (struct sockaddr *)&peer, &length) != 0 || strcmp(peer.sun_path, socket_path) != 0)
            continue;
        CHECK((fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0, "descriptor %d would be inherited", fd);
        connections++;
    }
    closedir(dir);
    CHECK(connections > 0, "no connection to the agent was found");
}

static int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    struct said *said = context;
    *responses = calloc((size_t)count, sizeof(**responses));
    CHECK(*responses != NULL, "calloc");
    if (messages[0]->msg_style == PAM_TEXT_INFO)
        no_program_would_inherit_the_agent();
    for (int i = 0; i < count; i++) {
        if (messages[i]->msg_style == PAM_PROMPT_ECHO_OFF) {
            (*responses)[i].resp = said->typed == NULL ? NULL : strdup(said->typed);
            said->prompts++;
            continue;
        }
        CHECK(messages[i]->msg_style == PAM_TEXT_INFO, "style %d", messages[i]->msg_style);
        strncat(said->text, messages[i]->msg, sizeof(said->text) - strlen(said->text) - 2);
        strcat(said->text, "|");
    }
    return PAM_SUCCESS;
}

void use_arguments(const char *arguments) {
    char path[PATH_BYTES];
    snprintf(path, sizeof(path), "%s/%s", folder, service);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL, "%s", path);
    fprintf(file, "auth required %s socket=%s %s\n", module_path, socket_path, arguments);
    fprintf(file, "account required %s\nsession required %s\npassword required %s\n", module_path, module_path,
            module_path);
    fclose(file);
}

void use_options(const char *more) {
    char arguments[PATH_BYTES * 2];
    snprintf(arguments, sizeof(arguments), "timeout=1 %s", more);
    use_arguments(arguments);
}

pam_handle_t *start_with(const char *user, const struct pam_conv *conversation) {
    pam_handle_t *pamh = NULL;
    CHECK(pam_start_confdir(service, user, conversation, folder, &pamh) == PAM_SUCCESS, "pam_start");
    return pamh;
}

pam_handle_t *start(const char *user, struct said *said) {
    struct pam_conv conversation = {converse, said};
    memset(said, 0, sizeof(*said));
    return start_with(user, &conversation);
}

int breaks_off(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    (void)count;
    (void)messages;
    (void)responses;
    (void)context;
    return PAM_CONV_ERR;
}

int authenticate(const struct script *script, const char *user, int flags, struct said *said) {
    struct scripted_agent *agent = scripted_agent_start(socket_path, script);
    pam_handle_t *pamh = start(user, said);
    int code = pam_authenticate(pamh, flags);
    pam_end(pamh, code);
    scripted_agent_stop(agent, NULL, NULL);
    return code;
}

int authenticate_alone(const char *user, const char *rhost) {
    struct said said;
    pam_handle_t *pamh = start(user, &said);
    if (rhost != NULL)
        CHECK(pam_set_item(pamh, PAM_RHOST, rhost) == PAM_SUCCESS, "rhost");
    int code = pam_authenticate(pamh, 0);
    pam_end(pamh, code);
    return code;
}

int run_module_tests(int argc, char **argv, void (*const tests[])(void), size_t count) {
    CHECK(argc == 2, "usage: %s PAM_KAO.SO", argv[0]);
    module_path = argv[1];
    strcpy(folder, "/tmp/kao-test-XXXXXX");
    CHECK(mkdtemp(folder) != NULL, "mkdtemp");
    snprintf(socket_path, sizeof(socket_path), "%s/agent.sock", folder);
    use_options("");
    authenticate_alone("alice", NULL);
    int before = open_descriptors();
    for (size_t i = 0; i < count; i++)
        tests[i]();
    CHECK(open_descriptors() == before, "descriptors leaked: %d before, %d after", before, open_descriptors());
    char path[PATH_BYTES];
    snprintf(path, sizeof(path), "%s/%s", folder, service);
    unlink(path);
    CHECK(rmdir(folder) == 0, "the folder is not empty");
    printf("%zu groups of return values are as specified\n", count);
    return 0;
}
