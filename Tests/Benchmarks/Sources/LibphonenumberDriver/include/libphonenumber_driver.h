#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Gets numbers ready as C++ strings; call once for every number, in order.
void libphonenumber_add(const uint8_t *text, int32_t byte_count, const char *region);

/// Reads every number: parsed, valid, region, type. Returns how many are valid.
int64_t libphonenumber_pass(void);

#ifdef __cplusplus
}
#endif
