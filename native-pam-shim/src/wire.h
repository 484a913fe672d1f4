/* The wire protocol's part that the PAM module speaks: agent/protocol/PROTOCOL.md is its specification. */
#ifndef KAO_WIRE_H
#define KAO_WIRE_H

#include <stddef.h>
#include <stdint.h>

enum {
    KAO_HEADER_BYTES = 12,
    KAO_MAX_REQUEST_BYTES = KAO_HEADER_BYTES + 1024,
    /* the longest answer that this module accepts is Refused */
    KAO_MAX_REPLY_PAYLOAD_BYTES = 1026,
    KAO_MAX_USER_BYTES = 256,
    KAO_MAX_TEXT_BYTES = 128,
    KAO_MAX_DEADLINE_MILLIS = 60000,
};

enum kao_type {
    KAO_AUTHENTICATE = 0x0001,
    KAO_PASSWORD_USED = 0x0002,
    KAO_PROGRESS = 0x8001,
    KAO_VERDICT = 0x8002,
    KAO_DONE = 0x8003,
    KAO_REFUSED = 0x8004,
};

enum kao_verdict {
    KAO_ACCEPTED = 1,
    KAO_NO_MATCH = 2,
    KAO_NOT_LIVE = 3,
    KAO_LOCKED_OUT = 4,
    KAO_KEY_WANTED = 26,
};

enum kao_wire_error {
    KAO_WIRE_OK = 0,
    KAO_WIRE_MAGIC,
    KAO_WIRE_VERSION,
    KAO_WIRE_RESERVED,
    KAO_WIRE_UNKNOWN_TYPE,
    KAO_WIRE_TOO_LONG,
    KAO_WIRE_TRUNCATED,
    KAO_WIRE_TRAILING,
    KAO_WIRE_BAD_TEXT,
    KAO_WIRE_BAD_VALUE,
};

/* What PAM knows of the one who asks. */
struct kao_question {
    const char *user;    /* 1 to 256 bytes of UTF-8 */
    const char *service; /* 0 to 128 bytes */
    const char *tty;     /* 0 to 128 bytes */
    uint32_t deadline_millis;
    int silent;
    int agreed; /* the user pressed Enter for it */
};

/* One answer, checked. */
struct kao_reply {
    uint16_t type;
    uint16_t code;           /* of a progress, a verdict or a refusal; else 0 */
    uint32_t elapsed_millis; /* of a verdict; else 0 */
};

/* Lays an Authenticate out in `out`. Returns its length, or 0 when the question does not fit the specification. */
size_t kao_encode_authenticate(uint8_t out[KAO_MAX_REQUEST_BYTES], const struct kao_question *question);

/* Lays a PasswordUsed out in `out`. Returns its length, or 0 when a text does not fit the specification. */
size_t kao_encode_password_used(uint8_t out[KAO_MAX_REQUEST_BYTES], const char *user, const char *service);

/* Checks an answer's header; on KAO_WIRE_OK sets the type and the number of payload bytes to read. */
enum kao_wire_error kao_decode_header(const uint8_t header[KAO_HEADER_BYTES], uint16_t *type, size_t *payload_bytes);

/* Checks an answer's payload, already known to be no longer than its type allows. */
enum kao_wire_error kao_decode_payload(uint16_t type, const uint8_t *payload, size_t bytes, struct kao_reply *reply);

/* The error's name in the shared test vectors, and for the log. */
const char *kao_wire_error_name(enum kao_wire_error error);

#endif
