#include "CWordScanning.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// MARK: ASCII

enum { LOWER = 1, CAPITAL = 2, DIGIT = 4 };

static inline uint32_t ascii_kind(uint8_t byte) {
  uint8_t letter = (uint8_t)((byte | 0x20) - 'a');
  if (letter < 26) return byte & 0x20 ? LOWER : CAPITAL;
  return (uint8_t)(byte - '0') < 10 ? DIGIT : 0;
}

// A run of ASCII letters and digits, at most 16.
typedef struct {
  // How many bytes belong to it; 16 if it may go on.
  uint32_t length;
  // A bit for each byte that is a capital, a digit.
  uint32_t capitals, digits;
  // Folded and padded with zeros.
  uint64_t low, high;
} ascii_run;

static inline ascii_run read_ascii_run(const uint8_t *text, size_t left) {
  ascii_run run = {0, 0, 0, 0, 0};
#if defined(__SSE2__)
  if (left >= 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)text);
    __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // Moved so that the range starts at the lowest signed byte: one comparison tests both ends.
    __m128i letters = _mm_cmplt_epi8(_mm_add_epi8(folded, _mm_set1_epi8((char)(0x80 - 'a'))),
                                     _mm_set1_epi8((char)(-128 + 26)));
    __m128i digits = _mm_cmplt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - '0'))),
                                    _mm_set1_epi8((char)(-128 + 10)));
    uint32_t letter_bits = (uint32_t)_mm_movemask_epi8(letters);
    uint32_t digit_bits = (uint32_t)_mm_movemask_epi8(digits);
    uint32_t small = (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2));
    uint32_t length = (uint32_t)__builtin_ctz(~(letter_bits | digit_bits));
    uint32_t own = (1u << length) - 1;
    run.length = length;
    run.capitals = letter_bits & ~small & own;
    run.digits = digit_bits & own;
    uint64_t low = (uint64_t)_mm_cvtsi128_si64(folded);
    uint64_t high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(folded, folded));
    if (length < 8) {
      run.low = low & ((1ull << (8 * length)) - 1);
    } else {
      run.low = low;
      run.high = length < 16 ? high & ((1ull << (8 * (length - 8))) - 1) : high;
    }
    return run;
  }
#endif
  uint8_t folded[16] = {0};
  while (run.length < 16 && run.length < left) {
    uint32_t kind = ascii_kind(text[run.length]);
    if (!kind) break;
    folded[run.length] = text[run.length] | 0x20;
    run.capitals |= (uint32_t)(kind == CAPITAL) << run.length;
    run.digits |= (uint32_t)(kind == DIGIT) << run.length;
    run.length += 1;
  }
  run.low = skein_load64(folded);
  run.high = skein_load64(folded + 8);
  return run;
}

// MARK: Any word

// The next byte at which a word may start, or `count`.
static size_t next_word(const uint8_t *text, size_t count, size_t index) {
  while (index < count) {
    uint8_t byte = text[index];
    if (byte < 0x80) {
      if (ascii_kind(byte)) return index;
      index += 1;
    } else {
      uint32_t size;
      uint32_t kind = skein_class(skein_character(skein_decode(text + index, text + count, &size)));
      if (kind != SKEIN_SEPARATOR && kind != SKEIN_MARK) return index;
      index += size;
    }
  }
  return count;
}

