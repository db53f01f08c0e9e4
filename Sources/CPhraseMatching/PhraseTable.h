#ifndef SKEIN_PHRASE_TABLE_H
#define SKEIN_PHRASE_TABLE_H

#include "CPhraseMatching.h"
#include "CWordScanning.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Look-ups in an open table. Every number read from the table is clamped before it is used as a place.

static inline uint32_t load32(const uint8_t *bytes) {
  uint32_t value;
  memcpy(&value, bytes, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap32(value);
#endif
  return value;
}

static inline uint32_t load16(const uint8_t *bytes) { return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8; }

// MARK: Filters

// One where a bit of a filter is set. In bounds: the shift that gave the bit leaves as many values as the
// filter has bits, a multiple of 32.
static inline uint32_t has_bit(const uint8_t *filter, uint64_t bit) {
  return (load32(filter + (bit >> 5) * 4) >> (bit & 31)) & 1;
}

static inline uint32_t may_be_pair(const skein_table *table, uint64_t sketch, uint64_t next) {
  return has_bit(table->filters[SKEIN_FILTER_PAIR],
                 skein_pair_bit(sketch, next, table->shifts[SKEIN_FILTER_PAIR]));
}

// MARK: Records

typedef struct {
  const uint8_t *key;
  uint32_t length;
  uint32_t phrase;
  uint8_t rule, spellings;
  // The byte after the last of the section.
  const uint8_t *limit;
} skein_record;

// Reads the record that a payload names; 0 if it lies outside or its phrase does not exist.
static inline int read_record(const skein_table *table, uint32_t payload, skein_record *record) {
  uint64_t place = (uint64_t)(payload & SKEIN_ENTRY_RECORD) * 4;
  if (place + SKEIN_RECORD_KEY > table->record_size) return 0;
  const uint8_t *bytes = table->records + place;
  record->phrase = load32(bytes);
  record->length = load16(bytes + SKEIN_RECORD_LENGTH);
  record->rule = bytes[SKEIN_RECORD_RULE];
  record->spellings = bytes[SKEIN_RECORD_SPELLINGS];
  record->key = bytes + SKEIN_RECORD_KEY;
  record->limit = table->records + table->record_size;
  return record->phrase < table->phrase_count
    && place + SKEIN_RECORD_KEY + record->length <= table->record_size;
}

// Whether some spelling of a record is exactly this surface.
static inline int has_spelling(const skein_record *record, const uint8_t *surface, size_t length) {
  const uint8_t *place = record->key + record->length;
  for (uint32_t i = 0; i < record->spellings; i += 1) {
    if (record->limit - place < 2) return 0;
    size_t size = load16(place);
    place += 2;
    if ((size_t)(record->limit - place) < size) return 0;
    if (size == length && memcmp(place, surface, size) == 0) return 1;
    place += size;
  }
  return 0;
}

// MARK: Phrases of one word of up to sixteen bytes

typedef struct {
  // The number in the line: a phrase, or with rule `exact` the place of a record.
  uint32_t number;
  uint8_t rule;
} skein_single;

static inline uint32_t line_of(const skein_table *table, uint64_t hash) {
  return skein_place(skein_spread(hash), table->line_count);
}

// Looks a folded word up, given as two halves padded with zeros; 0 if it is no phrase.
static inline int find_single(const skein_table *table, uint32_t line, uint64_t low, uint64_t high,
                              skein_single *single) {
  for (int probe = 0; probe < SKEIN_MAXIMUM_PROBES; probe += 1) {
    const uint8_t *bytes = table->lines + (size_t)line * 64;
    // One branch for all keys: which one it is cannot be foretold.
    uint32_t equal = 0;
    for (uint32_t i = 0; i < SKEIN_LINE_KEYS; i += 1) {
      uint64_t other = (skein_load64(bytes + 16 * i) ^ low) | (skein_load64(bytes + 16 * i + 8) ^ high);
      equal |= (uint32_t)(other == 0) << i;
    }
    if (equal != 0) {
      uint32_t i = (uint32_t)__builtin_ctz(equal);
      single->number = load32(bytes + SKEIN_LINE_NUMBERS + 4 * i);
      single->rule = bytes[SKEIN_LINE_RULES + i];
      return 1;
    }
    if (!bytes[SKEIN_LINE_FLAG]) return 0;
    line = line + 1 < table->line_count ? line + 1 : 0;
  }
  return 0;
}

// MARK: Prefixes and other phrases

// Whether a phrase's key is what stands in the text.
typedef int (*skein_is_key)(const void *text, const uint8_t *key, uint32_t length);

static inline uint32_t entry_line_of(const skein_table *table, uint64_t spread) {
  return skein_place(spread, table->entry_line_count);
}

// The places of a line that have a fingerprint: a bit for each.
static inline uint32_t entries_with(const uint8_t *line, uint32_t fingerprint) {
#if defined(__SSE2__)
  __m128i wanted = _mm_set1_epi32((int)fingerprint);
  __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)line), wanted);
  __m128i high = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(line + 16)), wanted);
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128()));
#else
  uint32_t equal = 0;
  for (uint32_t i = 0; i < SKEIN_ENTRY_PLACES; i += 1) {
    equal |= (uint32_t)(load32(line + 4 * i) == fingerprint) << i;
  }
  return equal;
#endif
}

// Whether an entry line has no place free, so that what belongs to it may be in the next.
static inline int is_full(const uint8_t *line) { return load32(line + 4 * (SKEIN_ENTRY_PLACES - 1)) != 0; }

