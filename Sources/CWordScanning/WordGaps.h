#ifndef SKEIN_WORD_GAPS_H
#define SKEIN_WORD_GAPS_H

#include "CWordScanning.h"

// What stands between words.

// Sets what stands before a word where it is no lone space; returns it as the folded text writes it.
//
// Notes breaks, unless that is NULL, and whether an address shows. `words` is the first word of the text.
uint8_t skein_set_gap(const uint8_t *text, size_t count, const skein_word *words, skein_word *word,
                      int32_t *breaks, skein_word_scan *scan);

// Whether an address may end the text behind its last word.
int skein_may_end_address(const uint8_t *text, size_t count, const skein_word *last);

#endif
