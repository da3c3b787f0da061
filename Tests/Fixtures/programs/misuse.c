// Every mistake a caller can make, each answered by a status. Prints what is answered otherwise; exits with 0 if nothing.

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "barbule.h"

static int failure_count;

#define EXPECT(status, call) expect(status, call, #call, __LINE__)

static void expect(barbule_status expected, barbule_status found, const char *call, int line) {
    if (expected == found) return;
    failure_count++;
    printf("misuse.c:%d: %s: expected %s, found %s\n", line, call, barbule_status_name(expected), barbule_status_name(found));
}

// What barbule.h asks for.
#define STACK_KIB 128

#define HUGE_LENGTH ((size_t)1 << 40)

// Exactly as long as it says, so that a sanitizer sees a byte too many.
static void *exact(const char *text, size_t *length) {
    *length = strlen(text);
    void *copy = malloc(*length ? *length : 1);
    memcpy(copy, text, *length);
    return copy;
}

static void check_schemas(void) {
    barbule_schema schema = 0;
    barbule_error error = 0;
    EXPECT(BARBULE_NULL_POINTER, barbule_schema_bundled(NULL, 5, &schema));
    EXPECT(BARBULE_NULL_POINTER, barbule_schema_bundled("contact-update", 14, NULL));
    EXPECT(BARBULE_UNKNOWN_NAME, barbule_schema_bundled(NULL, 0, &schema));
    EXPECT(BARBULE_UNKNOWN_NAME, barbule_schema_bundled("contact\0update", 14, &schema));
    EXPECT(BARBULE_UNKNOWN_NAME, barbule_schema_bundled("\xff\xfe", 2, &schema));
    EXPECT(BARBULE_TOO_LONG, barbule_schema_bundled("contact-update", HUGE_LENGTH, &schema));
    EXPECT(BARBULE_TOO_LONG, barbule_schema_bundled("contact-update", SIZE_MAX, &schema));
    EXPECT(BARBULE_TOO_LONG, barbule_schema_bundled("contact-update", (size_t)BARBULE_LENGTH_MAX + 1, &schema));
    if (schema) failure_count++;

    size_t length;
    char *text = exact("{\"type\": \"strnig\"}", &length);
    barbule_file file = {"a.json", 6, text, length};
    EXPECT(BARBULE_NULL_POINTER, barbule_schema_compile(NULL, 1, &schema, &error));
    EXPECT(BARBULE_NULL_POINTER, barbule_schema_compile(NULL, 0, &schema, &error));
    EXPECT(BARBULE_NULL_POINTER, barbule_schema_compile(&file, 0, &schema, &error));
    EXPECT(BARBULE_NULL_POINTER, barbule_schema_compile(&file, 1, NULL, &error));
    EXPECT(BARBULE_TOO_LONG, barbule_schema_compile(&file, HUGE_LENGTH, &schema, &error));
    EXPECT(BARBULE_BAD_SCHEMA, barbule_schema_compile(&file, 1, &schema, NULL));
    EXPECT(BARBULE_BAD_SCHEMA, barbule_schema_compile(&file, 1, &schema, &error));
    if (schema || !error) failure_count++;
    size_t needed = 0;
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_error_json(error, NULL, 0, &needed));
    char *json = malloc(needed);
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_error_json(error, json, needed - 1, &needed));
    EXPECT(BARBULE_OK, barbule_error_json(error, json, needed, &needed));
    free(json);
    EXPECT(BARBULE_NULL_POINTER, barbule_error_json(error, NULL, 10, &needed));
    EXPECT(BARBULE_NULL_POINTER, barbule_error_json(error, text, length, NULL));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_result_free(error));
    EXPECT(BARBULE_OK, barbule_error_free(error));
    EXPECT(BARBULE_FREED_HANDLE, barbule_error_free(error));
    EXPECT(BARBULE_FREED_HANDLE, barbule_error_json(error, NULL, 0, &needed));
    barbule_file broken[] = {
        {"a.json", 6, NULL, 10}, {NULL, 6, text, length}, {"a.json", 6, text, HUGE_LENGTH}, {"a.json", HUGE_LENGTH, text, length}};
    barbule_status statuses[] = {BARBULE_NULL_POINTER, BARBULE_NULL_POINTER, BARBULE_TOO_LONG, BARBULE_TOO_LONG};
    for (int index = 0; index < 4; index++) EXPECT(statuses[index], barbule_schema_compile(&broken[index], 1, &schema, NULL));
    barbule_file empty = {NULL, 0, NULL, 0};
    EXPECT(BARBULE_BAD_SCHEMA, barbule_schema_compile(&empty, 1, &schema, NULL));
    free(text);
}

