#include "CWordScanning.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

int skein_is_ascii(const uint8_t *text, size_t count) {
  size_t index = 0;
  for (; index + 64 <= count; index += 64) {
    uint64_t all = 0;
    for (size_t i = 0; i < 64; i += 8) all |= skein_load64(text + index + i);
    if (all & 0x8080808080808080u) return 0;
  }
  for (; index < count; index += 1) {
    if (text[index] >= 0x80) return 0;
  }
  return 1;
}

int32_t skein_scalars(const uint8_t *text, size_t count) {
  int32_t scalars = (int32_t)count;
  size_t index = 0;
  for (; index + 8 <= count; index += 8) {
    // A byte that continues a scalar has its highest bit set and the next one not.
    uint64_t bytes = skein_load64(text + index);
    uint64_t continued = (bytes & ~(bytes << 1) & 0x8080808080808080u) >> 7;
    // The sum of the eight bytes.
    scalars -= (int32_t)(continued * 0x0101010101010101u >> 56);
  }
  for (; index < count; index += 1) scalars -= (text[index] & 0xC0) == 0x80;
  return scalars;
}

uint64_t skein_starts(const uint8_t *text) {
  uint64_t continued = 0;
#if defined(__SSE2__)
  // Bytes that continue a scalar are the least signed ones.
  __m128i limit = _mm_set1_epi8((char)0xC0);
  for (int i = 0; i < 4; i += 1) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * i));
    uint64_t places = (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(bytes, limit));
    continued |= places << (16 * i);
  }
#else
  for (int i = 0; i < 64; i += 1) continued |= (uint64_t)((text[i] & 0xC0) == 0x80) << i;
#endif
  return ~continued;
}

// As `skein_scalars`, of 64 bytes.
static inline int32_t scalars_of_64(const uint8_t *text) {
#if defined(__SSE2__)
  // Bytes that continue a scalar are the least signed ones; each takes one from its sum.
  __m128i limit = _mm_set1_epi8((char)0xC0), sums = _mm_set1_epi8(4);
  for (int i = 0; i < 4; i += 1) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * i));
    sums = _mm_add_epi8(sums, _mm_cmplt_epi8(bytes, limit));
  }
  __m128i sum = _mm_sad_epu8(sums, _mm_setzero_si128());
  return _mm_cvtsi128_si32(sum) + _mm_cvtsi128_si32(_mm_unpackhi_epi64(sum, sum));
#else
  return skein_scalars(text, 64);
#endif
}

void skein_count_scalars(const uint8_t *text, size_t count, int32_t *counts) {
  int32_t scalars = 0;
  for (size_t start = 0; start < count; start += 64) {
    counts[start / 64] = scalars;
    if (count - start < 64) break;
    scalars += scalars_of_64(text + start);
  }
}

size_t skein_next_stop(const uint8_t *text, size_t count, size_t index) {
#if defined(__SSE2__)
  __m128i colon = _mm_set1_epi8(':'), stop = _mm_set1_epi8('.');
  for (; index + 16 <= count; index += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
    __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, colon), _mm_cmpeq_epi8(bytes, stop));
    uint32_t places = (uint32_t)_mm_movemask_epi8(found);
    if (places != 0) return index + (size_t)__builtin_ctz(places);
  }
#endif
  while (index < count && text[index] != ':' && text[index] != '.') index += 1;
  return index;
}
