#ifndef CPHRASEMATCHING_H
#define CPHRASEMATCHING_H

#include "CWordScanning.h"
#include <stddef.h>
#include <stdint.h>

// The phrase table in bytes and the loops that run it.
//
// A table may come from a damaged file: `skein_table_open` checks the header and the bounds of the
// sections, and every number read from a section later is clamped, so that a damaged table gives wrong
// matches at worst.

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Layout
//
// All numbers are little-endian; the header and each section begin at a multiple of 64 bytes.
//
//   header    magic, version, phrase count, words of the longest phrase, place and size of each section
//   filters   one bit array each, its size a power of two: a clear bit proves that no phrase is there;
//             of a word they see the first eight folded bytes alone, so most words need no whole hash
//             0  first words of all phrases; 1 the same without those that cannot be in lower case
//             2  phrases of one word; 3 the same without those that cannot be in lower case
//             4  the first two words of longer phrases
//   lines     64 bytes each: three phrases of one word of up to sixteen folded bytes
//   entries   64 bytes each: eight prefixes and other phrases by their hashes
//   records   phrases that stand in no line: number, rule, length, folded bytes, spellings

enum {
  SKEIN_TABLE_MAGIC = 0x48504B53,
  SKEIN_TABLE_VERSION = 2,
  SKEIN_HEADER_SIZE = 192,
  // Offsets in the header.
  // Phrase numbers lie below the first; the second counts those held.
  SKEIN_HEADER_PHRASES = 8,
  SKEIN_HEADER_KEYS = 12,
  SKEIN_HEADER_WORDS = 16,
  SKEIN_HEADER_SECTIONS = 32,
  // Each section is named by two 64-bit numbers: its offset from the table's start and its size.
  SKEIN_SECTION_SIZE = 16,
  SKEIN_FILTER_FIRST = 0,
  SKEIN_FILTER_LOWER_FIRST = 1,
  SKEIN_FILTER_WORD = 2,
  SKEIN_FILTER_LOWER_WORD = 3,
  SKEIN_FILTER_PAIR = 4,
  SKEIN_FILTER_COUNT = 5,
  SKEIN_SECTION_LINES = 5,
  SKEIN_SECTION_ENTRIES = 6,
  SKEIN_SECTION_RECORDS = 7,
  SKEIN_SECTION_COUNT = 8,

  // Phrases with more words or bytes are not held.
  SKEIN_MAXIMUM_WORDS = 64,
  SKEIN_MAXIMUM_BYTES = 4096,
  // A probe looks at so many lines at most.
  SKEIN_MAXIMUM_PROBES = 64,
  // One word starts so many matches at most: equal fingerprints may say more, but a run of words is one
  // phrase.
  SKEIN_MAXIMUM_MATCHES = SKEIN_MAXIMUM_WORDS + 1,

  // A line: three keys of sixteen bytes, three numbers, three rules, a flag.
  SKEIN_LINE_KEYS = 3,
  SKEIN_LINE_NUMBERS = 48,
  SKEIN_LINE_RULES = 60,
  // Set where a phrase that belongs here had to go to a later line.
  SKEIN_LINE_FLAG = 63,

  // An entry line: eight fingerprints, then eight payloads. A fingerprint of zero is a free place.
  SKEIN_ENTRY_PLACES = 8,
  SKEIN_ENTRY_PAYLOADS = 32,

  // A record: number, length of the key, rule, number of spellings, key, then for each spelling its
  // length in two bytes and its bytes; the next record begins at a multiple of four.
  SKEIN_RECORD_LENGTH = 4,
  SKEIN_RECORD_RULE = 6,
  SKEIN_RECORD_SPELLINGS = 7,
  SKEIN_RECORD_KEY = 8,
};

// What a phrase asks of the text's capitals.
enum {
  SKEIN_RULE_ANY = 0,
  // The first word begins with a capital, or with a character that has no case.
  SKEIN_RULE_CAPITAL = 1,
  // The first word begins with a capital and no word has a letter that is none.
  SKEIN_RULE_CAPITALS = 2,
  // The text is one of the spellings, byte by byte.
  SKEIN_RULE_EXACT = 3,
};

// Payload of an entry: two flags and the place of a record, in units of four bytes.
#define SKEIN_ENTRY_IS_PREFIX 0x80000000u
#define SKEIN_ENTRY_IS_PHRASE 0x40000000u
#define SKEIN_ENTRY_RECORD 0x3FFFFFFFu

// MARK: Hashes, made of the words' hashes

enum {
  // The gap that no phrase crosses.
  SKEIN_EDGE = 0x0A,
};

// Whether a byte stands between words: space, ampersand, comma, slash.
static inline int skein_is_gap(uint8_t byte) {
  return byte == 0x20 || byte == 0x26 || byte == 0x2C || byte == 0x2F;
}

// The hash of a run of words, given that of the run without its last word, the gap before the last word
// and the last word's hash.
static inline uint64_t skein_extend(uint64_t run, uint32_t gap, uint64_t word) {
  return ((run << 23 | run >> 41) ^ gap) * 0x9FB21C651E98DF25u + word;
}

static inline uint64_t skein_spread(uint64_t hash) {
  uint64_t x = (hash ^ hash >> 29) * 0xA0761D6478BD642Fu;
  return x ^ x >> 32;
}

