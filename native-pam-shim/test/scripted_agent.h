/* An agent that does what a test tells it, on a real Unix socket. */
#ifndef KAO_SCRIPTED_AGENT_H
#define KAO_SCRIPTED_AGENT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { SCRIPT_MAX_BYTES = 8192 };

/* One connection's script; afterwards the agent hangs up. */
struct script {
    uint8_t bytes[SCRIPT_MAX_BYTES]; /* what it answers, as is */
    size_t length;
    int byte_by_byte;     /* one byte a packet */
    int drip_millis;      /* a byte each so many ms, all of it over and over until the other end hangs up */
    int silent;           /* keeps the connection open until the other end hangs up */
    int deaf;             /* hangs up without reading the request */
    uint16_t once_agreed; /* the verdict, instead of all that, for an Authenticate whose user pressed Enter; 0: none */
    void (*heard)(const uint8_t *request, size_t length); /* is told of each request, unless NULL */
};

struct scripted_agent;

/* Starts an agent that serves one connection after the other with `script`. */
struct scripted_agent *scripted_agent_start(const char *socket_path, const struct script *script);

/* Ends it. Returns how many connections it served; the last request is in `request` when not NULL (its length in
 * `length`). */
int scripted_agent_stop(struct scripted_agent *agent, uint8_t *request, size_t *length);

/* Appends an answer to a script. */
void script_add(struct script *script, uint16_t type, const void *payload, size_t length);
void script_add_progress(struct script *script, uint16_t code);
void script_add_verdict(struct script *script, uint16_t code);

#endif
