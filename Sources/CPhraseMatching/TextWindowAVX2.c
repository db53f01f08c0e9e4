#include "TextWindow.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

// Masks with vectors of 32 bytes. The attribute, not a compiler flag, allows the instructions; the function
// is called only where the processor has them.

AVX2 static inline __m256i load(const uint8_t *bytes) {
  return _mm256_loadu_si256((const __m256i *)bytes);
}

AVX2 static inline uint64_t joined(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

// Bytes that are ASCII letters or digits, by what their halves have in common.
AVX2 static inline __m256i non_words(__m256i bytes) {
  // Bit 0: row 3 up to 9; bit 1: rows 4 and 6 from 1 on; bit 2: rows 5 and 7 up to 10.
  const __m256i by_low = _mm256_setr_epi8(
    5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 2, 2, 2, 2, 2, 5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 2, 2, 2, 2, 2);
  const __m256i by_high = _mm256_setr_epi8(
    0, 0, 0, 1, 2, 4, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0);
  __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
  __m256i common =
    _mm256_and_si256(_mm256_shuffle_epi8(by_low, bytes), _mm256_shuffle_epi8(by_high, high));
  return _mm256_cmpeq_epi8(common, _mm256_setzero_si256());
}

AVX2 static inline block_masks masks(const uint8_t *bytes) {
  __m256i low = load(bytes), high = load(bytes + 32);
  __m256i stop = _mm256_set1_epi8('.');
  block_masks masks;
  masks.high = joined(low, high);
  masks.words = ~joined(non_words(low), non_words(high)) | masks.high;
  masks.stops = joined(_mm256_cmpeq_epi8(low, stop), _mm256_cmpeq_epi8(high, stop));
  return masks;
}

AVX2 static inline high_masks masks_of_high(const uint8_t *bytes) {
  __m256i low = load(bytes), high = load(bytes + 32);
  __m256i e2 = _mm256_set1_epi8((char)0xE2), x80 = _mm256_set1_epi8((char)0x80);
  // Continuation bytes are the least signed ones.
  __m256i limit = _mm256_set1_epi8((char)0xC0);
  high_masks masks;
  masks.e2 = joined(_mm256_cmpeq_epi8(low, e2), _mm256_cmpeq_epi8(high, e2));
  masks.x80 = joined(_mm256_cmpeq_epi8(low, x80), _mm256_cmpeq_epi8(high, x80));
  masks.continuation = joined(_mm256_cmpgt_epi8(limit, low), _mm256_cmpgt_epi8(limit, high));
  return masks;
}

AVX2 static inline uint32_t *places(uint32_t *out, uint64_t mask, uint32_t base) {
  uint32_t *end = out + __builtin_popcountll(mask);
  // Eight at a time without a test each: places too many are written over later.
  do {
    for (uint32_t i = 0; i < 8; i += 1) {
      out[i] = base + (uint32_t)_tzcnt_u64(mask);
      mask = _blsr_u64(mask);
    }
    out += 8;
  } while (__builtin_expect(mask != 0, 1));
  return end;
}

AVX2 void skein_window_avx2(skein_search *search) {
  cut_words(search, (processor){masks, masks_of_high, places});
  match_window(search);
}
#endif
