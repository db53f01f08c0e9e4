#include "PhraseTable.h"

static uint64_t section_number(const uint8_t *bytes, int section, int field) {
  return skein_load64(bytes + SKEIN_HEADER_SECTIONS + SKEIN_SECTION_SIZE * section + 8 * field);
}

int skein_table_open(const uint8_t *bytes, size_t size, skein_table *table) {
  if (size < SKEIN_HEADER_SIZE || load32(bytes) != SKEIN_TABLE_MAGIC
      || load32(bytes + 4) != SKEIN_TABLE_VERSION) {
    return 0;
  }
  for (int section = 0; section < SKEIN_SECTION_COUNT; section += 1) {
    uint64_t offset = section_number(bytes, section, 0), length = section_number(bytes, section, 1);
    if (offset % 64 != 0 || length < 64 || length % 64 != 0 || offset > size || length > size - offset) {
      return 0;
    }
    const uint8_t *start = bytes + offset;
    if (section < SKEIN_FILTER_COUNT) {
      if ((length & (length - 1)) != 0) return 0;
      uint32_t logarithm = (uint32_t)__builtin_ctzll(length);
      table->filters[section] = start;
      table->shifts[section] = 64 - (logarithm + 3);
    } else if (section == SKEIN_SECTION_RECORDS) {
      table->records = start;
      table->record_size = length;
    } else {
      if (length / 64 > UINT32_MAX) return 0;
      if (section == SKEIN_SECTION_LINES) {
        table->lines = start;
        table->line_count = (uint32_t)(length / 64);
      } else {
        table->entries = start;
        table->entry_line_count = (uint32_t)(length / 64);
      }
    }
  }
  table->phrase_count = load32(bytes + SKEIN_HEADER_PHRASES);
  table->key_count = load32(bytes + SKEIN_HEADER_KEYS);
  table->longest = load32(bytes + SKEIN_HEADER_WORDS);
  return table->longest <= SKEIN_MAXIMUM_WORDS;
}

uint64_t skein_folded_word_hash(const uint8_t *folded, size_t length) {
  return skein_word_hash(folded, length);
}

// MARK: Folded text

typedef struct {
  const uint8_t *bytes;
  size_t length;
} folded_run;

static int is_run(const void *text, const uint8_t *key, uint32_t length) {
  const folded_run *run = text;
  return run->length == length && memcmp(run->bytes, key, length) == 0;
}

// What the filters see of a word; 0 if it lies outside.
static inline uint64_t sketch_of(const uint8_t *folded, size_t count, const skein_folded_word *word) {
  if (word->start > word->end || word->end > count) return 0;
  size_t length = word->end - word->start;
  uint64_t low = 0;
  if (count - word->start >= 8) {
    low = skein_load64(folded + word->start);
    if (length < 8) low &= (1ull << (8 * length)) - 1;
  } else {
    for (size_t i = 0; i < length; i += 1) low |= (uint64_t)folded[word->start + i] << (8 * i);
  }
  return skein_sketch(low);
}

// The phrase that is one folded word, or -1, and its rule.
static int64_t find_word(const skein_table *table, const uint8_t *folded, size_t length, uint64_t hash,
                         uint32_t *rule) {
  skein_record record;
  *rule = SKEIN_RULE_ANY;
  if (length > 16) {
    folded_run run = {folded, length};
    uint32_t flags = find_entry(table, skein_spread(hash), is_run, &run, &record);
    if (!(flags & SKEIN_ENTRY_IS_PHRASE)) return -1;
    *rule = record.rule;
    return (int64_t)record.phrase;
  }
  if (length == 0) return -1;
  uint8_t key[16] = {0};
  memcpy(key, folded, length);
  skein_single single;
  if (!find_single(table, line_of(table, hash), skein_load64(key), skein_load64(key + 8), &single)) {
    return -1;
  }
  *rule = single.rule;
  if (single.rule != SKEIN_RULE_EXACT) {
    return single.number < table->phrase_count ? (int64_t)single.number : -1;
  }
  return read_record(table, single.number, &record) ? (int64_t)record.phrase : -1;
}

