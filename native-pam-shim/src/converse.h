/* What the user is told while the camera looks. */
#ifndef KAO_CONVERSE_H
#define KAO_CONVERSE_H

#include <security/pam_modules.h>
#include <stdbool.h>
#include <stdint.h>

struct kao_conversation {
    pam_handle_t *pamh;
    bool silent;
    uint16_t last_code;
};

/*
 * Asks the user to press Enter. Whoever types a password instead is asked for none by the modules that follow: it is
 * PAM's from then on. Returns whether Enter alone was pressed.
 */
bool kao_user_agrees(pam_handle_t *pamh);

/* Shows the module's own words for a progress code, once in a row; an unknown code is not shown. */
void kao_tell_progress(void *conversation, uint16_t code);

#endif
