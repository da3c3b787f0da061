// Stable names for the few ICU functions we use. No ICU type appears here: Swift must never see an ICU header.
//
// Common rules. Text is UTF-8 without a final NUL; counts are bytes. A function that writes text returns the number of
// bytes the whole result needs: when that is more than `capacity`, nothing useful was written and the caller tries
// again with a larger buffer. A negative result is a failure (CICU_ERROR_…), never a text. Every function is safe to
// call from several threads at once, except `cicu_locale_pin_default`.
#pragma once
#include <stdint.h>

// ---- Failures -------------------------------------------------------------------------------------------------------

/// The text is not valid UTF-8.
#define CICU_ERROR_UTF8 (-1)
/// No memory.
#define CICU_ERROR_MEMORY (-2)
/// ICU or its data refused the call.
#define CICU_ERROR_ICU (-3)
/// The text is longer than `CICU_BYTES_MAX`.
#define CICU_ERROR_LIMIT (-4)
/// Longest text passed on to ICU: 16 MiB.
#define CICU_BYTES_MAX 16777216

// ---- Versions -------------------------------------------------------------------------------------------------------

/// ICU's own version, for example "72.1"; `capacity` counts bytes including the final NUL.
void cicu_version(char *text, int32_t capacity);
/// Unicode version of ICU's property data, for example "15.0".
void cicu_unicode_version(char *text, int32_t capacity);
/// CLDR version of ICU's locale data, for example "42.0"; empty when ICU does not say.
void cicu_cldr_version(char *text, int32_t capacity);
/// 0 when normalization, folding, IDNA and properties answer known questions rightly; else the number of the question.
int32_t cicu_self_check(void);

// ---- Unicode forms and case -----------------------------------------------------------------------------------------

#define CICU_FORM_NFC 0
#define CICU_FORM_NFKC 1
#define CICU_FORM_NFD 2
#define CICU_FORM_NFKD 3
/// NFKC_Casefold (UAX #44): case folded, default-ignorable code points removed, NFKC.
#define CICU_FORM_NFKC_CASEFOLD 4
/// Full default case folding (CaseFolding.txt, C + F); no normalization.
#define CICU_FORM_CASEFOLD 5

/// Writes `text` in the given form.
int32_t cicu_transform(int32_t form, const uint8_t *text, int32_t count, uint8_t *result, int32_t capacity);
/// 1 when `text` is already in the given form (0…4 above), 0 when not, negative on failure.
int32_t cicu_is_normalized(int32_t form, const uint8_t *text, int32_t count);

// ---- Domain names ---------------------------------------------------------------------------------------------------

#define CICU_IDNA_EMPTY_LABEL 0x1
#define CICU_IDNA_LABEL_TOO_LONG 0x2
#define CICU_IDNA_DOMAIN_NAME_TOO_LONG 0x4
#define CICU_IDNA_LEADING_HYPHEN 0x8
#define CICU_IDNA_TRAILING_HYPHEN 0x10
#define CICU_IDNA_HYPHEN_3_4 0x20
#define CICU_IDNA_LEADING_COMBINING_MARK 0x40
#define CICU_IDNA_DISALLOWED 0x80
#define CICU_IDNA_PUNYCODE 0x100
#define CICU_IDNA_LABEL_HAS_DOT 0x200
#define CICU_IDNA_INVALID_ACE_LABEL 0x400
#define CICU_IDNA_BIDI 0x800
#define CICU_IDNA_CONTEXTJ 0x1000
#define CICU_IDNA_CONTEXTO_PUNCTUATION 0x2000
#define CICU_IDNA_CONTEXTO_DIGITS 0x4000

/// UTS #46, non-transitional, STD3 rules, Bidi, CONTEXTJ and CONTEXTO checks: domain name to A-labels.
/// `errors` receives the CICU_IDNA_… bits; 0 = a good name.
int32_t cicu_idna_to_ascii(const uint8_t *name, int32_t count, uint8_t *result, int32_t capacity, uint32_t *errors);
/// The same, to U-labels.
int32_t cicu_idna_to_unicode(const uint8_t *name, int32_t count, uint8_t *result, int32_t capacity, uint32_t *errors);

// ---- Properties of a code point -------------------------------------------------------------------------------------

