/* Every return value of the built pam_kao.so, through the real libpam, against a scripted agent on a real socket. */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <sched.h>
#include <security/pam_appl.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "scripted_agent.h"

enum { PATH_BYTES = 256, TEXT_BYTES = 4096, UNAVAILABLE = PAM_AUTHINFO_UNAVAIL };

static const char *module_path;
static char folder[PATH_BYTES - 64];
static char socket_path[PATH_BYTES];

/* What the module said to the user in one transaction. */
struct said {
    char text[TEXT_BYTES];
    const char *typed; /* what the user answers to a question */
    int prompts;
};

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

static void write_service(const char *name, const char *arguments) {
    char path[PATH_BYTES];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL, "%s", path);
    fprintf(file, "auth required %s %s\naccount required %s\nsession required %s\npassword required %s\n", module_path,
            arguments, module_path, module_path, module_path);
    fclose(file);
}

static pam_handle_t *start(const char *user, struct said *said) {
    struct pam_conv conversation = {converse, said};
    pam_handle_t *pamh = NULL;
    memset(said, 0, sizeof(*said));
    CHECK(pam_start_confdir("kao-test", user, &conversation, folder, &pamh) == PAM_SUCCESS, "pam_start");
    return pamh;
}

/* One authenticate against one script; returns its code. */
static int authenticate(const struct script *script, const char *user, int flags, struct said *said) {
    struct scripted_agent *agent = scripted_agent_start(socket_path, script);
    pam_handle_t *pamh = start(user, said);
    int code = pam_authenticate(pamh, flags);
    pam_end(pamh, code);
    scripted_agent_stop(agent, NULL, NULL);
    return code;
}

static void use_options(const char *more) {
    char arguments[PATH_BYTES * 2];
    snprintf(arguments, sizeof(arguments), "socket=%s timeout=1 %s", socket_path, more);
    write_service("kao-test", arguments);
}

static void maps_every_verdict(void) {
    static const struct {
        uint16_t verdict;
        int code;
    } table[] = {
        {1, PAM_SUCCESS},  {2, PAM_AUTH_ERR}, {3, PAM_AUTH_ERR},  {4, PAM_MAXTRIES},    {0, UNAVAILABLE},
        {5, UNAVAILABLE},  {16, UNAVAILABLE}, {17, UNAVAILABLE},  {18, UNAVAILABLE},    {19, UNAVAILABLE},
        {20, UNAVAILABLE}, {21, UNAVAILABLE}, {22, UNAVAILABLE},  {23, UNAVAILABLE},    {24, UNAVAILABLE},
        {25, UNAVAILABLE}, {26, UNAVAILABLE}, {256, UNAVAILABLE}, {65535, UNAVAILABLE},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        struct script script = {0};
        struct said said;
        script_add_verdict(&script, table[i].verdict);
        int code = authenticate(&script, "alice", 0, &said);
        CHECK(code == table[i].code, "verdict %u gave %s", table[i].verdict, pam_strerror(NULL, code));
    }
}

static void other_last_answers_are_unavailable(void) {
    struct said said;
    struct script done = {0}, refused = {0};
    script_add(&done, 0x8003, NULL, 0);
    script_add(&refused, 0x8004, "\0\4\0\2no", 6);
    CHECK(authenticate(&done, "alice", 0, &said) == UNAVAILABLE, "Done");
    CHECK(authenticate(&refused, "alice", 0, &said) == UNAVAILABLE, "Refused");
}

static void shows_its_own_words_for_progress(void) {
    struct script script = {.byte_by_byte = 1};
    struct said said;
    script_add_progress(&script, 1);
    script_add_progress(&script, 1);
    script_add_progress(&script, 999);
    script_add_progress(&script, 2);
    script_add_verdict(&script, 1);
    CHECK(authenticate(&script, "alice", 0, &said) == PAM_SUCCESS, "byte by byte");
    CHECK(strcmp(said.text, "Look at the camera|Come a little closer|") == 0, "%s", said.text);
    CHECK(authenticate(&script, "alice", PAM_SILENT, &said) == PAM_SUCCESS && said.text[0] == '\0', "silent");
    use_options("quiet");
    CHECK(authenticate(&script, "alice", 0, &said) == PAM_SUCCESS && said.text[0] == '\0', "quiet");
    use_options("");
}

