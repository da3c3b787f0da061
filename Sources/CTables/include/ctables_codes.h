// Codes of languages and countries. The values are generated: see codes.c and names.c.
//
// A two-letter code is a number 0…675 (first letter * 26 + second), a three-letter code 0…17575. Where 0 must mean
// "none", the number is stored plus one.
#pragma once
#include <stddef.h>
#include <stdint.h>

// ---- Languages ------------------------------------------------------------------------------------------------------

/// [676] Two-letter code -> its ISO 639-1 code plus one (iw -> he), 0 = not a language.
extern const uint16_t *const ctables_language_two;
/// Sorted. Three-letter code (ISO 639-2 T or B) << 10 | two-letter code.
extern const uint32_t *const ctables_language_three;
extern const size_t ctables_language_three_count;
/// Bitmaps of registered primary language subtags: [676 bits], [17576 bits]; bit i of byte i / 8.
extern const uint8_t *const ctables_language_registered_two;
extern const uint8_t *const ctables_language_registered_three;

/// A subtag or tag of the IANA registry. `key` = type letter, colon, lower case: "S:latn", "R:bu", "V:1996", "E:yue",
/// "T:i-klingon", "L:iw". `value` = what to write; for an extended language ("E:") its prefix.
typedef struct {
    const char *key;
    const char *value;
} ctables_subtag;
/// Sorted by key.
extern const ctables_subtag *const ctables_subtags;
extern const size_t ctables_subtag_count;

// ---- Countries ------------------------------------------------------------------------------------------------------

/// [676] Alpha-2 -> 1 when it is a current ISO 3166-1 code.
extern const uint8_t *const ctables_country_two;
/// [676] Alpha-2 -> main language of the country plus one, 0 = none or without two-letter code.
extern const uint16_t *const ctables_country_language;
/// Sorted. Alpha-3 << 10 | alpha-2.
extern const uint32_t *const ctables_country_three;
extern const size_t ctables_country_three_count;
/// [1000] Numeric code -> alpha-2 plus one.
extern const uint16_t *const ctables_country_numeric;
/// [676] Withdrawn alpha-2 -> its one successor plus one (BU -> MM).
extern const uint16_t *const ctables_country_former;

// ---- Names in all languages -----------------------------------------------------------------------------------------

/// Sorted. Upper 54 bits: fingerprint of the folded name; lower 10 bits: two-letter code.
extern const uint64_t *const ctables_country_names;
extern const size_t ctables_country_name_count;
extern const uint64_t *const ctables_language_names;
extern const size_t ctables_language_name_count;
/// Where the tables come from, for reports: "ICU 72.1, IANA registry 2024-05-16".
extern const char *const ctables_codes_version;
