/*
 * An agent for shell scripts: verdict_agent SOCKET CODE HEARD [AGREED] answers every request with the verdict CODE, and
 * who has pressed Enter with AGREED, until it is killed. In the file HEARD it notes, a line each, what it was asked.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "scripted_agent.h"

static FILE *heard;

static void note(const uint8_t *request, size_t length) {
    static const char *const names[] = {[1] = "authenticate", [2] = "password-used"};
    CHECK(length > 14 && (request[5] == 1 || request[5] == 2), "request %u", request[5]);
    size_t user = (size_t)request[12] << 8 | request[13];
    fprintf(heard, "%s %.*s\n", names[request[5]], (int)user, (const char *)request + 14);
    fflush(heard);
}

int main(int argc, char **argv) {
    struct script script = {0};
    CHECK(argc >= 4, "usage: verdict_agent SOCKET CODE HEARD [AGREED]");
    heard = fopen(argv[3], "a");
    CHECK(heard != NULL, "%s", argv[3]);
    script.heard = note;
    script.once_agreed = argc > 4 ? (uint16_t)strtoul(argv[4], NULL, 10) : 0;
    script_add_progress(&script, 1);
    script_add_verdict(&script, (uint16_t)strtoul(argv[2], NULL, 10));
    CHECK(scripted_agent_start(argv[1], &script) != NULL, "start");
    puts("listening");
    fflush(stdout);
    for (;;)
        pause();
}
