#include "wire.h"

#include <string.h>

#include "utf8.h"

enum { PROTOCOL_VERSION = 1, FLAG_SILENT = 1, FLAG_AGREED = 2 };

/* A place in the request that is being laid out; `left` is what still fits. */
struct writer {
    uint8_t *at;
    size_t left;
    int failed;
};

static void put_u16(struct writer *w, uint16_t value) {
    if (w->left < 2) {
        w->failed = 1;
        return;
    }
    w->at[0] = (uint8_t)(value >> 8);
    w->at[1] = (uint8_t)(value & 0xFF);
    w->at += 2;
    w->left -= 2;
}

static void put_u32(struct writer *w, uint32_t value) {
    put_u16(w, (uint16_t)(value >> 16));
    put_u16(w, (uint16_t)(value & 0xFFFF));
}

static void put_text(struct writer *w, const char *text, size_t least, size_t most) {
    size_t length = strnlen(text, most + 1);
    if (length < least || length > most || !kao_utf8_is_valid((const uint8_t *)text, length) || w->left < length + 2) {
        w->failed = 1;
        return;
    }
    put_u16(w, (uint16_t)length);
    memcpy(w->at, text, length);
    w->at += length;
    w->left -= length;
}

/* Puts the header before the payload that ends at `w->at`. Returns the whole length, or 0. */
static size_t finish(uint8_t *out, const struct writer *w, uint16_t type) {
    if (w->failed)
        return 0;
    size_t payload = (size_t)(w->at - out) - KAO_HEADER_BYTES;
    struct writer header = {out, KAO_HEADER_BYTES, 0};
    memcpy(header.at, "KAO", 3);
    header.at[3] = PROTOCOL_VERSION;
    header.at += 4;
    header.left -= 4;
    put_u16(&header, type);
    put_u16(&header, 0);
    put_u32(&header, (uint32_t)payload);
    return KAO_HEADER_BYTES + payload;
}

static struct writer payload_of(uint8_t *out) {
    return (struct writer){out + KAO_HEADER_BYTES, KAO_MAX_REQUEST_BYTES - KAO_HEADER_BYTES, 0};
}

size_t kao_encode_authenticate(uint8_t out[KAO_MAX_REQUEST_BYTES], const struct kao_question *question) {
    struct writer w = payload_of(out);
    if (question->deadline_millis < 1 || question->deadline_millis > KAO_MAX_DEADLINE_MILLIS)
        return 0;
    put_text(&w, question->user, 1, KAO_MAX_USER_BYTES);
    put_text(&w, question->service, 0, KAO_MAX_TEXT_BYTES);
    put_text(&w, question->tty, 0, KAO_MAX_TEXT_BYTES);
    put_u32(&w, question->deadline_millis);
    put_u32(&w, (question->silent ? (uint32_t)FLAG_SILENT : 0) | (question->agreed ? (uint32_t)FLAG_AGREED : 0));
    return finish(out, &w, KAO_AUTHENTICATE);
}

size_t kao_encode_password_used(uint8_t out[KAO_MAX_REQUEST_BYTES], const char *user, const char *service) {
    struct writer w = payload_of(out);
    put_text(&w, user, 1, KAO_MAX_USER_BYTES);
    put_text(&w, service, 0, KAO_MAX_TEXT_BYTES);
    return finish(out, &w, KAO_PASSWORD_USED);
}

static uint16_t get_u16(const uint8_t *at) {
    return (uint16_t)((at[0] << 8) | at[1]);
}

static uint32_t get_u32(const uint8_t *at) {
    return ((uint32_t)get_u16(at) << 16) | get_u16(at + 2);
}

/* The largest payload of an answer's type; -1 for a type that is no answer to this module. */
static long max_payload(uint16_t type) {
    switch (type) {
    case KAO_PROGRESS:
        return 2;
    case KAO_VERDICT:
        return 6;
    case KAO_DONE:
        return 0;
    case KAO_REFUSED:
        return KAO_MAX_REPLY_PAYLOAD_BYTES;
    default:
        return -1;
    }
}

enum kao_wire_error kao_decode_header(const uint8_t header[KAO_HEADER_BYTES], uint16_t *type, size_t *payload_bytes) {
    if (memcmp(header, "KAO", 3) != 0)
        return KAO_WIRE_MAGIC;
    if (header[3] != PROTOCOL_VERSION)
        return KAO_WIRE_VERSION;
    if (get_u16(header + 6) != 0)
        return KAO_WIRE_RESERVED;
    uint16_t found = get_u16(header + 4);
    long most = max_payload(found);
    if (most < 0)
        return KAO_WIRE_UNKNOWN_TYPE;
    uint32_t length = get_u32(header + 8);
    if (length > (unsigned long)most)
        return KAO_WIRE_TOO_LONG;
    *type = found;
    *payload_bytes = length;
    return KAO_WIRE_OK;
}

/* Every field of these answers has a fixed length but the text of a refusal. */
static enum kao_wire_error exactly(size_t bytes, size_t wanted) {
    if (bytes < wanted)
        return KAO_WIRE_TRUNCATED;
    return bytes > wanted ? KAO_WIRE_TRAILING : KAO_WIRE_OK;
}

static enum kao_wire_error decode_refused(const uint8_t *payload, size_t bytes, struct kao_reply *reply) {
    if (bytes < 4)
        return KAO_WIRE_TRUNCATED;
    size_t length = get_u16(payload + 2);
    enum kao_wire_error error = exactly(bytes, 4 + length);
    if (error != KAO_WIRE_OK)
        return error;
    if (!kao_utf8_is_valid(payload + 4, length))
        return KAO_WIRE_BAD_TEXT;
    if (memchr(payload + 4, 0, length) != NULL)
        return KAO_WIRE_BAD_VALUE;
    reply->code = get_u16(payload);
    return KAO_WIRE_OK;
}

enum kao_wire_error kao_decode_payload(uint16_t type, const uint8_t *payload, size_t bytes, struct kao_reply *reply) {
    *reply = (struct kao_reply){.type = type};
    enum kao_wire_error error;
    switch (type) {
    case KAO_PROGRESS:
        error = exactly(bytes, 2);
        if (error == KAO_WIRE_OK)
            reply->code = get_u16(payload);
        return error;
    case KAO_VERDICT:
        error = exactly(bytes, 6);
        if (error == KAO_WIRE_OK) {
            reply->code = get_u16(payload);
            reply->elapsed_millis = get_u32(payload + 2);
        }
        return error;
    case KAO_DONE:
        return exactly(bytes, 0);
    case KAO_REFUSED:
        return decode_refused(payload, bytes, reply);
    default:
        return KAO_WIRE_UNKNOWN_TYPE;
    }
}

const char *kao_wire_error_name(enum kao_wire_error error) {
    static const char *const names[] = {
        [KAO_WIRE_OK] = "OK",
        [KAO_WIRE_MAGIC] = "MAGIC",
        [KAO_WIRE_VERSION] = "VERSION",
        [KAO_WIRE_RESERVED] = "RESERVED",
        [KAO_WIRE_UNKNOWN_TYPE] = "UNKNOWN_TYPE",
        [KAO_WIRE_TOO_LONG] = "TOO_LONG",
        [KAO_WIRE_TRUNCATED] = "TRUNCATED",
        [KAO_WIRE_TRAILING] = "TRAILING",
        [KAO_WIRE_BAD_TEXT] = "BAD_TEXT",
        [KAO_WIRE_BAD_VALUE] = "BAD_VALUE",
    };
    return names[error];
}
