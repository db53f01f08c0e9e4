#include "PhraseTable.h"

static uint64_t section_number(const uint8_t *bytes, int section, int field) {
  return skein_load64(bytes + SKEIN_HEADER_SECTIONS + SKEIN_SECTION_SIZE * section + 8 * field);
}

int skein_table_open(const uint8_t *bytes, size_t size, skein_table *table) {
  if (size < SKEIN_HEADER_SIZE || load32(bytes) != SKEIN_TABLE_MAGIC
      || load32(bytes + 4) != SKEIN_TABLE_VERSION) {
    return 0;
  }
  for (int section = 0; section < SKEIN_SECTION_COUNT; section += 1) {
    uint64_t offset = section_number(bytes, section, 0), length = section_number(bytes, section, 1);
    if (offset % 64 != 0 || length < 64 || length % 64 != 0 || offset > size || length > size - offset) {
      return 0;
    }
    const uint8_t *start = bytes + offset;
    if (section < SKEIN_FILTER_COUNT) {
      if ((length & (length - 1)) != 0) return 0;
      uint32_t logarithm = (uint32_t)__builtin_ctzll(length);
      table->filters[section] = start;
      table->shifts[section] = 64 - (logarithm + 3);
    } else if (section == SKEIN_SECTION_RECORDS) {
      table->records = start;
      table->record_size = length;
    } else {
      if (length / 64 > UINT32_MAX) return 0;
      if (section == SKEIN_SECTION_LINES) {
        table->lines = start;
        table->line_count = (uint32_t)(length / 64);
      } else {
        table->entries = start;
        table->entry_line_count = (uint32_t)(length / 64);
      }
    }
  }
  table->phrase_count = load32(bytes + SKEIN_HEADER_PHRASES);
  table->key_count = load32(bytes + SKEIN_HEADER_KEYS);
  table->longest = load32(bytes + SKEIN_HEADER_WORDS);
  return table->longest <= SKEIN_MAXIMUM_WORDS;
}

// MARK: Folded text

typedef struct {
  const uint8_t *bytes;
  size_t length;
} folded_run;

static int is_run(const void *text, const uint8_t *key, uint32_t length) {
  const folded_run *run = text;
  return run->length == length && memcmp(run->bytes, key, length) == 0;
}

// A mask for the first bytes of a word, by its length.
static const uint64_t low_masks[9] = {
  0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~0ull,
};

// The first bytes of a word of a folded text, padded with zeros: `length` of them, at most eight.
static inline uint64_t load_word(const uint8_t *folded, size_t count, size_t start, size_t length) {
  // No branch on the length, which cannot be foretold.
  if (count - start >= 8) return skein_load64(folded + start) & low_masks[length < 8 ? length : 8];
  uint64_t low = 0;
  for (size_t i = 0; i < length && i < 8; i += 1) low |= (uint64_t)folded[start + i] << (8 * i);
  return low;
}

static inline int is_inside(size_t count, const skein_word *word) {
  return word->folded_start >= 0 && word->folded_start <= word->folded_end
    && (size_t)word->folded_end <= count;
}

static inline size_t folded_length(const skein_word *word) {
  return (size_t)(word->folded_end - word->folded_start);
}

// Whether a word satisfies phrases that need their capital: it has its own, or is of a script without case,
// or the text has no capitals.
static inline int may_be_name(const skein_word *word, uint32_t free) {
  return (word->shape & SKEIN_STARTS_WITH_CAPITAL) | word->may_lack_capital | (free & SKEIN_NEEDS_NO_CAPITAL);
}

// Whether it satisfies phrases that need capitals throughout.
static inline int is_in_capitals(const skein_word *word, uint32_t free) {
  return (word->shape & (SKEIN_STARTS_WITH_CAPITAL | SKEIN_HAS_LOWER)) == SKEIN_STARTS_WITH_CAPITAL
    || (free & SKEIN_NEEDS_NO_CAPITALS);
}

// What the filters see of a word that lies outside, which is 0, or so near the end of the folded text that
// eight bytes may not be read.
static __attribute__((noinline)) uint64_t sketch_of_last(const uint8_t *folded, size_t count,
                                                         const skein_word *word) {
  if (!is_inside(count, word)) return 0;
  return skein_sketch(load_word(folded, count, (size_t)word->folded_start, folded_length(word)));
}

