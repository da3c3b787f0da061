#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must be readable behind the last line.
size_t simdjson_walk_padding(void);

/// Version of the library and the kernel it picked for this machine.
const char *simdjson_walk_version(void);

/// Walks every name and every value of `count` documents with simdjson On-Demand: texts unescaped, numbers read.
///
/// Document `i` is `text[ends[i - 1]..<ends[i]]`, the first one starts at 0.
///
/// - Returns: a sum of what was read, so that nothing can be left out; `refused` counts documents that are not JSON.
uint64_t simdjson_walk(const uint8_t *text, size_t size, const size_t *ends, size_t count, size_t *refused);

#ifdef __cplusplus
}
#endif