static void check_options(barbule_schema schema, barbule_schema other) {
    barbule_options options = 0;
    barbule_result result = 0;
    barbule_error error = 0;
    EXPECT(BARBULE_NULL_POINTER, barbule_options_create(schema, NULL, 2, &options, &error));
    EXPECT(BARBULE_NULL_POINTER, barbule_options_create(schema, "{}", 2, NULL, &error));
    EXPECT(BARBULE_TOO_LONG, barbule_options_create(schema, "{}", HUGE_LENGTH, &options, &error));
    EXPECT(BARBULE_BAD_HANDLE, barbule_options_create(0, "{}", 2, &options, &error));
    EXPECT(BARBULE_BAD_OPTIONS, barbule_options_create(schema, NULL, 0, &options, NULL));
    EXPECT(BARBULE_BAD_OPTIONS, barbule_options_create(schema, "{\"date_ordre\": \"DMY\"}", 21, &options, &error));
    EXPECT(BARBULE_OK, barbule_error_free(error));
    EXPECT(BARBULE_OK, barbule_options_create(schema, "{\"date_order\": \"DMY\"}", 21, &options, NULL));
    EXPECT(BARBULE_OTHER_SCHEMA, barbule_check(other, options, "{}", 2, &result));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_check(options, 0, "{}", 2, &result));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_check(schema, schema, "{}", 2, &result));
    EXPECT(BARBULE_BAD_HANDLE, barbule_check(schema, 12345, "{}", 2, &result));
    EXPECT(BARBULE_OK, barbule_options_free(options));
    EXPECT(BARBULE_FREED_HANDLE, barbule_options_free(options));
    EXPECT(BARBULE_FREED_HANDLE, barbule_check(schema, options, "{}", 2, &result));
}

