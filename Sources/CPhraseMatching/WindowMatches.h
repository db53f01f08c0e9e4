#ifndef SKEIN_WINDOW_MATCHES_H
#define SKEIN_WINDOW_MATCHES_H

#include "TextWindow.h"

// From the words of a window to its matches.

// MARK: The filters

// What the filters see of a word.
typedef struct {
  uint64_t sketch;
  // Whether it satisfies a phrase that needs its capital.
  uint32_t may_be_name;
} word_sketch;

INLINED word_sketch sketch_of(const skein_search *search, uint32_t word) {
  uint32_t start = search->edges[2 * word];
  if (__builtin_expect(start & IS_CAREFUL, 0)) {
    const careful_word *careful = &search->careful[start & ~IS_CAREFUL];
    uint32_t length = careful->folded_length;
    uint64_t low =
      skein_load64(search->folded + careful->folded_start) & low_masks[length < 8 ? length : 8];
    return (word_sketch){skein_sketch(low), careful->may_be_name};
  }
  uint32_t length = search->edges[2 * word + 1] - start;
  uint64_t bytes = skein_load64(search->source + start);
  uint64_t low = (bytes | 0x2020202020202020u) & low_masks[length < 8 ? length : 8];
  // A capital or a digit.
  return (word_sketch){skein_sketch(low), (uint8_t)bytes < 'a'};
}

// Two filters of words, by whether a phrase that needs its capital may begin with the word.
typedef struct {
  const uint8_t *bits[2];
  uint32_t shifts[2];
} word_filters;

INLINED word_filters filters_of(const skein_search *search, int filter, int lower_filter) {
  const skein_table *table = search->table;
  int lower = search->options & SKEIN_IGNORE_CAPITALS ? filter : lower_filter;
  return (word_filters){{table->filters[lower], table->filters[filter]},
                        {table->shifts[lower], table->shifts[filter]}};
}

INLINED uint32_t passes(const word_filters *filters, uint64_t sketch, uint32_t may_be_name) {
  return has_bit(filters->bits[may_be_name], skein_word_bit(sketch, filters->shifts[may_be_name]));
}

INLINED uint32_t may_be_name(const skein_search *search, uint32_t word) {
  uint32_t edge = search->edges[2 * word];
  return edge & IS_CAREFUL ? search->careful[edge & ~IS_CAREFUL].may_be_name : search->source[edge] < 'a';
}

// Keeps the numbers of the words that may start a phrase; gives how many.
//
// Here and below, lists are appended to without a branch: nothing could foretell what passes.
INLINED uint32_t find_first_words(skein_search *search) {
  word_filters filters = filters_of(search, SKEIN_FILTER_FIRST, SKEIN_FILTER_LOWER_FIRST);
  uint32_t found = 0;
  for (uint32_t word = 0; word < search->owned; word += 1) {
    word_sketch own = sketch_of(search, word);
    search->sketches[word] = own.sketch;
    search->first_words[found] = (uint16_t)word;
    found += passes(&filters, own.sketch, own.may_be_name);
  }
  return found;
}

// How many words passed each filter.
typedef struct {
  uint32_t singles, runs;
} candidates;

// Keeps the numbers of the words that may be a phrase, and of those with which a longer one may begin.
INLINED candidates filter_words(skein_search *search) {
  const skein_table *table = search->table;
  word_filters filters = filters_of(search, SKEIN_FILTER_WORD, SKEIN_FILTER_LOWER_WORD);
  uint32_t first_words = find_first_words(search);
  candidates found = {0, 0};
  // One word more, so that the last has a next.
  int has_next = search->owned > 0 && skein_read_on(search);
  search->sketches[search->owned] = has_next ? sketch_of(search, search->owned).sketch : 0;
  for (uint32_t i = 0; i < first_words; i += 1) {
    uint32_t word = search->first_words[i];
    uint64_t sketch = search->sketches[word];
    search->singles[found.singles] = (uint16_t)word;
    found.singles += passes(&filters, sketch, may_be_name(search, word));
    search->runs[found.runs] = (uint16_t)word;
    found.runs += may_be_pair(table, sketch, search->sketches[word + 1]);
  }
  if (!has_next && found.runs > 0 && search->runs[found.runs - 1] + 1u == search->owned) found.runs -= 1;
  return found;
}

// MARK: Hashes