static uint32_t u32_at(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Checks the end of the Authenticate that the module sends under these arguments: deadline, flags. */
static void asks_with(const char *arguments, int flags, uint32_t deadline_millis, uint32_t wire_flags) {
    uint8_t request[SCRIPT_MAX_BYTES];
    size_t length = 0;
    struct script script = {0};
    struct said said;
    char all[PATH_BYTES * 2];
    snprintf(all, sizeof(all), "socket=%s %s", socket_path, arguments);
    write_service("kao-test", all);
    script_add_verdict(&script, 1);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    pam_handle_t *pamh = start("alice", &said);
    int code = pam_authenticate(pamh, flags);
    pam_end(pamh, code);
    CHECK(scripted_agent_stop(agent, request, &length) == 1 && code == PAM_SUCCESS, "%s", arguments);
    CHECK(length > 20 && request[5] == 1, "%s: not one Authenticate", arguments);
    CHECK(u32_at(request + length - 8) == deadline_millis, "%s: %u ms", arguments, u32_at(request + length - 8));
    CHECK(u32_at(request + length - 4) == wire_flags, "%s: flags %u", arguments, u32_at(request + length - 4));
}

static void asks_for_what_the_options_say(void) {
    asks_with("", 0, 5000, 0);
    asks_with("timeout=1", 0, 1000, 0);
    asks_with("timeout=30", 0, 30000, 0);
    asks_with("timeout=31", 0, 30000, 0);
    asks_with("debug timeout=99999999999999999999", 0, 30000, 0);
    asks_with("quiet", 0, 5000, 1);
    asks_with("", PAM_SILENT, 5000, 1);
    asks_with("", PAM_DISALLOW_NULL_AUTHTOK, 5000, 0);
    use_options("");
}

static int breaks_off(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    (void)count;
    (void)messages;
    (void)responses;
    (void)context;
    return PAM_CONV_ERR;
}

static void a_user_who_cannot_be_told_anything_is_let_in_all_the_same(void) {
    struct pam_conv none = {NULL, NULL}, broken = {breaks_off, NULL};
    const struct pam_conv *conversations[] = {&none, &broken};
    struct script script = {0};
    script_add_progress(&script, 1);
    script_add_verdict(&script, 1);
    for (size_t i = 0; i < 2; i++) {
        pam_handle_t *pamh = NULL;
        struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
        CHECK(pam_start_confdir("kao-test", "alice", conversations[i], folder, &pamh) == PAM_SUCCESS, "pam_start");
        int code = pam_authenticate(pamh, 0);
        pam_end(pamh, code);
        scripted_agent_stop(agent, NULL, NULL);
        CHECK(code == PAM_SUCCESS, "conversation %zu: %s", i, pam_strerror(NULL, code));
    }
}

static void hostile_answers_are_unavailable(void) {
    struct said said;
    struct script good = {0};
    script_add_verdict(&good, 1);
    for (size_t length = 0; length < good.length; length++) {
        struct script half = good;
        half.length = length;
        CHECK(authenticate(&half, "alice", 0, &said) == UNAVAILABLE, "%zu bytes of a verdict", length);
    }
    for (size_t at = 0; at < 12; at++) {
        struct script broken = good;
        broken.bytes[at] ^= 0xA5;
        CHECK(authenticate(&broken, "alice", 0, &said) == UNAVAILABLE, "header byte %zu", at);
    }
    struct script garbage = {.length = SCRIPT_MAX_BYTES};
    memset(garbage.bytes, 'K', sizeof(garbage.bytes));
    CHECK(authenticate(&garbage, "alice", 0, &said) == UNAVAILABLE, "garbage");
    struct script oversized = good;
    memset(oversized.bytes + 8, 0xFF, 4);
    CHECK(authenticate(&oversized, "alice", 0, &said) == UNAVAILABLE, "oversized");
    struct script chatter = {0};
    for (int i = 0; i < 300; i++)
        script_add_progress(&chatter, 1);
    script_add_verdict(&chatter, 1);
    CHECK(authenticate(&chatter, "alice", 0, &said) == UNAVAILABLE, "endless progress");
}

static int64_t now_millis(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void a_silent_agent_ends_at_the_deadline(void) {
    struct script silent = {.silent = 1};
    struct said said;
    int64_t began = now_millis();
    CHECK(authenticate(&silent, "alice", 0, &said) == UNAVAILABLE, "silent");
    CHECK(now_millis() - began >= 1000, "gave up after %lld ms", (long long)(now_millis() - began));
}

/* Bytes keep coming, so no single wait ends: 256 messages of them would take more than a minute. */
static void a_slow_agent_ends_at_the_deadline(void) {
    struct script slow = {.drip_millis = 20};
    struct said said;
    script_add_progress(&slow, 1);
    int64_t began = now_millis();
    CHECK(authenticate(&slow, "alice", 0, &said) == UNAVAILABLE, "slow");
    int64_t took = now_millis() - began;
    CHECK(took >= 1000 && took < 30000, "gave up after %lld ms", (long long)took);
}

static void a_deaf_agent_is_unavailable(void) {
    struct script deaf = {.deaf = 1};
    struct said said;
    CHECK(authenticate(&deaf, "alice", 0, &said) == UNAVAILABLE, "hangs up at once");
}

static int authenticate_alone(const char *user, const char *rhost) {
    struct said said;
    pam_handle_t *pamh = start(user, &said);
    if (rhost != NULL)
        CHECK(pam_set_item(pamh, PAM_RHOST, rhost) == PAM_SUCCESS, "rhost");
    int code = pam_authenticate(pamh, 0);
    pam_end(pamh, code);
    return code;
}

static void no_agent_is_unavailable(void) {
    unlink(socket_path);
    CHECK(authenticate_alone("alice", NULL) == UNAVAILABLE, "no socket");
    int dead = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, socket_path);
    CHECK(bind(dead, (struct sockaddr *)&address, sizeof(address)) == 0, "bind");
    CHECK(authenticate_alone("alice", NULL) == UNAVAILABLE, "nobody listens");
    close(dead);
    CHECK(authenticate_alone("alice", NULL) == UNAVAILABLE, "dead socket");
    unlink(socket_path);
}

static void a_remote_login_is_refused_before_the_agent_is_asked(void) {
    struct script script = {0};
    script_add_verdict(&script, 1);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    CHECK(authenticate_alone("alice", "192.0.2.7") == UNAVAILABLE, "rhost");
    CHECK(authenticate_alone("", NULL) == UNAVAILABLE, "empty user");
    CHECK(scripted_agent_stop(agent, NULL, NULL) == 0, "the agent was asked");
    agent = scripted_agent_start(socket_path, &script);
    CHECK(authenticate_alone("alice", "") == PAM_SUCCESS, "an empty rhost is local");
    CHECK(scripted_agent_stop(agent, NULL, NULL) == 1, "the agent was not asked");
}

/* Asks in a world of its own, in which the account database calls this uid kao. Returns PAM's code. */
static int authenticate_where_kao_is(uid_t uid) {
    char accounts[PATH_BYTES];
    snprintf(accounts, sizeof(accounts), "%s/passwd", folder);
    FILE *file = fopen(accounts, "w");
    CHECK(file != NULL, "%s", accounts);
    fprintf(file, "root:x:0:0::/:/bin/sh\nkao:x:%u:%u::/:/bin/false\n", (unsigned)uid, (unsigned)uid);
    fclose(file);
    pid_t child = fork();
    if (child == 0) {
        CHECK(unshare(CLONE_NEWNS) == 0 && mount("", "/", "", MS_REC | MS_PRIVATE, NULL) == 0, "unshare");
        CHECK(mount(accounts, "/etc/passwd", "", MS_BIND, NULL) == 0, "mount");
        _exit(authenticate_alone("alice", NULL));
    }
    int status = 0;
    waitpid(child, &status, 0);
    unlink(accounts);
    CHECK(WIFEXITED(status), "child: %d", status);
    return WEXITSTATUS(status);
}

/* An agent of another user's, in a process of its own, until the pipe closes. */
static void serve_as(const struct passwd *user, int ready, int done) {
    struct script script = {0};
    char byte;
    script_add_verdict(&script, 1);
    CHECK(setgid(user->pw_gid) == 0 && setuid(user->pw_uid) == 0, "setuid");
    scripted_agent_start(socket_path, &script);
    CHECK(write(ready, "", 1) == 1, "pipe");
    _exit(read(done, &byte, 1) == 0 ? 0 : 1);
}

static void only_root_and_kao_are_agents(void) {
    if (getuid() != 0) {
        fprintf(stderr, "run as root\n");
        exit(1);
    }
    int ready[2], done[2];
    char byte;
    const struct passwd *nobody = getpwnam("nobody");
    CHECK(nobody != NULL && pipe(ready) == 0 && pipe(done) == 0, "nobody");
    CHECK(chmod(folder, 0777) == 0, "chmod");
    pid_t child = fork();
    if (child == 0) {
        close(done[1]);
        serve_as(nobody, ready[1], done[0]);
    }
    CHECK(read(ready[0], &byte, 1) == 1, "child");
    CHECK(authenticate_alone("alice", NULL) == UNAVAILABLE, "nobody is the agent");
    CHECK(authenticate_where_kao_is(nobody->pw_uid + 1) == UNAVAILABLE, "another user is kao");
    CHECK(authenticate_where_kao_is(nobody->pw_uid) == PAM_SUCCESS, "kao is not the agent");
    close(done[1]);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0, "child: %d", status);
    close(ready[0]);
    close(ready[1]);
    close(done[0]);
    unlink(socket_path);
    CHECK(chmod(folder, 0700) == 0, "chmod");
}