// The place among `count` to look first, and what tells hashes there apart; both of a spread hash.
static inline uint32_t skein_place(uint64_t spread, uint32_t count) {
  return (uint32_t)(((spread >> 32) * count) >> 32);
}

static inline uint32_t skein_fingerprint(uint64_t spread) {
  return (uint32_t)spread != 0 ? (uint32_t)spread : 1;
}

// What the filters see of a word, given as its first eight folded bytes padded with zeros; its bit in a
// filter of 2^(64 - shift) bits; and the bit of a word and the next.
static inline uint64_t skein_sketch(uint64_t low) { return low * 0x9E6C63D0676A9A99u; }

static inline uint64_t skein_word_bit(uint64_t sketch, uint32_t shift) { return sketch >> shift; }

static inline uint64_t skein_pair(uint64_t sketch, uint64_t next) {
  return (__builtin_rotateleft64(sketch, 31) + next) * 0xE7037ED1A0B428DBu;
}

static inline uint64_t skein_pair_bit(uint64_t sketch, uint64_t next, uint32_t shift) {
  return skein_pair(sketch, next) >> shift;
}

// MARK: An open table

typedef struct {
  const uint8_t *filters[SKEIN_FILTER_COUNT];
  // 64 less the binary logarithm of each filter's bits.
  uint32_t shifts[SKEIN_FILTER_COUNT];
  uint32_t line_count, entry_line_count;
  const uint8_t *lines, *entries, *records;
  uint64_t record_size;
  uint32_t phrase_count, key_count, longest;
} skein_table;

// Opens a table in `size` bytes. Returns 0 if its header is damaged or a section lies outside.
int skein_table_open(const uint8_t *bytes, size_t size, skein_table *table);

// The number of the phrase with exactly these folded bytes, or -1.
int64_t skein_table_phrase(const skein_table *table, const uint8_t *key, size_t length);

// MARK: Matching words that are already cut

enum {
  // Every word satisfies the rules that ask for a capital: the text has none.
  SKEIN_NEEDS_NO_CAPITAL = 1,
  // Every word satisfies the rules that ask for capitals throughout.
  SKEIN_NEEDS_NO_CAPITALS = 2,
};

// The first word, the number of words, the phrase and the place of its table among those asked.
typedef struct {
  uint32_t first, count, phrase, table;
} skein_word_match;

enum {
  // So many tables are asked at once at most.
  SKEIN_MOST_TABLES = 3,
  // So many words are looked at together; matches come by batches, by tables and by words.
  SKEIN_BATCH_WORDS = 2048,
  // The bits of a byte that tells what a word may be to tables: a phrase by itself and the first word of a
  // longer one, for each table, and the second word of one of any table. A clear bit is sure.
  SKEIN_ROLE_SINGLE = 0,
  SKEIN_ROLE_FIRST = 3,
  SKEIN_ROLE_SECOND = 6,
};

// What is known of words: a byte for each, or NULL, and which of the bits are those of the first table asked.
typedef struct {
  const uint8_t *bytes;
  uint32_t table;
} skein_word_roles;

// Finds every phrase of some tables that starts at a word from `*next` on; of those of one word, the ones whose
// rule the word satisfies.
//
// A word is its stretch of the folded text, in which the byte before it is the gap, its hash and how it is
// written. Where no roles are known every word is asked. `free` are the rules that every word satisfies.
// Writes at most `capacity` matches, batch by batch, and returns how many; `*next` is the word to
// go on from, `count` at the end. Where it moves on too little, the caller has to give more room.
size_t skein_match_words(const skein_table *tables, size_t table_count, const uint8_t *folded,
                         size_t folded_count, const skein_word *words, size_t count,
                         const skein_word_roles *roles, uint32_t free, size_t *next,
                         skein_word_match *matches, size_t capacity);

// MARK: Matching a raw text

// A phrase found in a text: half-open ranges of bytes and of Unicode scalars, the phrase, the first word's
// number in the text and the number of words.
typedef struct {
  size_t start, end, scalar_start, scalar_end;
  uint32_t phrase, first_word, word_count, reserved;
} skein_text_match;

enum {
  // Find every phrase, not only those that win over the phrases they overlap.
  SKEIN_FIND_ALL = 1,
  // The text is written without capitals: the rule `capital` asks for none.
  SKEIN_IGNORE_CAPITALS = 2,
  // Leave the processor's vector instructions aside.
  SKEIN_PORTABLE = 4,
  // A window of fewer bytes than usual, in the bits from here on: how tests come to many windows' edges.
  SKEIN_WINDOW_SHIFT = 8,
};

// The memory of a search, used for one text after the other and by one thread at a time.
typedef struct skein_search skein_search;

// The longest text in bytes.
#define SKEIN_MAXIMUM_TEXT ((size_t)0x7FFF0000)

// NULL if there is no memory.
skein_search *skein_search_create(void);
void skein_search_destroy(skein_search *search);

// Starts on a text of valid UTF-8. Table and text must stay until the search is over.
void skein_search_start(skein_search *search, const skein_table *table, const uint8_t *text, size_t size,
                        int options);

// Finds more matches, ordered by start and then by length, and gives how many; 0 at the end.
//
// The matches stay valid until the next call.
size_t skein_search_next(skein_search *search, const skein_text_match **matches);

#ifdef __cplusplus
}
#endif

#endif
