#include "TextSearch.h"

#include <stdlib.h>

// MARK: Life

skein_search *skein_search_create(void) {
  // Pages are touched as far as windows need them.
  skein_search *search = malloc(sizeof(skein_search));
  if (!search) return NULL;
  search->folded = NULL;
  search->folded_capacity = 0;
  search->matches = NULL;
  search->match_capacity = 0;
  search->cluster = NULL;
  search->cluster_capacity = 0;
  search->occupied = NULL;
  search->occupied_capacity = 0;
  search->table = NULL;
  search->text = NULL;
  search->size = 0;
  search->window = 0;
  search->match_count = 0;
  search->cluster_count = 0;
  skein_prepare_letters(search->letters);
  return search;
}

void skein_search_destroy(skein_search *search) {
  if (!search) return;
  free(search->folded);
  free(search->matches);
  free(search->cluster);
  free(search->occupied);
  free(search);
}

// Room for `count` elements of `size` bytes in memory that grows.
static void *with_room(void *memory, size_t *capacity, size_t count, size_t size) {
  if (count <= *capacity) return memory;
  size_t wanted = 2 * count > 64 ? 2 * count : 64;
  memory = realloc(memory, wanted * size);
  // Like Swift's own arrays.
  if (!memory) abort();
  *capacity = wanted;
  return memory;
}

// MARK: Matches

// Unicode scalars before a byte, given from the window's start.
static size_t scalars_before(const skein_search *search, uint32_t byte) {
  uint32_t inside = byte < search->length ? byte : search->length;
  uint64_t before = (1ull << (inside & 63)) - 1;
  uint32_t continuations = search->continuations_before[inside / 64]
    + (uint32_t)__builtin_popcountll(search->continuation[inside / 64] & before);
  size_t scalars = search->scalars + inside - continuations;
  for (; inside < byte; inside += 1) scalars += (search->text[search->window + inside] & 0xC0) != 0x80;
  return scalars;
}

static inline void append_match(skein_search *search, const skein_text_match *match) {
  search->matches = with_room(search->matches, &search->match_capacity, search->match_count + 1,
                              sizeof(skein_text_match));
  search->matches[search->match_count++] = *match;
}

// Of overlapping matches, lets those with more words win, then those that start earlier.
//
// From the longest to the shortest: a match wins if its first and its last word are free, because a winner
// strictly between them would be shorter. O(n) for each length that occurs.
static void settle_cluster(skein_search *search) {
  size_t count = search->cluster_count;
  search->cluster_count = 0;
  if (count == 1) append_match(search, search->cluster);
  if (count <= 1) return;
  uint32_t first = search->cluster[0].first_word;
  size_t span = search->cluster_end - first;
  search->occupied = with_room(search->occupied, &search->occupied_capacity, span, 1);
  memset(search->occupied, 0, span);
  uint64_t lengths = 0;
  for (size_t i = 0; i < count; i += 1) lengths |= 1ull << (search->cluster[i].word_count - 1);
  while (lengths != 0) {
    uint32_t length = 64 - (uint32_t)__builtin_clzll(lengths);
    lengths &= ~(1ull << (length - 1));
    for (size_t i = 0; i < count; i += 1) {
      skein_text_match *match = &search->cluster[i];
      if (match->word_count != length) continue;
      uint8_t *own = search->occupied + (match->first_word - first);
      if (own[0] || own[length - 1]) continue;
      memset(own, 1, length);
      match->reserved = 1;
    }
  }
  for (size_t i = 0; i < count; i += 1) {
    if (!search->cluster[i].reserved) continue;
    search->cluster[i].reserved = 0;
    append_match(search, &search->cluster[i]);
  }
}

static uint32_t edge_of(const skein_search *search, uint32_t word, int is_end) {
  uint32_t edge = search->edges[2 * word];
  if (!(edge & IS_CAREFUL)) return is_end ? search->edges[2 * word + 1] : edge;
  const careful_word *careful = &search->careful[edge & ~IS_CAREFUL];
  return is_end ? careful->end : careful->start;
}

void skein_add_match(skein_search *search, uint32_t first, uint32_t count, uint32_t phrase) {
  uint32_t start = edge_of(search, first, 0), end = edge_of(search, first + count - 1, 1);
  skein_text_match match = {
    search->window + start, search->window + end, scalars_before(search, start), scalars_before(search, end),
    phrase, search->words_before + first, count, 0,
  };
  if (search->options & SKEIN_FIND_ALL) {
    append_match(search, &match);
    return;
  }
  if (search->cluster_count > 0 && match.first_word >= search->cluster_end) settle_cluster(search);
  if (search->cluster_count == 0) search->cluster_end = 0;
  uint32_t last = match.first_word + count;
  if (last > search->cluster_end) search->cluster_end = last;
  search->cluster = with_room(search->cluster, &search->cluster_capacity, search->cluster_count + 1,
                              sizeof(skein_text_match));
  search->cluster[search->cluster_count++] = match;
}

// MARK: Windows

void skein_search_start(skein_search *search, const skein_table *table, const uint8_t *text, size_t size,
                        int options) {
  search->table = table;
  search->text = text;
  search->size = size <= SKEIN_MAXIMUM_TEXT ? size : SKEIN_MAXIMUM_TEXT;
  search->options = options;
  size_t window = (uint32_t)options >> SKEIN_WINDOW_SHIFT;
  search->window_size = window < 64 || window > WINDOW ? WINDOW : window;
  search->window = 0;
  search->scalars = 0;
  search->words_before = 0;
  search->match_count = 0;
  search->cluster_count = 0;
  search->cluster_end = 0;
}

static void search_window(skein_search *search) {
  const uint8_t *text = search->text + search->window;
  size_t left = search->size - search->window;
  size_t window = search->window_size;
  search->length = (uint32_t)(left < window ? left : window);
  // A window ends between scalars.
  for (int i = 0; i < 3 && search->length < left && (text[search->length] & 0xC0) == 0x80; i += 1) {
    search->length -= 1;
  }
  search->source = text;
  if (left < (size_t)search->length + TAIL_ROOM) {
    // Too little room behind the window: a copy with zeros behind it.
    memcpy(search->tail, text, left);
    memset(search->tail + left, 0, sizeof(search->tail) - left);
    search->source = search->tail;
  }
#if defined(__x86_64__)
  if (!(search->options & SKEIN_PORTABLE) && __builtin_cpu_supports("avx2")
      && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    skein_window_avx2(search);
  } else {
    skein_window_portable(search);
  }
#else
  skein_window_portable(search);
#endif
  search->scalars = scalars_before(search, search->next);
  search->words_before += search->owned;
  search->window += search->next;
}

size_t skein_search_next(skein_search *search, const skein_text_match **matches) {
  search->match_count = 0;
  while (search->match_count == 0 && search->window < search->size) search_window(search);
  if (search->window >= search->size && search->cluster_count > 0) settle_cluster(search);
  *matches = search->matches;
  return search->match_count;
}
