#include "world.h"

#include <errno.h>
#include <poll.h>
#include <pwd.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "wrapped.h"

enum { STRANGER_UID = 4242, KAO_UID = 995, LEAST_INPUT = 3, JUMP_MILLIS = 200 };

struct world world;

/* What is left of the input, and the agent's and the clock's state. */
static struct {
    const uint8_t *faults;
    size_t faults_left;
    const uint8_t *answer;
    size_t answer_bytes;
    size_t said; /* of the answer, in the connections before of this call */
    uid_t peer;
    bool knows_kao;
    int64_t millis;
    int module_end;
    int agent_end;
} now;

static unsigned long injected;

void require(bool holds) {
    if (!holds)
        abort();
}

static void choose(uint8_t who, uint8_t what) {
    static const char *const users[] = {"alice", "bob", "", "\xc3\xbc\xc3\xb1", "\xff", NULL, NULL, "root"};
    static const char *const services[] = {"plain", "quiet", "wrong", "impatient"};
    static const uid_t peers[] = {0, KAO_UID, STRANGER_UID, 0};
    static char longest[257], too_long[258];
    memset(longest, 'a', sizeof(longest) - 1);
    memset(too_long, 'b', sizeof(too_long) - 1);
    const char *user = users[who & 7];
    world.user = user != NULL ? user : (who & 1) ? longest : too_long;
    world.second_user = (who & 0x08) == 0 ? NULL : (who & 0x10) != 0 ? "carol" : too_long;
    world.local = (who & 0x20) == 0;
    world.deletes = (who & 0x40) != 0;
    world.service = services[what & 3];
    world.silent = (who & 0x80) != 0 || (what & 3) == 1;
    now.peer = peers[what >> 2 & 3];
    now.knows_kao = (what & 0x10) == 0;
    world.deaf = (what & 0x20) != 0;
    world.consent = what >> 6;
    world.trusted = now.peer == 0 || (now.peer == KAO_UID && now.knows_kao);
}

bool world_begin(const uint8_t *data, size_t size) {
    if (size < LEAST_INPUT || size - LEAST_INPUT < data[2] || size > WORLD_MAX_BYTES)
        return false;
    memset(&world, 0, sizeof(world));
    memset(&now, 0, sizeof(now));
    choose(data[0], data[1]);
    now.faults = data + LEAST_INPUT;
    now.faults_left = data[2];
    now.answer = now.faults + now.faults_left;
    now.answer_bytes = size - LEAST_INPUT - now.faults_left;
    return true;
}

void world_begin_call(void) {
    world.connections = 0;
    world.agreed = false;
    world.given_bytes = 0;
    world.asked_bytes = 0;
    now.said = 0;
}

void world_report(void) {
    fprintf(stderr, "faults injected: %lu\n", injected);
}

/* The next fault: 0 to 0x7f is none, and says how much of a transfer goes through. */
static uint8_t next_fault(void) {
    if (now.faults_left == 0)
        return 0;
    now.faults_left--;
    return *now.faults++;
}

/* Whether this use of a call fails; sets errno. */
static bool fails(uint8_t fault) {
    static const int errors[] = {EINTR,        EAGAIN, ENOMEM, EMFILE, ENFILE, ECONNRESET, EPIPE,     EINVAL,
                                 ECONNREFUSED, EIO,    EACCES, ENOENT, EBADF,  ENOBUFS,    ETIMEDOUT, EPERM};
    if (fault < 0x80)
        return false;
    injected++;
    errno = errors[fault & 15];
    return true;
}

static size_t some_of(size_t count, uint8_t fault) {
    size_t most = (size_t)fault;
    return most == 0 || most > count ? count : most;
}

/* The agent answers before it is asked, and can say no more: whoever waits for it waits no time. */
int __wrap_socket(int domain, int type, int protocol) {
    int ends[2];
    if (fails(next_fault()))
        return -1;
    require(world.open == 0 && socketpair(domain, type, protocol, ends) == 0);
    require((type & SOCK_CLOEXEC) != 0);
    now.module_end = ends[0];
    now.agent_end = ends[1];
    world.open++;
    world.connections++;
    now.said += world.given_bytes;
    world.given_bytes = 0;
    world.asked_bytes = 0;
    size_t left = now.answer_bytes - now.said;
    require(send(now.agent_end, now.answer + now.said, left, MSG_NOSIGNAL) == (ssize_t)left);
    require(shutdown(now.agent_end, SHUT_WR) == 0);
    if (world.deaf) {
        close(now.agent_end);
        now.agent_end = -1;
    }
    return now.module_end;
}

