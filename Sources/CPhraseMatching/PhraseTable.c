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
  if (words == 1) return find_word(table, key, length, length, run, &rule);
  skein_record record;
  folded_run whole = {key, length};
  uint32_t flags = find_entry(table, skein_spread(run), is_run, &whole, &record);
  return flags & SKEIN_ENTRY_IS_PHRASE ? (int64_t)record.phrase : -1;
}
