#include "cicu.h"
#include "cicu_text.h"
#include <unicode/umsg.h>
#include <unicode/ustring.h>
#include <stdlib.h>

// A copy in UTF-16 that ends in NUL, as variadic ICU wants it; NUL inside becomes U+FFFD. Null when that fails.
static UChar *decode(const uint8_t *text, int32_t count, int32_t *units, int32_t *failure) {
    *failure = CICU_ERROR_LIMIT;
    if (count < 0 || count > CICU_BYTES_MAX) return NULL;
    *failure = CICU_ERROR_MEMORY;
    UChar *copy = malloc(((size_t)count + 1) * sizeof(UChar));
    if (!copy) return NULL;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(copy, count + 1, units, (const char *)text, count, 0xFFFD, NULL, &status);
    if (U_FAILURE(status)) {
        *failure = CICU_ERROR_ICU;
        free(copy);
        return NULL;
    }
    for (int32_t index = 0; index < *units; index++) {
        if (copy[index] == 0) copy[index] = 0xFFFD;
    }
    return copy;
}

// The C API takes its arguments one by one, and only as many of each kind as the pattern has: where a number is found
// depends on the platform's calling convention.
static int32_t call(const UMessageFormat *format, UChar *const *t, int32_t text_count, const double *n,
                    int32_t number_count, UChar *result, int32_t capacity, UErrorCode *status) {
#define NUMBERS(...)                                                                                                   \
    switch (number_count) {                                                                                            \
    case 0: return umsg_format(format, result, capacity, status __VA_ARGS__);                                          \
    case 1: return umsg_format(format, result, capacity, status __VA_ARGS__, n[0]);                                    \
    default: return umsg_format(format, result, capacity, status __VA_ARGS__, n[0], n[1]);                             \
    }
    switch (text_count) {
    case 0: NUMBERS()
    case 1: NUMBERS(, t[0])
    case 2: NUMBERS(, t[0], t[1])
    case 3: NUMBERS(, t[0], t[1], t[2])
    case 4: NUMBERS(, t[0], t[1], t[2], t[3])
    case 5: NUMBERS(, t[0], t[1], t[2], t[3], t[4])
    default: NUMBERS(, t[0], t[1], t[2], t[3], t[4], t[5])
    }
#undef NUMBERS
}

static int32_t fill(const UMessageFormat *format, UChar *const *texts, int32_t text_count, const double *numbers,
                    int32_t number_count, uint8_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = call(format, texts, text_count, numbers, number_count, NULL, 0, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return CICU_ERROR_ICU;
    if (units > CICU_BYTES_MAX) return CICU_ERROR_LIMIT;
    UChar *message = malloc(((size_t)units + 1) * sizeof(UChar));
    if (!message) return CICU_ERROR_MEMORY;
    status = U_ZERO_ERROR;
    units = call(format, texts, text_count, numbers, number_count, message, units + 1, &status);
    int32_t count = U_FAILURE(status) ? CICU_ERROR_ICU : cicu_encode(message, units, result, capacity);
    free(message);
    return count;
}

int32_t cicu_message_format(const uint8_t *pattern, int32_t count, const char *locale, const uint8_t *texts,
                            const int32_t *text_counts, int32_t text_count, const double *numbers,
                            int32_t number_count, uint8_t *result, int32_t capacity) {
    if (text_count > CICU_MESSAGE_TEXTS_MAX || number_count > CICU_MESSAGE_NUMBERS_MAX) return CICU_ERROR_LIMIT;
    UChar *copies[CICU_MESSAGE_TEXTS_MAX] = {0};
    int32_t failure = 0, units = 0;
    UChar *source = decode(pattern, count, &units, &failure);
    if (!source) return failure;
    int32_t answer = 0;
    for (int32_t index = 0; index < text_count && answer >= 0; index++) {
        int32_t ignored = 0;
        copies[index] = decode(texts, text_counts[index], &ignored, &failure);
        if (!copies[index]) answer = failure;
        texts += text_counts[index];
    }
    if (answer >= 0) {
        UErrorCode status = U_ZERO_ERROR;
        UMessageFormat *format = umsg_open(source, units, locale, NULL, &status);
        answer = U_FAILURE(status)
            ? CICU_ERROR_ICU : fill(format, copies, text_count, numbers, number_count, result, capacity);
        umsg_close(format);
    }
    for (int32_t index = 0; index < text_count; index++) free(copies[index]);
    free(source);
    return answer;
}
