/// Text as a JSON string: the one place where this module escapes for JSON.
enum JSONText {
  /// Appends a string in quotes.
  ///
  /// UTF-8 is kept; quotes, backslashes, control characters (C0, DEL, C1) and the line separators
  /// U+2028 and U+2029, which end a line in JavaScript, and U+FEFF, which readers drop, are escaped.
  static func append(_ string: String, to text: inout String) {
    text.append("\"")
    if string.utf8.allSatisfy(isPlain) {
      text.append(string)
    } else {
      for scalar in string.unicodeScalars { append(scalar, to: &text) }
    }
    text.append("\"")
  }

  // The last three begin C1 controls, U+2028 and U+FEFF, among others; what they begin is looked at.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
      && byte != 0xEF
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text.append("\\\"")
    case "\\": text.append("\\\\")
    case "\n": text.append("\\n")
    case "\r": text.append("\\r")
    case "\t": text.append("\\t")
    case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
      let digits = String(scalar.value, radix: 16)
      text.append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: text.unicodeScalars.append(scalar)
    }
  }
}