// Reads the word at `start` into `folded`; 0 if there is too little room.
static int read_word(const uint8_t *text, size_t count, size_t start, uint8_t *folded,
                     size_t folded_capacity, size_t folded_start, skein_word *word) {
  uint32_t shape = 0;
  int32_t length = 0;
  size_t index = start, out = folded_start;
  while (index < count) {
    uint32_t size;
    uint64_t entry = skein_character(skein_decode(text + index, text + count, &size));
    uint32_t kind = skein_class(entry);
    if (kind == SKEIN_SEPARATOR) break;
    if ((shape & SKEIN_IS_SPACELESS) && kind != SKEIN_MARK) break;
    if (kind == SKEIN_SPACELESS) {
      if (length > 0) break;
      shape |= SKEIN_HAS_LETTER | SKEIN_HAS_LOWER | SKEIN_IS_SPACELESS;
    } else if (kind == SKEIN_CAPITAL) {
      shape |= SKEIN_HAS_LETTER | (length == 0 ? SKEIN_STARTS_WITH_CAPITAL : SKEIN_HAS_INNER_CAPITAL);
    } else if (kind == SKEIN_LOWER) {
      shape |= SKEIN_HAS_LETTER | SKEIN_HAS_LOWER;
    } else if (kind == SKEIN_DIGIT) {
      shape |= SKEIN_HAS_DIGIT;
    }
    length += kind != SKEIN_MARK;
    uint32_t bytes = skein_folded_length(entry);
    const uint8_t *source;
    uint8_t inline_bytes[8];
    if (bytes == SKEIN_STAYS) {
      source = text + index;
      bytes = size;
    } else if (bytes == SKEIN_LONG_FORM) {
      source = skein_long_forms + (uint32_t)entry;
      bytes = (uint32_t)(entry >> 32) & 0xFFFF;
    } else {
      for (int i = 0; i < 8; i += 1) inline_bytes[i] = (uint8_t)(entry >> (8 * i));
      source = inline_bytes;
    }
    if (out + bytes + 16 > folded_capacity) return 0;
    for (uint32_t i = 0; i < bytes; i += 1) folded[out + i] = source[i];
    out += bytes;
    index += size;
  }
  word->start = (int32_t)start;
  word->end = (int32_t)index;
  word->folded_start = (int32_t)folded_start;
  word->folded_end = (int32_t)out;
  word->length = length;
  word->shape = (uint8_t)shape;
  return 1;
}

// Extends a single letter to the dotted acronym it starts, if it does: `U.S.`, `U.S`, `p.r.`.
static int merge_dotted(const uint8_t *text, size_t count, uint8_t *folded, size_t folded_capacity,
                        skein_word *word) {
  size_t end = (size_t)word->end, out = (size_t)word->folded_end;
  int32_t letters = 1;
  uint32_t shape = word->shape;
  while (end + 1 < count && text[end] == '.' && next_word(text, count, end + 1) == end + 1) {
    skein_word letter;
    if (!read_word(text, count, end + 1, folded, folded_capacity, out, &letter)) return 0;
    if (letter.length != 1 || !(letter.shape & SKEIN_HAS_LETTER) || (letter.shape & SKEIN_IS_SPACELESS)) {
      break;
    }
    shape |= letter.shape & ~(uint32_t)SKEIN_STARTS_WITH_CAPITAL;
    if (letter.shape & SKEIN_STARTS_WITH_CAPITAL) shape |= SKEIN_HAS_INNER_CAPITAL;
    end = (size_t)letter.end;
    out = (size_t)letter.folded_end;
    letters += 1;
  }
  if (letters == 1) return 1;
  if (end < count && text[end] == '.') end += 1;
  word->end = (int32_t)end;
  word->length = letters;
  word->folded_end = (int32_t)out;
  word->shape = (uint8_t)(shape | SKEIN_IS_DOTTED);
  return 1;
}

// MARK: Gaps

