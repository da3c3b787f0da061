/*
 * Reads a contact from standard input; writes what can be sent to standard output, else the report to standard error.
 *
 *     swift build -c release --product barbulec
 *     cc -I Sources/CBarbule/include Sources/CBarbule/example.c -L .build/release -lbarbulec \
 *         -Wl,-rpath,$PWD/.build/release -o example
 *     echo '{"gender": "male"}' | ./example
 */

#include <stdio.h>
#include <stdlib.h>

#include "barbule.h"

static char *read_all(FILE *file, size_t *length) {
    size_t capacity = 1 << 16;
    char *text = malloc(capacity);
    for (*length = 0; text; capacity *= 2, text = realloc(text, capacity)) {
        *length += fread(text + *length, 1, capacity - *length, file);
        if (*length < capacity) break;
    }
    return text;
}

static void print_report(barbule_result result) {
    size_t length = 0;
    if (barbule_result_report(result, BARBULE_VALUES_MASKED, NULL, 0, &length) != BARBULE_BUFFER_TOO_SMALL) return;
    char *report = malloc(length);
    if (report && barbule_result_report(result, BARBULE_VALUES_MASKED, report, length, &length) == BARBULE_OK)
        fprintf(stderr, "%.*s\n", (int)length, report);
    free(report);
}

int main(void) {
    size_t length;
    char *payload = read_all(stdin, &length);
    barbule_schema schema;
    barbule_status status = barbule_schema_bundled("contact-update", 14, &schema);
    if (!payload || status != BARBULE_OK) {
        fprintf(stderr, "%s\n", barbule_status_name(status));
        return 2;
    }

    size_t capacity = 2 * length + 4096, canonical_length;
    char *canonical = malloc(capacity);
    barbule_result result = 0;
    status = barbule_normalize(schema, 0, payload, length, canonical, capacity, &canonical_length, &result);
    if (status == BARBULE_BUFFER_TOO_SMALL) {  // seldom
        canonical = realloc(canonical, canonical_length);
        status = barbule_result_canonical(result, canonical, canonical_length, &canonical_length);
    }
    if (status == BARBULE_OK)
        fwrite(canonical, 1, canonical_length, stdout);
    else if (status == BARBULE_INVALID_PAYLOAD)
        print_report(result);
    else
        fprintf(stderr, "%s\n", barbule_status_name(status));

    if (result) barbule_result_free(result);
    barbule_schema_free(schema);
    free(canonical);
    free(payload);
    return status == BARBULE_OK ? 0 : status == BARBULE_INVALID_PAYLOAD ? 1 : 2;
}
