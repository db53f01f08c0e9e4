#include "TextSearch.h"

#include <stdlib.h>

// Words that are not simply runs of ASCII letters and digits, read scalar by scalar as word scanning does.

typedef struct {
  // The byte after the word, and the class of the scalar there.
  size_t end;
  uint32_t end_kind;
  // A bit for each word class.
  uint32_t kinds;
  // The first scalar's, and whether it has no case.
  uint32_t first_kind, has_no_case;
} word_reading;

enum {
  // Word classes that neither end a word nor are a word.
  SIMPLE_KINDS = 1 << SKEIN_LOWER | 1 << SKEIN_CAPITAL | 1 << SKEIN_MARK | 1 << SKEIN_DIGIT,
  // So many letters of at most six folded bytes fit twice into the limit.
  FAST_LETTERS = SKEIN_MAXIMUM_BYTES / 12,
};

// Set in the table of two-byte letters where there is none.
#define NO_LETTER (1ull << 63)

// The place of two bytes in the table of letters; what is no lead byte goes to the unused one of C0.
static inline uint32_t letter_of(uint32_t bytes) {
  return (bytes & 0xE0) == 0xC0 ? (bytes & 0x1F) << 6 | (bytes >> 8 & 0x3F) : 0;
}

void skein_prepare_letters(uint64_t letters[2048]) {
  for (uint32_t code = 0; code < 2048; code += 1) {
    uint64_t entry = skein_character(code);
    uint32_t kind = skein_class(entry), length = skein_folded_length(entry);
    letters[code] = NO_LETTER;
    if (code < 0x80 || !(SIMPLE_KINDS >> kind & 1) || length == SKEIN_LONG_FORM) continue;
    uint64_t folded = entry & 0xFFFFFFFFFFFF;
    if (length == SKEIN_STAYS) {
      folded = (0xC0 | code >> 6) | (0x80 | (code & 0x3F)) << 8;
      length = 2;
    }
    letters[code] = folded | (uint64_t)length << 48 | (uint64_t)(1u << kind) << 56
      | (uint64_t)skein_has_no_case(entry) << 55;
  }
}

// Makes room for one more word and 64 bytes behind it.
static inline void reserve_folded(skein_search *search) {
  size_t needed = search->folded_count + SKEIN_MAXIMUM_BYTES + 256;
  if (__builtin_expect(needed <= search->folded_capacity, 1)) return;
  search->folded_capacity = 2 * needed;
  search->folded = realloc(search->folded, search->folded_capacity);
  if (!search->folded) abort();
}

// Stores up to eight folded bytes; those too many are written over later, and never looked at.
static inline void store64(uint8_t *bytes, uint64_t value) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  memcpy(bytes, &value, 8);
}

// A scalar's entry, its length in bytes and, little-endian, these bytes, perhaps with others behind them.
typedef struct {
  uint64_t entry;
  uint32_t length, bytes;
} scalar;

static inline scalar scalar_at(const uint8_t *text, const uint8_t *end) {
  scalar scalar;
  if (__builtin_expect(end - text >= 4, 1)) {
    scalar.bytes = load32(text);
  } else {
    scalar.bytes = 0;
    for (int i = 0; i < end - text; i += 1) scalar.bytes |= (uint32_t)text[i] << (8 * i);
  }
  scalar.entry = skein_character(skein_decode(text, end, &scalar.length));
  return scalar;
}