uint8_t skein_gap(const uint8_t *text, size_t start, size_t end) {
  uint8_t gap = 0x20;
  int marks = 0, spaces = 0, spaces_before_hyphen = -1;
  size_t index = start;
  while (index < end) {
    uint8_t byte = text[index];
    switch (byte) {
    case 0x20: case 0x09: case 0x0A: case 0x0D: spaces += 1; break;
    case '.': case '\'': case '`': marks += 1; break;
    case '-':
      marks += 1;
      spaces_before_hyphen = spaces;
      break;
    case ',': case '/': case '&':
      marks += 1;
      gap = byte;
      break;
    case 0xC2:
      if (index + 1 >= end) return 0x0A;
      if (text[index + 1] == 0xA0) {
        spaces += 1;
      } else if (text[index + 1] == 0xB4) {
        // The acute accent used as an apostrophe.
        marks += 1;
      } else if (text[index + 1] != 0xAD) {
        return 0x0A;
      }
      index += 1;
      break;
    case 0xE2: {
      if (index + 2 >= end || text[index + 1] != 0x80) return 0x0A;
      uint8_t last = text[index + 2];
      if (last <= 0x8D || last == 0xAF) {
        spaces += 1;
      } else if (last == 0x98 || last == 0x99 || last == 0x9B || last == 0xB2) {
        marks += 1;
      } else if (last == 0x90 || last == 0x91 || last == 0x93) {
        marks += 1;
        spaces_before_hyphen = spaces;
      } else if (!(last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE))) {
        return 0x0A;
      }
      index += 2;
      break;
    }
    case 0xEF:
      if (index + 2 >= end || text[index + 1] != 0xBB || text[index + 2] != 0xBF) return 0x0A;
      index += 2;
      break;
    default: return 0x0A;
    }
    index += 1;
  }
  if (marks > 1) return 0x0A;
  // A spaced hyphen is a dash.
  if (spaces_before_hyphen > 0 && spaces > spaces_before_hyphen) return 0x0A;
  return gap;
}

// Whether a gap holds something at which a sentence or a paragraph may end.
static uint8_t gap_may_break(const uint8_t *text, size_t start, size_t end) {
  for (size_t index = start; index < end; index += 1) {
    switch (text[index]) {
    case ' ': case ',': case '\'': case '-': case '"': case ';': case ':': case '(': case ')': case '/':
    case '&': case '$': case '%':
      break;
    default: return 1;
    }
  }
  return 0;
}

// Whether a word behind a lone full stop looks like the end of a host's name: `twitter.com`, `bit.ly/`.
static int may_end_host(const uint8_t *text, size_t count, size_t start, size_t end) {
  size_t length = end - start;
  if (length < 2 || length > 4 || text[start] < 'a' || text[start] > 'z') return 0;
  if (end < count && text[end] == '/') return 1;
  static const char ends[][5] = {"com", "org", "net", "gov", "edu", "mil", "info"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i += 1) {
    if (ends[i][length] == 0 && memcmp(text + start, ends[i], length) == 0) return 1;
  }
  return 0;
}

// MARK: Scalars

int skein_is_ascii(const uint8_t *text, size_t count) {
  size_t index = 0;
  for (; index + 64 <= count; index += 64) {
    uint64_t all = 0;
    for (size_t i = 0; i < 64; i += 8) all |= skein_load64(text + index + i);
    if (all & 0x8080808080808080u) return 0;
  }
  for (; index < count; index += 1) {
    if (text[index] >= 0x80) return 0;
  }
  return 1;
}

int32_t skein_scalars(const uint8_t *text, size_t count) {
  int32_t scalars = (int32_t)count;
  size_t index = 0;
  for (; index + 8 <= count; index += 8) {
    // A byte that continues a scalar has its highest bit set and the next one not.
    uint64_t bytes = skein_load64(text + index);
    scalars -= __builtin_popcountll(bytes & ~(bytes << 1) & 0x8080808080808080u);
  }
  for (; index < count; index += 1) scalars -= (text[index] & 0xC0) == 0x80;
  return scalars;
}

void skein_count_scalars(const uint8_t *text, size_t count, int32_t *counts) {
  int32_t scalars = 0;
  for (size_t start = 0; start < count; start += 64) {
    counts[start / 64] = scalars;
    if (count - start < 64) break;
    scalars += skein_scalars(text + start, 64);
  }
}

// MARK: The scan

