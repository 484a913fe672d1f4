/* What the module asks, and of whom. */
#include <pwd.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "module_tests.h"

static uint32_t u32_at(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Checks the end of the Authenticate that the module sends under these arguments: deadline, flags. */
static void asks_with(const char *arguments, int flags, uint32_t deadline_millis, uint32_t wire_flags) {
    uint8_t request[SCRIPT_MAX_BYTES];
    size_t length = 0;
    struct script script = {0};
    struct said said;
    use_arguments(arguments);
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

int main(int argc, char **argv) {
    static void (*const tests[])(void) = {
        asks_for_what_the_options_say,
        a_remote_login_is_refused_before_the_agent_is_asked,
        only_root_and_kao_are_agents,
        wrong_options_are_unavailable,
    };
    return run_module_tests(argc, argv, tests, sizeof(tests) / sizeof(tests[0]));
}
