/* libFuzzer: the bytes are the arguments that stand behind pam_kao.so, each ended by a NUL. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

enum { MAX_ARGUMENTS = 32, MAX_TIMEOUT_MILLIS = 30000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

/* Each argument from a buffer of exactly its size, so that reading on is seen. */
static int split(const uint8_t *data, size_t size, char **arguments) {
    int count = 0;
    while (size > 0 && count < MAX_ARGUMENTS) {
        size_t length = strnlen((const char *)data, size);
        arguments[count] = malloc(length + 1);
        require(arguments[count] != NULL);
        memcpy(arguments[count], data, length);
        arguments[count][length] = '\0';
        count++;
        size_t taken = length < size ? length + 1 : length;
        data += taken;
        size -= taken;
    }
    return count;
}

static void require_usable(const struct kao_options *options) {
    require(options->socket[0] == '/');
    require(memchr(options->socket, '\0', sizeof(options->socket)) != NULL);
    require(options->timeout_millis >= 1000 && options->timeout_millis <= MAX_TIMEOUT_MILLIS);
    require(options->timeout_millis % 1000 == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *arguments[MAX_ARGUMENTS];
    int count = split(data, size, arguments);
    struct kao_options all;
    const char *wrong = kao_options_parse(&all, count, (const char **)arguments);
    if (wrong == NULL)
        require_usable(&all);
    /* A wrong argument is wrong wherever it stands, and the first one is named. */
    const char *first = NULL;
    for (int i = 0; i < count && first == NULL; i++) {
        struct kao_options one;
        first = kao_options_parse(&one, 1, (const char **)&arguments[i]);
        if (first == NULL)
            require_usable(&one);
    }
    require(first == wrong);
    for (int i = 0; i < count; i++)
        free(arguments[i]);
    return 0;
}
