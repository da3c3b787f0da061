// Stable names for the few ICU functions we use. No ICU type appears here: Swift must never see an ICU header.
#pragma once
#include <stdint.h>

/// ICU's own version, for example "72.1"; `capacity` counts bytes including the final NUL.
void cicu_version(char *text, int32_t capacity);
