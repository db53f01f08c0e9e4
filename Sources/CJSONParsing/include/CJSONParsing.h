#ifndef SKEIN_CJSONPARSING_H
#define SKEIN_CJSONPARSING_H

// The few functions of the simdjson library that Skein needs, as C: no exception leaves them, and
// no type of the library shows.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser and the document it read last.
typedef struct skein_json_parser skein_json_parser;

/// A value of the document that a parser read last; it owns nothing and dies with that document.
typedef struct {
  uint64_t words[2];
} skein_json_value;

/// A place among the members of an object or the elements of an array.
typedef struct {
  uint64_t next[2];
  uint64_t end[2];
  bool is_object;
} skein_json_cursor;

/// What a value is.
typedef enum {
  SKEIN_JSON_NULL,
  SKEIN_JSON_BOOLEAN,
  SKEIN_JSON_SIGNED,
  SKEIN_JSON_UNSIGNED,
  SKEIN_JSON_DOUBLE,
  SKEIN_JSON_STRING,
  SKEIN_JSON_ARRAY,
  SKEIN_JSON_OBJECT
} skein_json_kind;

/// A new parser, or null where there is no memory.
skein_json_parser *skein_json_parser_create(void);

/// Frees a parser and its document.
void skein_json_parser_destroy(skein_json_parser *parser);

/// Reads one JSON text, which is copied; 0, or the number of the error. Every value of the parser's
/// earlier document is dead afterwards.
int skein_json_parse(skein_json_parser *parser, const uint8_t *bytes, size_t count,
                     skein_json_value *root);

/// A sentence on an error, of static storage.
const char *skein_json_error_message(int error);

/// What the value is.
skein_json_kind skein_json_value_kind(skein_json_value value);

/// The bytes of a string, UTF-8 without a terminator; null for every other kind.
const uint8_t *skein_json_value_string(skein_json_value value, size_t *count);

/// The number of a value of the kind `SKEIN_JSON_SIGNED`, else 0.
int64_t skein_json_value_signed(skein_json_value value);

/// The number of a value of the kind `SKEIN_JSON_UNSIGNED`, else 0.
uint64_t skein_json_value_unsigned(skein_json_value value);

/// The number of any number, else 0.
double skein_json_value_double(skein_json_value value);

/// Whether the value is `true`.
bool skein_json_value_is_true(skein_json_value value);

/// The place before the first member or element; for other kinds, a place at the end.
skein_json_cursor skein_json_cursor_create(skein_json_value container);

/// Goes on to the next element; false at the end. For an object, the key's bytes are given too.
bool skein_json_cursor_next(skein_json_cursor *cursor, skein_json_value *value,
                            const uint8_t **key, size_t *key_count);

/// The index of the first byte of the given value, or `count`.
size_t skein_find_byte(const uint8_t *bytes, size_t count, uint8_t byte);

#ifdef __cplusplus
}
#endif
#endif
