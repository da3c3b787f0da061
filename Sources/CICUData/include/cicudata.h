// What the table generator asks ICU for. Developer tool only: no library links this.
#pragma once
#include <stdint.h>

typedef enum { CICUDATA_LANGUAGES = 0, CICUDATA_COUNTRIES = 1 } cicudata_kind;

/// Called once for each name that a CLDR locale itself holds (inherited names are not repeated).
typedef void (*cicudata_visit)(void *context, const char *locale, const char *key, const char *name);

/// Visits every name of every locale, the alternative tables (short, variant, menu) included. Returns 0 when it went well.
int32_t cicudata_visit_names(cicudata_kind kind, cicudata_visit visit, void *context);
