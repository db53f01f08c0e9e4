#include "ByteClasses.h"
#include "WordGaps.h"

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

// MARK: The scan

// What few words need stays out of the loop, whose numbers are to find room in registers.
#define RARE __attribute__((noinline))

// Reads a word that is long, dotted or not of ASCII alone; 0 if there is too little room.
RARE static int read_other_word(const uint8_t *text, size_t count, size_t start, uint8_t *folded,
                                size_t folded_capacity, size_t folded_start, skein_word *word) {
  if (!read_word(text, count, start, folded, folded_capacity, folded_start, word)) return 0;
  if (word->length == 1 && (size_t)word->end < count && text[word->end] == '.'
      && (word->shape == (SKEIN_HAS_LETTER | SKEIN_STARTS_WITH_CAPITAL)
          || word->shape == (SKEIN_HAS_LETTER | SKEIN_HAS_LOWER))
      && !merge_dotted(text, count, folded, folded_capacity, word)) {
    return 0;
  }
  word->hash = skein_word_hash(folded + word->folded_start,
                               (size_t)(word->folded_end - word->folded_start));
  return 1;
}

// The bytes that are looked at together, and what may be read with them.
enum { WINDOW = 64, WINDOW_ROOM = WINDOW + SHORT_WORD };

// The words of a window that are read from the classes of their bytes.
typedef struct {
  // The first byte of each, and the byte behind each, perhaps with others behind the last.
  uint64_t starts, ends;
  // The bytes behind words that have a letter in lower case, a capital behind the first letter, a digit.
  uint64_t small, inner_capitals, digits;
  // The first word that is none of them, if there is one: it is to be read by itself, or it goes on behind the
  // window.
  uint64_t left, rare;
} window_words;

// The ends of those words that have some bytes: in each stretch from a start to an end, the end less the start
// leaves the end if something was added to it.
static inline __attribute__((always_inline)) uint64_t ends_of_words_with(
  uint64_t bytes, uint64_t starts, uint64_t ends) {
  return ((ends | bytes) - starts) & ends;
}

static inline __attribute__((always_inline)) window_words words_of(const byte_classes *classes) {
  uint64_t runs = classes->words | classes->others;
  uint64_t starts = runs & ~(runs << 1), ends = ~runs & runs << 1;
  // Single letters before a full stop, which may start an acronym.
  uint64_t rare = starts & (ends & classes->stops) >> 1;
  // Long words: so many bytes from the start on belong to one.
  uint64_t two = runs & runs >> 1, four = two & two >> 2, eight = four & four >> 4;
  rare |= starts & eight & eight >> 8 & runs >> SHORT_WORD;
  // The first word that is not of ASCII alone.
  if (classes->others != 0) {
    uint64_t before = starts & (classes->others ^ (classes->others - 1));
    rare |= (uint64_t)1 << (63 - __builtin_clzll(before));
  }
  uint64_t left = rare;
  // The last word may go on.
  if (runs >> 63) left |= (uint64_t)1 << (63 - __builtin_clzll(starts));
  left &= -left;
  return (window_words){
    starts & (left - 1),
    ends,
    ends_of_words_with(classes->words & ~(classes->capitals | classes->digits), starts, ends),
    ends_of_words_with(classes->capitals & ~starts, starts, ends),
    ends_of_words_with(classes->digits, starts, ends),
    left,
    left & rare,
  };
}

// Writes the four bytes from a word's shape on, the last of which is nothing.
static inline void set_writing(skein_word *word, uint32_t shape, uint32_t gap, uint32_t may_lack_capital) {
  uint32_t writing = shape | gap << 8 | may_lack_capital << 16;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  writing = __builtin_bswap32(writing);
#endif
  memcpy((uint8_t *)word + offsetof(skein_word, shape), &writing, 4);
}

// Writes the words of a window that are read from the classes of their bytes, `index` being its place in the
// text; gives the next word. `is_plain` says that none has a digit or a capital behind its first letter.
static inline __attribute__((always_inline)) skein_word *write_words(
  const uint8_t *text, size_t count, const uint8_t *window, size_t index, const byte_classes *classes,
  const window_words *own, uint64_t behind_space, int is_plain, skein_word *words, skein_word *word,
  uint8_t *folded, size_t *next_folded, int32_t *breaks, skein_word_scan *scan) {
  size_t out = *next_folded;
  skein_word *first = word;
  uint64_t ends = own->ends;
  for (uint64_t starts = own->starts; starts != 0; starts &= starts - 1, ends &= ends - 1) {
    uint32_t place = (uint32_t)__builtin_ctzll(starts), end = (uint32_t)__builtin_ctzll(ends);
    uint32_t length = end - place;
    uint32_t shape = SKEIN_HAS_LETTER | (uint32_t)(classes->capitals >> place & 1) * SKEIN_STARTS_WITH_CAPITAL
      | (uint32_t)(own->small >> end & 1) * SKEIN_HAS_LOWER;
    uint32_t may_lack_capital = 0;
    if (!is_plain) {
      shape |= (uint32_t)(own->inner_capitals >> end & 1) * SKEIN_HAS_INNER_CAPITAL;
      if (own->digits >> end & 1) {
        shape |= SKEIN_HAS_DIGIT;
        uint64_t digits = classes->digits >> place;
        if (~digits << (64 - length) == 0) shape &= ~(uint32_t)SKEIN_HAS_LETTER;
        may_lack_capital = digits & 1;
      }
    }
    word->start = (int32_t)(index + place);
    word->end = (int32_t)(index + end);
    word->folded_start = (int32_t)out;
    word->folded_end = (int32_t)(out + length);
    word->length = (int32_t)length;
    set_writing(word, shape, 0x20, may_lack_capital);
    word->hash = fold_short_word(window + place, length, folded + out);
    folded[out - 1] = 0x20;
    out += length + 1;
    word += 1;
  }
  *next_folded = out;
  // The other gaps by themselves: among the words nothing could foretell them.
  for (uint64_t rest = own->starts & ~behind_space; rest != 0; rest &= rest - 1) {
    skein_word *other = first + __builtin_popcountll(own->starts & ((rest & -rest) - 1));
    folded[other->folded_start - 1] = skein_set_gap(text, count, words, other, breaks, scan);
  }
  return word;
}