static void check_payloads(barbule_schema schema) {
    barbule_result result = 0;
    size_t length = 0, payload_length;
    EXPECT(BARBULE_NULL_POINTER, barbule_check(schema, 0, NULL, 1, &result));
    EXPECT(BARBULE_NULL_POINTER, barbule_check(schema, 0, "{}", 2, NULL));
    EXPECT(BARBULE_TOO_LONG, barbule_check(schema, 0, "{}", HUGE_LENGTH, &result));
    EXPECT(BARBULE_TOO_LONG, barbule_check(schema, 0, NULL, HUGE_LENGTH, &result));
    EXPECT(BARBULE_BAD_HANDLE, barbule_check(0, 0, "{}", 2, &result));
    EXPECT(BARBULE_BAD_HANDLE, barbule_check(UINT64_MAX, 0, "{}", 2, &result));
    EXPECT(BARBULE_BAD_HANDLE, barbule_check(schema + ((uint64_t)1 << 24), 0, "{}", 2, &result));
    if (result) failure_count++;
    EXPECT(BARBULE_OK, barbule_check(schema, 0, NULL, 0, &result));
    EXPECT(BARBULE_NO_CANONICAL, barbule_result_canonical(result, NULL, 0, &length));
    EXPECT(BARBULE_OK, barbule_result_free(result));

    char *payload = exact("{\"gender\": \"male\", \"name_first\": \"a\\u0000b\"}", &payload_length);
    EXPECT(BARBULE_OK, barbule_check(schema, 0, payload, payload_length, &result));
    free(payload);  // nothing is kept of it
    int32_t truth = -1;
    size_t count = 99;
    EXPECT(BARBULE_NULL_POINTER, barbule_result_is_valid(result, NULL));
    EXPECT(BARBULE_OK, barbule_result_is_valid(result, &truth));
    EXPECT(BARBULE_NULL_POINTER, barbule_result_is_changed(result, NULL));
    EXPECT(BARBULE_OK, barbule_result_is_changed(result, &truth));
    if (truth != 1) failure_count++;
    EXPECT(BARBULE_NULL_POINTER, barbule_result_issue_count(result, BARBULE_INFO, NULL));
    EXPECT(BARBULE_BAD_ARGUMENT, barbule_result_issue_count(result, (barbule_severity)7, &count));
    EXPECT(BARBULE_OK, barbule_result_issue_count(result, BARBULE_INFO, &count));
    EXPECT(BARBULE_BAD_ARGUMENT, barbule_result_report(result, (barbule_values)7, NULL, 0, &length));
    EXPECT(BARBULE_NULL_POINTER, barbule_result_report(result, BARBULE_VALUES_MASKED, NULL, 8, &length));
    EXPECT(BARBULE_NULL_POINTER, barbule_result_patch(result, NULL, 0, NULL));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_canonical(result, NULL, 0, &length));
    char *canonical = malloc(length);
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_canonical(result, canonical, length - 1, &length));
    EXPECT(BARBULE_OK, barbule_result_canonical(result, canonical, length, &length));
    // Only what is needed is written, whatever the capacity says.
    EXPECT(BARBULE_OK, barbule_result_canonical(result, canonical, HUGE_LENGTH, &length));
    EXPECT(BARBULE_OK, barbule_result_canonical(result, canonical, SIZE_MAX, &length));
    free(canonical);
    EXPECT(BARBULE_WRONG_HANDLE, barbule_schema_free(result));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_options_free(result));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_error_free(result));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_check(result, 0, "{}", 2, &result));
    EXPECT(BARBULE_WRONG_HANDLE, barbule_error_json(result, NULL, 0, &length));
    EXPECT(BARBULE_OK, barbule_result_free(result));
    EXPECT(BARBULE_FREED_HANDLE, barbule_result_free(result));
    EXPECT(BARBULE_FREED_HANDLE, barbule_result_canonical(result, NULL, 0, &length));
    EXPECT(BARBULE_FREED_HANDLE, barbule_result_is_valid(result, &truth));
    // The place of the freed one is used again; its number is not.
    barbule_result next = 0;
    EXPECT(BARBULE_OK, barbule_check(schema, 0, "{}", 2, &next));
    if (next == result) failure_count++;
    EXPECT(BARBULE_FREED_HANDLE, barbule_result_free(result));
    EXPECT(BARBULE_OK, barbule_result_free(next));
    EXPECT(BARBULE_BAD_HANDLE, barbule_result_free(0));
}