int64_t skein_table_phrase(const skein_table *table, const uint8_t *key, size_t length) {
  uint64_t run = 0;
  size_t start = 0;
  uint32_t words = 0, gap = 0;
  for (size_t index = 0; index <= length; index += 1) {
    if (index < length && !skein_is_gap(key[index])) continue;
    uint64_t hash = skein_word_hash(key + start, index - start);
    run = words == 0 ? hash : skein_extend(run, gap, hash);
    words += 1;
    if (index == length) break;
    gap = key[index];
    start = index + 1;
  }
  uint32_t rule;
  if (words == 1) return find_word(table, key, length, run, &rule);
  skein_record record;
  folded_run whole = {key, length};
  uint32_t flags = find_entry(table, skein_spread(run), is_run, &whole, &record);
  return flags & SKEIN_ENTRY_IS_PHRASE ? (int64_t)record.phrase : -1;
}

size_t skein_match_words(const skein_table *table, const uint8_t *folded, size_t folded_count,
                         const skein_folded_word *words, size_t count, size_t *next,
                         skein_word_match *matches, size_t capacity) {
  size_t found = 0, index = *next;
  uint64_t sketch = index < count ? sketch_of(folded, folded_count, &words[index]) : 0;
  for (; index < count && found + SKEIN_MAXIMUM_MATCHES <= capacity; index += 1) {
    const skein_folded_word *first = &words[index];
    uint64_t own = sketch;
    sketch = index + 1 < count ? sketch_of(folded, folded_count, first + 1) : 0;
    if (first->start > first->end || first->end > folded_count) continue;
    // The second of each pair of filters is of words that may be in lower case.
    uint32_t other = first->satisfies & SKEIN_MAY_BE_NAME ? 0 : 1;
    if (!has_bit(table->filters[SKEIN_FILTER_FIRST + other],
                 skein_word_bit(own, table->shifts[SKEIN_FILTER_FIRST + other]))) {
      continue;
    }
    if (has_bit(table->filters[SKEIN_FILTER_WORD + other],
                skein_word_bit(own, table->shifts[SKEIN_FILTER_WORD + other]))) {
      uint32_t rule;
      int64_t phrase = find_word(table, folded + first->start, first->end - first->start, first->hash,
                                 &rule);
      int is_refused = (rule == SKEIN_RULE_CAPITAL && !(first->satisfies & SKEIN_MAY_BE_NAME))
        || (rule == SKEIN_RULE_CAPITALS && !(first->satisfies & SKEIN_IS_IN_CAPITALS));
      if (phrase >= 0 && !is_refused) matches[found++] = (skein_word_match){(uint32_t)index, 1, (uint32_t)phrase};
    }
    if (index + 1 >= count || !may_be_pair(table, own, sketch)) continue;
    uint64_t run = first->hash;
    for (uint32_t length = 2; length <= table->longest && index + length <= count; length += 1) {
      const skein_folded_word *last = &words[index + length - 1];
      if (last->start == 0 || last->start > last->end || last->end > folded_count
          || last->end < first->start || folded[last->start - 1] == SKEIN_EDGE) {
        break;
      }
      run = skein_extend(run, folded[last->start - 1], last->hash);
      folded_run text = {folded + first->start, last->end - first->start};
      skein_record record;
      uint32_t flags = find_entry(table, skein_spread(run), is_run, &text, &record);
      if (flags & SKEIN_ENTRY_IS_PHRASE) {
        matches[found++] = (skein_word_match){(uint32_t)index, length, record.phrase};
      }
      if (!(flags & SKEIN_ENTRY_IS_PREFIX)) break;
    }
  }
  *next = index;
  return found;
}
