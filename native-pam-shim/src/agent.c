#include "agent.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* An agent that talks on and on is no agent. */
enum { MAX_PROGRESS_MESSAGES = 256, PASSWD_BUFFER_BYTES = 16384 };

static const char agent_user[] = "kao";

int64_t kao_now_millis(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return -1;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until the socket is ready for `events`. Signals of the caller's do not end the wait. */
static enum kao_ask_result wait_for(int fd, short events, int64_t deadline) {
    for (;;) {
        int64_t now = kao_now_millis();
        if (now < 0)
            return KAO_ASK_FAILED;
        if (now >= deadline)
            return KAO_ASK_TIMEOUT;
        int64_t left = deadline - now;
        struct pollfd ready = {.fd = fd, .events = events};
        int count = poll(&ready, 1, left > INT_MAX ? INT_MAX : (int)left);
        if (count > 0)
            return KAO_ASK_ANSWERED;
        if (count < 0 && errno != EINTR)
            return KAO_ASK_FAILED;
    }
}

/* Whether the kernel says that root or the agent's own user listens at the other end. */
static enum kao_ask_result check_peer(int fd) {
    struct ucred peer;
    socklen_t length = sizeof(peer);
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0 || length != sizeof(peer))
        return KAO_ASK_FAILED;
    if (peer.uid == 0)
        return KAO_ASK_ANSWERED;
    char buffer[PASSWD_BUFFER_BYTES];
    struct passwd entry;
    struct passwd *found = NULL;
    if (getpwnam_r(agent_user, &entry, buffer, sizeof(buffer), &found) != 0 || found == NULL)
        return KAO_ASK_FOREIGN_AGENT;
    return peer.uid == entry.pw_uid ? KAO_ASK_ANSWERED : KAO_ASK_FOREIGN_AGENT;
}

/* Connects without waiting: a Unix socket answers at once, or nobody is there. */
static enum kao_ask_result connect_to(const char *path, int *fd) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strnlen(path, sizeof(address.sun_path));
    if (length == sizeof(address.sun_path))
        return KAO_ASK_FAILED;
    memcpy(address.sun_path, path, length);
    *fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (*fd < 0)
        return KAO_ASK_FAILED;
    int result;
    do {
        result = connect(*fd, (const struct sockaddr *)&address, sizeof(address));
    } while (result != 0 && errno == EINTR);
    if (result != 0)
        return KAO_ASK_NO_AGENT;
    return check_peer(*fd);
}

static enum kao_ask_result send_all(int fd, const uint8_t *bytes, size_t count, int64_t deadline) {
    while (count > 0) {
        ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && errno == EAGAIN) {
            enum kao_ask_result ready = wait_for(fd, POLLOUT, deadline);
            if (ready != KAO_ASK_ANSWERED)
                return ready;
        } else if (sent == 0 || errno != EINTR) {
            return KAO_ASK_NO_AGENT;
        }
    }
    return KAO_ASK_ANSWERED;
}

/* Reads exactly `count` bytes. `started` says that a message has begun, so that its end is a fault of the agent's. */
static enum kao_ask_result receive_all(int fd, uint8_t *bytes, size_t count, int64_t deadline, bool started) {
    while (count > 0) {
        ssize_t received = recv(fd, bytes, count, 0);
        if (received > 0) {
            bytes += received;
            count -= (size_t)received;
            started = true;
        } else if (received == 0) {
            return started ? KAO_ASK_MALFORMED : KAO_ASK_NO_AGENT;
        } else if (errno == EAGAIN) {
            enum kao_ask_result ready = wait_for(fd, POLLIN, deadline);
            if (ready != KAO_ASK_ANSWERED)
                return ready;
        } else if (errno != EINTR) {
            return KAO_ASK_NO_AGENT;
        }
    }
    return KAO_ASK_ANSWERED;
}

static enum kao_ask_result receive_reply(int fd, int64_t deadline, struct kao_reply *reply) {
    uint8_t header[KAO_HEADER_BYTES];
    uint8_t payload[KAO_MAX_REPLY_PAYLOAD_BYTES];
    uint16_t type = 0;
    size_t bytes = 0;
    enum kao_ask_result result = receive_all(fd, header, sizeof(header), deadline, false);
    if (result != KAO_ASK_ANSWERED)
        return result;
    if (kao_decode_header(header, &type, &bytes) != KAO_WIRE_OK)
        return KAO_ASK_MALFORMED;
    result = receive_all(fd, payload, bytes, deadline, true);
    if (result != KAO_ASK_ANSWERED)
        return result;
    return kao_decode_payload(type, payload, bytes, reply) == KAO_WIRE_OK ? KAO_ASK_ANSWERED : KAO_ASK_MALFORMED;
}

static enum kao_ask_result converse(int fd, const struct kao_ask *ask, struct kao_reply *reply) {
    enum kao_ask_result result = send_all(fd, ask->request, ask->request_bytes, ask->deadline);
    for (int progress = 0; result == KAO_ASK_ANSWERED; progress++) {
        result = receive_reply(fd, ask->deadline, reply);
        if (result == KAO_ASK_ANSWERED && reply->type != KAO_PROGRESS)
            return result;
        if (result == KAO_ASK_ANSWERED && progress >= MAX_PROGRESS_MESSAGES)
            return KAO_ASK_MALFORMED;
        if (result == KAO_ASK_ANSWERED)
            ask->progress(ask->context, reply->code);
    }
    return result;
}

enum kao_ask_result kao_ask_agent(const struct kao_ask *ask, struct kao_reply *reply) {
    int fd = -1;
    enum kao_ask_result result = connect_to(ask->socket, &fd);
    if (result == KAO_ASK_ANSWERED)
        result = converse(fd, ask, reply);
    if (fd >= 0)
        close(fd);
    return result;
}

const char *kao_ask_result_text(enum kao_ask_result result) {
    static const char *const texts[] = {
        [KAO_ASK_ANSWERED] = "answered",
        [KAO_ASK_NO_AGENT] = "no agent at the socket",
        [KAO_ASK_FOREIGN_AGENT] = "the socket's owner is neither root nor the agent's user",
        [KAO_ASK_TIMEOUT] = "no answer in time",
        [KAO_ASK_MALFORMED] = "malformed answer",
        [KAO_ASK_FAILED] = "a system call failed",
    };
    return texts[result];
}
