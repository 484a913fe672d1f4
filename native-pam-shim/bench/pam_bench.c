/*
 * pam_bench CONFDIR SERVICE USER COUNT: authenticates so often, as a program would, and prints a line each: PAM's code
 * and the microseconds from pam_authenticate's call to its return.
 */
#include <security/pam_appl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int say_nothing(int count, const struct pam_message **messages, struct pam_response **responses, void *context) {
    (void)messages;
    (void)context;
    *responses = calloc((size_t)count, sizeof(**responses));
    return *responses == NULL ? PAM_BUF_ERR : PAM_SUCCESS;
}

static int64_t micros(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: pam_bench CONFDIR SERVICE USER COUNT\n");
        return 2;
    }
    struct pam_conv conversation = {say_nothing, NULL};
    for (long i = strtol(argv[4], NULL, 10); i > 0; i--) {
        pam_handle_t *pamh = NULL;
        if (pam_start_confdir(argv[2], argv[3], &conversation, argv[1], &pamh) != PAM_SUCCESS)
            return 1;
        int64_t start = micros();
        int code = pam_authenticate(pamh, 0);
        printf("%d %lld\n", code, (long long)(micros() - start));
        fflush(stdout);
        pam_end(pamh, code);
    }
    return 0;
}
