/* The codec against the test vectors that the Java end reads too. */
#include <ctype.h>
#include <string.h>

#include "check.h"
#include "wire.h"

enum { MAX_LINE = 8192, MAX_MESSAGE = 4096 };

static int checked_replies;
static int checked_requests;

static size_t parse_hex(const char *hex, uint8_t *out) {
    size_t count = 0;
    for (; isxdigit((unsigned char)hex[0]); hex += 2) {
        unsigned int byte = 0;
        CHECK(sscanf(hex, "%2x", &byte) == 1 && count < MAX_MESSAGE, "%s", hex);
        out[count++] = (uint8_t)byte;
    }
    return count;
}

/* Decodes as the module does: a header, then as many bytes as it announces. */
static enum kao_wire_error decode(const uint8_t *bytes, size_t length, struct kao_reply *reply) {
    uint16_t type = 0;
    size_t payload = 0;
    if (length < KAO_HEADER_BYTES)
        return KAO_WIRE_TRUNCATED;
    enum kao_wire_error error = kao_decode_header(bytes, &type, &payload);
    if (error != KAO_WIRE_OK)
        return error;
    if (length - KAO_HEADER_BYTES < payload)
        return KAO_WIRE_TRUNCATED;
    return kao_decode_payload(type, bytes + KAO_HEADER_BYTES, payload, reply);
}

static long field(const char *fields, const char *name) {
    const char *at = strstr(fields, name);
    CHECK(at != NULL, "no field %s in %s", name, fields);
    return strtol(at + strlen(name), NULL, 10);
}

static void check_reply(const char *name, const char *expected, const char *fields, const uint8_t *bytes,
                        size_t length) {
    struct kao_reply reply = {0};
    enum kao_wire_error error = decode(bytes, length, &reply);
    if (strcmp(expected, "valid") == 0) {
        CHECK(error == KAO_WIRE_OK, "%s: %s", name, kao_wire_error_name(error));
        if (reply.type != KAO_DONE)
            CHECK(reply.code == field(fields, "code="), "%s: code %u", name, reply.code);
        if (reply.type == KAO_VERDICT)
            CHECK(reply.elapsed_millis == field(fields, "elapsedMillis="), "%s", name);
    } else {
        CHECK(strcmp(expected + strlen("invalid:"), kao_wire_error_name(error)) == 0, "%s: got %s, not %s", name,
              kao_wire_error_name(error), expected);
    }
    checked_replies++;
}

/* Copies the value of "name=" up to the next space. "a*256" stands for 256 times a. */
static void text_field(const char *fields, const char *name, char *out) {
    const char *at = strstr(fields, name);
    CHECK(at != NULL, "no field %s", name);
    at += strlen(name);
    if (at[0] != '\0' && at[1] == '*') {
        size_t count = (size_t)strtol(at + 2, NULL, 10);
        memset(out, at[0], count);
        out[count] = '\0';
        return;
    }
    size_t length = strcspn(at, " \n");
    memcpy(out, at, length);
    out[length] = '\0';
}

static void check_request(const char *name, const char *fields, const uint8_t *bytes, size_t length) {
    char user[512], service[512], tty[512] = "";
    uint8_t out[KAO_MAX_REQUEST_BYTES];
    size_t written;
    text_field(fields, "user=", user);
    text_field(fields, "service=", service);
    if (bytes[5] == KAO_AUTHENTICATE) {
        text_field(fields, "tty=", tty);
        struct kao_question question = {user,
                                        service,
                                        tty,
                                        (uint32_t)field(fields, "deadlineMillis="),
                                        strstr(fields, "silent=true") != NULL,
                                        strstr(fields, "agreed=true") != NULL};
        written = kao_encode_authenticate(out, &question);
    } else {
        written = kao_encode_password_used(out, user, service);
    }
    CHECK(written == length && memcmp(out, bytes, length) == 0, "%s is laid out differently", name);
    checked_requests++;
}

static void check_line(char *line) {
    uint8_t bytes[MAX_MESSAGE];
    char *save = NULL;
    const char *name = strtok_r(line, "\t\n", &save);
    const char *expected = strtok_r(NULL, "\t\n", &save);
    char *hex = strtok_r(NULL, "\t", &save);
    const char *fields = strtok_r(NULL, "\n", &save);
    CHECK(name != NULL && expected != NULL, "malformed vector line");
    size_t length = hex == NULL ? 0 : parse_hex(hex, bytes);
    int is_request = strncmp(name, "authenticate", 12) == 0 || strncmp(name, "password-used", 13) == 0;
    if (!is_request)
        check_reply(name, expected, fields == NULL ? "" : fields, bytes, length);
    else if (strcmp(expected, "valid") == 0)
        check_request(name, fields, bytes, length);
}

static void refuses_what_the_specification_refuses(void) {
    uint8_t out[KAO_MAX_REQUEST_BYTES];
    char long_user[KAO_MAX_USER_BYTES + 2];
    memset(long_user, 'a', sizeof(long_user));
    long_user[sizeof(long_user) - 1] = '\0';
    const struct kao_question wrong[] = {
        {"", "sudo", "", 5000, 0, 0},
        {long_user, "sudo", "", 5000, 0, 0},
        {"alice", "sudo", "", 0, 0, 0},
        {"alice", "sudo", "", 60001, 0, 0},
        {"\xff", "sudo", "", 5000, 0, 0},
        {"\xc0\xaf", "sudo", "", 5000, 0, 0},
        {"alice", "sudo", "\xed\xa0\x80", 5000, 0, 0},
        {"\xf4\x90\x80\x80", "sudo", "", 5000, 0, 0},
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        CHECK(kao_encode_authenticate(out, &wrong[i]) == 0, "question %zu was laid out", i);
    CHECK(kao_encode_password_used(out, "", "sudo") == 0, "an empty user was laid out");
}

int main(int argc, char **argv) {
    char line[MAX_LINE];
    CHECK(argc == 2, "usage: test_wire VECTORS");
    FILE *file = fopen(argv[1], "r");
    CHECK(file != NULL, "cannot read %s", argv[1]);
    while (fgets(line, sizeof(line), file) != NULL) {
        CHECK(strchr(line, '\n') != NULL, "line too long");
        if (line[0] != '#')
            check_line(line);
    }
    fclose(file);
    refuses_what_the_specification_refuses();
    CHECK(checked_replies > 30 && checked_requests >= 5, "only %d and %d", checked_replies, checked_requests);
    printf("%d answers and %d requests agree with the vectors\n", checked_replies, checked_requests);
    return 0;
}
