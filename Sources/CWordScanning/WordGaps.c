#include "WordGaps.h"

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
    case 0xE2:
      // Dashes and quotation marks.
      if (end - index < 3 || text[index + 1] != 0x80 || text[index + 2] >> 4 != 9) return 1;
      index += 2;
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

// What a character of a gap adds up to: how many spaces, marks, and edges there are, how many may break, how much
// the only mark's gap differs from a joint, and whether it is a hyphen.
#define SPACE ((uint64_t)1)
#define MARK ((uint64_t)1 << 8)
#define EDGE ((uint64_t)1 << 16)
#define BREAK ((uint64_t)1 << 24)
#define AS(gap) ((uint64_t)((gap) - 0x20) << 32)
#define HYPHEN ((uint64_t)1 << 63)

// So many bytes cannot overflow any of these sums.
enum { MOST_MARKS = 64 };

// Characters of ASCII; others are edges that may break.
static const uint64_t ascii_marks[128] = {
  [' '] = SPACE, ['\t'] = SPACE | BREAK, ['\n'] = SPACE | BREAK, ['\r'] = SPACE | BREAK,
  ['.'] = MARK | BREAK, ['\''] = MARK, ['`'] = MARK | BREAK, ['-'] = MARK | HYPHEN,
  [','] = MARK | AS(','), ['/'] = MARK | AS('/'), ['&'] = MARK | AS('&'),
  ['"'] = EDGE, [';'] = EDGE, [':'] = EDGE, ['('] = EDGE, [')'] = EDGE, ['$'] = EDGE, ['%'] = EDGE,
};

// Dashes and quotation marks of the general punctuation, E2 80 90 to E2 80 9F.
static const uint64_t printed_marks[16] = {
  MARK | HYPHEN, MARK | HYPHEN, EDGE, MARK | HYPHEN, EDGE, EDGE, EDGE, EDGE,
  MARK, MARK, EDGE, MARK, EDGE, EDGE, EDGE, EDGE,
};

// The gap of a short stretch and MAY_BREAK, as `skein_gap` and `gap_may_break` tell them, in one walk; 0 where it
// has characters that few have.
static inline uint32_t gap_of_marks(const uint8_t *text, size_t start, size_t end) {
  uint64_t sum = 0, before_hyphen = 0;
  for (size_t index = start; index < end;) {
    uint64_t own;
    if (text[index] < 0x80) {
      own = ascii_marks[text[index]];
      own = own != 0 ? own : EDGE | BREAK;
      index += 1;
    } else if (end - index >= 3 && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] >> 4 == 9) {
      own = printed_marks[text[index + 2] & 15];
      index += 3;
    } else {
      return 0;
    }
    before_hyphen = own & HYPHEN ? sum & 0xFF : before_hyphen;
    sum += own & ~HYPHEN;
  }
  uint64_t spaces = sum & 0xFF;
  // Two marks make an edge, and so does a hyphen between spaces: it is a dash.
  int is_edge = (sum & 0xFF0000) != 0 || (sum & 0xFF00) > 0x100
    || (before_hyphen > 0 && spaces > before_hyphen);
  uint32_t gap = is_edge ? 0x0A : 0x20 + (uint32_t)(sum >> 32);
  return gap | ((sum & 0xFF000000) != 0 ? MAY_BREAK : 0);
}

// What few gaps need stays out of the way of the others.
#define RARE __attribute__((noinline))

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
  uint32_t gap = length <= MOST_MARKS ? gap_of_marks(text, before, start) : 0;
  if (gap != 0) return gap;
  return skein_gap(text, before, start) | (gap_may_break(text, before, start) ? MAY_BREAK : 0);
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