static void wrong_options_are_unavailable(void) {
    static const char *const wrong[] = {"frobnicate", "timeout=", "timeout=0",       "timeout=-1", "timeout=5s",
                                        "timeout",    "socket=",  "socket=relative", "debugging",  "quiet=yes"};
    struct script script = {0};
    struct said said;
    script_add_verdict(&script, 1);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        use_options(wrong[i]);
        CHECK(authenticate(&script, "alice", 0, &said) == UNAVAILABLE, "option %s", wrong[i]);
    }
    char long_path[160] = "socket=/";
    memset(long_path + strlen(long_path), 'a', 120);
    use_options(long_path);
    CHECK(authenticate(&script, "alice", 0, &said) == UNAVAILABLE, "a path that fits no socket");
    use_options("");
}

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
    pam_handle_t *pamh = NULL;
    struct script script = {.once_agreed = 1};
    script_add_verdict(&script, 26);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    CHECK(pam_start_confdir("kao-test", "alice", &broken, folder, &pamh) == PAM_SUCCESS, "pam_start");
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

static void ignore_signal(int number) {
    (void)number;
}

static void *storm(void *context) {
    const pthread_t *target = context;
    struct timespec pause = {0, 1000000};
    for (int i = 0; i < 500; i++) {
        pthread_kill(*target, SIGALRM);
        nanosleep(&pause, NULL);
    }
    return NULL;
}

