// What the files of this target share and nobody else sees.
#ifndef CICU_TEXT_H
#define CICU_TEXT_H

#include "cicu.h"
#include <unicode/utypes.h>

// Encodes UTF-8. Returns the byte count the whole text needs, also when it is more than `capacity`, or a failure.
int32_t cicu_encode(const UChar *units, int32_t count, uint8_t *result, int32_t capacity);

#endif
