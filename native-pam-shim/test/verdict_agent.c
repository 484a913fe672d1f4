/* An agent for shell scripts: verdict_agent SOCKET CODE answers every request with that verdict until it is killed. */
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "scripted_agent.h"

int main(int argc, char **argv) {
    struct script script = {0};
    CHECK(argc == 3, "usage: verdict_agent SOCKET CODE");
    script_add_progress(&script, 1);
    script_add_verdict(&script, (uint16_t)strtoul(argv[2], NULL, 10));
    CHECK(scripted_agent_start(argv[1], &script) != NULL, "start");
    puts("listening");
    fflush(stdout);
    for (;;)
        pause();
}
