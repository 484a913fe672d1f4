/* One question to the agent, over its Unix socket, with a deadline. */
#ifndef KAO_AGENT_H
#define KAO_AGENT_H

#include <stddef.h>
#include <stdint.h>

#include "wire.h"

enum kao_ask_result {
    KAO_ASK_ANSWERED = 0,
    KAO_ASK_NO_AGENT,      /* nobody listens, or it hung up before its last answer */
    KAO_ASK_FOREIGN_AGENT, /* somebody listens who is neither root nor the agent's user */
    KAO_ASK_TIMEOUT,       /* the deadline passed */
    KAO_ASK_MALFORMED,     /* the answer breaks the protocol */
    KAO_ASK_FAILED,        /* a system call failed */
};

struct kao_ask {
    const char *socket;
    const uint8_t *request;
    size_t request_bytes;
    int64_t deadline; /* of kao_now_millis */
    void (*progress)(void *context, uint16_t code);
    void *context;
};

/* Milliseconds of the monotonic clock, or -1 when there is none. */
int64_t kao_now_millis(void);

/* Asks, hands each progress on, and returns with the last answer in `reply`, or without one. */
enum kao_ask_result kao_ask_agent(const struct kao_ask *ask, struct kao_reply *reply);

/* Words for the log. */
const char *kao_ask_result_text(enum kao_ask_result result);

#endif
