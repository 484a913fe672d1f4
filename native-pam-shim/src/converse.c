#include "converse.h"

#include <security/pam_ext.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* PROTOCOL.md, "Progress". No text of the agent's is ever shown. */
static const char *words(uint16_t code) {
    static const char *const table[] = {
        [1] = "Look at the camera",       [2] = "Come a little closer", [3] = "Move back a little",
        [4] = "Only one face, please",    [5] = "Open your eyes",       [6] = "Face the camera",
        [7] = "Starting the camera",      [8] = "Hold still",           [9] = "Blink",
        [10] = "Move your head a little", [11] = "Nod to allow it",
    };
    return code < sizeof(table) / sizeof(table[0]) ? table[code] : NULL;
}

void kao_tell_progress(void *conversation, uint16_t code) {
    struct kao_conversation *with = conversation;
    const char *text = words(code);
    if (with->silent || text == NULL || code == with->last_code)
        return;
    with->last_code = code;
    /* A caller without a conversation is no reason to fail: the words are a help, not a question. */
    (void)pam_info(with->pamh, "%s", text);
}

bool kao_user_agrees(pam_handle_t *pamh) {
    char *typed = NULL;
    if (pam_prompt(pamh, PAM_PROMPT_ECHO_OFF, &typed, "Press Enter to be looked at, or type the password: ") !=
            PAM_SUCCESS ||
        typed == NULL)
        return false;
    size_t length = strlen(typed);
    if (length > 0)
        /* When it cannot be kept, the next module asks for it. */
        (void)pam_set_item(pamh, PAM_AUTHTOK, typed);
    explicit_bzero(typed, length);
    free(typed);
    return length == 0;
}
