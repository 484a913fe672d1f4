/* The real functions behind those that faults.c lets fail. */
#ifndef KAO_FAULTS_H
#define KAO_FAULTS_H

#include "wrapped_calls.h"

int __real_socket(int domain, int type, int protocol);
int __real_connect(int fd, const struct sockaddr *address, socklen_t length);
int __real_getsockopt(int fd, int level, int name, void *value, socklen_t *length);
ssize_t __real_send(int fd, const void *bytes, size_t count, int flags);
ssize_t __real_recv(int fd, void *bytes, size_t count, int flags);
int __real_poll(struct pollfd *fds, nfds_t count, int timeout);
int __real_clock_gettime(clockid_t clock, struct timespec *now);

#endif
