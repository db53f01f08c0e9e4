#include "WordGaps.h"

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

// Whether a word ends in `www`.
static int ends_in_www(const uint8_t *text, size_t start, size_t end) {
  return end - start >= 3 && (text[end - 1] | 0x20) == 'w' && (text[end - 2] | 0x20) == 'w'
    && (text[end - 3] | 0x20) == 'w';
}

// Set in a gap where a sentence or a paragraph may end.
#define MAY_BREAK 0x80

// The gaps that are one byte of ASCII, by themselves or with a space before or behind; 0 for an edge that may
// break.
static const uint8_t lone_gaps[128] = {
  [' '] = 0x20, ['\''] = 0x20, ['-'] = 0x20,
  ['\t'] = 0x20 | MAY_BREAK, ['\n'] = 0x20 | MAY_BREAK, ['\r'] = 0x20 | MAY_BREAK,
  ['.'] = 0x20 | MAY_BREAK, ['`'] = 0x20 | MAY_BREAK,
  [','] = ',', ['/'] = '/', ['&'] = '&',
  ['"'] = 0x0A, [';'] = 0x0A, [':'] = 0x0A, ['('] = 0x0A, [')'] = 0x0A, ['$'] = 0x0A, ['%'] = 0x0A,
};

// What a character of a gap is: a space, a mark, an edge, a hyphen too, nothing; whether a sentence or a paragraph
// may end there; and above them how much the gap of a mark that is alone differs from a joint.
enum { SPACE = 1, MARK = 2, EDGE = 4, HYPHEN = 8, BREAK = 16, MARK_GAP = 8 };
#define AS(gap) (MARK | ((gap) - 0x20) << MARK_GAP)

// Characters of ASCII; others are edges that may break.
static const uint16_t ascii_marks[128] = {
  [' '] = SPACE, ['\t'] = SPACE | BREAK, ['\n'] = SPACE | BREAK, ['\r'] = SPACE | BREAK,
  ['.'] = MARK | BREAK, ['\''] = MARK, ['`'] = MARK | BREAK, ['-'] = MARK | HYPHEN,
  [','] = AS(','), ['/'] = AS('/'), ['&'] = AS('&'),
  ['"'] = EDGE, [';'] = EDGE, [':'] = EDGE, ['('] = EDGE, [')'] = EDGE, ['$'] = EDGE, ['%'] = EDGE,
};

// Dashes and quotation marks of the general punctuation, E2 80 90 to E2 80 9F.
static const uint8_t printed_marks[16] = {
  MARK | HYPHEN, MARK | HYPHEN, EDGE, MARK | HYPHEN, EDGE, EDGE, EDGE, EDGE,
  MARK, MARK, EDGE, MARK, EDGE, EDGE, EDGE, EDGE,
};

// What few gaps need stays out of the way of the others.
#define RARE __attribute__((noinline))

// What a character of two bytes or more is that is none of the `printed_marks`, and its length.
RARE static uint32_t rare_mark(const uint8_t *text, size_t left, size_t *size) {
  *size = text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : 4;
  if (left < *size) return EDGE | BREAK;
  if (text[0] == 0xC2) {
    switch (text[1]) {
    case 0xA0: return SPACE | BREAK;
    // The acute accent used as an apostrophe.
    case 0xB4: return MARK | BREAK;
    case 0xAD: return BREAK;
    default: return EDGE | BREAK;
    }
  }
  if (text[0] == 0xE2 && text[1] == 0x80) {
    uint8_t last = text[2];
    if (last <= 0x8D || last == 0xAF) return SPACE | BREAK;
    if (last == 0xB2) return MARK | BREAK;
    return last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE) ? BREAK : EDGE | BREAK;
  }
  return text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? BREAK : EDGE | BREAK;
}

