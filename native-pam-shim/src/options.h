/* What the administrator writes behind pam_kao.so in a PAM stack. */
#ifndef KAO_OPTIONS_H
#define KAO_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/un.h>

struct kao_options {
    char socket[sizeof(((struct sockaddr_un *)0)->sun_path)];
    uint32_t timeout_millis;
    bool debug;
    bool quiet;
};

/*
 * Reads the module's arguments over the defaults. Returns NULL, or the first argument that is unknown or malformed.
 */
const char *kao_options_parse(struct kao_options *options, int argc, const char **argv);

#endif