// What the filters see of a word; 0 if it lies outside.
static inline uint64_t sketch_of(const uint8_t *folded, size_t count, const skein_word *word) {
  // Where the start is below zero it is behind any end.
  uint32_t start = (uint32_t)word->folded_start, end = (uint32_t)word->folded_end;
  if (start > end || end > count || (size_t)start + 8 > count) return sketch_of_last(folded, count, word);
  return skein_sketch(skein_load64(folded + start) & low_masks[end - start < 8 ? end - start : 8]);
}

// The phrase that is one folded word, or -1, and its rule.
//
// `left` are the bytes that may be read from `folded` on.
static int64_t find_word(const skein_table *table, const uint8_t *folded, size_t length, size_t left,
                         uint64_t hash, uint32_t *rule) {
  skein_record record;
  *rule = SKEIN_RULE_ANY;
  if (length > 16) {
    folded_run run = {folded, length};
    uint32_t flags = find_entry(table, skein_spread(hash), is_run, &run, &record);
    if (!(flags & SKEIN_ENTRY_IS_PHRASE)) return -1;
    *rule = record.rule;
    return (int64_t)record.phrase;
  }
  if (length == 0) return -1;
  uint64_t low = load_word(folded, left, 0, length);
  uint64_t high = length > 8 ? load_word(folded, left, 8, length - 8) : 0;
  skein_single single;
  if (!find_single(table, line_of(table, hash), low, high, &single)) return -1;
  *rule = single.rule;
  if (single.rule != SKEIN_RULE_EXACT) {
    return single.number < table->phrase_count ? (int64_t)single.number : -1;
  }
  return read_record(table, single.number, &record) ? (int64_t)record.phrase : -1;
}

int64_t skein_table_phrase(const skein_table *table, const uint8_t *key, size_t length) {
  uint64_t run = 0;
  size_t start = 0;
  uint32_t words = 0, gap = 0;
  for (size_t index = 0; index <= length; index += 1) {
    if (index < length && !skein_is_gap(key[index])) continue;
    uint64_t hash = skein_word_hash(key + start, index - start);
    run = words == 0 ? hash : skein_extend(run, gap, hash);
    words += 1;
    if (index == length) break;
    gap = key[index];
    start = index + 1;
  }
  uint32_t rule;
  if (words == 1) return find_word(table, key, length, length, run, &rule);
  skein_record record;
  folded_run whole = {key, length};
  uint32_t flags = find_entry(table, skein_spread(run), is_run, &whole, &record);
  return flags & SKEIN_ENTRY_IS_PHRASE ? (int64_t)record.phrase : -1;
}

// Words that are looked at together, so that their reads overlap and no branch waits for one: a stage, whose
// words have a bit each, and the stages of a batch, each step of which asks for what the next one reads.
enum { STAGE = 64, BATCH = 16 };

// The words of a stage that may be a phrase, and those with which a longer one may begin: a bit for each.
typedef struct {
  uint64_t singles, runs;
} word_stage;

// Asks the filters for each word of a stage; `left` are the words to the end of the text.
static word_stage ask_words(const skein_table *table, const uint8_t *folded, size_t folded_count,
                            const skein_word *words, size_t count, size_t left, uint32_t free) {
  word_stage stage = {0, 0};
  for (size_t i = 0; i < count; i += 1) {
    uint64_t sketch = sketch_of(folded, folded_count, &words[i]);
    // The second of each pair of filters is of words that may be in lower case.
    uint32_t filter = SKEIN_FILTER_WORD + (may_be_name(&words[i], free) ? 0 : 1);
    uint64_t word = skein_word_bit(sketch, table->shifts[filter]);
    // Phrases of several words ask for no capital.
    uint64_t first = skein_word_bit(sketch, table->shifts[SKEIN_FILTER_LOWER_FIRST]);
    stage.singles |= (uint64_t)has_bit(table->filters[filter], word) << i;
    stage.runs |= (uint64_t)(has_bit(table->filters[SKEIN_FILTER_LOWER_FIRST], first) & (i + 1 < left)) << i;
  }
  return stage;
}

