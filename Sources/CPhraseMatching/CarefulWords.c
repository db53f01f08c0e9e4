#include "TextSearch.h"

#include <stdlib.h>

// Words that are not simply runs of ASCII letters and digits, read scalar by scalar as word scanning does.

typedef struct {
  // The byte after the word.
  size_t end;
  // Letters and digits; a bit for each word class.
  uint32_t length, kinds;
  // The first scalar's.
  uint64_t first;
} word_reading;

// Makes room for one more word and 64 bytes behind it.
static void reserve_folded(skein_search *search) {
  size_t needed = search->folded_count + SKEIN_MAXIMUM_BYTES + 256;
  if (needed <= search->folded_capacity) return;
  search->folded_capacity = 2 * needed;
  search->folded = realloc(search->folded, search->folded_capacity);
  if (!search->folded) abort();
}

// Reads the word at `index` and appends its folded bytes; of a word too long for any phrase only some.
static inline word_reading read_word(skein_search *search, size_t index, size_t limit) {
  const uint8_t *text = search->text;
  size_t size = search->size;
  word_reading word = {index, 0, 0, 0};
  size_t out = search->folded_count;
  while (index < size) {
    uint32_t bytes;
    uint64_t entry = skein_character(skein_decode(text + index, text + size, &bytes));
    uint32_t kind = skein_class(entry);
    if (kind == SKEIN_SEPARATOR) break;
    if ((word.kinds >> SKEIN_SPACELESS & 1) && kind != SKEIN_MARK) break;
    if (kind == SKEIN_SPACELESS && word.length > 0) break;
    if (word.kinds == 0) word.first = entry;
    word.kinds |= 1u << kind;
    word.length += kind != SKEIN_MARK;
    uint32_t folded = skein_folded_length(entry);
    if (folded == SKEIN_LONG_FORM) {
      folded = (uint32_t)(entry >> 32) & 0xFFFF;
      if (out + folded <= limit) memcpy(search->folded + out, skein_long_forms + (uint32_t)entry, folded);
    } else {
      uint8_t value[8];
      if (folded == SKEIN_STAYS) {
        folded = bytes;
        memset(value, 0, 8);
        memcpy(value, text + index, bytes < size - index ? bytes : size - index);
      } else {
        for (uint32_t i = 0; i < 8; i += 1) value[i] = (uint8_t)(entry >> (8 * i));
      }
      memcpy(search->folded + out, value, 8);
    }
    out = out + folded <= limit ? out + folded : limit;
    index += bytes;
  }
  word.end = index;
  search->folded_count = out;
  return word;
}

static inline int is_letter(const word_reading *word) {
  return word->length == 1 && (word->kinds & (1u << SKEIN_CAPITAL | 1u << SKEIN_LOWER));
}

// Extends a single letter to the dotted acronym it starts, if it does: `U.S.`, `U.S`, `p.r.`.
static void merge_dotted(skein_search *search, word_reading *word, size_t limit) {
  const uint8_t *text = search->text;
  int is_merged = 0;
  while (word->end + 1 < search->size && text[word->end] == '.') {
    size_t before = search->folded_count;
    uint32_t bytes;
    uint32_t kind = skein_class(skein_character(
      skein_decode(text + word->end + 1, text + search->size, &bytes)));
    if (kind == SKEIN_SEPARATOR || kind == SKEIN_MARK) break;
    word_reading letter = read_word(search, word->end + 1, limit);
    if (!is_letter(&letter)) {
      search->folded_count = before;
      break;
    }
    word->kinds |= letter.kinds;
    word->end = letter.end;
    is_merged = 1;
  }
  if (is_merged && word->end < search->size && text[word->end] == '.') word->end += 1;
}

// The next byte before `limit` at which a word may start, or `limit`.
static size_t next_word(const skein_search *search, size_t index, size_t limit) {
  while (index < limit) {
    uint32_t bytes;
    uint32_t kind = skein_class(skein_character(
      skein_decode(search->text + index, search->text + search->size, &bytes)));
    if (kind != SKEIN_SEPARATOR && kind != SKEIN_MARK) return index;
    index += bytes;
  }
  return limit;
}

// Appends the next word that starts before `limit`; 0 if there is none.
static inline int append_word(skein_search *search, size_t limit) {
  size_t index = search->window + search->position;
  for (;;) {
    index = next_word(search, index, limit);
    if (index >= limit) return 0;
    reserve_folded(search);
    size_t folded_start = search->folded_count;
    size_t folded_limit = folded_start + SKEIN_MAXIMUM_BYTES + 1;
    word_reading reading = read_word(search, index, folded_limit);
    if (is_letter(&reading)) merge_dotted(search, &reading, folded_limit);
    size_t length = search->folded_count - folded_start;
    search->position = (uint32_t)(reading.end - search->window);
    // A word of modifier letters alone folds to nothing and is no word.
    if (length > 0) {
      careful_word *word = &search->careful[search->careful_count];
      word->start = (uint32_t)(index - search->window);
      word->end = search->position;
      word->folded_start = (uint32_t)folded_start;
      word->folded_length = (uint32_t)length;
      word->hash = skein_word_hash(search->folded + folded_start, length);
      word->is_capital = skein_class(reading.first) == SKEIN_CAPITAL;
      word->may_be_name = word->is_capital || skein_class(reading.first) == SKEIN_SPACELESS
        || skein_has_no_case(reading.first);
      word->has_lower = (reading.kinds & (1u << SKEIN_LOWER | 1u << SKEIN_SPACELESS)) != 0;
      // There is room behind the folded bytes.
      uint64_t low = skein_load64(search->folded + folded_start);
      if (length < 8) low &= (1ull << (8 * length)) - 1;
      word->sketch = skein_sketch(low);
      search->edges[2 * search->count] = (uint16_t)(IS_CAREFUL | search->careful_count);
      search->edges[2 * search->count + 1] = 0;
      search->careful_count += 1;
      search->count += 1;
      return 1;
    }
    index = reading.end;
  }
}

void skein_careful_words(skein_search *search, uint32_t start, uint32_t end) {
  if (start > search->position) search->position = start;
  while (search->position < end && append_word(search, search->window + end)) {
  }
}

int skein_read_on(skein_search *search) {
  return search->count < WINDOW_WORDS - 64 && append_word(search, search->size);
}