// Reads the word at `index` and appends its folded bytes; of a word too long for any phrase only some.
static inline word_reading read_word(skein_search *search, size_t index, size_t limit) {
  const uint8_t *text = search->text, *end = text + search->size;
  uint8_t *folded = search->folded;
  word_reading word = {index, SKEIN_SEPARATOR, 0, 0, 0};
  size_t out = search->folded_count;
  // Letters of two and of three bytes, as long as nothing else comes and there surely is room.
  size_t stop = search->size < 4 ? 0 : search->size - 4;
  if (stop > index + 2 * FAST_LETTERS) stop = index + 2 * FAST_LETTERS;
  uint64_t all = 0, first = 0;
  while (index < stop) {
    uint64_t letter = search->letters[letter_of(load16(text + index))];
    if (letter & NO_LETTER) break;
    if (all == 0) first = letter;
    all |= letter;
    store64(folded + out, letter);
    out += letter >> 48 & 7;
    index += 2;
  }
  word.kinds = (uint32_t)(all >> 56);
  word.first_kind = (uint32_t)(first >> 56);
  word.has_no_case = (uint32_t)(first >> 55) & 1;
  if (stop > index + FAST_LETTERS) stop = index + FAST_LETTERS;
  while (index < stop) {
    uint32_t bytes = load32(text + index);
    if ((bytes & 0xF0) != 0xE0) break;
    uint64_t entry =
      skein_character((bytes & 0x0F) << 12 | (bytes >> 8 & 0x3F) << 6 | (bytes >> 16 & 0x3F));
    uint32_t kind = skein_class(entry), length = skein_folded_length(entry);
    if (!(SIMPLE_KINDS >> kind & 1) || length == SKEIN_LONG_FORM) break;
    store64(folded + out, length == SKEIN_STAYS ? bytes : entry);
    out += length == SKEIN_STAYS ? 3 : length;
    if (word.kinds == 0) {
      word.first_kind = 1u << kind;
      word.has_no_case = skein_has_no_case(entry);
    }
    word.kinds |= 1u << kind;
    index += 3;
  }
  // Most such words end at a space.
  int is_whole = word.kinds != 0 && index < search->size && text[index] < '0';
  while (!is_whole && index < search->size) {
    scalar scalar = scalar_at(text + index, end);
    uint32_t kind = skein_class(scalar.entry);
    // What ends a word: a separator; a letter of a spaceless script and all that is no mark behind it.
    int is_end = kind == SKEIN_SEPARATOR || (kind == SKEIN_SPACELESS && word.kinds != 0)
      || ((word.kinds >> SKEIN_SPACELESS & 1) && kind != SKEIN_MARK);
    if (is_end) {
      word.end_kind = kind;
      break;
    }
    if (word.kinds == 0) {
      word.first_kind = 1u << kind;
      word.has_no_case = skein_has_no_case(scalar.entry);
    }
    word.kinds |= 1u << kind;
    uint32_t length = skein_folded_length(scalar.entry);
    if (__builtin_expect(length == SKEIN_LONG_FORM, 0)) {
      length = (uint32_t)(scalar.entry >> 32) & 0xFFFF;
      if (out + length <= limit) memcpy(folded + out, skein_long_forms + (uint32_t)scalar.entry, length);
    } else {
      int stays = length == SKEIN_STAYS;
      uint64_t value = stays ? scalar.bytes : scalar.entry;
      length = stays ? scalar.length : length;
      store64(folded + out, value);
    }
    out = out + length <= limit ? out + length : limit;
    index += scalar.length;
  }
  word.end = index;
  search->folded_count = out;
  return word;
}

// Whether a word is one cased or uncased letter, perhaps with marks.
static int is_letter(const skein_search *search, size_t index, const word_reading *word) {
  if (!(word->kinds & (1u << SKEIN_CAPITAL | 1u << SKEIN_LOWER))) return 0;
  uint32_t others = 0;
  while (index < word->end && others < 2) {
    scalar scalar = scalar_at(search->text + index, search->text + search->size);
    others += skein_class(scalar.entry) != SKEIN_MARK;
    index += scalar.length;
  }
  return others == 1;
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
    if (!is_letter(search, word->end + 1, &letter)) {
      search->folded_count = before;
      break;
    }
    word->kinds |= letter.kinds;
    word->end = letter.end;
    word->end_kind = letter.end_kind;
    is_merged = 1;
  }
  if (!is_merged || word->end >= search->size || text[word->end] != '.') return;
  word->end += 1;
  word->end_kind = SKEIN_SEPARATOR;
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

// Whether a word surely starts at a byte.
static inline int is_two_byte_letter(const skein_search *search, size_t index, size_t limit) {
  if (index + 2 > limit) return 0;
  uint64_t letter = search->letters[letter_of(load16(search->text + index))];
  return !(letter & (NO_LETTER | 1ull << (56 + SKEIN_MARK)));
}

