#include "cicu_marks.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

// UAX #15, 13: the Stream-Safe Text Format allows 30 non-starters in a row.
enum { MARKS_IN_A_ROW_MAX = 30, CLASS_COUNT = 256, DECOMPOSITION_UNITS_MAX = 32 };

// Half-width voiced sound marks are starters that NFKC makes marks of.
static int is_mark(UChar32 point) {
    return u_getIntPropertyValue(point, UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0 || point == 0xFF9E || point == 0xFF9F;
}

int32_t cicu_has_long_marks(const UChar *units, int32_t count) {
    int32_t row = 0;
    for (int32_t index = 0; index < count;) {
        UChar32 point;
        U16_NEXT(units, index, count, point);
        if (point < 0x300) {
            if (point != 0xAD) row = 0;
        } else if (is_mark(point)) {
            if (++row > MARKS_IN_A_ROW_MAX) return 1;
        } else if (!u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
            // What NFKC_Casefold removes does not end a row.
            row = 0;
        }
    }
    return 0;
}

typedef struct {
    UChar32 *points;
    int32_t count, capacity;
} Points;

static int points_append(Points *list, UChar32 point) {
    if (list->count == list->capacity) {
        int32_t capacity = list->capacity * 2 + 64;
        UChar32 *larger = realloc(list->points, (size_t)capacity * sizeof(UChar32));
        if (!larger) return 0;
        list->points = larger;
        list->capacity = capacity;
    }
    list->points[list->count++] = point;
    return 1;
}

static int decompose(const UNormalizer2 *instance, const UChar *units, int32_t count, Points *list) {
    for (int32_t index = 0; index < count;) {
        UChar32 point;
        U16_NEXT(units, index, count, point);
        UChar parts[DECOMPOSITION_UNITS_MAX];
        UErrorCode status = U_ZERO_ERROR;
        int32_t length = unorm2_getDecomposition(instance, point, parts, DECOMPOSITION_UNITS_MAX, &status);
        if (length < 0 || U_FAILURE(status)) {
            if (!points_append(list, point)) return 0;
            continue;
        }
        for (int32_t part = 0; part < length;) {
            U16_NEXT(parts, part, length, point);
            if (!points_append(list, point)) return 0;
        }
    }
    return 1;
}

// Marks of one class keep their order.
static void order_run(UChar32 *points, int32_t count, UChar32 *scratch) {
    int32_t starts[CLASS_COUNT] = {0}, sum = 0;
    for (int32_t index = 0; index < count; index++) starts[u_getCombiningClass(points[index])]++;
    for (int32_t class = 0; class < CLASS_COUNT; class++) {
        int32_t size = starts[class];
        starts[class] = sum;
        sum += size;
    }
    memcpy(scratch, points, (size_t)count * sizeof(UChar32));
    for (int32_t index = 0; index < count; index++) points[starts[u_getCombiningClass(scratch[index])]++] = scratch[index];
}

static void order_runs(Points *list, UChar32 *scratch) {
    for (int32_t index = 0; index < list->count;) {
        int32_t end = index;
        while (end < list->count && u_getCombiningClass(list->points[end]) != 0) end++;
        // ICU orders short runs itself.
        if (end - index > MARKS_IN_A_ROW_MAX) order_run(list->points + index, end - index, scratch);
        index = end + 1;
    }
}

UChar *cicu_order_marks(const UNormalizer2 *instance, const UChar *units, int32_t count, int32_t *result_count) {
    Points list = {0};
    UChar *result = NULL;
    UChar32 *scratch = NULL;
    if (decompose(instance, units, count, &list)) {
        scratch = malloc(((size_t)list.count + 1) * sizeof(UChar32));
        result = malloc(((size_t)list.count * 2 + 1) * sizeof(UChar));
    }
    if (scratch && result) {
        order_runs(&list, scratch);
        int32_t length = 0;
        for (int32_t index = 0; index < list.count; index++) U16_APPEND_UNSAFE(result, length, list.points[index]);
        *result_count = length;
    } else {
        free(result);
        result = NULL;
    }
    free(scratch);
    free(list.points);
    return result;
}
