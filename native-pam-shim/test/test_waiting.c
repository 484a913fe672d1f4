/* How long the module waits for an agent, and for how many at once. */
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "module_tests.h"

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

/* Only hears: to look through the descriptors of the program would need that no other thread opens and closes any. */
static int hears(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    (void)messages;
    (void)context;
    *responses = calloc((size_t)count, sizeof(**responses));
    return *responses == NULL ? PAM_BUF_ERR : PAM_SUCCESS;
}

static void *authenticate_often(void *context) {
    const struct pam_conv conversation = {hears, NULL};
    for (int i = 0; i < 20; i++) {
        pam_handle_t *pamh = start_with("alice", &conversation);
        int code = pam_authenticate(pamh, 0);
        pam_end(pamh, code);
        if (code != PAM_SUCCESS)
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

int main(int argc, char **argv) {
    static void (*const tests[])(void) = {
        a_silent_agent_ends_at_the_deadline, a_slow_agent_ends_at_the_deadline,
        a_deaf_agent_is_unavailable,         no_agent_is_unavailable,
        signals_do_not_end_the_wait,         threads_do_not_disturb_each_other,
    };
    return run_module_tests(argc, argv, tests, sizeof(tests) / sizeof(tests[0]));
}
