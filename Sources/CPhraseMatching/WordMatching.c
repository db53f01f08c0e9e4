#include "PhraseTable.h"

// Matching words that are already cut.

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
  return ((word->shape & (SKEIN_STARTS_WITH_CAPITAL | SKEIN_HAS_LOWER)) == SKEIN_STARTS_WITH_CAPITAL)
    | ((free & SKEIN_NEEDS_NO_CAPITALS) != 0);
}

// What the filters see of a word that lies outside, which is 0, or so near the end of the folded text that
// eight bytes may not be read.
static __attribute__((noinline)) uint64_t sketch_of_last(const uint8_t *folded, size_t count,
                                                         const skein_word *word) {
  if (!is_inside(count, word)) return 0;
  return skein_sketch(load_word(folded, count, (size_t)word->folded_start, folded_length(word)));
}

// What the filters see of a word; anything if it lies outside, which is asked before it is matched.
static inline uint64_t sketch_of(const uint8_t *folded, size_t count, const skein_word *word) {
  // Where the start is below zero it is behind any end.
  uint32_t start = (uint32_t)word->folded_start, length = (uint32_t)word->folded_end - start;
  if ((size_t)start + 8 > count) return sketch_of_last(folded, count, word);
  return skein_sketch(skein_load64(folded + start) & low_masks[length < 8 ? length : 8]);
}

// Words that are looked at together, so that their reads overlap and no branch waits for one: a stage, whose
// words have a bit each, and the stages of a batch, each step of which asks for what the next one reads.
enum { STAGE = 64, BATCH = SKEIN_BATCH_WORDS / STAGE };

// Each step is to have the registers for itself.
#define STEP static __attribute__((noinline))

// The words of a stage that may be a phrase of a table, and those with which a longer one may begin: a bit for
// each.
typedef struct {
  uint64_t singles, runs;
} word_stage;

// Words as they are matched: the folded text, how many words are left from the first of them to the end of the
// text, and how many of them make the batch.
typedef struct {
  const uint8_t *folded;
  size_t folded_count;
  const skein_word *words;
  size_t left, size;
} word_batch;

// What words are to tables, which the first two filters of each tell; in the form of `skein_word_roles`. A word
// behind the batch counts as any second one.
STEP void ask_words(const skein_table *tables, size_t table_count, const word_batch *batch, uint32_t free,
                      uint8_t *roles) {
  for (size_t i = 0; i < batch->size; i += 1) {
    uint64_t sketch = sketch_of(batch->folded, batch->folded_count, &batch->words[i]);
    uint32_t own = 1 << SKEIN_ROLE_SECOND;
    for (uint32_t table = 0; table < table_count; table += 1) {
      const skein_table *asked = &tables[table];
      // The second of each pair of filters is of words that may be in lower case.
      uint32_t filter = SKEIN_FILTER_WORD + (may_be_name(&batch->words[i], free) ? 0 : 1);
      uint64_t word = skein_word_bit(sketch, asked->shifts[filter]);
      // Phrases of several words ask for no capital.
      uint64_t first = skein_word_bit(sketch, asked->shifts[SKEIN_FILTER_LOWER_FIRST]);
      own |= has_bit(asked->filters[filter], word) << (SKEIN_ROLE_SINGLE + table)
        | has_bit(asked->filters[SKEIN_FILTER_LOWER_FIRST], first) << (SKEIN_ROLE_FIRST + table);
    }
    roles[i] = (uint8_t)own;
  }
  if (batch->size < batch->left) roles[batch->size] = 1 << SKEIN_ROLE_SECOND;
}

// Those of 64 words that have a role: a bit for each.
static inline uint64_t words_with(const uint8_t *roles, uint32_t role) {
  uint64_t own = 0;
#if defined(__SSE2__)
  // The bit moves to where the mask takes it from; what comes from the neighbour stays below.
  __m128i distance = _mm_cvtsi32_si128((int)(7 - role));
  for (size_t i = 0; i < STAGE; i += 16) {
    __m128i bytes = _mm_sll_epi16(_mm_loadu_si128((const __m128i *)(roles + i)), distance);
    own |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
  }
#else
  for (size_t i = 0; i < STAGE; i += 1) own |= (uint64_t)(roles[i] >> role & 1) << i;
#endif
  return own;
}

// The words of each stage by their roles, for each table. `roles` are those of the batch and the word behind.
STEP void know_words(size_t table_count, uint32_t first_table, const word_batch *batch, const uint8_t *roles,
                       word_stage stages[][BATCH]) {
  for (size_t start = 0; start < batch->size; start += STAGE) {
    const uint8_t *own = roles + start;
    uint8_t last[STAGE + 1] = {0};
    size_t left = batch->left - start;
    if (left <= STAGE) own = memcpy(last, own, left);
    // Words of the next batch are none of this one's.
    uint64_t inside = batch->size - start < STAGE ? ((uint64_t)1 << (batch->size - start)) - 1 : UINT64_MAX;
    uint64_t seconds = words_with(own + 1, SKEIN_ROLE_SECOND) & inside;
    for (uint32_t table = 0; table < table_count; table += 1) {
      stages[table][start / STAGE] = (word_stage){
        words_with(own, SKEIN_ROLE_SINGLE + first_table + table) & inside,
        words_with(own, SKEIN_ROLE_FIRST + first_table + table) & seconds,
      };
    }
  }
}

