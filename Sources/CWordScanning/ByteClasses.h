#ifndef SKEIN_BYTE_CLASSES_H
#define SKEIN_BYTE_CLASSES_H

#include "CWordScanning.h"

// The bytes of a window of the text, and short words of ASCII that are read from their classes alone.

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// MARK: ASCII

enum { LOWER = 1, CAPITAL = 2, DIGIT = 4 };

static inline uint32_t ascii_kind(uint8_t byte) {
  uint8_t letter = (uint8_t)((byte | 0x20) - 'a');
  if (letter < 26) return byte & 0x20 ? LOWER : CAPITAL;
  return (uint8_t)(byte - '0') < 10 ? DIGIT : 0;
}

// What 64 bytes of a text are, a bit for each, the first lowest.
typedef struct {
  // ASCII letters and digits; of these the capitals and the digits; bytes outside ASCII; spaces; full stops.
  uint64_t words, capitals, digits, others, spaces, stops;
} byte_classes;

// The bytes of characters of the general punctuation, E2 80 xx, that lie in 64 bytes whole, given where its
// first two bytes stand.
static inline uint64_t punctuation(uint64_t first, uint64_t second) {
  uint64_t whole = first & second >> 1 & UINT64_MAX >> 2;
  return whole | whole << 1 | whole << 2;
}

#if defined(__SSE2__)
static inline __attribute__((always_inline)) void classify_16(
  const uint8_t *text, uint32_t place, byte_classes *classes) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)text);
  __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  // Moved so that the range starts at the lowest signed byte: one comparison tests both ends.
  __m128i letters = _mm_cmplt_epi8(_mm_add_epi8(folded, _mm_set1_epi8((char)(0x80 - 'a'))),
                                   _mm_set1_epi8((char)(-128 + 26)));
  __m128i digits = _mm_cmplt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - '0'))),
                                  _mm_set1_epi8((char)(-128 + 10)));
  // The bit that tells a small letter, moved to where the mask takes it from.
  __m128i small = _mm_slli_epi16(bytes, 2);
  __m128i spaces = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
  __m128i stops = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'));
  classes->words |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(letters, digits)) << place;
  classes->capitals |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_andnot_si128(small, letters)) << place;
  classes->digits |= (uint64_t)(uint32_t)_mm_movemask_epi8(digits) << place;
  classes->others |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << place;
  classes->spaces |= (uint64_t)(uint32_t)_mm_movemask_epi8(spaces) << place;
  classes->stops |= (uint64_t)(uint32_t)_mm_movemask_epi8(stops) << place;
}
#endif

// Where a byte stands among 64.
static inline uint64_t equal(const uint8_t *text, uint8_t byte) {
  uint64_t found = 0;
#if defined(__SSE2__)
  for (uint32_t place = 0; place < 64; place += 16) {
    __m128i own = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(text + place)), _mm_set1_epi8((char)byte));
    found |= (uint64_t)(uint32_t)_mm_movemask_epi8(own) << place;
  }
#else
  for (uint32_t place = 0; place < 64; place += 1) found |= (uint64_t)(text[place] == byte) << place;
#endif
  return found;
}

static inline __attribute__((always_inline)) byte_classes classify(const uint8_t *text) {
  byte_classes classes = {0, 0, 0, 0, 0, 0};
#if defined(__SSE2__)
  for (uint32_t place = 0; place < 64; place += 16) classify_16(text + place, place, &classes);
#else
  for (uint32_t place = 0; place < 64; place += 1) {
    uint32_t kind = ascii_kind(text[place]);
    classes.words |= (uint64_t)(kind != 0) << place;
    classes.capitals |= (uint64_t)(kind == CAPITAL) << place;
    classes.digits |= (uint64_t)(kind == DIGIT) << place;
    classes.others |= (uint64_t)(text[place] >= 0x80) << place;
    classes.spaces |= (uint64_t)(text[place] == ' ') << place;
    classes.stops |= (uint64_t)(text[place] == '.') << place;
  }
#endif
  // General punctuation separates words as ASCII's does: most of what English has beyond ASCII.
  if (classes.others != 0) classes.others &= ~punctuation(equal(text, 0xE2), equal(text, 0x80));
  return classes;
}

#if defined(__x86_64__)
#include <immintrin.h>

// The same with vectors of 32 bytes. The attribute, not a compiler flag, allows the instructions.

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

AVX2 static inline uint64_t joined(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

// Bytes of a range that starts at `first` and has `count` members, as in `classify_16`.
AVX2 static inline __m256i in_range(__m256i bytes, char first, char count) {
  __m256i moved = _mm256_add_epi8(bytes, _mm256_set1_epi8((char)(0x80 - first)));
  return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(-128 + count)), moved);
}

AVX2 static inline __m256i equal_32(__m256i bytes, uint8_t byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)byte));
}

AVX2 static inline byte_classes classify_avx2(const uint8_t *text) {
  __m256i low = _mm256_loadu_si256((const __m256i *)text);
  __m256i high = _mm256_loadu_si256((const __m256i *)(text + 32));
  __m256i fold = _mm256_set1_epi8(0x20);
  __m256i low_letters = in_range(_mm256_or_si256(low, fold), 'a', 26);
  __m256i high_letters = in_range(_mm256_or_si256(high, fold), 'a', 26);
  __m256i low_digits = in_range(low, '0', 10), high_digits = in_range(high, '0', 10);
  byte_classes classes = {
    .words = joined(_mm256_or_si256(low_letters, low_digits), _mm256_or_si256(high_letters, high_digits)),
    .capitals = joined(_mm256_andnot_si256(_mm256_slli_epi16(low, 2), low_letters),
                       _mm256_andnot_si256(_mm256_slli_epi16(high, 2), high_letters)),
    .digits = joined(low_digits, high_digits),
    .others = joined(low, high),
    .spaces = joined(equal_32(low, ' '), equal_32(high, ' ')),
    .stops = joined(equal_32(low, '.'), equal_32(high, '.')),
  };
  if (classes.others != 0) {
    classes.others &= ~punctuation(joined(equal_32(low, 0xE2), equal_32(high, 0xE2)),
                                   joined(equal_32(low, 0x80), equal_32(high, 0x80)));
  }
  return classes;
}
#endif

// The longest word that is read from the classes of its bytes alone: its hash has one block.
enum { SHORT_WORD = 16 };

// A mask for the first bytes of a word stands as many bytes before the middle as it has.
static const uint8_t short_masks[32] = {
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

// Writes a short word of ASCII letters and digits in folded form, and gives its hash. 16 bytes are read from
// `text` and written to `folded`.
static inline __attribute__((always_inline)) uint64_t fold_short_word(
  const uint8_t *text, uint32_t length, uint8_t *folded) {
  const uint8_t *mask = short_masks + SHORT_WORD - length;
  // Digits have the bit of small letters.
  uint64_t low = (skein_load64(text) | 0x2020202020202020u) & skein_load64(mask);
  uint64_t high = (skein_load64(text + 8) | 0x2020202020202020u) & skein_load64(mask + 8);
  skein_store64(folded, low);
  skein_store64(folded + 8, high);
  return skein_hash_block(0, low, high);
}

#endif
