/* What surrounds the fuzzed module: a kernel and a C library that fail when the input says so, and an agent that says
 * what the input says. */
#ifndef KAO_WORLD_H
#define KAO_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { WORLD_MAX_BYTES = 8192 };

/* One input's world, for one thread. */
struct world {
    const char *user;
    const char *second_user; /* of a second attempt in the same transaction; NULL when there is none */
    const char *service;
    bool local;   /* PAM_RHOST is empty */
    bool silent;  /* the caller or the options say so */
    bool deletes; /* credentials are deleted, not set */
    bool deaf;    /* the agent answers and hangs up, without reading */
    bool trusted; /* root or kao listens */
    enum { TYPES_ENTER, TYPES_PASSWORD, HANGS_UP, SAYS_NOTHING } consent; /* what the user does who is asked for it */

    /* Of the last call into the module. */
    int connections;
    bool agreed; /* the user pressed Enter for it */

    /* Of the last connection in it. */
    int open;                       /* sockets that the module has not closed */
    uint8_t given[WORLD_MAX_BYTES]; /* what it was given of the agent's answer */
    size_t given_bytes;
    uint8_t asked[WORLD_MAX_BYTES]; /* what reached the agent */
    size_t asked_bytes;
};

extern struct world world;

/* Ends the program, so that libFuzzer keeps the input. */
void require(bool holds);

/* Makes the world of an input; false when it is too short for one. */
bool world_begin(const uint8_t *data, size_t size);

/* Forgets what the call before did: the agent begins its answer anew. Within a call each connection is told what the
 * one before left unread. */
void world_begin_call(void);

/* Says how many calls failed in all. */
void world_report(void);

#endif