// The hash of a word of more than sixteen ASCII letters and digits.
static __attribute__((noinline)) uint64_t hash_long(const uint8_t *bytes, uint32_t length) {
  uint64_t hash = 0;
  while (length > 16) {
    word_key key = load_key(bytes, 16);
    hash = skein_hash_block(hash, key.low, key.high);
    bytes += 16;
    length -= 16;
  }
  word_key key = load_key(bytes, length);
  return skein_hash_block(hash, key.low, key.high);
}

// The hash of a careful word.
INLINED uint64_t hash_folded(const uint8_t *folded, uint32_t length) {
  uint64_t hash = 0;
  for (; length > 16; length -= 16, folded += 16) {
    hash = skein_hash_block(hash, skein_load64(folded), skein_load64(folded + 8));
  }
  // In bounds: there is room behind the folded bytes.
  const uint8_t *mask = key_masks + 16 - length;
  return skein_hash_block(hash, skein_load64(folded) & skein_load64(mask),
                          skein_load64(folded + 8) & skein_load64(mask + 8));
}

INLINED uint64_t hash_of(const skein_search *search, uint32_t word) {
  uint32_t edge = search->edges[2 * word];
  if (__builtin_expect(edge & IS_CAREFUL, 0)) {
    const careful_word *careful = &search->careful[edge & ~IS_CAREFUL];
    return hash_folded(search->folded + careful->folded_start, careful->folded_length);
  }
  uint32_t length = search->edges[2 * word + 1] - edge;
  if (__builtin_expect(length > 16, 0)) return hash_long(search->source + edge, length);
  word_key key = load_key(search->source + edge, length);
  return skein_hash_block(0, key.low, key.high);
}

// MARK: Candidates

INLINED uint8_t gap_before(const skein_search *search, uint32_t word) {
  uint32_t end = word_end(search, word - 1), start = word_start(search, word);
  const uint8_t *text = search->text + search->window;
  if (start == end + 1 && text[end] == ' ') return ' ';
  return skein_gap(text, end, start);
}

INLINED uint32_t folded_length(const skein_search *search, uint32_t word) {
  uint32_t edge = search->edges[2 * word];
  return edge & IS_CAREFUL ? search->careful[edge & ~IS_CAREFUL].folded_length
                           : search->edges[2 * word + 1] - edge;
}

// Whether a word's folded bytes are these.
INLINED int is_word(const skein_search *search, uint32_t word, const uint8_t *key, uint32_t length) {
  uint32_t edge = search->edges[2 * word];
  if (edge & IS_CAREFUL) {
    const careful_word *careful = &search->careful[edge & ~IS_CAREFUL];
    return careful->folded_length == length
      && memcmp(search->folded + careful->folded_start, key, length) == 0;
  }
  if (search->edges[2 * word + 1] - edge != length) return 0;
  const uint8_t *bytes = search->source + edge;
  for (; length >= 8; length -= 8, bytes += 8, key += 8) {
    if ((skein_load64(bytes) | 0x2020202020202020u) != skein_load64(key)) return 0;
  }
  for (uint32_t i = 0; i < length; i += 1) {
    if ((bytes[i] | 0x20) != key[i]) return 0;
  }
  return 1;
}

// Words of the window with the gaps between them.
typedef struct {
  const skein_search *search;
  uint32_t first, count;
  const uint8_t *gaps;
} word_run;

static int is_word_run(const void *text, const uint8_t *key, uint32_t length) {
  const word_run *run = text;
  uint32_t place = 0;
  for (uint32_t i = 0; i < run->count; i += 1) {
    uint32_t own = folded_length(run->search, run->first + i);
    if (own > length - place || !is_word(run->search, run->first + i, key + place, own)) return 0;
    place += own;
    if (i + 1 < run->count) {
      if (place == length || key[place] != run->gaps[i]) return 0;
      place += 1;
    }
  }
  return place == length;
}

// Whether the text at a phrase satisfies its rule.
INLINED int satisfies(const skein_search *search, uint32_t first, uint32_t count, uint32_t rule,
                      const skein_record *record) {
  if (rule == SKEIN_RULE_CAPITAL) {
    return may_be_name(search, first) || (search->options & SKEIN_IGNORE_CAPITALS);
  }
  if (rule == SKEIN_RULE_CAPITALS) {
    for (uint32_t i = first; i < first + count; i += 1) {
      uint32_t edge = search->edges[2 * i];
      if (edge & IS_CAREFUL) {
        const careful_word *careful = &search->careful[edge & ~IS_CAREFUL];
        if (careful->has_lower || (i == first && !careful->is_capital)) return 0;
      } else {
        if (i == first && !(search->source[edge] & 0x40)) return 0;
        for (uint32_t byte = edge; byte < search->edges[2 * i + 1]; byte += 1) {
          if (search->source[byte] >= 'a') return 0;
        }
      }
    }
    return 1;
  }
  if (rule == SKEIN_RULE_EXACT) {
    uint32_t start = word_start(search, first);
    return has_spelling(record, search->text + search->window + start,
                        word_end(search, first + count - 1) - start);
  }
  return 1;
}