static void check_normalize(barbule_schema schema) {
    char buffer[64];
    size_t length = 77;
    barbule_result result = 0;
    EXPECT(BARBULE_NULL_POINTER, barbule_normalize(schema, 0, NULL, 4, buffer, 64, &length, &result));
    EXPECT(BARBULE_NULL_POINTER, barbule_normalize(schema, 0, "{}", 2, NULL, 64, &length, &result));
    EXPECT(BARBULE_NULL_POINTER, barbule_normalize(schema, 0, "{}", 2, buffer, 64, NULL, &result));
    EXPECT(BARBULE_TOO_LONG, barbule_normalize(schema, 0, "{}", HUGE_LENGTH, buffer, 64, &length, &result));
    EXPECT(BARBULE_BAD_HANDLE, barbule_normalize(0, 0, "{}", 2, buffer, 64, &length, &result));
    if (result || length != 77) failure_count++;
    EXPECT(BARBULE_INVALID_PAYLOAD, barbule_normalize(schema, 0, "{", 1, buffer, 64, &length, NULL));
    EXPECT(BARBULE_INVALID_PAYLOAD, barbule_normalize(schema, 0, "{", 1, buffer, 64, &length, &result));
    if (!result || length != 77) failure_count++;
    EXPECT(BARBULE_OK, barbule_result_free(result));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_normalize(schema, 0, "{ \"city\": \" Rome\" }", 19, NULL, 0, &length, NULL));
    EXPECT(BARBULE_OK, barbule_normalize(schema, 0, "{ \"city\": \" Rome\" }", 19, buffer, 64, &length, NULL));
    EXPECT(BARBULE_OK, barbule_normalize(schema, 0, "{ \"city\": \" Rome\" }", 19, buffer, 64, &length, &result));
    if (result || length != 18 || memcmp(buffer, "{ \"city\": \"Rome\" }", 18) != 0) failure_count++;
}

// Threads that use what others free.
static barbule_result shared_result;

static void *use(void *argument) {
    barbule_schema schema = *(barbule_schema *)argument;
    char buffer[256];
    for (int turn = 0; turn < 200; turn++) {
        size_t length;
        barbule_status status = barbule_result_canonical(__atomic_load_n(&shared_result, __ATOMIC_SEQ_CST), buffer, 256, &length);
        if (status != BARBULE_OK && status != BARBULE_FREED_HANDLE) __atomic_add_fetch(&failure_count, 1, __ATOMIC_SEQ_CST);
        barbule_result fresh = 0;
        EXPECT(BARBULE_OK, barbule_check(schema, 0, "{\"gender\": \"male\"}", 18, &fresh));
        barbule_result old = __atomic_exchange_n(&shared_result, fresh, __ATOMIC_SEQ_CST);
        EXPECT(BARBULE_OK, barbule_result_free(old));
    }
    return NULL;
}

static void check_threads(barbule_schema schema) {
    pthread_t threads[8];
    EXPECT(BARBULE_OK, barbule_check(schema, 0, "{}", 2, &shared_result));
    for (int index = 0; index < 8; index++) pthread_create(&threads[index], NULL, use, &schema);
    for (int index = 0; index < 8; index++) pthread_join(threads[index], NULL);
    EXPECT(BARBULE_OK, barbule_result_free(shared_result));
}

// A thread with a small stack, and a payload that is nested as deeply as may be.
static void *go_deep(void *argument) {
    barbule_schema schema = ((barbule_schema *)argument)[0], contact = ((barbule_schema *)argument)[1];
    enum { depth = 510 };
    static char payload[6 * depth + 4];
    size_t length = 0, needed;
    for (int level = 0; level < depth; level++) length += (size_t)sprintf(payload + length, "{\"a\":");
    length += (size_t)sprintf(payload + length, "\" x\"");
    memset(payload + length, '}', depth);
    length += depth;
    barbule_result result;
    int32_t truth;
    EXPECT(BARBULE_OK, barbule_check(schema, 0, payload, length, &result));
    EXPECT(BARBULE_OK, barbule_result_is_changed(result, &truth));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_canonical(result, NULL, 0, &needed));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_report(result, BARBULE_VALUES_MASKED, NULL, 0, &needed));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_patch(result, NULL, 0, &needed));
    EXPECT(BARBULE_OK, barbule_result_free(result));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_normalize(schema, 0, payload, length, NULL, 0, &needed, NULL));
    // Deeper than any limit is refused as such.
    EXPECT(BARBULE_INVALID_PAYLOAD, barbule_normalize(schema, 0, memset(payload, '[', length), length, NULL, 0, &needed, NULL));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_normalize(schema, 0, "[[[[[[[[\" x\"]]]]]]]]", 20, NULL, 0, &needed, NULL));
    const char messy[] =
        "{\"email\": \"mailto:Ana@B\\u00fccher.EXAMPLE\", \"phone\": \"+44 (0)7712 345678\", \"name_first\": \"Jos\\u00c3\\u00a9\","
        " \"country\": \"Alemania\", \"born_date\": \"3 April 1990\", \"tags\": \"a,b,A\", \"last_latitude\": \"40 26 46 N\","
        " \"list_subscriptions[0][list_id]\": \"58a1c2d3e4f5a6b7c8d9e0f1\"}";
    EXPECT(BARBULE_OK, barbule_check(contact, 0, messy, sizeof messy - 1, &result));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_report(result, BARBULE_VALUES_MASKED, NULL, 0, &needed));
    EXPECT(BARBULE_OK, barbule_result_free(result));
    return NULL;
}

