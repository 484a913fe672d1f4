/* Well-formed UTF-8, as RFC 3629 has it. */
#ifndef KAO_UTF8_H
#define KAO_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool kao_utf8_is_valid(const uint8_t *bytes, size_t length);

#endif
