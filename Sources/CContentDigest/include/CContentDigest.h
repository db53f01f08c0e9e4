#ifndef CCONTENTDIGEST_H
#define CCONTENTDIGEST_H

#include <stddef.h>
#include <stdint.h>

// SHA-256 of whole blocks; padding is left to the caller.

#ifdef __cplusplus
extern "C" {
#endif

// Joins `blocks` blocks of 64 bytes to the eight words of a state.
void skein_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks);

#ifdef __cplusplus
}
#endif

#endif
