#include "cicudata.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

// MARK: names

static void visit_table(UResourceBundle *bundle, const char *locale, const char *table, cicudata_visit visit, void *context) {
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *names = ures_getByKey(bundle, table, NULL, &error);
    // A table that was inherited from a parent locale is visited there.
    if (U_SUCCESS(error) && error == U_ZERO_ERROR) {
        ures_resetIterator(names);
        while (ures_hasNext(names)) {
            const char *key = NULL;
            int32_t length = 0;
            error = U_ZERO_ERROR;
            const UChar *name = ures_getNextString(names, &length, &key, &error);
            if (U_FAILURE(error) || key == NULL || name == NULL) continue;
            char text[1024];
            u_strToUTF8(text, sizeof text - 1, NULL, name, length, &error);
            if (U_FAILURE(error)) continue;
            text[sizeof text - 1] = 0;
            visit(context, locale, key, text);
        }
    }
    ures_close(names);
}

int32_t cicudata_visit_names(cicudata_kind kind, cicudata_visit visit, void *context) {
    static const char *const languages[] = {"Languages", "Languages%short", "Languages%long", "Languages%menu", "Languages%variant", "Languages%secondary", NULL};
    static const char *const countries[] = {"Countries", "Countries%short", "Countries%variant", NULL};
    const char *const *tables = kind == CICUDATA_COUNTRIES ? countries : languages;
    const char *tree = kind == CICUDATA_COUNTRIES ? U_ICUDATA_NAME "-region" : U_ICUDATA_NAME "-lang";
    int32_t count = uloc_countAvailable();
    for (int32_t i = 0; i < count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        const char *locale = uloc_getAvailable(i);
        UResourceBundle *bundle = ures_open(tree, locale, &error);
        if (U_SUCCESS(error) && error == U_ZERO_ERROR)
            for (const char *const *table = tables; *table; table++) visit_table(bundle, locale, *table, visit, context);
        if (bundle) ures_close(bundle);
    }
    return count > 0 ? 0 : -1;
}

void cicudata_main_language(const char *region, char *language, int32_t capacity) {
    char undetermined[16] = "und_", likely[64] = "";
    UErrorCode error = U_ZERO_ERROR;
    strncat(undetermined, region, sizeof undetermined - 5);
    uloc_addLikelySubtags(undetermined, likely, sizeof likely, &error);
    language[0] = 0;
    if (U_SUCCESS(error)) uloc_getLanguage(likely, language, capacity, &error);
    if (U_FAILURE(error) || strcmp(language, "und") == 0) language[0] = 0;
}

void cicudata_version(char *text, int32_t capacity) {
    UVersionInfo version;
    char full[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, full);
    strncpy(text, full, (size_t)capacity - 1);
    text[capacity - 1] = 0;
}

// MARK: RFC 5892

static int32_t exception(int32_t c) { // section 2.6
    switch (c) {
    case 0x00DF: case 0x03C2: case 0x06FD: case 0x06FE: case 0x0F0B: case 0x3007: return CICUDATA_PVALID;
    case 0x00B7: case 0x0375: case 0x05F3: case 0x05F4: case 0x30FB: return CICUDATA_CONTEXTO;
    case 0x0640: case 0x07FA: case 0x302E: case 0x302F: case 0x3031: case 0x3032: case 0x3033: case 0x3034: case 0x3035:
    case 0x303B: return CICUDATA_DISALLOWED;
    }
    if ((c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9)) return CICUDATA_CONTEXTO;
    return -1;
}

static int is_unstable(UChar32 c) { // section 2.2: c differs from NFKC(casefold(NFKC(c)))
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
    UChar source[2], first[64], folded[128], last[256];
    int32_t length = 0;
    U16_APPEND_UNSAFE(source, length, c);
    int32_t first_length = unorm2_normalize(nfkc, source, length, first, 64, &error);
    int32_t folded_length = u_strFoldCase(folded, 128, first, first_length, U_FOLD_CASE_DEFAULT, &error);
    int32_t last_length = unorm2_normalize(nfkc, folded, folded_length, last, 256, &error);
    return U_FAILURE(error) || last_length != length || u_memcmp(source, last, length) != 0;
}

