#include "cicu.h"
#include "cicu_marks.h"
#include "cicu_text.h"
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/uidna.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// UTF-16 scratch space. Short texts stay on the stack; longer ones are allocated once per call.
enum { UNITS_ON_STACK = 512 };

typedef struct {
    UChar fixed[UNITS_ON_STACK];
    UChar *units;
    int32_t capacity;
} Scratch;

static void scratch_open(Scratch *scratch) {
    scratch->units = scratch->fixed;
    scratch->capacity = UNITS_ON_STACK;
}

static void scratch_close(Scratch *scratch) {
    if (scratch->units != scratch->fixed) free(scratch->units);
}

static int scratch_reserve(Scratch *scratch, int32_t count) {
    if (count <= scratch->capacity) return 1;
    UChar *larger = malloc((size_t)count * sizeof(UChar));
    if (!larger) return 0;
    scratch_close(scratch);
    scratch->units = larger;
    scratch->capacity = count;
    return 1;
}

// Decodes UTF-8; UTF-16 never needs more units than UTF-8 has bytes. Returns the unit count or a failure.
static int32_t scratch_decode(Scratch *scratch, const uint8_t *text, int32_t count) {
    if (count < 0 || count > CICU_BYTES_MAX) return CICU_ERROR_LIMIT;
    if (!scratch_reserve(scratch, count)) return CICU_ERROR_MEMORY;
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0;
    u_strFromUTF8(scratch->units, scratch->capacity, &units, (const char *)text, count, &status);
    if (status == U_INVALID_CHAR_FOUND) return CICU_ERROR_UTF8;
    return U_FAILURE(status) ? CICU_ERROR_ICU : units;
}

int32_t cicu_encode(const UChar *units, int32_t count, uint8_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t needed = 0;
    u_strToUTF8((char *)result, capacity, &needed, units, count, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) return needed;
    return U_FAILURE(status) ? CICU_ERROR_ICU : needed;
}

// ---- Versions -------------------------------------------------------------------------------------------------------

static void write_version(const UVersionInfo version, char *text, int32_t capacity) {
    char full[U_MAX_VERSION_STRING_LENGTH] = {0};
    if (capacity <= 0) return;
    u_versionToString(version, full);
    strncpy(text, full, (size_t)capacity - 1);
    text[capacity - 1] = 0;
}

void cicu_version(char *text, int32_t capacity) {
    UVersionInfo version;
    u_getVersion(version);
    write_version(version, text, capacity);
}

void cicu_unicode_version(char *text, int32_t capacity) {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    write_version(version, text, capacity);
}

// What `ulocdata_getCLDRVersion` does, without linking the i18n library for one call.
void cicu_cldr_version(char *text, int32_t capacity) {
    if (capacity <= 0) return;
    text[0] = 0;
    UErrorCode status = U_ZERO_ERROR;
    UVersionInfo version;
    UResourceBundle *bundle = ures_openDirect(NULL, "supplementalData", &status);
    if (U_FAILURE(status)) return;
    UResourceBundle *row = ures_getByKey(bundle, "cldrVersion", NULL, &status);
    int32_t count = 0;
    const UChar *units = ures_getString(row, &count, &status);
    if (U_SUCCESS(status)) {
        u_versionFromUString(version, units);
        write_version(version, text, capacity);
    }
    ures_close(row);
    ures_close(bundle);
}

// ---- Unicode forms and case -----------------------------------------------------------------------------------------

// ICU's singletons: made once, immutable, shared by all threads.
static const UNormalizer2 *normalizer(int32_t form, UErrorCode *status) {
    switch (form) {
    case CICU_FORM_NFC: return unorm2_getNFCInstance(status);
    case CICU_FORM_NFKC: return unorm2_getNFKCInstance(status);
    case CICU_FORM_NFD: return unorm2_getNFDInstance(status);
    case CICU_FORM_NFKD: return unorm2_getNFKDInstance(status);
    case CICU_FORM_NFKC_CASEFOLD: return unorm2_getNFKCCasefoldInstance(status);
    default: *status = U_ILLEGAL_ARGUMENT_ERROR; return NULL;
    }
}