/// General category as two letters in one number: 'L' * 256 + 'u' for Lu; Cn for anything out of range.
int32_t cicu_general_category(uint32_t code_point);
/// Script as its four-letter ISO 15924 code in one number, first letter highest: 'Latn'.
uint32_t cicu_script(uint32_t code_point);
/// 1 when the script is the code point's script or one of its script extensions (UAX #24).
int32_t cicu_has_script(uint32_t code_point, uint32_t script);
/// Value 0…9 of a decimal digit (Nd), else -1.
int32_t cicu_digit_value(uint32_t code_point);
int32_t cicu_is_white_space(uint32_t code_point);
int32_t cicu_is_default_ignorable(uint32_t code_point);
int32_t cicu_is_bidi_control(uint32_t code_point);
int32_t cicu_is_alphabetic(uint32_t code_point);
int32_t cicu_is_emoji(uint32_t code_point);
int32_t cicu_is_extended_pictographic(uint32_t code_point);
int32_t cicu_is_emoji_modifier(uint32_t code_point);
int32_t cicu_is_variation_selector(uint32_t code_point);
int32_t cicu_is_ideographic(uint32_t code_point);
/// Canonical combining class, 0…240; 9 = virama.
int32_t cicu_combining_class(uint32_t code_point);
/// Joining_Type as its letter: 'U', 'C', 'D', 'L', 'R' or 'T'.
int32_t cicu_joining_type(uint32_t code_point);
/// Bidi_Class as its short name in one number, first letter highest: 'L', 'AL', 'NSM' …
uint32_t cicu_bidi_class(uint32_t code_point);

// ---- Sets of code points, for patterns ------------------------------------------------------------------------------

#define CICU_SET_BINARY 0
#define CICU_SET_GENERAL_CATEGORY 1
#define CICU_SET_SCRIPT 2
#define CICU_SET_SCRIPT_EXTENSIONS 3

/// Writes the code points that have a property as pairs (first, last) in ascending order. The name is a binary property
/// or a value of the property, spelled exactly as in PropertyAliases.txt or PropertyValueAliases.txt, NUL-terminated.
/// Returns the number of pairs, also when it is more than `capacity`; 0 for a name nobody knows and an empty set.
int32_t cicu_property_ranges(int32_t kind, const char *name, uint32_t *ranges, int32_t capacity);
/// Simple case folding (CaseFolding.txt, C + S) of one code point.
uint32_t cicu_simple_fold(uint32_t code_point);

// ---- Messages -------------------------------------------------------------------------------------------------------

/// Most arguments of a message.
#define CICU_MESSAGE_TEXTS_MAX 6
#define CICU_MESSAGE_NUMBERS_MAX 2

/// Fills an ICU MessageFormat pattern. Its arguments are numbered without gaps: the texts first, then the numbers, which
/// choose plural forms. `texts` holds all texts one after the other, `text_counts` their bytes. CICU_ERROR_ICU for a pattern that is none, CICU_ERROR_LIMIT for too many arguments.
int32_t cicu_message_format(const uint8_t *pattern, int32_t count, const char *locale, const uint8_t *texts,
                            const int32_t *text_counts, int32_t text_count, const double *numbers,
                            int32_t number_count, uint8_t *result, int32_t capacity);

// ---- Locale names: for generators of tables only --------------------------------------------------------------------

/// Makes ICU's process-wide default locale the neutral one, so that no answer depends on the environment.
/// Not thread-safe: call once, first. Returns 0 or a failure.
int32_t cicu_locale_pin_default(void);
int32_t cicu_locale_count(void);
/// Name of a locale, for example "en_GB", NUL-terminated and never freed; null when out of range.
const char *cicu_locale_name(int32_t index);
/// Name of a country (alpha-2 code) in a locale; 0 bytes when the locale has none.
int32_t cicu_display_country(const char *code, const char *locale, uint8_t *result, int32_t capacity);
/// Name of a language (subtag) in a locale; 0 bytes when the locale has none.
int32_t cicu_display_language(const char *code, const char *locale, uint8_t *result, int32_t capacity);
/// ISO 3166-1 alpha-3 code of an alpha-2 code; "" when there is none. Never freed.
const char *cicu_iso3_country(const char *code);
/// ISO 639-2/3 code of a language subtag; "" when there is none. Never freed.
const char *cicu_iso3_language(const char *code);
/// "und_GB" becomes "en_Latn_GB".
int32_t cicu_add_likely_subtags(const char *locale, uint8_t *result, int32_t capacity);
