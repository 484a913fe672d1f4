#include "options.h"

#include <string.h>

enum { DEFAULT_TIMEOUT_SECONDS = 5, MAX_TIMEOUT_SECONDS = 30 };

static const char default_socket[] = "/run/kao/agent.sock";

static bool set_socket(struct kao_options *options, const char *value) {
    size_t length = strnlen(value, sizeof(options->socket));
    if (value[0] != '/' || length >= sizeof(options->socket))
        return false;
    memcpy(options->socket, value, length + 1);
    return true;
}

/* Whole seconds; more than the cap is the cap, for a face that takes longer is a password typed sooner. */
static bool set_timeout(struct kao_options *options, const char *value) {
    uint32_t seconds = 0;
    if (value[0] == '\0')
        return false;
    for (; *value != '\0'; value++) {
        if (*value < '0' || *value > '9')
            return false;
        seconds = seconds * 10 + (uint32_t)(*value - '0');
        if (seconds > MAX_TIMEOUT_SECONDS)
            seconds = MAX_TIMEOUT_SECONDS;
    }
    if (seconds == 0)
        return false;
    options->timeout_millis = seconds * 1000;
    return true;
}

static bool set_debug(struct kao_options *options, const char *value) {
    options->debug = true;
    return value[0] == '\0';
}

static bool set_quiet(struct kao_options *options, const char *value) {
    options->quiet = true;
    return value[0] == '\0';
}

/* A name that ends in '=' takes a value. */
static const struct {
    const char *name;
    bool (*set)(struct kao_options *options, const char *value);
} table[] = {
    {"socket=", set_socket},
    {"timeout=", set_timeout},
    {"debug", set_debug},
    {"quiet", set_quiet},
};

static bool parse_one(struct kao_options *options, const char *argument) {
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        size_t length = strlen(table[i].name);
        if (strncmp(argument, table[i].name, length) == 0)
            return table[i].set(options, argument + length);
    }
    return false;
}

const char *kao_options_parse(struct kao_options *options, int argc, const char **argv) {
    *options = (struct kao_options){.timeout_millis = DEFAULT_TIMEOUT_SECONDS * 1000};
    memcpy(options->socket, default_socket, sizeof(default_socket));
    for (int i = 0; i < argc; i++) {
        if (!parse_one(options, argv[i]))
            return argv[i];
    }
    return NULL;
}