// Long runs of marks are put in order before ICU sees them. Returns the unit count or a failure.
static int32_t scratch_order_marks(int32_t form, Scratch *source, int32_t count) {
    if (form == CICU_FORM_CASEFOLD || !cicu_has_long_marks(source->units, count)) return count;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    if (U_FAILURE(status)) return CICU_ERROR_ICU;
    int32_t ordered_count = 0;
    UChar *ordered = cicu_order_marks(instance, source->units, count, &ordered_count);
    if (!ordered) return CICU_ERROR_MEMORY;
    scratch_close(source);
    source->units = ordered;
    source->capacity = ordered_count;
    return ordered_count;
}

static int32_t transform_units(int32_t form, const Scratch *source, int32_t count, Scratch *target, UErrorCode *status) {
    if (form == CICU_FORM_CASEFOLD)
        return u_strFoldCase(target->units, target->capacity, source->units, count, U_FOLD_CASE_DEFAULT, status);
    const UNormalizer2 *instance = normalizer(form, status);
    if (U_FAILURE(*status)) return 0;
    return unorm2_normalize(instance, source->units, count, target->units, target->capacity, status);
}

int32_t cicu_transform(int32_t form, const uint8_t *text, int32_t count, uint8_t *result, int32_t capacity) {
    Scratch source, target;
    scratch_open(&source);
    scratch_open(&target);
    int32_t outcome = scratch_decode(&source, text, count);
    if (outcome >= 0) outcome = scratch_order_marks(form, &source, outcome);
    if (outcome >= 0) {
        int32_t units = outcome;
        UErrorCode status = U_ZERO_ERROR;
        // Most texts keep their length; a second try knows the exact need.
        int32_t needed = scratch_reserve(&target, units) ? transform_units(form, &source, units, &target, &status) : -1;
        if (needed >= 0 && status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            needed = scratch_reserve(&target, needed) ? transform_units(form, &source, units, &target, &status) : -1;
        }
        if (needed < 0) outcome = CICU_ERROR_MEMORY;
        else if (U_FAILURE(status)) outcome = CICU_ERROR_ICU;
        else outcome = cicu_encode(target.units, needed, result, capacity);
    }
    scratch_close(&source);
    scratch_close(&target);
    return outcome;
}

int32_t cicu_is_normalized(int32_t form, const uint8_t *text, int32_t count) {
    Scratch source;
    scratch_open(&source);
    int32_t outcome = scratch_decode(&source, text, count);
    if (outcome >= 0) {
        UErrorCode status = U_ZERO_ERROR;
        const UNormalizer2 *instance = normalizer(form, &status);
        UBool yes = U_SUCCESS(status) && unorm2_isNormalized(instance, source.units, outcome, &status);
        outcome = U_FAILURE(status) ? CICU_ERROR_ICU : (yes ? 1 : 0);
    }
    scratch_close(&source);
    return outcome;
}

// ---- Domain names ---------------------------------------------------------------------------------------------------

_Static_assert(CICU_IDNA_EMPTY_LABEL == UIDNA_ERROR_EMPTY_LABEL && CICU_IDNA_DISALLOWED == UIDNA_ERROR_DISALLOWED
    && CICU_IDNA_BIDI == UIDNA_ERROR_BIDI && CICU_IDNA_CONTEXTJ == UIDNA_ERROR_CONTEXTJ
    && CICU_IDNA_LABEL_TOO_LONG == UIDNA_ERROR_LABEL_TOO_LONG
    && CICU_IDNA_DOMAIN_NAME_TOO_LONG == UIDNA_ERROR_DOMAIN_NAME_TOO_LONG
    && CICU_IDNA_LEADING_HYPHEN == UIDNA_ERROR_LEADING_HYPHEN && CICU_IDNA_TRAILING_HYPHEN == UIDNA_ERROR_TRAILING_HYPHEN
    && CICU_IDNA_HYPHEN_3_4 == UIDNA_ERROR_HYPHEN_3_4
    && CICU_IDNA_LEADING_COMBINING_MARK == UIDNA_ERROR_LEADING_COMBINING_MARK
    && CICU_IDNA_PUNYCODE == UIDNA_ERROR_PUNYCODE && CICU_IDNA_LABEL_HAS_DOT == UIDNA_ERROR_LABEL_HAS_DOT
    && CICU_IDNA_INVALID_ACE_LABEL == UIDNA_ERROR_INVALID_ACE_LABEL
    && CICU_IDNA_CONTEXTO_PUNCTUATION == UIDNA_ERROR_CONTEXTO_PUNCTUATION
    && CICU_IDNA_CONTEXTO_DIGITS == UIDNA_ERROR_CONTEXTO_DIGITS, "our IDNA bits are ICU's");

