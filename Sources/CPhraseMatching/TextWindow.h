#ifndef SKEIN_TEXT_WINDOW_H
#define SKEIN_TEXT_WINDOW_H

#include "TextSearch.h"

// One window from text to words. All functions here and in WindowMatches.h are inlined into
// `skein_window_…` of a processor, which differ in how they find masks and give the same results.

#define INLINED static inline __attribute__((always_inline))

// What a processor brings.
typedef struct {
  block_masks (*masks)(const uint8_t *bytes);
  high_masks (*high_masks)(const uint8_t *bytes);
  // Appends the places of a mask's bits, plus a base; may write up to 64 places too many.
  uint16_t *(*places)(uint16_t *out, uint64_t mask, uint32_t base);
} processor;

// The first sixteen bytes of a word of `length` ASCII letters and digits, folded, padded with zeros.
typedef struct {
  uint64_t low, high;
} word_key;

static const uint8_t key_masks[48] = {
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

INLINED word_key load_key(const uint8_t *bytes, uint32_t length) {
  // In bounds: source and folded bytes have room behind them, and the masks start at 0 to 16.
  const uint8_t *mask = key_masks + 16 - (length < 16 ? length : 16);
  word_key key;
  key.low = (skein_load64(bytes) | 0x2020202020202020u) & skein_load64(mask);
  key.high = (skein_load64(bytes + 8) | 0x2020202020202020u) & skein_load64(mask + 8);
  return key;
}

// MARK: Words of the window

INLINED uint32_t word_start(const skein_search *search, uint32_t word) {
  uint32_t edge = search->edges[2 * word];
  return edge & IS_CAREFUL ? search->careful[edge & ~IS_CAREFUL].start : edge;
}

INLINED uint32_t word_end(const skein_search *search, uint32_t word) {
  uint32_t edge = search->edges[2 * word];
  return edge & IS_CAREFUL ? search->careful[edge & ~IS_CAREFUL].end : search->edges[2 * word + 1];
}

// Finds the word edges of a block that has words for the careful path, or follows such a word.
static __attribute__((noinline)) uint16_t *careful_block(skein_search *search, uint16_t *out, uint64_t edges,
                                                         uint64_t high, uint64_t flags, uint32_t base,
                                                         uint32_t *is_high) {
  uint32_t from = 0;
  for (; edges != 0; edges &= edges - 1) {
    uint32_t place = (uint32_t)__builtin_ctzll(edges);
    if (((out - search->edges) & 1) == 0) {
      *out++ = (uint16_t)(base + place);
      *is_high = 0;
      from = place;
      continue;
    }
    uint32_t start = out[-1];
    // `place` is at least 1 here or the run began in an earlier block.
    uint64_t own = ((1ull << place) - 1) & ~((1ull << from) - 1);
    int is_careful = *is_high || (high & own) || (flags >> place & 1) || start < search->position;
    if (is_careful) {
      search->count = (uint32_t)(out - 1 - search->edges) / 2;
      skein_careful_words(search, start > search->position ? start : search->position, base + place);
      out = search->edges + 2 * search->count;
    } else {
      *out++ = (uint16_t)(base + place);
    }
    from = place;
    *is_high = 0;
  }
  if (((out - search->edges) & 1) != 0) *is_high |= (high >> from) != 0;
  return out;
}

INLINED void cut_words(skein_search *search, processor cpu) {
  const uint8_t *source = search->source;
  uint32_t length = search->length;
  uint16_t *out = search->edges;
  uint64_t in_word = 0, single_start = 0, clear_next = 0;
  uint32_t is_high = 0, continuations = 0;
  int is_last = search->window + length == search->size;
  // One block more at the text's end, so that the last word meets its end.
  uint32_t blocks = is_last ? length / 64 + 1 : (length + 63) / 64;
  search->position = 0;
  search->careful_count = 0;
  search->folded_count = 0;
  for (uint32_t block = 0; block < blocks; block += 1) {
    uint32_t base = block * 64;
    block_masks masks = cpu.masks(source + base);
    uint64_t words = masks.words, high = masks.high;
    uint64_t continuation = 0;
    if (high != 0) {
      high_masks more = cpu.high_masks(source + base);
      continuation = more.continuation;
      // General punctuation, E2 80 xx, is no part of a word: most of what English has beyond ASCII.
      uint64_t next = source[base + 64] == 0x80;
      uint64_t marks = more.e2 & (more.x80 >> 1 | next << 63);
      uint64_t clear = (marks | marks << 1 | marks << 2 | clear_next) & high;
      clear_next = marks >> 63 | marks >> 62;
      words &= ~clear;
      high &= ~clear;
    }
    if (base + 64 > length) {
      uint64_t own = length > base ? (1ull << (length - base)) - 1 : 0;
      words &= own;
      high &= own;
    }
    search->continuation[block] = continuation;
    search->continuations_before[block] = continuations;
    continuations += (uint32_t)__builtin_popcountll(continuation);
    uint64_t before = words << 1 | in_word;
    uint64_t starts = words & ~before, ends = ~words & before;
    // Single letters with a full stop behind them may start an acronym.
    uint64_t flags = ends & masks.stops & (starts << 1 | single_start);
    single_start = starts >> 63;
    in_word = words >> 63;
    // A run that is still open may begin before a careful word's end, if that is where the block begins.
    int is_behind = search->position < base || search->position == 0;
    if (__builtin_expect((high | flags | is_high) == 0 && is_behind, 1)) {
      out = cpu.places(out, starts | ends, base);
    } else {
      out = careful_block(search, out, starts | ends, high, flags, base, &is_high);
    }
  }
  search->continuations_before[blocks] = continuations;
  search->continuation[blocks] = 0;
  // A run that may go on behind the window.
  size_t edges = (size_t)(out - search->edges);
  search->count = (uint32_t)(edges / 2);
  if (edges & 1) {
    uint32_t start = out[-1];
    skein_careful_words(search, start > search->position ? start : search->position, length);
  } else if (!is_last && edges > 0 && !(out[-2] & IS_CAREFUL) && out[-1] == length) {
    search->count -= 1;
    skein_careful_words(search, out[-2], length);
  }
  search->owned = search->count;
  search->next = search->position < length ? length : search->position;
  // Reading on starts behind the last word.
  search->position = search->next;
}

#endif
