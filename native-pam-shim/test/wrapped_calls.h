/* The linker leads the module's calls here (--wrap), in the tests and under the fuzzer. */
#ifndef KAO_WRAPPED_CALLS_H
#define KAO_WRAPPED_CALLS_H

#include <poll.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

int __wrap_socket(int domain, int type, int protocol);
int __wrap_connect(int fd, const struct sockaddr *address, socklen_t length);
int __wrap_getsockopt(int fd, int level, int name, void *value, socklen_t *length);
ssize_t __wrap_send(int fd, const void *bytes, size_t count, int flags);
ssize_t __wrap_recv(int fd, void *bytes, size_t count, int flags);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout);
int __wrap_clock_gettime(clockid_t clock, struct timespec *now);

#endif
