// What the table generator asks ICU for. Developer tool only: no library links this.
#pragma once
#include <stdint.h>

typedef enum { CICUDATA_LANGUAGES = 0, CICUDATA_COUNTRIES = 1 } cicudata_kind;

/// Called once for each name that a CLDR locale itself holds (inherited names are not repeated).
typedef void (*cicudata_visit)(void *context, const char *locale, const char *key, const char *name);

/// Visits every name of every locale, the alternative tables (short, variant, menu) included. Returns 0 when it went well.
int32_t cicudata_visit_names(cicudata_kind kind, cicudata_visit visit, void *context);

/// The most likely language of a region by ICU's likely subtags, for example "es" for "ES"; "" when there is none.
void cicudata_main_language(const char *region, char *language, int32_t capacity);

/// ICU's version, for example "72.1".
void cicudata_version(char *text, int32_t capacity);

typedef enum { // RFC 5892 section 4
    CICUDATA_DISALLOWED = 0, CICUDATA_PVALID, CICUDATA_CONTEXTJ, CICUDATA_CONTEXTO, CICUDATA_UNASSIGNED
} cicudata_idna_class;

/// The derived property of RFC 5892, computed from ICU's properties by the algorithm of its section 3.
int32_t cicudata_idna(int32_t code_point);
/// Bidi_Class, as numbered in CICUDATA_BIDI_…: L R AL EN ES ET AN CS NSM BN ON, and other.
int32_t cicudata_bidi(int32_t code_point);
/// Joining_Type: 0 none, 1 left, 2 right, 3 dual, 4 transparent.
int32_t cicudata_joining(int32_t code_point);
/// 0 other, 1 Latin, 2 Greek, 3 Cyrillic, 4 Armenian, 5 Cherokee, 6 Coptic, 7 Hebrew, 8 Hiragana, 9 Katakana, 10 Han.
int32_t cicudata_script(int32_t code_point);
/// Bit 0: General_Category Mark. Bit 1: Canonical_Combining_Class Virama. Bit 2: White_Space, control, format,
/// surrogate, private use or unassigned: nothing a person types into an address.
int32_t cicudata_flags(int32_t code_point);