// Opened once and kept for the life of the process; the object is immutable and shared by all threads.
static pthread_once_t idna_once = PTHREAD_ONCE_INIT;
static UIDNA *idna_instance = NULL;

static void idna_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    UIDNA *instance = uidna_openUTS46(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ
            | UIDNA_CHECK_CONTEXTO | UIDNA_USE_STD3_RULES,
        &status);
    if (U_SUCCESS(status)) idna_instance = instance;
}

typedef int32_t IDNAFunction(const UIDNA *, const char *, int32_t, char *, int32_t, UIDNAInfo *, UErrorCode *);

static int32_t idna_name(IDNAFunction *function, const uint8_t *name, int32_t count, uint8_t *result, int32_t capacity,
                         uint32_t *errors) {
    if (count < 0 || count > CICU_BYTES_MAX) return CICU_ERROR_LIMIT;
    pthread_once(&idna_once, idna_open);
    if (!idna_instance) return CICU_ERROR_ICU;
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t needed = function(idna_instance, (const char *)name, count, (char *)result, capacity, &info, &status);
    *errors = info.errors;
    return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? CICU_ERROR_ICU : needed;
}

int32_t cicu_idna_to_ascii(const uint8_t *name, int32_t count, uint8_t *result, int32_t capacity, uint32_t *errors) {
    return idna_name(uidna_nameToASCII_UTF8, name, count, result, capacity, errors);
}

int32_t cicu_idna_to_unicode(const uint8_t *name, int32_t count, uint8_t *result, int32_t capacity, uint32_t *errors) {
    return idna_name(uidna_nameToUnicodeUTF8, name, count, result, capacity, errors);
}

// ---- Properties of a code point -------------------------------------------------------------------------------------

static uint32_t packed(const char *name) {
    uint32_t value = 0;
    for (int32_t index = 0; name && name[index] && index < 4; index++) value = value << 8 | (uint8_t)name[index];
    return value;
}

static uint32_t packed_property(UProperty property, uint32_t code_point) {
    int32_t value = u_getIntPropertyValue((UChar32)code_point, property);
    return packed(u_getPropertyValueName(property, value, U_SHORT_PROPERTY_NAME));
}

int32_t cicu_general_category(uint32_t code_point) {
    // In the order of UCharCategory.
    static const char names[] = "CnLuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCfCoCsPdPsPePcPoSmScSkSoPiPf";
    int category = code_point > 0x10FFFF ? 0 : u_charType((UChar32)code_point);
    return (uint8_t)names[2 * category] << 8 | (uint8_t)names[2 * category + 1];
}

uint32_t cicu_script(uint32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &status);
    return U_FAILURE(status) ? packed("Zzzz") : packed(uscript_getShortName(script));
}

int32_t cicu_has_script(uint32_t code_point, uint32_t script) {
    char name[5] = {(char)(script >> 24), (char)(script >> 16), (char)(script >> 8), (char)script, 0};
    int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, name);
    return code == UCHAR_INVALID_CODE ? 0 : uscript_hasScript((UChar32)code_point, (UScriptCode)code);
}

int32_t cicu_digit_value(uint32_t code_point) {
    // u_charDigitValue also knows a few Han numerals as decimal in old data; the category decides.
    if (code_point > 0x10FFFF || u_charType((UChar32)code_point) != U_DECIMAL_DIGIT_NUMBER) return -1;
    return u_charDigitValue((UChar32)code_point);
}

int32_t cicu_is_white_space(uint32_t code_point) { return u_isUWhiteSpace((UChar32)code_point); }
int32_t cicu_is_alphabetic(uint32_t code_point) { return u_isUAlphabetic((UChar32)code_point); }

static int32_t binary(uint32_t code_point, UProperty property) {
    return code_point <= 0x10FFFF && u_hasBinaryProperty((UChar32)code_point, property);
}

