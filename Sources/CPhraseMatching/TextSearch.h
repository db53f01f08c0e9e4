#ifndef SKEIN_TEXT_SEARCH_H
#define SKEIN_TEXT_SEARCH_H

#include "PhraseTable.h"

// A search cuts a text into windows. In each, word edges are found with masks of 64 bytes, words are tested
// against the filters, and only what passes is hashed and looked up. Windows need no carried state: a
// phrase that starts in a window is followed past its end by reading on.

enum {
  // A window's bytes: small enough that all it needs stays in the first caches.
  WINDOW = 8192,
  WINDOW_BLOCKS = WINDOW / 64,
  // A window's words, those behind its end that a phrase may reach, and room for vector stores.
  WINDOW_WORDS = WINDOW + 128 + 64,
  // Room behind a text's last window, so that blocks may be read whole.
  TAIL_ROOM = 128,
};

// Set in an edge that stands for a careful word, whose number is in the other bits.
#define IS_CAREFUL 0x8000

// A word that is not simply a run of ASCII letters and digits.
typedef struct {
  // Bytes from the window's start.
  uint32_t start, end;
  // Its stretch of the folded bytes.
  uint32_t folded_start, folded_length;
  // Whether it satisfies a phrase that needs its capital, begins with a capital, has a letter that is none.
  uint8_t may_be_name, is_capital, has_lower;
} careful_word;

struct skein_search {
  const skein_table *table;
  const uint8_t *text;
  size_t size;
  int options;
  size_t window_size;

  // MARK: The window
  // Its first byte, the scalars and words before it.
  size_t window;
  size_t scalars;
  uint32_t words_before;
  // The window's bytes, with room to read behind them: in the text, or copied.
  const uint8_t *source;
  uint32_t length;
  // Words that start in the window, and those together with the ones behind it that were read.
  uint32_t owned, count;
  // The byte, from the window's start, up to which careful words were read; and where the next window
  // starts.
  uint32_t position, next;
  // Two for each word: start and end from the window's start; or IS_CAREFUL and a number.
  uint16_t edges[2 * WINDOW_WORDS];
  careful_word careful[WINDOW_WORDS];
  uint32_t careful_count;
  // The folded bytes of careful words, 64 bytes of room behind them.
  uint8_t *folded;
  size_t folded_count, folded_capacity;
  // Continuation bytes in each block, and how many there are before it.
  uint64_t continuation[WINDOW_BLOCKS + 2];
  uint32_t continuations_before[WINDOW_BLOCKS + 2];
  uint8_t tail[WINDOW + TAIL_ROOM + 64];
  // The letters of two bytes: six folded bytes, their number in bits 48 to 50, bit 55 where it has no case,
  // from bit 56 on a bit for its word class.
  uint64_t letters[2048];

  // MARK: Candidates
  // What the filters see of each word; words that pass the first filter; of these the words that may be a
  // phrase, and those with which a longer one may begin.
  uint64_t sketches[WINDOW_WORDS];
  uint16_t first_words[WINDOW_WORDS];
  uint16_t singles[WINDOW_WORDS], runs[WINDOW_WORDS];
  uint64_t single_hashes[WINDOW_WORDS];
  // Of the first two words, and the gap between them.
  uint64_t run_hashes[WINDOW_WORDS];
  uint8_t run_gaps[WINDOW_WORDS];

  // MARK: Matches
  skein_text_match *matches;
  size_t match_count, match_capacity;
  // Overlapping matches that still wait for the rest of their cluster, and the last one's end.
  skein_text_match *cluster;
  size_t cluster_count, cluster_capacity;
  uint32_t cluster_end;
  // A byte for each word of a cluster.
  uint8_t *occupied;
  size_t occupied_capacity;
};

// Masks of 64 bytes, the lowest bit for the first.
typedef struct {
  // ASCII letters and digits and all bytes outside ASCII.
  uint64_t words;
  uint64_t high;
  uint64_t stops;
} block_masks;

// For bytes outside ASCII.
typedef struct {
  uint64_t e2, x80, continuation;
} high_masks;

void skein_window_portable(skein_search *search);
#if defined(__x86_64__)
void skein_window_avx2(skein_search *search);
#endif

// Fills the table of two-byte letters.
void skein_prepare_letters(uint64_t letters[2048]);

// Appends the careful words that start between two bytes of the text, given from the window's start.
void skein_careful_words(skein_search *search, uint32_t start, uint32_t end);

// Reads one more word behind those of the window. Returns 0 at the text's end.
int skein_read_on(skein_search *search);

// Adds a match: words `first` to `first + count` of the window.
void skein_add_match(skein_search *search, uint32_t first, uint32_t count, uint32_t phrase);

#endif
