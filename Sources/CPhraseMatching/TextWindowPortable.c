#include "WindowMatches.h"

// Masks from eight bytes at a time, with no more than 64-bit arithmetic.

#define EACH(byte) (0x0101010101010101u * (uint64_t)(byte))

// The highest bit of each byte that is at least `low` and less than 0x80, of bytes less than 0x80.
static inline uint64_t at_least(uint64_t bytes, uint32_t low) { return bytes + EACH(0x80 - low); }

// One bit for the highest bit of each byte.
static inline uint64_t gather(uint64_t bytes) {
  return ((bytes & EACH(0x80)) >> 7) * 0x0102040810204080u >> 56;
}

static inline block_masks masks(const uint8_t *bytes) {
  block_masks masks = {0, 0, 0};
  for (uint32_t i = 0; i < 8; i += 1) {
    uint64_t value = skein_load64(bytes + 8 * i);
    uint64_t low = value & EACH(0x7F);
    uint64_t folded = low | EACH(0x20);
    uint64_t letters = at_least(folded, 'a') & ~at_least(folded, 'z' + 1);
    uint64_t digits = at_least(low, '0') & ~at_least(low, '9' + 1);
    uint64_t stops = ~at_least(low ^ EACH('.'), 1) & ~value;
    masks.words |= gather(letters | digits | value) << (8 * i);
    masks.high |= gather(value) << (8 * i);
    masks.stops |= gather(stops) << (8 * i);
  }
  return masks;
}

static inline high_masks masks_of_high(const uint8_t *bytes) {
  high_masks masks = {0, 0, 0};
  for (uint32_t i = 0; i < 8; i += 1) {
    uint64_t value = skein_load64(bytes + 8 * i);
    uint64_t low = value & EACH(0x7F);
    masks.e2 |= gather(value & ~at_least(low ^ EACH(0x62), 1)) << (8 * i);
    masks.x80 |= gather(value & ~at_least(low, 1)) << (8 * i);
    // The highest bit and not the next.
    masks.continuation |= gather(value & ~(value << 1)) << (8 * i);
  }
  return masks;
}

static inline uint16_t *places(uint16_t *out, uint64_t mask, uint32_t base) {
  for (; mask != 0; mask &= mask - 1) *out++ = (uint16_t)(base + (uint32_t)__builtin_ctzll(mask));
  return out;
}

void skein_window_portable(skein_search *search) {
  cut_words(search, (processor){masks, masks_of_high, places});
  match_window(search);
}