int32_t cicu_is_default_ignorable(uint32_t code_point) {
    return binary(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}
int32_t cicu_is_bidi_control(uint32_t code_point) { return binary(code_point, UCHAR_BIDI_CONTROL); }
int32_t cicu_is_emoji(uint32_t code_point) { return binary(code_point, UCHAR_EMOJI); }
int32_t cicu_is_extended_pictographic(uint32_t code_point) {
    return binary(code_point, UCHAR_EXTENDED_PICTOGRAPHIC);
}
int32_t cicu_is_emoji_modifier(uint32_t code_point) { return binary(code_point, UCHAR_EMOJI_MODIFIER); }
int32_t cicu_is_variation_selector(uint32_t code_point) { return binary(code_point, UCHAR_VARIATION_SELECTOR); }
int32_t cicu_is_ideographic(uint32_t code_point) { return binary(code_point, UCHAR_IDEOGRAPHIC); }
int32_t cicu_combining_class(uint32_t code_point) {
    return code_point > 0x10FFFF ? 0 : u_getCombiningClass((UChar32)code_point);
}
int32_t cicu_joining_type(uint32_t code_point) { return (int32_t)packed_property(UCHAR_JOINING_TYPE, code_point); }
uint32_t cicu_bidi_class(uint32_t code_point) { return packed_property(UCHAR_BIDI_CLASS, code_point); }

// ---- Sets of code points, for patterns ------------------------------------------------------------------------------

// ICU matches names loosely ("greek", "GREEK"); only the exact spellings count here.
static int is_property_name(UProperty property, const char *name) {
    for (int choice = 0; choice < 8; choice++) {
        const char *known = u_getPropertyName(property, (UPropertyNameChoice)choice);
        if (known && strcmp(known, name) == 0) return 1;
        if (!known && choice > U_LONG_PROPERTY_NAME) return 0;
    }
    return 0;
}

static int is_value_name(UProperty property, int32_t value, const char *name) {
    for (int choice = 0; choice < 8; choice++) {
        const char *known = u_getPropertyValueName(property, value, (UPropertyNameChoice)choice);
        if (known && strcmp(known, name) == 0) return 1;
        if (!known && choice > U_LONG_PROPERTY_NAME) return 0;
    }
    return 0;
}

// Fills in the property and the value that a name stands for.
static int find_property(int32_t kind, const char *name, UProperty *property, int32_t *value) {
    switch (kind) {
    case CICU_SET_BINARY:
        *property = u_getPropertyEnum(name);
        *value = 1;
        return *property >= UCHAR_BINARY_START && *property < UCHAR_BINARY_LIMIT && is_property_name(*property, name);
    case CICU_SET_GENERAL_CATEGORY: *property = UCHAR_GENERAL_CATEGORY_MASK; break;
    // Script_Extensions have no value names of their own.
    case CICU_SET_SCRIPT:
    case CICU_SET_SCRIPT_EXTENSIONS: *property = UCHAR_SCRIPT; break;
    default: return 0;
    }
    *value = u_getPropertyValueEnum(*property, name);
    if (*value == UCHAR_INVALID_CODE || !is_value_name(*property, *value, name)) return 0;
    if (kind == CICU_SET_SCRIPT_EXTENSIONS) *property = UCHAR_SCRIPT_EXTENSIONS;
    return 1;
}

int32_t cicu_property_ranges(int32_t kind, const char *name, uint32_t *ranges, int32_t capacity) {
    UProperty property;
    int32_t value = 0;
    if (!find_property(kind, name, &property, &value)) return 0;
    USet *set = uset_openEmpty();
    if (!set) return CICU_ERROR_MEMORY;
    UErrorCode status = U_ZERO_ERROR;
    uset_applyIntPropertyValue(set, property, value, &status);
    int32_t count = U_FAILURE(status) ? CICU_ERROR_ICU : uset_getItemCount(set);
    for (int32_t index = 0; index < count && index < capacity; index++) {
        UChar32 first = 0, last = 0;
        UErrorCode ignored = U_ZERO_ERROR;
        uset_getItem(set, index, &first, &last, NULL, 0, &ignored);
        ranges[2 * index] = (uint32_t)first;
        ranges[2 * index + 1] = (uint32_t)last;
    }
    uset_close(set);
    return count;
}

uint32_t cicu_simple_fold(uint32_t code_point) {
    return code_point > 0x10FFFF ? code_point : (uint32_t)u_foldCase((UChar32)code_point, U_FOLD_CASE_DEFAULT);
}

// ---- Locale names ---------------------------------------------------------------------------------------------------

int32_t cicu_locale_pin_default(void) {
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("root", &status);
    return U_FAILURE(status) ? CICU_ERROR_ICU : 0;
}

int32_t cicu_locale_count(void) { return uloc_countAvailable(); }

const char *cicu_locale_name(int32_t index) {
    return index < 0 || index >= uloc_countAvailable() ? NULL : uloc_getAvailable(index);
}

typedef int32_t DisplayFunction(const char *, const char *, UChar *, int32_t, UErrorCode *);

static int32_t display(DisplayFunction *function, const char *id, const char *locale, uint8_t *result,
                       int32_t capacity) {
    UChar units[UNITS_ON_STACK];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = function(id, locale, units, UNITS_ON_STACK, &status);
    if (U_FAILURE(status)) return CICU_ERROR_ICU;
    // "Using default" here means that the code itself came back instead of a name.
    return status == U_USING_DEFAULT_WARNING ? 0 : cicu_encode(units, count, result, capacity);
}

int32_t cicu_display_country(const char *code, const char *locale, uint8_t *result, int32_t capacity) {
    char id[ULOC_FULLNAME_CAPACITY] = "und_";
    if (strlen(code) > 8) return 0;
    strncat(id, code, sizeof id - 5);
    return display(uloc_getDisplayCountry, id, locale, result, capacity);
}

int32_t cicu_display_language(const char *code, const char *locale, uint8_t *result, int32_t capacity) {
    return display(uloc_getDisplayLanguage, code, locale, result, capacity);
}

const char *cicu_iso3_country(const char *code) {
    char id[ULOC_FULLNAME_CAPACITY] = "und_";
    if (strlen(code) > 8) return "";
    strncat(id, code, sizeof id - 5);
    return uloc_getISO3Country(id);
}

const char *cicu_iso3_language(const char *code) { return uloc_getISO3Language(code); }

int32_t cicu_add_likely_subtags(const char *locale, uint8_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t needed = uloc_addLikelySubtags(locale, (char *)result, capacity, &status);
    return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? CICU_ERROR_ICU : needed;
}

// ---- Self check -----------------------------------------------------------------------------------------------------

static int transforms(int32_t form, const char *text, const char *expected) {
    uint8_t result[64];
    int32_t count = cicu_transform(form, (const uint8_t *)text, (int32_t)strlen(text), result, sizeof result);
    return count == (int32_t)strlen(expected) && memcmp(result, expected, (size_t)count) == 0;
}

int32_t cicu_self_check(void) {
    uint8_t result[64];
    uint32_t errors = 0;
    const char *host = "B\xC3\xBC" "cher.example", *ascii = "xn--bcher-kva.example";
    if (!transforms(CICU_FORM_NFC, "e\xCC\x81", "\xC3\xA9")) return 1;
    if (!transforms(CICU_FORM_NFKC, "\xEF\xBC\x91", "1")) return 2;
    if (!transforms(CICU_FORM_NFD, "\xC3\xA9", "e\xCC\x81")) return 3;
    if (!transforms(CICU_FORM_CASEFOLD, "\xC3\x9F", "ss")) return 4;
    if (!transforms(CICU_FORM_NFKC_CASEFOLD, "\xC3\x84\xC2\xAD", "\xC3\xA4")) return 5;
    if (cicu_is_normalized(CICU_FORM_NFC, (const uint8_t *)"\xC3\xA9", 2) != 1) return 6;
    if (cicu_general_category(0xE9) != ('L' << 8 | 'l') || cicu_script(0x416) != packed("Cyrl")) return 7;
    int32_t count = cicu_idna_to_ascii((const uint8_t *)host, (int32_t)strlen(host), result, sizeof result, &errors);
    if (count != (int32_t)strlen(ascii) || errors || memcmp(result, ascii, (size_t)count) != 0) return 8;
    return 0;
}