// Follows the phrases that begin with a word and the next, or are one long word.
static void match_run(skein_search *search, uint32_t first, uint32_t gap, uint64_t hash) {
  const skein_table *table = search->table;
  uint8_t gaps[SKEIN_MAXIMUM_WORDS];
  gaps[0] = (uint8_t)gap;
  uint32_t count = gap != 0 ? 2 : 1;
  for (;;) {
    word_run run = {search, first, count, gaps};
    skein_record record;
    uint32_t flags = find_entry(table, skein_spread(hash), is_word_run, &run, &record);
    if ((flags & SKEIN_ENTRY_IS_PHRASE) && satisfies(search, first, count, record.rule, &record)) {
      skein_add_match(search, first, count, record.phrase);
    }
    if (!(flags & SKEIN_ENTRY_IS_PREFIX) || gap == 0 || count >= table->longest) return;
    uint32_t next = first + count;
    if (next >= search->count && !skein_read_on(search)) return;
    gaps[count - 1] = gap_before(search, next);
    if (gaps[count - 1] == SKEIN_EDGE) return;
    hash = skein_extend(hash, gaps[count - 1], hash_of(search, next));
    count += 1;
  }
}

// Looks up the phrase that is one word.
INLINED void match_single(skein_search *search, uint32_t word, uint64_t hash) {
  const skein_table *table = search->table;
  uint32_t edge = search->edges[2 * word];
  if (__builtin_expect(folded_length(search, word) > 16, 0)) {
    match_run(search, word, 0, hash);
    return;
  }
  word_key key;
  if (edge & IS_CAREFUL) {
    const careful_word *careful = &search->careful[edge & ~IS_CAREFUL];
    // In bounds: there is room behind the folded bytes.
    const uint8_t *mask = key_masks + 16 - careful->folded_length;
    const uint8_t *bytes = search->folded + careful->folded_start;
    key.low = skein_load64(bytes) & skein_load64(mask);
    key.high = skein_load64(bytes + 8) & skein_load64(mask + 8);
  } else {
    key = load_key(search->source + edge, search->edges[2 * word + 1] - edge);
  }
  skein_single single;
  if (!find_single(table, line_of(table, hash), key.low, key.high, &single)) return;
  skein_record record = {0};
  if (single.rule == SKEIN_RULE_EXACT) {
    if (!read_record(table, single.number, &record)) return;
    single.number = record.phrase;
  }
  if (single.number < table->phrase_count && satisfies(search, word, 1, single.rule, &record)) {
    skein_add_match(search, word, 1, single.number);
  }
}

INLINED void match_window(skein_search *search) {
  const skein_table *table = search->table;
  candidates found = filter_words(search);
  // What passes is looked up only after the memory it needs was asked for.
  for (uint32_t i = 0; i < found.singles; i += 1) {
    uint64_t hash = hash_of(search, search->singles[i]);
    __builtin_prefetch(table->lines + (size_t)line_of(table, hash) * 64);
    search->single_hashes[i] = hash;
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < found.runs; i += 1) {
    uint32_t word = search->runs[i];
    uint8_t gap = gap_before(search, word + 1);
    uint64_t hash = skein_extend(hash_of(search, word), gap, hash_of(search, word + 1));
    __builtin_prefetch(table->entries + (size_t)entry_line_of(table, skein_spread(hash)) * 64);
    search->runs[kept] = (uint16_t)word;
    search->run_gaps[kept] = gap;
    search->run_hashes[kept] = hash;
    kept += gap != SKEIN_EDGE;
  }
  // Both lists by their words, so that matches come in order.
  uint32_t run = 0;
  for (uint32_t i = 0; i < found.singles; i += 1) {
    for (; run < kept && search->runs[run] < search->singles[i]; run += 1) {
      match_run(search, search->runs[run], search->run_gaps[run], search->run_hashes[run]);
    }
    match_single(search, search->singles[i], search->single_hashes[i]);
  }
  for (; run < kept; run += 1) {
    match_run(search, search->runs[run], search->run_gaps[run], search->run_hashes[run]);
  }
}

#endif
