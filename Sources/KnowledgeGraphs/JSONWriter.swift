/// Builds compact JSON in the order it is told.
struct JSONWriter {
  /// What was written so far.
  private(set) var text = ""
  private var needsComma = false

  private mutating func separate() {
    if needsComma { text.append(",") }
    needsComma = true
  }

  /// Writes an object.
  mutating func object(_ content: (inout JSONWriter) -> Void) {
    nest("{", "}", content)
  }

  /// Writes an array with one value for each element.
  mutating func array<Element>(
    _ elements: some Sequence<Element>,
    _ content: (inout JSONWriter, Element) -> Void
  ) {
    nest("[", "]") { writer in
      for element in elements { content(&writer, element) }
    }
  }

  private mutating func nest(
    _ open: String,
    _ close: String,
    _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    text.append(open)
    needsComma = false
    content(&self)
    text.append(close)
    needsComma = true
  }

  /// Writes a key; its value comes next.
  mutating func key(_ key: String) {
    separate()
    JSONText.append(key, to: &text)
    text.append(":")
    needsComma = false
  }

  /// Writes a string.
  mutating func value(_ string: String) {
    separate()
    JSONText.append(string, to: &text)
  }

  /// Writes a key with a string, unless it is nil.
  mutating func field(_ key: String, _ string: String?) {
    guard let string else { return }
    self.key(key)
    value(string)
  }

  /// Writes a key with an integer.
  mutating func field(_ key: String, _ integer: Int) {
    self.key(key)
    separate()
    text.append(String(integer))
  }

  /// Writes a key with a number of at most six decimals, unless it is nil or not finite.
  mutating func field(_ key: String, _ number: Double?) {
    guard let number, let digits = NumberText.text(number) else { return }
    self.key(key)
    separate()
    text.append(digits)
  }

  /// Writes a key with null.
  mutating func null(_ key: String) {
    self.key(key)
    separate()
    text.append("null")
  }

  /// Writes a key with true or false.
  mutating func field(_ key: String, _ flag: Bool) {
    self.key(key)
    separate()
    text.append(flag ? "true" : "false")
  }
}
