#include "utf8.h"

/* How many bytes follow this first byte, or -1 when none may begin with it. */
static int continuation_bytes(uint8_t first) {
    if (first < 0x80)
        return 0;
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    if (first >= 0xF0 && first <= 0xF4)
        return 3;
    return -1;
}

/* RFC 3629's table: some first bytes narrow what the second may be. */
static bool second_byte_is_allowed(uint8_t first, uint8_t second) {
    switch (first) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

bool kao_utf8_is_valid(const uint8_t *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        uint8_t first = bytes[at];
        int more = continuation_bytes(first);
        if (more < 0 || (size_t)more >= length - at)
            return false;
        for (int i = 1; i <= more; i++) {
            if ((bytes[at + (size_t)i] & 0xC0) != 0x80)
                return false;
        }
        if (more > 0 && !second_byte_is_allowed(first, bytes[at + 1]))
            return false;
        at += (size_t)more + 1;
    }
    return true;
}