// The flags of the first entry that may be a hash's, all where it may lie behind its own line; 0 if there is
// none. Asks for the entry's record, and behind a full line for the next, which is read too.
static inline uint32_t ask_record(const skein_table *table, uint64_t spread) {
  const uint8_t *line = table->entries + (size_t)entry_line_of(table, spread) * 64;
  uint32_t equal = entries_with(line, skein_fingerprint(spread));
  int full = is_full(line);
  __builtin_prefetch(line + 64 * full);
  if (equal == 0) return full ? ~0u : 0;
  uint32_t payload = load32(line + SKEIN_ENTRY_PAYLOADS + 4 * (uint32_t)__builtin_ctz(equal));
  uint64_t place = (uint64_t)(payload & SKEIN_ENTRY_RECORD) * 4;
  if ((payload & SKEIN_ENTRY_IS_PHRASE) && place < table->record_size) {
    __builtin_prefetch(table->records + place);
  }
  // One bit at least.
  return payload | 1;
}

// Looks a hash up. Returns the flags of what has it: IS_PREFIX where a longer phrase may follow, IS_PHRASE
// where a phrase's key is what stands in the text, which is then in `record`.
//
// Equal fingerprints do no harm: phrases are compared byte by byte, and a false prefix only costs a step.
static inline __attribute__((always_inline)) uint32_t find_entry(
  const skein_table *table, uint64_t spread, skein_is_key is_key, const void *text,
  skein_record *record) {
  uint32_t fingerprint = skein_fingerprint(spread);
  uint32_t line = entry_line_of(table, spread);
  uint32_t flags = 0;
  for (int probe = 0; probe < SKEIN_MAXIMUM_PROBES; probe += 1) {
    const uint8_t *bytes = table->entries + (size_t)line * 64;
    uint32_t equal = entries_with(bytes, fingerprint);
    for (; equal != 0; equal &= equal - 1) {
      uint32_t payload = load32(bytes + SKEIN_ENTRY_PAYLOADS + 4 * (uint32_t)__builtin_ctz(equal));
      flags |= payload & SKEIN_ENTRY_IS_PREFIX;
      skein_record candidate;
      if ((payload & SKEIN_ENTRY_IS_PHRASE) && !(flags & SKEIN_ENTRY_IS_PHRASE)
          && read_record(table, payload, &candidate)
          && is_key(text, candidate.key, candidate.length)) {
        flags |= SKEIN_ENTRY_IS_PHRASE;
        *record = candidate;
      }
    }
    if (!is_full(bytes)) break;
    line = line + 1 < table->entry_line_count ? line + 1 : 0;
  }
  return flags;
}

// MARK: Folded text

typedef struct {
  const uint8_t *bytes;
  size_t length;
} folded_run;

static inline int is_run(const void *text, const uint8_t *key, uint32_t length) {
  const folded_run *run = text;
  if (run->length != length) return 0;
  if (length < 8) return memcmp(run->bytes, key, length) == 0;
  // Nearly all are equal, and have too few bytes to call somebody for. The last eight overlap those before.
  uint32_t last = length - 8;
  uint64_t differing = skein_load64(run->bytes + last) ^ skein_load64(key + last);
  for (uint32_t i = 0; i < last; i += 8) differing |= skein_load64(run->bytes + i) ^ skein_load64(key + i);
  return differing == 0;
}

// A mask for the first bytes of a word, by its length.
static const uint64_t low_masks[9] = {
  0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~0ull,
};

// The first bytes of a word of a folded text, padded with zeros: `length` of them, at most eight.
static inline uint64_t load_word(const uint8_t *folded, size_t count, size_t start, size_t length) {
  // No branch on the length, which cannot be foretold.
  if (count - start >= 8) return skein_load64(folded + start) & low_masks[length < 8 ? length : 8];
  uint64_t low = 0;
  for (size_t i = 0; i < length && i < 8; i += 1) low |= (uint64_t)folded[start + i] << (8 * i);
  return low;
}

// The phrase that is one folded word of at most sixteen bytes, given as two halves padded with zeros, or -1;
// and its rule.
static inline int64_t find_short_word(const skein_table *table, uint64_t low, uint64_t high, uint64_t hash,
                                      uint32_t *rule) {
  skein_single single;
  *rule = SKEIN_RULE_ANY;
  if (!find_single(table, line_of(table, hash), low, high, &single)) return -1;
  *rule = single.rule;
  if (single.rule != SKEIN_RULE_EXACT) {
    return single.number < table->phrase_count ? (int64_t)single.number : -1;
  }
  skein_record record;
  return read_record(table, single.number, &record) ? (int64_t)record.phrase : -1;
}

// The phrase that is one folded word, or -1, and its rule.
//
// `left` are the bytes that may be read from `folded` on.
static int64_t find_word(const skein_table *table, const uint8_t *folded, size_t length, size_t left,
                         uint64_t hash, uint32_t *rule) {
  *rule = SKEIN_RULE_ANY;
  if (length > 16) {
    skein_record record;
    folded_run run = {folded, length};
    uint32_t flags = find_entry(table, skein_spread(hash), is_run, &run, &record);
    if (!(flags & SKEIN_ENTRY_IS_PHRASE)) return -1;
    *rule = record.rule;
    return (int64_t)record.phrase;
  }
  if (length == 0) return -1;
  uint64_t low = load_word(folded, left, 0, length);
  uint64_t high = length > 8 ? load_word(folded, left, 8, length - 8) : 0;
  return find_short_word(table, low, high, hash, rule);
}

#endif
