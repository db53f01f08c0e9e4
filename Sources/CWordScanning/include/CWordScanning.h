#ifndef CWORDSCANNING_H
#define CWORDSCANNING_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Words of UTF-8 text: what is a word, its folded form and its hash. The text must be valid UTF-8.

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Character tables, written by generate.py

// A two-stage table of scalars, in pages of 64. An entry holds up to six folded UTF-8 bytes from its
// lowest byte on, their number in bits 48 to 55, the word class in bits 56 to 62, and bit 63 where the
// scalar belongs to words and has no case.
extern const uint16_t skein_character_pages[];
extern const uint64_t skein_character_entries[];
// Folded forms of more than six bytes: the entry's low half is the place here, bits 32 to 47 the length.
extern const uint8_t skein_long_forms[];

enum {
  SKEIN_SEPARATOR = 0,
  SKEIN_LOWER = 1,
  SKEIN_CAPITAL = 2,
  SKEIN_MARK = 3,
  SKEIN_DIGIT = 4,
  // A letter of a script written without spaces: a word of its own.
  SKEIN_SPACELESS = 5,
};

enum {
  // Values of the length field that are no length.
  SKEIN_LONG_FORM = 7,
  SKEIN_STAYS = 15,
};

static inline uint64_t skein_character(uint32_t code) {
  return skein_character_entries[(uint32_t)skein_character_pages[code >> 6] << 6 | (code & 63)];
}

static inline uint32_t skein_class(uint64_t entry) { return (uint32_t)(entry >> 56) & 0x7F; }

static inline uint32_t skein_has_no_case(uint64_t entry) { return (uint32_t)(entry >> 63); }

static inline uint32_t skein_folded_length(uint64_t entry) { return (uint32_t)(entry >> 48) & 0xFF; }

// The scalar that starts at a byte of valid UTF-8, and its length in bytes; never reads past `end`.
static inline uint32_t skein_decode(const uint8_t *text, const uint8_t *end, uint32_t *length) {
  uint32_t first = text[0];
  size_t left = (size_t)(end - text);
  if (first < 0x80) {
    *length = 1;
    return first;
  }
  if (first < 0xE0 && left >= 2) {
    *length = 2;
    return (first & 0x1F) << 6 | (text[1] & 0x3F);
  }
  if (first < 0xF0 && left >= 3) {
    *length = 3;
    return (first & 0x0F) << 12 | (uint32_t)(text[1] & 0x3F) << 6 | (text[2] & 0x3F);
  }
  if (left >= 4) {
    *length = 4;
    uint32_t code = (first & 0x07) << 18 | (uint32_t)(text[1] & 0x3F) << 12
      | (uint32_t)(text[2] & 0x3F) << 6 | (text[3] & 0x3F);
    return code < 0x110000 ? code : 0xFFFD;
  }
  *length = 1;
  return 0xFFFD;
}

// MARK: Hash of a folded word

static inline uint64_t skein_load64(const uint8_t *bytes) {
  uint64_t value;
  memcpy(&value, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  return value;
}

static inline void skein_store64(uint8_t *bytes, uint64_t value) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  memcpy(bytes, &value, 8);
}

// Joins sixteen more bytes, as two little-endian halves padded with zeros, to a hash.
//
// A multiply hash, so that no file depends on one processor's instructions. The first block of a word
// starts from zero. Folded words hold no zero byte, so the length needs no place of its own.
static inline uint64_t skein_hash_block(uint64_t hash, uint64_t low, uint64_t high) {
  uint64_t a = (low ^ hash) * 0x9E3779B97F4A7C15u;
  uint64_t b = high * 0xC2B2AE3D27D4EB4Fu;
  uint64_t x = a ^ __builtin_rotateleft64(b, 29);
  x ^= x >> 32;
  return x * 0xD6E8FEB86659FD93u;
}

// The hash of a folded word.
static inline uint64_t skein_word_hash(const uint8_t *folded, size_t length) {
  uint64_t hash = 0;
  while (length > 16) {
    hash = skein_hash_block(hash, skein_load64(folded), skein_load64(folded + 8));
    folded += 16;
    length -= 16;
  }
  uint8_t last[16] = {0};
  memcpy(last, folded, length);
  return skein_hash_block(hash, skein_load64(last), skein_load64(last + 8));
}

// MARK: Memory

// Asks for the line of memory that holds a byte, without waiting for it.
static inline void skein_prefetch(const void *byte) { __builtin_prefetch(byte); }

// MARK: Words of a text

enum {
  SKEIN_STARTS_WITH_CAPITAL = 1,
  SKEIN_HAS_LOWER = 2,
  SKEIN_HAS_INNER_CAPITAL = 4,
  SKEIN_HAS_DIGIT = 8,
  SKEIN_IS_DOTTED = 16,
  SKEIN_IS_SPACELESS = 32,
  SKEIN_HAS_LETTER = 64,
};

typedef struct {
  // Bytes of the text; past the final full stop of a dotted acronym.
  int32_t start, end;
  // Bytes of the folded text, in which the gap's byte stands before the word.
  int32_t folded_start, folded_end;
  // Letters and digits.
  int32_t length;
  uint8_t shape;
  // What stands before the word, as the folded text writes it: edge 0x0A, joint 0x20, comma 0x2C, slash
  // 0x2F, ampersand 0x26.
  uint8_t gap;
  // Whether it starts with no ASCII letter, so that to have no capital says nothing by itself: the letter
  // may have none, or is a digit.
  uint8_t may_lack_capital;
  uint64_t hash;
} skein_word;

typedef struct {
  // The byte to go on from, and how much was written.
  size_t position, word_count, folded_count, break_count;
  // Whether a scheme's `://`, a `www.` or what may end a host's name was seen.
  uint8_t has_address;
} skein_word_scan;

// Writes the words of a text from `scan->position` on, until the text ends or no room is left.
//
// Returns 1 at the end of the text; 0 where `words` or `folded` has too little room for the next word:
// the caller gives more and goes on. At the start all fields of `scan` are zero.
//
// `breaks`, if it is not NULL, has as much room as `words` and gets the numbers of the words before which a
// sentence or a paragraph may end, in the gap or with a dotted word there: elsewhere surely none does.
int skein_scan_words(const uint8_t *text, size_t count, skein_word *words, size_t word_capacity,
                     uint8_t *folded, size_t folded_capacity, int32_t *breaks, skein_word_scan *scan);

// The first byte from `index` on that is a colon or a full stop, or `count`.
size_t skein_next_stop(const uint8_t *text, size_t count, size_t index);

// Whether no byte of a text is outside ASCII.
int skein_is_ascii(const uint8_t *text, size_t count);

// A bit for each of 64 bytes, the first one lowest: whether a scalar starts there.
uint64_t skein_starts(const uint8_t *text);

// How many scalars start in a stretch of a text.
int32_t skein_scalars(const uint8_t *text, size_t count);

// Writes, for every 64th byte of a text from the first on, how many scalars start before it.
void skein_count_scalars(const uint8_t *text, size_t count, int32_t *counts);

// The kind of gap between two words of one sentence.
//
// White space, one hyphen, one apostrophe and one full stop join; a comma, a slash and an ampersand are
// kept as such; anything else, or two marks of punctuation, is an edge.
uint8_t skein_gap(const uint8_t *text, size_t start, size_t end);

#ifdef __cplusplus
}
#endif

#endif