// The words of a stage that have a role: a bit for each.
static uint64_t words_with(const uint8_t *roles, size_t count, uint32_t role) {
  uint64_t own = 0;
  size_t i = 0;
#if defined(__SSE2__)
  // The bit moves to where the mask takes it from; what comes from the neighbour stays below.
  __m128i distance = _mm_cvtsi32_si128((int)(7 - role));
  for (; i + 16 <= count; i += 16) {
    __m128i bytes = _mm_sll_epi16(_mm_loadu_si128((const __m128i *)(roles + i)), distance);
    own |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
  }
#endif
  for (; i < count; i += 1) own |= (uint64_t)(roles[i] >> role & 1) << i;
  return own;
}

// The words of a stage by their roles.
static word_stage know_words(const skein_word_roles *roles, size_t base, size_t count, size_t left) {
  const uint8_t *own = roles->bytes + base;
  uint64_t seconds = words_with(own + 1, count < left ? count : left - 1, roles->second);
  return (word_stage){
    words_with(own, count, roles->single), words_with(own, count, roles->first) & seconds,
  };
}

// Leaves those runs that begin with two words of a phrase. What the filter says decides no branch, and all of
// it is asked for before any is read.
static void test_pairs(const skein_table *table, const uint8_t *folded, size_t folded_count,
                       const skein_word *words, word_stage *stages, size_t count) {
  const uint8_t *pairs = table->filters[SKEIN_FILTER_PAIR];
  uint32_t shift = table->shifts[SKEIN_FILTER_PAIR];
  uint64_t asked[BATCH * STAGE];
  uint64_t *next = asked;
  for (size_t i = 0; i < count; i += 1) {
    for (uint64_t rest = stages[i].runs; rest != 0; rest &= rest - 1) {
      const skein_word *word = &words[i * STAGE + (size_t)__builtin_ctzll(rest)];
      uint64_t bit = skein_pair_bit(sketch_of(folded, folded_count, word),
                                    sketch_of(folded, folded_count, word + 1), shift);
      __builtin_prefetch(pairs + (bit >> 3));
      *next++ = bit;
    }
  }
  next = asked;
  for (size_t i = 0; i < count; i += 1) {
    uint64_t own = 0;
    for (uint64_t rest = stages[i].runs; rest != 0; rest &= rest - 1) {
      own |= has_bit(pairs, *next++) ? rest & -rest : 0;
    }
    stages[i].runs = own;
  }
}

// The hash of a run of words and the word behind it; 0 where no phrase crosses what is between them.
static inline uint64_t extended(uint64_t run, const uint8_t *folded, size_t folded_count,
                                const skein_word *next) {
  int32_t start = next->folded_start;
  if (start <= 0 || (size_t)start > folded_count || folded[start - 1] == SKEIN_EDGE) return 0;
  return skein_extend(run, folded[start - 1], next->hash);
}

static inline void ask_entries(const skein_table *table, uint64_t run) {
  __builtin_prefetch(table->entries + (size_t)entry_line_of(table, skein_spread(run)) * 64);
}

// Asks for the lines of single words and for those of the first two words of runs; leaves the runs whose line
// has something for them, and asks for what these lead to: the record of a phrase, the line of a longer run.
// `left` are the words to the end of the text.
static void ask_lines(const skein_table *table, const uint8_t *folded, size_t folded_count,
                      const skein_word *words, size_t left, word_stage *stages, size_t count) {
  uint64_t runs[BATCH * STAGE];
  uint64_t *next = runs;
  for (size_t i = 0; i < count; i += 1) {
    const skein_word *own = words + i * STAGE;
    for (uint64_t rest = stages[i].runs; rest != 0; rest &= rest - 1) {
      const skein_word *word = &own[__builtin_ctzll(rest)];
      *next = extended(word->hash, folded, folded_count, word + 1);
      ask_entries(table, *next);
      next += 1;
    }
  }
  for (size_t i = 0; i < count; i += 1) {
    const skein_word *own = words + i * STAGE;
    for (uint64_t rest = stages[i].singles; rest != 0; rest &= rest - 1) {
      const skein_word *word = &own[__builtin_ctzll(rest)];
      __builtin_prefetch(table->lines + (size_t)line_of(table, word->hash) * 64);
    }
  }
  next = runs;
  for (size_t i = 0; i < count; i += 1) {
    for (uint64_t rest = stages[i].runs; rest != 0; rest &= rest - 1, next += 1) {
      uint32_t flags = *next != 0 ? ask_record(table, skein_spread(*next)) : 0;
      if (flags == 0) stages[i].runs &= ~(rest & -rest);
      size_t third = i * STAGE + (size_t)__builtin_ctzll(rest) + 2;
      if (!(flags & SKEIN_ENTRY_IS_PREFIX) || third >= left) continue;
      uint64_t longer = extended(*next, folded, folded_count, &words[third]);
      if (longer != 0) ask_entries(table, longer);
    }
  }
}