static void signals_do_not_end_the_wait(void) {
    struct sigaction action = {.sa_handler = ignore_signal};
    struct script silent = {.silent = 1};
    struct said said;
    pthread_t self = pthread_self(), storming;
    sigaction(SIGALRM, &action, NULL);
    int64_t began = now_millis();
    CHECK(pthread_create(&storming, NULL, storm, &self) == 0, "thread");
    CHECK(authenticate(&silent, "alice", 0, &said) == UNAVAILABLE, "storm");
    CHECK(now_millis() - began >= 1000, "a signal ended the wait");
    pthread_join(storming, NULL);
}

static void *authenticate_often(void *context) {
    for (int i = 0; i < 20; i++) {
        if (authenticate_alone("alice", NULL) != PAM_SUCCESS)
            return context;
    }
    return NULL;
}

static void threads_do_not_disturb_each_other(void) {
    enum { THREADS = 8 };
    struct script script = {0};
    pthread_t threads[THREADS];
    void *failed = NULL;
    script_add_progress(&script, 1);
    script_add_verdict(&script, 1);
    struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, authenticate_often, &script) == 0, "thread");
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &failed);
        CHECK(failed == NULL, "thread %d", i);
    }
    CHECK(scripted_agent_stop(agent, NULL, NULL) == THREADS * 20, "some were not asked");
}

static int open_descriptors(void) {
    int count = 0;
    DIR *dir = opendir("/proc/self/fd");
    CHECK(dir != NULL, "/proc");
    while (readdir(dir) != NULL)
        count++;
    closedir(dir);
    return count;
}

int main(int argc, char **argv) {
    static void (*const tests[])(void) = {
        maps_every_verdict,
        other_last_answers_are_unavailable,
        shows_its_own_words_for_progress,
        asks_for_what_the_options_say,
        a_user_who_cannot_be_told_anything_is_let_in_all_the_same,
        hostile_answers_are_unavailable,
        a_silent_agent_ends_at_the_deadline,
        a_slow_agent_ends_at_the_deadline,
        a_deaf_agent_is_unavailable,
        no_agent_is_unavailable,
        a_remote_login_is_refused_before_the_agent_is_asked,
        only_root_and_kao_are_agents,
        wrong_options_are_unavailable,
        enter_is_asked_for_where_the_agent_wants_it,
        setcred_tells_of_the_password_only_without_a_face,
        setcred_never_tells_of_an_earlier_user,
        the_other_stacks_never_grant,
        signals_do_not_end_the_wait,
        threads_do_not_disturb_each_other,
    };
    CHECK(argc == 2, "usage: test_module PAM_KAO.SO");
    module_path = argv[1];
    strcpy(folder, "/tmp/kao-test-XXXXXX");
    CHECK(mkdtemp(folder) != NULL, "mkdtemp");
    snprintf(socket_path, sizeof(socket_path), "%s/agent.sock", folder);
    use_options("");
    authenticate_alone("alice", NULL);
    int before = open_descriptors();
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
        tests[i]();
    CHECK(open_descriptors() == before, "descriptors leaked: %d before, %d after", before, open_descriptors());
    char service[PATH_BYTES];
    snprintf(service, sizeof(service), "%s/kao-test", folder);
    unlink(service);
    CHECK(rmdir(folder) == 0, "the folder is not empty");
    printf("%zu groups of return values are as specified\n", sizeof(tests) / sizeof(tests[0]));
    return 0;
}
