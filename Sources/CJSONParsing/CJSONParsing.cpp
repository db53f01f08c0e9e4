#include "CJSONParsing.h"

#include <cstring>
#include <new>
#include <simdjson.h>
#include <type_traits>

namespace dom = simdjson::dom;

struct skein_json_parser {
  dom::parser parser;
};

namespace {

// The library's element and iterators are a pointer and an index; they cross the boundary as their
// bytes. Should a later version change that, the build stops here.
template <typename Object> void store(uint64_t (&words)[2], const Object &object) {
  static_assert(std::is_trivially_copyable<Object>::value, "crosses the boundary as bytes");
  static_assert(sizeof(Object) == sizeof(words), "two words");
  std::memcpy(words, &object, sizeof(words));
}

template <typename Object> Object load(const uint64_t (&words)[2]) {
  static_assert(std::is_trivially_copyable<Object>::value, "crosses the boundary as bytes");
  static_assert(sizeof(Object) == sizeof(words), "two words");
  Object object;
  std::memcpy(static_cast<void *>(&object), words, sizeof(words));
  return object;
}

dom::element element_of(const skein_json_value &value) { return load<dom::element>(value.words); }

template <typename Container> void store_bounds(skein_json_cursor &cursor, Container container) {
  store(cursor.next, container.begin());
  store(cursor.end, container.end());
}

} // namespace

extern "C" {

skein_json_parser *skein_json_parser_create(void) { return new (std::nothrow) skein_json_parser; }

void skein_json_parser_destroy(skein_json_parser *parser) { delete parser; }

int skein_json_parse(skein_json_parser *parser, const uint8_t *bytes, size_t count,
                     skein_json_value *root) {
  dom::element element;
  simdjson::error_code error = parser->parser.parse(bytes, count, true).get(element);
  if (error == simdjson::SUCCESS) store(root->words, element);
  return static_cast<int>(error);
}

const char *skein_json_error_message(int error) {
  return simdjson::error_message(static_cast<simdjson::error_code>(error));
}

skein_json_kind skein_json_value_kind(skein_json_value value) {
  switch (element_of(value).type()) {
  case dom::element_type::ARRAY: return SKEIN_JSON_ARRAY;
  case dom::element_type::OBJECT: return SKEIN_JSON_OBJECT;
  case dom::element_type::INT64: return SKEIN_JSON_SIGNED;
  case dom::element_type::UINT64: return SKEIN_JSON_UNSIGNED;
  case dom::element_type::DOUBLE: return SKEIN_JSON_DOUBLE;
  case dom::element_type::STRING: return SKEIN_JSON_STRING;
  case dom::element_type::BOOL: return SKEIN_JSON_BOOLEAN;
  default: return SKEIN_JSON_NULL;
  }
}

const uint8_t *skein_json_value_string(skein_json_value value, size_t *count) {
  std::string_view view;
  *count = 0;
  if (element_of(value).get_string().get(view) != simdjson::SUCCESS) return nullptr;
  *count = view.size();
  return reinterpret_cast<const uint8_t *>(view.data());
}

int64_t skein_json_value_signed(skein_json_value value) {
  int64_t number = 0;
  return element_of(value).get_int64().get(number) == simdjson::SUCCESS ? number : 0;
}

uint64_t skein_json_value_unsigned(skein_json_value value) {
  uint64_t number = 0;
  return element_of(value).get_uint64().get(number) == simdjson::SUCCESS ? number : 0;
}

double skein_json_value_double(skein_json_value value) {
  double number = 0;
  return element_of(value).get_double().get(number) == simdjson::SUCCESS ? number : 0;
}

bool skein_json_value_is_true(skein_json_value value) {
  bool flag = false;
  return element_of(value).get_bool().get(flag) == simdjson::SUCCESS && flag;
}

skein_json_cursor skein_json_cursor_create(skein_json_value container) {
  skein_json_cursor cursor = {{0, 0}, {0, 0}, false};
  dom::object object;
  dom::array array;
  dom::element element = element_of(container);
  if (element.get_object().get(object) == simdjson::SUCCESS) {
    cursor.is_object = true;
    store_bounds(cursor, object);
  } else if (element.get_array().get(array) == simdjson::SUCCESS) {
    store_bounds(cursor, array);
  }
  return cursor;
}

bool skein_json_cursor_next(skein_json_cursor *cursor, skein_json_value *value,
                            const uint8_t **key, size_t *key_count) {
  if (std::memcmp(cursor->next, cursor->end, sizeof(cursor->next)) == 0) return false;
  *key = nullptr;
  *key_count = 0;
  if (cursor->is_object) {
    dom::object::iterator iterator = load<dom::object::iterator>(cursor->next);
    std::string_view view = iterator.key();
    *key = reinterpret_cast<const uint8_t *>(view.data());
    *key_count = view.size();
    store(value->words, iterator.value());
    store(cursor->next, ++iterator);
  } else {
    dom::array::iterator iterator = load<dom::array::iterator>(cursor->next);
    store(value->words, *iterator);
    store(cursor->next, ++iterator);
  }
  return true;
}

size_t skein_find_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
  if (count == 0) return 0;
  const void *place = std::memchr(bytes, byte, count);
  return place ? static_cast<size_t>(static_cast<const uint8_t *>(place) - bytes) : count;
}

} // extern "C"