// What a stretch between words is as a gap, with MAY_BREAK.
static inline uint32_t gap_of_marks(const uint8_t *text, size_t start, size_t end) {
  uint32_t all = 0, edges = 0, spaced_hyphen = 0;
  for (size_t index = start; index < end;) {
    uint32_t own;
    size_t size = 1;
    if (text[index] < 0x80) {
      own = ascii_marks[text[index]];
      own = own != 0 ? own : EDGE | BREAK;
    } else if (end - index >= 3 && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] >> 4 == 9) {
      own = printed_marks[text[index + 2] & 15];
      size = 3;
    } else {
      own = rare_mark(text + index, end - index, &size);
    }
    index += size;
    // Two marks make an edge, and so does a hyphen between spaces: it is a dash.
    edges |= own & (EDGE | (all & MARK) | spaced_hyphen);
    spaced_hyphen |= own / HYPHEN & all & SPACE;
    all |= own;
  }
  uint32_t gap = edges != 0 ? 0x0A : 0x20 + (all >> MARK_GAP);
  return gap | (all & BREAK ? MAY_BREAK : 0);
}

uint8_t skein_gap(const uint8_t *text, size_t start, size_t end) {
  return (uint8_t)(gap_of_marks(text, start, end) & ~(uint32_t)MAY_BREAK);
}

// A gap behind a word, in whatever form, with MAY_BREAK; tells the scan of what may be an address.
RARE static uint32_t any_gap(const uint8_t *text, size_t count, const skein_word *word, skein_word_scan *scan) {
  size_t before = (size_t)word[-1].end, start = (size_t)word->start, length = start - before;
  const uint8_t *bytes = text + before;
  if (bytes[0] == ':' && length >= 3 && bytes[1] == '/' && bytes[2] == '/') scan->has_address = 1;
  if (bytes[0] == '.'
      && ((length == 1 && may_end_host(text, count, start, (size_t)word->end))
          || ends_in_www(text, (size_t)word[-1].start, before))) {
    scan->has_address = 1;
  }
  return gap_of_marks(text, before, start);
}

// The gap before a word that is not the first, with MAY_BREAK.
static inline uint32_t gap_before(const uint8_t *text, size_t count, const skein_word *word,
                                  skein_word_scan *scan) {
  const uint8_t *bytes = text + word[-1].end;
  int32_t length = word->start - word[-1].end;
  // What stands there most often: one mark, perhaps with a space behind it, and the apostrophe of print.
  if ((length == 1 || (length == 2 && bytes[1] == ' ')) && bytes[0] < 0x80) {
    // A lone full stop may be an address's, and so may one behind `www`.
    if (bytes[0] == '.' && (length == 1 || (bytes[-1] | 0x20) == 'w')) {
      return any_gap(text, count, word, scan);
    }
    uint32_t gap = lone_gaps[bytes[0]];
    return gap != 0 ? gap : 0x0A | MAY_BREAK;
  }
  if (length == 3 && memcmp(bytes, "\xE2\x80\x99", 3) == 0) return 0x20;
  return any_gap(text, count, word, scan);
}

uint8_t skein_set_gap(const uint8_t *text, size_t count, const skein_word *words, skein_word *word,
                      int32_t *breaks, skein_word_scan *scan) {
  uint32_t gap = 0x0A | MAY_BREAK;
  if (word != words) {
    gap = gap_before(text, count, word, scan);
    // A dotted word has the full stop in itself.
    if (word[-1].shape & SKEIN_IS_DOTTED) gap |= MAY_BREAK;
  }
  if ((gap & MAY_BREAK) && breaks != NULL) {
    breaks[scan->break_count] = (int32_t)(word - words);
    scan->break_count += 1;
  }
  word->gap = (uint8_t)(gap & ~(uint32_t)MAY_BREAK);
  return word->gap;
}

int skein_may_end_address(const uint8_t *text, size_t count, const skein_word *last) {
  size_t end = (size_t)last->end;
  if (end >= count) return 0;
  return (text[end] == ':' && count - end >= 3)
    || (text[end] == '.' && ends_in_www(text, (size_t)last->start, end));
}