int __wrap_connect(int fd, const struct sockaddr *address, socklen_t length) {
    require(fd == now.module_end && address->sa_family == AF_UNIX && length > 0);
    return fails(next_fault()) ? -1 : 0;
}

int __wrap_getsockopt(int fd, int level, int name, void *value, socklen_t *length) {
    uint8_t fault = next_fault();
    if (fails(fault))
        return -1;
    require(getsockopt(fd, level, name, value, length) == 0);
    ((struct ucred *)value)->uid = now.peer;
    if (fault == 0x7f)
        *length -= 1;
    return 0;
}

ssize_t __wrap_send(int fd, const void *bytes, size_t count, int flags) {
    uint8_t fault = next_fault();
    require(fd == now.module_end && (flags & MSG_NOSIGNAL) != 0);
    return fails(fault) ? -1 : send(fd, bytes, some_of(count, fault), flags);
}

ssize_t __wrap_recv(int fd, void *bytes, size_t count, int flags) {
    uint8_t fault = next_fault();
    require(fd == now.module_end);
    if (fails(fault))
        return -1;
    ssize_t received = recv(fd, bytes, some_of(count, fault), flags);
    if (received > 0) {
        memcpy(world.given + world.given_bytes, bytes, (size_t)received);
        world.given_bytes += (size_t)received;
    }
    return received;
}

/* Time passes only here and where the input says so. */
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout) {
    require(timeout >= 0 && count == 1 && fds[0].fd == now.module_end);
    if (fails(next_fault()))
        return -1;
    int ready = poll(fds, count, 0);
    if (ready == 0)
        now.millis += timeout;
    return ready;
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *time) {
    uint8_t fault = next_fault();
    require(clock == CLOCK_MONOTONIC);
    if (fails(fault))
        return -1;
    now.millis += fault * JUMP_MILLIS;
    time->tv_sec = now.millis / 1000;
    time->tv_nsec = now.millis % 1000 * 1000000;
    return 0;
}

int __wrap_close(int fd) {
    require(world.open == 1 && fd == now.module_end);
    world.open--;
    while (now.agent_end >= 0 && world.asked_bytes < sizeof(world.asked)) {
        ssize_t count =
            recv(now.agent_end, world.asked + world.asked_bytes, sizeof(world.asked) - world.asked_bytes, MSG_DONTWAIT);
        if (count <= 0)
            break;
        world.asked_bytes += (size_t)count;
    }
    if (now.agent_end >= 0)
        close(now.agent_end);
    return close(fd);
}

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buffer, size_t bytes, struct passwd **found) {
    (void)buffer;
    (void)bytes;
    require(strcmp(name, "kao") == 0);
    *found = NULL;
    if (fails(next_fault()))
        return errno;
    if (now.knows_kao) {
        *entry = (struct passwd){.pw_uid = KAO_UID};
        *found = entry;
    }
    return 0;
}

void *__wrap_malloc(size_t bytes) {
    return fails(next_fault()) ? NULL : malloc(bytes);
}

int __wrap_pam_get_user(pam_handle_t *pamh, const char **user, const char *prompt) {
    return fails(next_fault()) ? PAM_CONV_ERR : pam_get_user(pamh, user, prompt);
}

int __wrap_pam_get_data(const pam_handle_t *pamh, const char *name, const void **data) {
    return fails(next_fault()) ? PAM_NO_MODULE_DATA : pam_get_data(pamh, name, data);
}

/* Setting data to NULL cannot fail where there are some: libpam needs no memory for it. */
int __wrap_pam_set_data(pam_handle_t *pamh, const char *name, void *data,
                        void (*cleanup)(pam_handle_t *pamh, void *data, int error_status)) {
    return data != NULL && fails(next_fault()) ? PAM_BUF_ERR : pam_set_data(pamh, name, data, cleanup);
}

int __wrap_pam_info(pam_handle_t *pamh, const char *format, ...) {
    va_list arguments;
    if (fails(next_fault()))
        return PAM_CONV_ERR;
    va_start(arguments, format);
    int result = pam_vprompt(pamh, PAM_TEXT_INFO, NULL, format, arguments);
    va_end(arguments);
    return result;
}

/* Formats, so that what is logged is read, and tells nobody. */
void __wrap_pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...) {
    char line[1024];
    va_list arguments;
    (void)pamh;
    (void)priority;
    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
}
