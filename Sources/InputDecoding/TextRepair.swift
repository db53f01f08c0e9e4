/// Bytes as text, with U+FFFD in place of whatever is no text.
///
/// Invalid UTF-8 is replaced as the Unicode standard recommends, and NUL is, because SQLite and C
/// end a text there.
package struct TextRepair {
  /// The text.
  package let text: String
  /// How many characters were replaced.
  package let replaced: Int

  /// Decodes bytes.
  package init(_ bytes: some Collection<UInt8>) {
    let decoded = String(decoding: bytes, as: UTF8.self)
    // Replacement characters that the input itself holds are text like any other.
    let before = Self.replacements(in: bytes)
    let invalid = Self.replacements(in: decoded.utf8) - before
    let nuls = decoded.utf8.reduce(0) { $1 == 0 ? $0 + 1 : $0 }
    replaced = invalid + nuls
    text = nuls == 0 ? decoded : Self.withoutNUL(decoded).text
  }

  /// A text with U+FFFD for every NUL, and their number.
  package static func withoutNUL(_ text: String) -> (text: String, replaced: Int) {
    var replaced = 0
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value == 0 { replaced += 1 }
      scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
    }
    return (String(scalars), replaced)
  }

  /// How many times EF BF BD stands in the bytes.
  private static func replacements(in bytes: some Collection<UInt8>) -> Int {
    var count = 0
    var matched = 0
    for byte in bytes {
      switch (matched, byte) {
      case (_, 0xEF): matched = 1
      case (1, 0xBF): matched = 2
      case (2, 0xBD):
        count += 1
        matched = 0
      default: matched = 0
      }
    }
    return count
  }
}
