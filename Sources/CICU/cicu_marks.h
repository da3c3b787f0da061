// Combining marks in long runs. ICU puts marks in order by insertion, which is quadratic in the run: a text of nothing but
// marks would take minutes. Such texts come here first: decomposed and ordered by counting, they cost ICU a step a mark.
#pragma once
#include <stdint.h>
#include <unicode/unorm2.h>

/// Whether there are more marks in a row than any language has.
int32_t cicu_has_long_marks(const UChar *units, int32_t count);

/// The text decomposed as the instance does it, with its marks in canonical order; the instance makes of it what it makes
/// of the text. Memory for the caller to free; NULL when there is none.
UChar *cicu_order_marks(const UNormalizer2 *instance, const UChar *units, int32_t count, int32_t *result_count);
