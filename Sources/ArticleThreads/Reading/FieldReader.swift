/// The values of the known keys of a JSON object; they are few, so none is hashed.
struct Fields {
  private var entries: [(key: String, value: JSONValue)] = []

  /// The value of a key.
  subscript(key: String) -> JSONValue? {
    for index in entries.indices where entries[index].key.isKey(key) { return entries[index].value }
    return nil
  }

  /// Sets the value of a key.
  /// - Returns: whether there was one.
  fileprivate mutating func set(_ key: String, _ value: consuming JSONValue) -> Bool {
    for index in entries.indices where entries[index].key.isKey(key) {
      entries[index].value = value
      return true
    }
    if entries.isEmpty { entries.reserveCapacity(8) }
    entries.append((key, value))
    return false
  }
}

/// Takes values out of a JSON object, forgiving what can be forgiven and noting it.
struct FieldReader {
  /// What was wrong, in sentences.
  var notices: [String] = []
  /// How many characters were replaced by U+FFFD.
  var replaced = 0

  /// The values of the known keys; of a key that stands twice, the last.
  mutating func fields(
    of object: JSONValue,
    keys: [String],
    in owner: String
  ) -> Fields {
    var fields = Fields()
    for (key, value) in object.members where keys.contains(where: key.isKey) {
      if fields.set(key, value) {
        notices.append("\(owner)key “\(key)” stands twice; the last one counts")
      }
    }
    return fields
  }

  /// The first text among some values that is there and not empty.
  mutating func text(_ fields: Fields, _ keys: String..., in owner: String) -> String? {
    for key in keys {
      if let value = fields[key], let text = text(of: value, key: key, in: owner) { return text }
    }
    return nil
  }

  /// A value as text: a string or a number's digits; empty and null mean absent.
  mutating func text(of value: JSONValue, key: String, in owner: String) -> String? {
    switch value.kind {
    case .string:
      guard let (text, hasNUL) = value.stringAndNUL, !text.isEmpty else { return nil }
      guard hasNUL else { return text }
      let clean = TextRepair.withoutNUL(text)
      replaced += clean.replaced
      return clean.text
    case .integer: return value.digits
    case .double: return value.double.map { String($0) }
    case .null: return nil
    case .object, .array, .boolean:
      let kind = value.kind.rawValue
      notices.append("\(owner)“\(key)” is not a text but of type \(kind); it is left out")
      return nil
    }
  }

  /// A list of texts, given as an array or as one string that may hold several with commas.
  mutating func list(
    _ value: JSONValue?,
    key: String,
    splitsAtCommas: Bool,
    in owner: String
  ) -> [String] {
    guard let value else { return [] }
    if value.kind == .array {
      return value.elements.compactMap { text(of: $0, key: key, in: owner)?.trimmed() }
        .filter { !$0.isEmpty }
    }
    guard let text = text(of: value, key: key, in: owner) else { return [] }
    return splitsAtCommas ? text.splitAtCommas() : [text].filter { !$0.trimmed().isEmpty }
  }

  /// The first date among some values.
  mutating func date(
    _ fields: Fields,
    _ keys: String...,
    in owner: String
  ) -> ArticleDate? {
    for key in keys {
      guard let value = fields[key], let text = text(of: value, key: key, in: owner),
        !text.isBlank
      else { continue }
      if let date = Self.date(value, text: text) { return date }
      notices.append("\(owner)“\(key)” is no date: “\(text.prefix(40))”; it is left out")
    }
    return nil
  }

  private static func date(_ value: JSONValue, text: String) -> ArticleDate? {
    if let date = ArticleDate(parsing: text) { return date }
    // Unix seconds as a number, which may be small or have a fraction.
    guard let seconds = value.double, seconds.magnitude < 1e12 else { return nil }
    return ArticleDate(unixSeconds: Int(seconds.rounded(.down)))
  }
}

extension String {
  /// Whether it is one of our keys, which are ASCII: mostly their lengths tell.
  @inline(__always)
  fileprivate func isKey(_ key: String) -> Bool { utf8.count == key.utf8.count && self == key }

  /// The string without white space and control characters at its ends.
  func trimmed() -> String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// The parts between commas, trimmed, without empty ones.
  func splitAtCommas() -> [String] {
    utf8.split(separator: UInt8(ascii: ",")).compactMap { part in
      let text = String(decoding: Array(part), as: UTF8.self).trimmed()
      return text.isEmpty ? nil : text
    }
  }
}
