private import CJSONParsing

// The only file of this target that speaks to the C functions of CJSONParsing.

/// The owner of a C parser and of the document it read last.
///
/// `@safe`: the pointer is created here, never leaves, and is freed once, when nothing refers to
/// the owner any more.
@safe final class JSONParserHandle {
  private let parser: OpaquePointer

  init() {
    guard let created = unsafe skein_json_parser_create() else {
      preconditionFailure("no memory for a JSON parser")
    }
    // Safe: a fresh parser that this object alone owns.
    unsafe parser = created
  }

  deinit {
    // Safe: the one place that frees it, and no value is used without a reference to this object.
    unsafe skein_json_parser_destroy(parser)
  }

  /// Reads one JSON text; the values of the earlier text are dead afterwards.
  func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> JSONHandle {
    var root = skein_json_value()
    // Safe: the C side copies the bytes before it returns.
    let error = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe skein_json_parse(parser, buffer.baseAddress, buffer.count, &root)
    }
    guard error == 0 else {
      // Safe: messages are constants of the library, ended by a zero.
      let message = unsafe String(cString: skein_json_error_message(error))
      throw JSONError(message: message)
    }
    return JSONHandle(words: root.words)
  }
}

/// A value of a parsed document as the two words the C side knows it by.
///
/// Whoever holds one must hold the parser too and must have checked that its document still stands:
/// ``JSONValue`` does both, and every safety argument below rests on it.
struct JSONHandle {
  fileprivate let words: (UInt64, UInt64)

  private var value: skein_json_value { skein_json_value(words: words) }

  var kind: JSONValue.Kind {
    switch skein_json_value_kind(value) {
    case SKEIN_JSON_OBJECT: .object
    case SKEIN_JSON_ARRAY: .array
    case SKEIN_JSON_STRING: .string
    case SKEIN_JSON_SIGNED, SKEIN_JSON_UNSIGNED: .integer
    case SKEIN_JSON_DOUBLE: .double
    case SKEIN_JSON_BOOLEAN: .boolean
    default: .null
    }
  }

  var isTrue: Bool { skein_json_value_is_true(value) }

  var double: Double { skein_json_value_double(value) }

  /// The digits of an integer.
  var digits: String {
    skein_json_value_kind(value) == SKEIN_JSON_UNSIGNED
      ? String(skein_json_value_unsigned(value)) : String(skein_json_value_signed(value))
  }

  /// The text of a string, and whether a NUL stands in it.
  func string() -> (text: String, hasNUL: Bool) {
    var count = 0
    // Safe: the pointer and its count describe memory of the document, which stands (see above) and
    // is only read until this function returns.
    let start = unsafe skein_json_value_string(value, &count)
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    let hasNUL = unsafe count > 0 && skein_find_byte(start, count, 0) < count
    return unsafe (Self.text(bytes), hasNUL)
  }

  /// A string of the document, which the parser has found to be UTF-8 already.
  fileprivate static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard #available(macOS 26, *) else { return unsafe String(decoding: bytes, as: UTF8.self) }
    // Safe: the parser refuses documents that are not valid UTF-8 and escapes of lone surrogates.
    return unsafe String(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
  }

  func makeCursor() -> JSONCursor { JSONCursor(cursor: skein_json_cursor_create(value)) }
}

/// A place among the members of an object or the elements of an array.
struct JSONCursor {
  fileprivate var cursor: skein_json_cursor

  /// The next value with its key, which is empty in an array.
  mutating func next() -> (key: String, value: JSONHandle)? {
    var value = skein_json_value()
    var key: UnsafePointer<UInt8>?
    var count = 0
    // Safe: the document stands (see ``JSONHandle``), the C side compares with its end first.
    guard unsafe skein_json_cursor_next(&cursor, &value, &key, &count) else { return nil }
    // Safe: as in `string()`; a null pointer comes with the count 0.
    let bytes = unsafe UnsafeBufferPointer(start: key, count: count)
    return unsafe (JSONHandle.text(bytes), JSONHandle(words: value.words))
  }
}

extension [UInt8] {
  /// The first index from `start` on that holds the byte; `nil` where there is none.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    // Safe: `start` is in bounds, and the C side reads no further than the count it is given.
    return unsafe withUnsafeBufferPointer { buffer in
      let rest = unsafe UnsafeBufferPointer(rebasing: buffer[start...])
      let index = unsafe skein_find_byte(rest.baseAddress, rest.count, byte)
      return index < rest.count ? start + index : nil
    }
  }

  /// Whether a byte from `start` on may not stand in a JSON string as it is; `false` is sure.
  func mayNeedEscape(from start: Int) -> Bool {
    var escapes: UInt64 = 0
    var place = start
    while place &+ 8 <= count {
      // Safe: any bits are a number; the span looks after its bounds.
      let word = unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      escapes |= JSONEscaping.escapes(in: word.littleEndian, count: 8)
      place &+= 8
    }
    var last: UInt64 = 0
    for index in (place..<count).reversed() { last = last << 8 | UInt64(self[index]) }
    return escapes | JSONEscaping.escapes(in: last, count: count &- place) != 0
  }
}

extension String {
  /// Whether an ASCII character stands in the text.
  package func contains(byte: UInt8) -> Bool {
    // Safe: the buffer is only read while the closure runs, no further than its count.
    let found = unsafe utf8.withContiguousStorageIfAvailable { buffer in
      unsafe skein_find_byte(buffer.baseAddress, buffer.count, byte) < buffer.count
    }
    return found ?? utf8.contains(byte)
  }
}