static void check_stack(barbule_schema contact) {
    const char text[] =
        "{\"$defs\": {\"n\": {\"x-normalize\": {\"space\": \"trim\"}, \"properties\": {\"a\": {\"$ref\": \"#/$defs/n\"}},"
        " \"items\": {\"$ref\": \"#/$defs/n\"}}}, \"$ref\": \"#/$defs/n\"}";
    barbule_file file = {"deep.json", 9, text, sizeof text - 1};
    barbule_schema schemas[2] = {0, contact};
    EXPECT(BARBULE_OK, barbule_schema_compile(&file, 1, &schemas[0], NULL));
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_KIB << 10);
    pthread_t thread;
    pthread_create(&thread, &attributes, go_deep, schemas);
    pthread_join(thread, NULL);
    EXPECT(BARBULE_OK, barbule_schema_free(schemas[0]));
}

// Every check gives back what it took. Meaningless under a sanitizer, which keeps what is freed.
static void check_memory(barbule_schema schema) {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
    size_t before = 0;
    for (int turn = 0; turn < 3000; turn++) {
        if (turn == 1000) before = mallinfo2().uordblks;
        barbule_result result = 0;
        EXPECT(BARBULE_OK, barbule_check(schema, 0, "{\"gender\": \"male\", \"born_date\": 5}", 34, &result));
        size_t length;
        EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_result_report(result, BARBULE_VALUES_MASKED, NULL, 0, &length));
        EXPECT(BARBULE_OK, barbule_result_free(result));
    }
    size_t after = mallinfo2().uordblks;
    if (after > before + 2000 * 16) {
        failure_count++;
        printf("misuse.c: 2000 checks kept %zu bytes\n", after - before);
    }
#else
    (void)schema;
#endif
}

int main(void) {
    if (barbule_abi_version() != BARBULE_ABI_VERSION) return 3;
    if (strcmp(barbule_status_name((barbule_status)999), "BARBULE_UNKNOWN_STATUS") != 0) failure_count++;
    size_t length = 0;
    EXPECT(BARBULE_NULL_POINTER, barbule_versions(NULL, 0, NULL));
    EXPECT(BARBULE_BUFFER_TOO_SMALL, barbule_versions(NULL, 0, &length));
    check_schemas();
    barbule_schema schema, other;
    EXPECT(BARBULE_OK, barbule_schema_bundled("contact-update", 14, &schema));
    EXPECT(BARBULE_OK, barbule_schema_bundled("contact-update", 14, &other));
    check_options(schema, other);
    EXPECT(BARBULE_OK, barbule_schema_free(other));
    check_payloads(schema);
    check_normalize(schema);
    check_threads(schema);
    check_stack(schema);
    check_memory(schema);
    EXPECT(BARBULE_OK, barbule_schema_free(schema));
    EXPECT(BARBULE_FREED_HANDLE, barbule_schema_free(schema));
    barbule_result result = 0;
    EXPECT(BARBULE_FREED_HANDLE, barbule_check(schema, 0, "{}", 2, &result));
    if (failure_count) printf("%d failures\n", failure_count);
    return failure_count ? 1 : 0;
}