// Asks for what a table's filter says of a pair.
static inline void ask_pair(const skein_table *table, uint64_t pair) {
  __builtin_prefetch(table->filters[SKEIN_FILTER_PAIR] + (pair >> table->shifts[SKEIN_FILTER_PAIR] >> 3));
}

// Makes, for each word of a batch with which a phrase of some table may begin, what the filters of pairs see of
// it and the next, and asks for what they say of that. A word has one sketch, whatever tables and neighbours ask
// for it.
STEP void make_pairs(const skein_table *tables, size_t table_count, const word_batch *batch,
                     word_stage stages[][BATCH], uint64_t pairs[BATCH * STAGE]) {
  size_t stage_count = (batch->size + STAGE - 1) / STAGE;
  for (size_t i = 0; i < stage_count; i += 1) {
    const skein_word *words = batch->words + i * STAGE;
    uint64_t sketches[STAGE + 1];
    uint64_t firsts = 0;
    for (size_t other = 0; other < table_count; other += 1) firsts |= stages[other][i].runs;
    for (uint64_t rest = firsts | firsts << 1; rest != 0; rest &= rest - 1) {
      size_t place = (size_t)__builtin_ctzll(rest);
      sketches[place] = sketch_of(batch->folded, batch->folded_count, &words[place]);
    }
    // The word behind the stage; there is one, since the last first word has a second.
    if (firsts >> 63) sketches[STAGE] = sketch_of(batch->folded, batch->folded_count, &words[STAGE]);
    for (uint64_t rest = firsts; rest != 0; rest &= rest - 1) {
      size_t place = (size_t)__builtin_ctzll(rest);
      uint64_t pair = skein_pair(sketches[place], sketches[place + 1]);
      // Most are the first table's.
      ask_pair(tables, pair);
      pairs[i * STAGE + place] = pair;
    }
    for (size_t other = 1; other < table_count; other += 1) {
      for (uint64_t rest = stages[other][i].runs; rest != 0; rest &= rest - 1) {
        ask_pair(&tables[other], pairs[i * STAGE + (size_t)__builtin_ctzll(rest)]);
      }
    }
  }
}