// The phrase that one word is, if the word satisfies its rule; else -1.
static inline int64_t match_single(const skein_table *table, const uint8_t *folded, size_t folded_count,
                                   const skein_word *word, uint32_t free) {
  uint32_t rule;
  size_t start = (size_t)word->folded_start;
  int64_t phrase = find_word(table, folded + start, folded_length(word), folded_count - start, word->hash,
                             &rule);
  if (rule == SKEIN_RULE_CAPITAL && !may_be_name(word, free)) return -1;
  if (rule == SKEIN_RULE_CAPITALS && !is_in_capitals(word, free)) return -1;
  return phrase;
}

// Adds the phrases of several words that start at word `index`; returns how many matches there are then.
static size_t match_runs(const skein_table *table, const uint8_t *folded, size_t folded_count,
                         const skein_word *words, size_t count, size_t index,
                         skein_word_match *matches, size_t found) {
  const skein_word *first = &words[index];
  uint64_t run = first->hash;
  for (uint32_t length = 2; length <= table->longest && index + length <= count; length += 1) {
    const skein_word *last = &words[index + length - 1];
    if (last->folded_start <= 0 || !is_inside(folded_count, last) || last->folded_end < first->folded_start
        || folded[last->folded_start - 1] == SKEIN_EDGE) {
      break;
    }
    run = skein_extend(run, folded[last->folded_start - 1], last->hash);
    folded_run text = {folded + first->folded_start, (size_t)(last->folded_end - first->folded_start)};
    skein_record record;
    uint32_t flags = find_entry(table, skein_spread(run), is_run, &text, &record);
    if (flags & SKEIN_ENTRY_IS_PHRASE) {
      matches[found++] = (skein_word_match){(uint32_t)index, length, record.phrase};
    }
    if (!(flags & SKEIN_ENTRY_IS_PREFIX)) break;
  }
  return found;
}

size_t skein_match_words(const skein_table *table, const uint8_t *folded, size_t folded_count,
                         const skein_word *words, size_t count, const skein_word_roles *roles,
                         uint32_t free, size_t *next, skein_word_match *matches, size_t capacity) {
  size_t found = 0;
  while (*next < count) {
    size_t base = *next, left = count - base, size = left < BATCH * STAGE ? left : BATCH * STAGE;
    word_stage stages[BATCH];
    size_t stage_count = 0;
    for (size_t start = 0; start < size; start += STAGE) {
      size_t rest = left - start, own = rest < STAGE ? rest : STAGE;
      stages[stage_count++] =
        roles == NULL ? ask_words(table, folded, folded_count, words + base + start, own, rest, free)
                      : know_words(roles, base + start, own, rest);
    }
    test_pairs(table, folded, folded_count, words + base, stages, stage_count);
    ask_lines(table, folded, folded_count, words + base, left, stages, stage_count);
    for (size_t i = 0; i < stage_count; i += 1) {
      uint64_t singles = stages[i].singles, runs = stages[i].runs;
      for (uint64_t bits = singles | runs; bits != 0; bits &= bits - 1) {
        uint64_t own = bits & -bits;
        size_t index = base + i * STAGE + (size_t)__builtin_ctzll(bits);
        if (!is_inside(folded_count, &words[index])) continue;
        if (found + SKEIN_MAXIMUM_MATCHES > capacity) {
          *next = index;
          return found;
        }
        if (singles & own) {
          int64_t phrase = match_single(table, folded, folded_count, &words[index], free);
          if (phrase >= 0) matches[found++] = (skein_word_match){(uint32_t)index, 1, (uint32_t)phrase};
        }
        if (runs & own) {
          found = match_runs(table, folded, folded_count, words, count, index, matches, found);
        }
      }
    }
    *next = base + size;
  }
  return found;
}