static inline __attribute__((always_inline)) int scan_words(
  const uint8_t *text, size_t count, skein_word *words, size_t word_capacity, uint8_t *folded,
  size_t folded_capacity, int32_t *breaks, skein_word_scan *scan,
  byte_classes (*classify)(const uint8_t *)) {
  skein_word *word = words + scan->word_count;
  // `out` is the place of the next word's first folded byte, behind that of its gap.
  size_t index = scan->position, out = scan->folded_count + 1;
  uint8_t last_bytes[WINDOW_ROOM];
  while (index < count) {
    size_t left = count - index, most_words = (left < WINDOW ? left : WINDOW) / 2 + 1;
    // What was read stays: the caller can give more room and go on here.
    if (word_capacity - (size_t)(word - words) < most_words || out + 2 * WINDOW > folded_capacity) break;
    const uint8_t *window = text + index;
    if (left < WINDOW_ROOM) {
      memcpy(last_bytes, window, left);
      memset(last_bytes + left, 0, WINDOW_ROOM - left);
      window = last_bytes;
    }
    byte_classes classes = classify(window);
    // No word goes on where a window starts; one that may go on behind the window is left to the next.
    window_words own = words_of(&classes);
    // Most words have a lone space before them, and a word before that, which has no full stop of its own.
    uint64_t behind_space = classes.words << 2 & classes.spaces << 1;
    if (own.starts != 0 && word > words && !(word[-1].shape & SKEIN_IS_DOTTED)) {
      size_t end = (size_t)word[-1].end, start = index + (size_t)__builtin_ctzll(own.starts);
      if (start == end + 1 && text[end] == ' ') behind_space |= own.starts & -own.starts;
    }
    // Most windows have neither a digit nor a capital within a word.
    if ((own.inner_capitals | own.digits) == 0) {
      word = write_words(text, count, window, index, &classes, &own, behind_space, 1, words, word, folded, &out,
                         breaks, scan);
    } else {
      word = write_words(text, count, window, index, &classes, &own, behind_space, 0, words, word, folded, &out,
                         breaks, scan);
    }
    if (own.left == 0) {
      index += WINDOW;
      continue;
    }
    uint32_t place = (uint32_t)__builtin_ctzll(own.left);
    index += place;
    // A word that fills its window is none of the short ones.
    if (own.rare == 0 && place != 0) continue;
    // Outside ASCII a byte may be of a separator, and others follow.
    if (text[index] >= 0x80) {
      size_t next = next_word(text, count, index);
      if (next > index) {
        index = next;
        continue;
      }
    }
    if (!read_other_word(text, count, index, folded, folded_capacity, out, word)) break;
    word->may_lack_capital = text[index] < 'A' || text[index] >= 0x80;
    index = (size_t)word->end;
    // A word of modifier letters alone folds to nothing and is no word.
    if (word->folded_end == word->folded_start) continue;
    folded[out - 1] = skein_set_gap(text, count, words, word, breaks, scan);
    out = (size_t)word->folded_end + 1;
    word += 1;
  }
  if (index >= count && word > words && skein_may_end_address(text, count, word - 1)) scan->has_address = 1;
  scan->position = index;
  scan->word_count = (size_t)(word - words);
  scan->folded_count = out - 1;
  return index >= count;
}

#if defined(__x86_64__)
// The same with instructions that many processors have.
AVX2 static int scan_words_avx2(const uint8_t *text, size_t count, skein_word *words, size_t word_capacity,
                           uint8_t *folded, size_t folded_capacity, int32_t *breaks, skein_word_scan *scan) {
  return scan_words(text, count, words, word_capacity, folded, folded_capacity, breaks, scan, classify_avx2);
}
#endif

int skein_scan_words(const uint8_t *text, size_t count, skein_word *words, size_t word_capacity,
                     uint8_t *folded, size_t folded_capacity, int32_t *breaks, skein_word_scan *scan) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
      && __builtin_cpu_supports("popcnt")) {
    return scan_words_avx2(text, count, words, word_capacity, folded, folded_capacity, breaks, scan);
  }
#endif
  return scan_words(text, count, words, word_capacity, folded, folded_capacity, breaks, scan, classify);
}
