/* What the module makes of whatever an agent answers. */
#include <string.h>

#include "check.h"
#include "module_tests.h"

static void maps_every_verdict(void) {
    static const struct {
        uint16_t verdict;
        int code;
    } table[] = {
        {1, PAM_SUCCESS},  {2, PAM_AUTH_ERR}, {3, PAM_AUTH_ERR},  {4, PAM_MAXTRIES},    {0, UNAVAILABLE},
        {5, UNAVAILABLE},  {16, UNAVAILABLE}, {17, UNAVAILABLE},  {18, UNAVAILABLE},    {19, UNAVAILABLE},
        {20, UNAVAILABLE}, {21, UNAVAILABLE}, {22, UNAVAILABLE},  {23, UNAVAILABLE},    {24, UNAVAILABLE},
        {25, UNAVAILABLE}, {26, UNAVAILABLE}, {256, UNAVAILABLE}, {65535, UNAVAILABLE},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        struct script script = {0};
        struct said said;
        script_add_verdict(&script, table[i].verdict);
        int code = authenticate(&script, "alice", 0, &said);
        CHECK(code == table[i].code, "verdict %u gave %s", table[i].verdict, pam_strerror(NULL, code));
    }
}

static void other_last_answers_are_unavailable(void) {
    struct said said;
    struct script done = {0}, refused = {0};
    script_add(&done, 0x8003, NULL, 0);
    script_add(&refused, 0x8004, "\0\4\0\2no", 6);
    CHECK(authenticate(&done, "alice", 0, &said) == UNAVAILABLE, "Done");
    CHECK(authenticate(&refused, "alice", 0, &said) == UNAVAILABLE, "Refused");
}

static void shows_its_own_words_for_progress(void) {
    struct script script = {.byte_by_byte = 1};
    struct said said;
    script_add_progress(&script, 1);
    script_add_progress(&script, 1);
    script_add_progress(&script, 999);
    script_add_progress(&script, 2);
    script_add_verdict(&script, 1);
    CHECK(authenticate(&script, "alice", 0, &said) == PAM_SUCCESS, "byte by byte");
    CHECK(strcmp(said.text, "Look at the camera|Come a little closer|") == 0, "%s", said.text);
    CHECK(authenticate(&script, "alice", PAM_SILENT, &said) == PAM_SUCCESS && said.text[0] == '\0', "silent");
    use_options("quiet");
    CHECK(authenticate(&script, "alice", 0, &said) == PAM_SUCCESS && said.text[0] == '\0', "quiet");
    use_options("");
}

static void a_user_who_cannot_be_told_anything_is_let_in_all_the_same(void) {
    struct pam_conv none = {NULL, NULL}, broken = {breaks_off, NULL};
    const struct pam_conv *conversations[] = {&none, &broken};
    struct script script = {0};
    script_add_progress(&script, 1);
    script_add_verdict(&script, 1);
    for (size_t i = 0; i < 2; i++) {
        struct scripted_agent *agent = scripted_agent_start(socket_path, &script);
        pam_handle_t *pamh = start_with("alice", conversations[i]);
        int code = pam_authenticate(pamh, 0);
        pam_end(pamh, code);
        scripted_agent_stop(agent, NULL, NULL);
        CHECK(code == PAM_SUCCESS, "conversation %zu: %s", i, pam_strerror(NULL, code));
    }
}

static void hostile_answers_are_unavailable(void) {
    struct said said;
    struct script good = {0};
    script_add_verdict(&good, 1);
    for (size_t length = 0; length < good.length; length++) {
        struct script half = good;
        half.length = length;
        CHECK(authenticate(&half, "alice", 0, &said) == UNAVAILABLE, "%zu bytes of a verdict", length);
    }
    for (size_t at = 0; at < 12; at++) {
        struct script broken = good;
        broken.bytes[at] ^= 0xA5;
        CHECK(authenticate(&broken, "alice", 0, &said) == UNAVAILABLE, "header byte %zu", at);
    }
    struct script garbage = {.length = SCRIPT_MAX_BYTES};
    memset(garbage.bytes, 'K', sizeof(garbage.bytes));
    CHECK(authenticate(&garbage, "alice", 0, &said) == UNAVAILABLE, "garbage");
    struct script oversized = good;
    memset(oversized.bytes + 8, 0xFF, 4);
    CHECK(authenticate(&oversized, "alice", 0, &said) == UNAVAILABLE, "oversized");
    struct script chatter = {0};
    for (int i = 0; i < 300; i++)
        script_add_progress(&chatter, 1);
    script_add_verdict(&chatter, 1);
    CHECK(authenticate(&chatter, "alice", 0, &said) == UNAVAILABLE, "endless progress");
}

int main(int argc, char **argv) {
    static void (*const tests[])(void) = {
        maps_every_verdict,
        other_last_answers_are_unavailable,
        shows_its_own_words_for_progress,
        a_user_who_cannot_be_told_anything_is_let_in_all_the_same,
        hostile_answers_are_unavailable,
    };
    return run_module_tests(argc, argv, tests, sizeof(tests) / sizeof(tests[0]));
}