static inline void add_word(skein_search *search, careful_word word) {
  search->careful[search->careful_count] = word;
  search->edges[2 * search->count] = (uint16_t)(IS_CAREFUL | search->careful_count);
  search->edges[2 * search->count + 1] = 0;
  search->careful_count += 1;
  search->count += 1;
}

// Appends the letter of a spaceless script at `index` as a word, if it is three bytes with no mark behind.
static inline int append_spaceless(skein_search *search, size_t index, uint32_t *kind) {
  const uint8_t *text = search->text + index;
  size_t left = search->size - index;
  if (left < 8) return 0;
  uint32_t bytes = load32(text);
  if ((bytes & 0xF0) != 0xE0) return 0;
  uint64_t entry =
    skein_character((bytes & 0x0F) << 12 | (bytes >> 8 & 0x3F) << 6 | (bytes >> 16 & 0x3F));
  uint32_t length = skein_folded_length(entry);
  if (skein_class(entry) != SKEIN_SPACELESS || length == SKEIN_LONG_FORM || length == 0) return 0;
  uint32_t next = skein_class(scalar_at(text + 3, text + left).entry);
  if (next == SKEIN_MARK) return 0;
  store64(search->folded + search->folded_count, length == SKEIN_STAYS ? bytes : entry);
  length = length == SKEIN_STAYS ? 3 : length;
  search->position = (uint32_t)(index + 3 - search->window);
  add_word(search, (careful_word){
    .start = (uint32_t)(index - search->window),
    .end = search->position,
    .folded_start = (uint32_t)search->folded_count,
    .folded_length = length,
    .may_be_name = 1,
    .is_capital = 0,
    .has_lower = 1,
  });
  search->folded_count += length;
  *kind = next;
  return 1;
}

// Appends the next word that starts before `limit`; 0 if there is none. `kind` is the class of the scalar
// at the place to go on from, separator where it is not known.
static inline int append_word(skein_search *search, size_t limit, uint32_t *kind) {
  size_t index = search->window + search->position;
  for (;;) {
    if ((*kind == SKEIN_SEPARATOR || *kind == SKEIN_MARK) && !is_two_byte_letter(search, index, limit)) {
      index = next_word(search, index, limit);
    }
    if (index >= limit) return 0;
    reserve_folded(search);
    if (append_spaceless(search, index, kind)) return 1;
    size_t folded_start = search->folded_count;
    size_t folded_limit = folded_start + SKEIN_MAXIMUM_BYTES + 1;
    word_reading reading = read_word(search, index, folded_limit);
    if (reading.end < search->size && search->text[reading.end] == '.'
        && is_letter(search, index, &reading)) {
      merge_dotted(search, &reading, folded_limit);
    }
    size_t length = search->folded_count - folded_start;
    search->position = (uint32_t)(reading.end - search->window);
    *kind = reading.end_kind;
    // A word of modifier letters alone folds to nothing and is no word.
    if (length > 0) {
      int is_capital = (reading.first_kind & 1u << SKEIN_CAPITAL) != 0;
      int is_name = is_capital || (reading.first_kind & 1u << SKEIN_SPACELESS) || reading.has_no_case;
      int has_lower = (reading.kinds & (1u << SKEIN_LOWER | 1u << SKEIN_SPACELESS)) != 0;
      add_word(search, (careful_word){
        .start = (uint32_t)(index - search->window),
        .end = search->position,
        .folded_start = (uint32_t)folded_start,
        .folded_length = (uint32_t)length,
        .may_be_name = (uint8_t)is_name,
        .is_capital = (uint8_t)is_capital,
        .has_lower = (uint8_t)has_lower,
      });
      return 1;
    }
    index = reading.end;
  }
}

void skein_careful_words(skein_search *search, uint32_t start, uint32_t end) {
  uint32_t kind = SKEIN_SEPARATOR;
  if (start > search->position) search->position = start;
  while (search->position < end && append_word(search, search->window + end, &kind)) {
  }
}

int skein_read_on(skein_search *search) {
  uint32_t kind = SKEIN_SEPARATOR;
  return search->count < WINDOW_WORDS - 64 && append_word(search, search->size, &kind);
}
