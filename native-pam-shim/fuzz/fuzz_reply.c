/* libFuzzer: the bytes are what a hostile agent answers. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads answers one after the other, as the module does, each from a buffer of exactly its size. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    while (size >= KAO_HEADER_BYTES) {
        uint16_t type = 0;
        size_t bytes = 0;
        if (kao_decode_header(data, &type, &bytes) != KAO_WIRE_OK)
            return 0;
        if (bytes > KAO_MAX_REPLY_PAYLOAD_BYTES)
            abort();
        data += KAO_HEADER_BYTES;
        size -= KAO_HEADER_BYTES;
        if (size < bytes)
            return 0;
        uint8_t *payload = malloc(bytes);
        if (bytes > 0 && payload == NULL)
            return 0;
        if (bytes > 0)
            memcpy(payload, data, bytes);
        struct kao_reply reply = {0};
        enum kao_wire_error error = kao_decode_payload(type, payload, bytes, &reply);
        free(payload);
        if (error != KAO_WIRE_OK) {
            if (kao_wire_error_name(error) == NULL)
                abort();
            return 0;
        }
        if (reply.type != type)
            abort();
        data += bytes;
        size -= bytes;
    }
    return 0;
}