// Leaves those runs that begin with two words of a phrase. What the filter says decides no branch, so that no
// read of it waits for another.
static void test_pairs(const skein_table *table, const uint64_t *pairs, word_stage *stages, size_t count) {
  const uint8_t *filter = table->filters[SKEIN_FILTER_PAIR];
  uint32_t shift = table->shifts[SKEIN_FILTER_PAIR];
  for (size_t i = 0; i < count; i += 1) {
    uint64_t own = 0;
    for (uint64_t rest = stages[i].runs; rest != 0; rest &= rest - 1) {
      uint64_t pair = pairs[i * STAGE + (size_t)__builtin_ctzll(rest)];
      own |= has_bit(filter, pair >> shift) ? rest & -rest : 0;
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
STEP void ask_lines(const skein_table *table, const word_batch *batch, word_stage *stages, size_t count) {
  const uint8_t *folded = batch->folded;
  size_t folded_count = batch->folded_count;
  uint64_t runs[BATCH * STAGE];
  uint64_t *next = runs;
  for (size_t i = 0; i < count; i += 1) {
    const skein_word *own = batch->words + i * STAGE;
    for (uint64_t rest = stages[i].runs; rest != 0; rest &= rest - 1) {
      const skein_word *word = &own[__builtin_ctzll(rest)];
      *next = extended(word->hash, folded, folded_count, word + 1);
      ask_entries(table, *next);
      next += 1;
    }
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
      if (!(flags & SKEIN_ENTRY_IS_PREFIX) || third >= batch->left) continue;
      uint64_t longer = extended(*next, folded, folded_count, &batch->words[third]);
      if (longer != 0) ask_entries(table, longer);
    }
  }
}

// A mask for the first bytes of a word stands as many bytes before the middle as it has.
static const uint8_t short_masks[32] = {
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

// The phrase that one word is, if the word satisfies its rule; else -1.
static inline int64_t match_single(const skein_table *table, const uint8_t *folded, size_t folded_count,
                                   const skein_word *word, uint32_t free) {
  uint32_t rule;
  size_t start = (size_t)word->folded_start, length = folded_length(word);
  int64_t phrase;
  if (length - 1 < 16 && start + 16 <= folded_count) {
    const uint8_t *mask = short_masks + 16 - length;
    uint64_t low = skein_load64(folded + start) & skein_load64(mask);
    uint64_t high = skein_load64(folded + start + 8) & skein_load64(mask + 8);
    phrase = find_short_word(table, low, high, word->hash, &rule);
  } else {
    phrase = find_word(table, folded + start, length, folded_count - start, word->hash, &rule);
  }
  // Numbers, since questions would be branches that nothing could foretell.
  int lacks_capitals = ((rule == SKEIN_RULE_CAPITAL) & (may_be_name(word, free) == 0))
    | ((rule == SKEIN_RULE_CAPITALS) & (is_in_capitals(word, free) == 0));
  return phrase | -(int64_t)lacks_capitals;
}

// Adds the phrases of several words that start at a word of a batch, which is word `number` of the text; returns
// how many matches there are then.
static size_t match_runs(const skein_table *table, const word_batch *batch, size_t index, uint32_t number,
                         uint32_t place, skein_word_match *matches, size_t found) {
  const uint8_t *folded = batch->folded;
  const skein_word *first = &batch->words[index];
  uint64_t run = first->hash;
  for (uint32_t length = 2; length <= table->longest && index + length <= batch->left; length += 1) {
    const skein_word *last = &first[length - 1];
    if (last->folded_start <= 0 || !is_inside(batch->folded_count, last)
        || last->folded_end < first->folded_start || folded[last->folded_start - 1] == SKEIN_EDGE) {
      break;
    }
    run = skein_extend(run, folded[last->folded_start - 1], last->hash);
    folded_run text = {folded + first->folded_start, (size_t)(last->folded_end - first->folded_start)};
    skein_record record;
    uint32_t flags = find_entry(table, skein_spread(run), is_run, &text, &record);
    if (flags & SKEIN_ENTRY_IS_PHRASE) {
      matches[found++] = (skein_word_match){number, length, record.phrase, place};
    }
    if (!(flags & SKEIN_ENTRY_IS_PREFIX)) break;
  }
  return found;
}

// Adds the phrases of the table at a place that start at the words of a batch, the first of which is word `base`
// of the text; returns how many matches there are then, or more than the capacity where they find no room.
STEP size_t match_batch(const skein_table *table, uint32_t place, const word_batch *batch, size_t base,
                          const word_stage *stages, size_t count, uint32_t free, skein_word_match *matches,
                          size_t found, size_t capacity) {
  for (size_t i = 0; i < count; i += 1) {
    uint64_t singles = stages[i].singles, runs = stages[i].runs;
    for (uint64_t bits = singles | runs; bits != 0; bits &= bits - 1) {
      uint64_t own = bits & -bits;
      size_t index = i * STAGE + (size_t)__builtin_ctzll(bits);
      const skein_word *word = &batch->words[index];
      if (!is_inside(batch->folded_count, word)) continue;
      if (found + SKEIN_MAXIMUM_MATCHES > capacity) return SIZE_MAX;
      uint32_t first = (uint32_t)(base + index);
      if (singles & own) {
        int64_t phrase = match_single(table, batch->folded, batch->folded_count, word, free);
        // It stays if it is one.
        matches[found] = (skein_word_match){first, 1, (uint32_t)phrase, place};
        found += phrase >= 0;
      }
      if (runs & own) found = match_runs(table, batch, index, first, place, matches, found);
    }
  }
  return found;
}

size_t skein_match_words(const skein_table *tables, size_t table_count, const uint8_t *folded,
                         size_t folded_count, const skein_word *words, size_t count,
                         const skein_word_roles *roles, uint32_t free, size_t *next,
                         skein_word_match *matches, size_t capacity) {
  size_t found = 0;
  if (table_count > SKEIN_MOST_TABLES) table_count = SKEIN_MOST_TABLES;
  if (table_count == 0) *next = count;
  while (*next < count) {
    size_t left = count - *next;
    word_batch batch = {folded, folded_count, words + *next, left, left < BATCH * STAGE ? left : BATCH * STAGE};
    size_t stage_count = (batch.size + STAGE - 1) / STAGE;
    word_stage stages[SKEIN_MOST_TABLES][BATCH];
    if (roles->bytes != NULL) {
      know_words(table_count, roles->table, &batch, roles->bytes + *next, stages);
    } else {
      uint8_t own[BATCH * STAGE + 1];
      ask_words(tables, table_count, &batch, free, own);
      know_words(table_count, 0, &batch, own, stages);
    }
    uint64_t pairs[BATCH * STAGE];
    make_pairs(tables, table_count, &batch, stages, pairs);
    for (size_t i = 0; i < table_count; i += 1) test_pairs(&tables[i], pairs, stages[i], stage_count);
    for (size_t i = 0; i < table_count; i += 1) ask_lines(&tables[i], &batch, stages[i], stage_count);
    size_t all = found;
    for (uint32_t i = 0; i < table_count && all <= capacity; i += 1) {
      all = match_batch(&tables[i], i, &batch, *next, stages[i], stage_count, free, matches, all, capacity);
    }
    if (all > capacity) return found;
    found = all;
    *next += batch.size;
  }
  return found;
}
