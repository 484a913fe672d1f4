#include "scripted_agent.h"

#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "check.h"

struct scripted_agent {
    char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
    struct script script;
    int listener;
    int stop_pipe[2];
    int served;
    uint8_t request[SCRIPT_MAX_BYTES];
    size_t request_length;
    pthread_t thread;
};

/* Waits for bytes or for the end of the test. */
static int readable(const struct scripted_agent *agent, int fd) {
    struct pollfd fds[2] = {{.fd = fd, .events = POLLIN}, {.fd = agent->stop_pipe[0], .events = POLLIN}};
    CHECK(poll(fds, 2, -1) > 0, "poll");
    return (fds[1].revents & POLLIN) == 0;
}

static int read_request(struct scripted_agent *agent, int fd) {
    agent->request_length = 0;
    for (;;) {
        if (!readable(agent, fd))
            return 0;
        ssize_t count =
            read(fd, agent->request + agent->request_length, sizeof(agent->request) - agent->request_length);
        if (count <= 0)
            return 0;
        agent->request_length += (size_t)count;
        if (agent->request_length >= 12) {
            const uint8_t *length = agent->request + 8;
            size_t payload = (size_t)length[2] << 8 | length[3];
            if (agent->request_length >= 12 + payload)
                return 1;
        }
    }
}

/* Whether the other end still waits after this time. */
static int outlasts(const struct scripted_agent *agent, int fd, int millis) {
    struct pollfd fds[2] = {{.fd = fd, .events = POLLIN}, {.fd = agent->stop_pipe[0], .events = POLLIN}};
    return poll(fds, 2, millis) == 0;
}

static void drip(struct scripted_agent *agent, int fd) {
    const struct script *script = &agent->script;
    for (size_t at = 0; outlasts(agent, fd, script->drip_millis); at = (at + 1) % script->length) {
        if (send(fd, script->bytes + at, 1, MSG_NOSIGNAL) <= 0)
            return;
    }
}

/* Whether the request is an Authenticate with the flag that says so. */
static int user_agreed(const struct scripted_agent *agent) {
    return agent->request[5] == 1 && (agent->request[agent->request_length - 1] & 2) != 0;
}

static void serve(struct scripted_agent *agent, int fd) {
    const struct script *script = &agent->script;
    uint8_t rest[64];
    if (script->deaf || !read_request(agent, fd))
        return;
    if (script->heard != NULL)
        script->heard(agent->request, agent->request_length);
    if (script->once_agreed != 0 && user_agreed(agent)) {
        struct script other = {0};
        script_add_verdict(&other, script->once_agreed);
        CHECK(send(fd, other.bytes, other.length, MSG_NOSIGNAL) == (ssize_t)other.length, "send");
        return;
    }
    if (script->drip_millis > 0) {
        drip(agent, fd);
        return;
    }
    size_t step = script->byte_by_byte ? 1 : script->length;
    for (size_t at = 0; at < script->length; at += step) {
        if (send(fd, script->bytes + at, step, MSG_NOSIGNAL) <= 0)
            return;
    }
    while (script->silent && readable(agent, fd) && read(fd, rest, sizeof(rest)) > 0)
        continue;
}

static void *run(void *context) {
    struct scripted_agent *agent = context;
    while (readable(agent, agent->listener)) {
        int fd = accept(agent->listener, NULL, NULL);
        CHECK(fd >= 0, "accept");
        serve(agent, fd);
        agent->served++;
        close(fd);
    }
    return NULL;
}

struct scripted_agent *scripted_agent_start(const char *socket_path, const struct script *script) {
    struct scripted_agent *agent = calloc(1, sizeof(*agent));
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    CHECK(agent != NULL && strlen(socket_path) < sizeof(address.sun_path), "%s", socket_path);
    strcpy(agent->path, socket_path);
    strcpy(address.sun_path, socket_path);
    agent->script = *script;
    unlink(socket_path);
    agent->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(bind(agent->listener, (struct sockaddr *)&address, sizeof(address)) == 0, "bind %s", socket_path);
    CHECK(listen(agent->listener, 16) == 0 && pipe(agent->stop_pipe) == 0, "listen");
    CHECK(pthread_create(&agent->thread, NULL, run, agent) == 0, "thread");
    return agent;
}

int scripted_agent_stop(struct scripted_agent *agent, uint8_t *request, size_t *length) {
    CHECK(write(agent->stop_pipe[1], "", 1) == 1, "pipe");
    pthread_join(agent->thread, NULL);
    int served = agent->served;
    if (request != NULL) {
        memcpy(request, agent->request, agent->request_length);
        *length = agent->request_length;
    }
    close(agent->listener);
    close(agent->stop_pipe[0]);
    close(agent->stop_pipe[1]);
    unlink(agent->path);
    free(agent);
    return served;
}

void script_add(struct script *script, uint16_t type, const void *payload, size_t length) {
    uint8_t header[12] = {'K', 'A', 'O', 1, (uint8_t)(type >> 8),   (uint8_t)type,
                          0,   0,   0,   0, (uint8_t)(length >> 8), (uint8_t)length};
    CHECK(script->length + sizeof(header) + length <= sizeof(script->bytes), "script too long");
    memcpy(script->bytes + script->length, header, sizeof(header));
    if (length > 0)
        memcpy(script->bytes + script->length + sizeof(header), payload, length);
    script->length += sizeof(header) + length;
}

void script_add_progress(struct script *script, uint16_t code) {
    uint8_t payload[2] = {(uint8_t)(code >> 8), (uint8_t)code};
    script_add(script, 0x8001, payload, sizeof(payload));
}

void script_add_verdict(struct script *script, uint16_t code) {
    uint8_t payload[6] = {(uint8_t)(code >> 8), (uint8_t)code, 0, 0, 0, 120};
    script_add(script, 0x8002, payload, sizeof(payload));
}
