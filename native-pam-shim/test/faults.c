/* Every system call that the module makes fails once, in every way that it can; the question must end, and leak
 * nothing. */
#include "faults.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "agent.h"
#include "check.h"
#include "descriptors.h"
#include "scripted_agent.h"

enum call { SOCKET, CONNECT, GETSOCKOPT, SEND, RECV, POLL, CLOCK, CALLS };

static const char *const names[CALLS] = {"socket", "connect", "getsockopt", "send", "recv", "poll", "clock_gettime"};

/* The next fault: which call fails, at which of its uses, how. The test runs in one thread. */
static struct {
    enum call call;
    int use;
    int error;
    int uses[CALLS];
} fault;

/* Lets the kernel take one byte a send. */
static int short_sends;

/* Goes on after connect only once the agent has hung up. */
static int wait_for_hangup;

static __thread int in_module;

/* Whether this use of a call is to fail; sets errno. */
static int fails(enum call call) {
    if (!in_module || fault.uses[call]++ != fault.use || fault.call != call)
        return 0;
    errno = fault.error;
    return 1;
}

int __wrap_socket(int domain, int type, int protocol) {
    return fails(SOCKET) ? -1 : __real_socket(domain, type, protocol);
}

int __wrap_connect(int fd, const struct sockaddr *address, socklen_t length) {
    return fails(CONNECT) ? -1 : __real_connect(fd, address, length);
}

int __wrap_getsockopt(int fd, int level, int name, void *value, socklen_t *length) {
    struct pollfd hangup = {.fd = fd, .events = POLLIN};
    if (in_module && wait_for_hangup)
        CHECK(__real_poll(&hangup, 1, -1) == 1 && (hangup.revents & POLLHUP) != 0, "the agent did not hang up");
    return fails(GETSOCKOPT) ? -1 : __real_getsockopt(fd, level, name, value, length);
}

ssize_t __wrap_send(int fd, const void *bytes, size_t count, int flags) {
    return fails(SEND) ? -1 : __real_send(fd, bytes, in_module && short_sends ? 1 : count, flags);
}

ssize_t __wrap_recv(int fd, void *bytes, size_t count, int flags) {
    return fails(RECV) ? -1 : __real_recv(fd, bytes, count, flags);
}

int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout) {
    return fails(POLL) ? -1 : __real_poll(fds, count, timeout);
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *now) {
    return fails(CLOCK) ? -1 : __real_clock_gettime(clock, now);
}

static void ignore_progress(void *context, uint16_t code) {
    (void)context;
    (void)code;
}

static enum kao_ask_result ask(const char *path, struct kao_reply *reply) {
    uint8_t request[KAO_MAX_REQUEST_BYTES];
    struct kao_question question = {.user = "alice", .service = "sudo", .tty = "", .deadline_millis = 1000};
    struct kao_ask asked = {.socket = path,
                            .request = request,
                            .request_bytes = kao_encode_authenticate(request, &question),
                            .deadline = kao_now_millis() + 1000,
                            .progress = ignore_progress};
    in_module = 1;
    enum kao_ask_result result = kao_ask_agent(&asked, reply);
    in_module = 0;
    return result;
}

/* Whether a call that failed so is to be repeated: it was interrupted, or had to wait. */
static int is_harmless(enum call call, int error) {
    if (error == EINTR)
        return call == CONNECT || call == SEND || call == RECV || call == POLL;
    return error == EAGAIN && (call == SEND || call == RECV);
}

/* SIGPIPE would end this program, as it would end sudo. */
static void an_agent_that_hangs_up_first_raises_no_signal(const char *path) {
    struct script deaf = {.deaf = 1};
    struct kao_reply reply = {0};
    struct scripted_agent *agent = scripted_agent_start(path, &deaf);
    wait_for_hangup = 1;
    CHECK(ask(path, &reply) == KAO_ASK_NO_AGENT, "it hung up before it was asked");
    wait_for_hangup = 0;
    scripted_agent_stop(agent, NULL, NULL);
}

static void a_question_arrives_in_however_many_pieces(const char *path) {
    struct script script = {0};
    struct kao_reply reply = {0};
    script_add_verdict(&script, 1);
    struct scripted_agent *agent = scripted_agent_start(path, &script);
    short_sends = 1;
    CHECK(ask(path, &reply) == KAO_ASK_ANSWERED && reply.code == KAO_ACCEPTED, "byte by byte");
    short_sends = 0;
    scripted_agent_stop(agent, NULL, NULL);
}

int main(void) {
    static const int errors[] = {EINTR, EAGAIN, ENOMEM, EMFILE, ECONNRESET, EPIPE, EINVAL, EIO};
    char folder[] = "/tmp/kao-faults-XXXXXX";
    CHECK(mkdtemp(folder) != NULL, "mkdtemp");
    char path[64];
    snprintf(path, sizeof(path), "%s/agent.sock", folder);
    int before = open_descriptors();
    struct script script = {.byte_by_byte = 1};
    script_add_progress(&script, 1);
    script_add_verdict(&script, 1);
    struct scripted_agent *agent = scripted_agent_start(path, &script);
    int injected = 0, survived = 0;
    for (int call = 0; call < CALLS; call++) {
        for (size_t e = 0; e < sizeof(errors) / sizeof(errors[0]); e++) {
            for (int use = 0; use < 12; use++) {
                struct kao_reply reply = {0};
                memset(&fault, 0, sizeof(fault));
                fault.call = (enum call)call;
                fault.use = use;
                fault.error = errors[e];
                enum kao_ask_result result = ask(path, &reply);
                int hit = fault.uses[call] > use;
                injected += hit;
                survived += hit && result == KAO_ASK_ANSWERED;
                int answered = !hit || is_harmless((enum call)call, errors[e]);
                CHECK(answered == (result == KAO_ASK_ANSWERED), "%s use %d error %d: %s", names[call], use, errors[e],
                      kao_ask_result_text(result));
                CHECK(result != KAO_ASK_ANSWERED || (reply.type == KAO_VERDICT && reply.code == KAO_ACCEPTED),
                      "%s use %d error %d: an answer that nobody gave", names[call], use, errors[e]);
            }
        }
    }
    CHECK(injected > 60, "only %d faults were met", injected);
    CHECK(survived > 0, "an interrupted call was not repeated");
    scripted_agent_stop(agent, NULL, NULL);
    memset(&fault, 0, sizeof(fault));
    fault.call = CALLS;
    an_agent_that_hangs_up_first_raises_no_signal(path);
    a_question_arrives_in_however_many_pieces(path);
    CHECK(open_descriptors() == before, "descriptors leaked: %d before, %d after", before, open_descriptors());
    CHECK(rmdir(folder) == 0, "the folder is not empty");
    printf("%d faults, %d of them harmless, nothing leaked\n", injected, survived);
    return 0;
}