int32_t cicudata_idna(int32_t c) {
    int32_t value = exception(c);
    if (value >= 0) return value;
    int8_t category = u_charType(c);
    if (category == U_UNASSIGNED && !u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT)) return CICUDATA_UNASSIGNED;
    if (c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) return CICUDATA_PVALID;
    if (u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL)) return CICUDATA_CONTEXTJ;
    if (category == U_SURROGATE || is_unstable(c)) return CICUDATA_DISALLOWED;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) ||
        u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT)) return CICUDATA_DISALLOWED;
    if ((c >= 0x20D0 && c <= 0x20FF) || (c >= 0x1D100 && c <= 0x1D24F)) return CICUDATA_DISALLOWED; // ignorable blocks
    switch (u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE)) {
    case U_HST_LEADING_JAMO: case U_HST_VOWEL_JAMO: case U_HST_TRAILING_JAMO: return CICUDATA_DISALLOWED;
    }
    switch (category) {
    case U_LOWERCASE_LETTER: case U_UPPERCASE_LETTER: case U_OTHER_LETTER: case U_MODIFIER_LETTER:
    case U_DECIMAL_DIGIT_NUMBER: case U_NON_SPACING_MARK: case U_COMBINING_SPACING_MARK: return CICUDATA_PVALID;
    }
    return CICUDATA_DISALLOWED;
}

int32_t cicudata_bidi(int32_t c) {
    switch (u_charDirection(c)) {
    case U_LEFT_TO_RIGHT: return 0;
    case U_RIGHT_TO_LEFT: return 1;
    case U_RIGHT_TO_LEFT_ARABIC: return 2;
    case U_EUROPEAN_NUMBER: return 3;
    case U_EUROPEAN_NUMBER_SEPARATOR: return 4;
    case U_EUROPEAN_NUMBER_TERMINATOR: return 5;
    case U_ARABIC_NUMBER: return 6;
    case U_COMMON_NUMBER_SEPARATOR: return 7;
    case U_DIR_NON_SPACING_MARK: return 8;
    case U_BOUNDARY_NEUTRAL: return 9;
    case U_OTHER_NEUTRAL: return 10;
    default: return 11;
    }
}

int32_t cicudata_joining(int32_t c) {
    switch (u_getIntPropertyValue(c, UCHAR_JOINING_TYPE)) {
    case U_JT_LEFT_JOINING: return 1;
    case U_JT_RIGHT_JOINING: return 2;
    case U_JT_DUAL_JOINING: return 3;
    case U_JT_TRANSPARENT: return 4;
    default: return 0;
    }
}

int32_t cicudata_script(int32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(c, &error)) {
    case USCRIPT_LATIN: return 1;
    case USCRIPT_GREEK: return 2;
    case USCRIPT_CYRILLIC: return 3;
    case USCRIPT_ARMENIAN: return 4;
    case USCRIPT_CHEROKEE: return 5;
    case USCRIPT_COPTIC: return 6;
    case USCRIPT_HEBREW: return 7;
    case USCRIPT_HIRAGANA: return 8;
    case USCRIPT_KATAKANA: return 9;
    case USCRIPT_HAN: return 10;
    default: return 0;
    }
}

int32_t cicudata_flags(int32_t c) {
    int8_t category = u_charType(c);
    int32_t flags = 0;
    if (category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK || category == U_ENCLOSING_MARK) flags |= 1;
    if (u_getCombiningClass(c) == 9) flags |= 2;
    if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) || category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
        category == U_SURROGATE || category == U_PRIVATE_USE_CHAR || category == U_UNASSIGNED) flags |= 4;
    return flags;
}