int skein_scan_words(const uint8_t *text, size_t count, skein_word *words, size_t word_capacity,
                     uint8_t *folded, size_t folded_capacity, skein_word_scan *scan) {
  size_t index = scan->position, previous_end = scan->previous_end;
  size_t word_count = scan->word_count, out = scan->folded_count;
  int is_done = 0;
  for (;;) {
    // What was read is kept, so that the caller can give more room and go on here.
    scan->position = index;
    scan->previous_end = previous_end;
    scan->word_count = word_count;
    scan->folded_count = out;
    size_t start = index;
    if (!(start < count && ascii_kind(text[start]))) {
      start = start + 1 < count && text[start] == ' ' && ascii_kind(text[start + 1])
        ? start + 1 : next_word(text, count, start);
    }
    if (start >= count) {
      is_done = 1;
      scan->position = count;
      // An address may end the text.
      if (count - previous_end >= 3 && previous_end > 0 && text[previous_end] == ':') scan->has_address = 1;
      break;
    }
    if (word_count >= word_capacity || out + 48 > folded_capacity) break;
    skein_word *word = &words[word_count];
    word->may_lack_capital = text[start] < 'A' || text[start] >= 0x80;
    size_t folded_start = out + 1;
    ascii_run run = read_ascii_run(text + start, count - start);
    size_t end = start + run.length;
    int is_simple = run.length > 0 && run.length < 16 && (end >= count || text[end] < 0x80);
    if (is_simple) {
      memcpy(folded + folded_start, &run.low, 8);
      memcpy(folded + folded_start + 8, &run.high, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
      for (uint32_t i = 0; i < run.length; i += 1) folded[folded_start + i] = text[start + i] | 0x20;
#endif
      uint32_t own = (1u << run.length) - 1;
      uint32_t shape = 0;
      if (run.digits) shape |= SKEIN_HAS_DIGIT;
      if (run.digits != own) shape |= SKEIN_HAS_LETTER;
      if (run.capitals & 1) shape |= SKEIN_STARTS_WITH_CAPITAL;
      if (run.capitals & ~1u) shape |= SKEIN_HAS_INNER_CAPITAL;
      if ((run.capitals | run.digits) != own) shape |= SKEIN_HAS_LOWER;
      word->start = (int32_t)start;
      word->end = (int32_t)end;
      word->folded_start = (int32_t)folded_start;
      word->folded_end = (int32_t)(folded_start + run.length);
      word->length = (int32_t)run.length;
      word->shape = (uint8_t)shape;
      word->hash = skein_hash_block(0, run.low, run.high);
    } else if (!read_word(text, count, start, folded, folded_capacity, folded_start, word)) {
      break;
    }
    int is_whole = is_simple;
    if (word->length == 1 && (size_t)word->end < count && text[word->end] == '.'
        && (word->shape == (SKEIN_HAS_LETTER | SKEIN_STARTS_WITH_CAPITAL)
            || word->shape == (SKEIN_HAS_LETTER | SKEIN_HAS_LOWER))) {
      if (!merge_dotted(text, count, folded, folded_capacity, word)) break;
      is_whole = 0;
    }
    index = (size_t)word->end;
    // A word of modifier letters alone folds to nothing and is no word.
    if (word->folded_end == word->folded_start) continue;
    if (!is_whole) {
      word->hash = skein_word_hash(folded + word->folded_start,
                                   (size_t)(word->folded_end - word->folded_start));
    }
    if (previous_end == 0) {
      word->gap = 0x0A;
      word->may_break = 1;
    } else if (start == previous_end + 1 && text[previous_end] == ' ') {
      word->gap = 0x20;
      word->may_break = 0;
    } else {
      if (text[previous_end] == ':' && start - previous_end >= 3 && text[previous_end + 1] == '/'
          && text[previous_end + 2] == '/') {
        scan->has_address = 1;
      }
      if (start == previous_end + 1 && text[previous_end] == '.' && may_end_host(text, count, start, index)) {
        scan->has_address = 1;
      }
      word->gap = skein_gap(text, previous_end, start);
      word->may_break = gap_may_break(text, previous_end, start);
    }
    if (index < count && text[index] == '.' && index - start >= 3 && (text[index - 1] | 0x20) == 'w'
        && (text[index - 2] | 0x20) == 'w' && (text[index - 3] | 0x20) == 'w') {
      scan->has_address = 1;
    }
    folded[out] = word->gap;
    out = (size_t)word->folded_end;
    previous_end = index;
    word_count += 1;
  }
  return is_done;
}
