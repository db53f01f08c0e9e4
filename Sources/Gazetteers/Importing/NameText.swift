/// Makes names fit for a table and for matching.
enum NameText {
  /// A text on one line: control characters and runs of white space become one space, marks of
  /// direction and invisible characters go, NUL becomes U+FFFD.
  ///
  /// The joiners U+200C and U+200D stay, because some scripts spell with them. Character references of
  /// web pages that lists took over, such as `&amp;`, become their characters.
  /// - Complexity: O(n).
  static func clean(_ text: String) -> (text: String, replaced: Int) {
    if isClean(text) { return (text, 0) }
    let text = withoutReferences(text)
    var scalars = String.UnicodeScalarView()
    var isSpacePending = false
    var replaced = 0
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) { continue }
      if scalar.value == 0 { replaced += 1 }
      let isSpace =
        scalar.value != 0
        && (scalar.properties.isWhitespace || scalar.properties.generalCategory == .control)
      if isSpace {
        isSpacePending = !scalars.isEmpty
        continue
      }
      if isSpacePending { scalars.append(" ") }
      isSpacePending = false
      scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
    }
    return (String(scalars), replaced)
  }

  /// Whether a text is printable ASCII without spaces at its ends or two in a row.
  private static func isClean(_ text: String) -> Bool {
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      if byte < 0x20 || byte >= 0x7F || byte == 0x20 && last == 0x20 { return false }
      if last == UInt8(ascii: "&"), byte != 0x20 { return false }
      last = byte
    }
    return last != 0x20
  }

  private static func withoutReferences(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: ";")) else {
      return text
    }
    var result = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      rest = rest[sign...]
      let head = rest.prefix(7).lowercased()
      if let (name, character) = references.first(where: { head.hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(name.count)
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static let references = [
    ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"),
    ("&nbsp;", " "),
  ]

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A phrase for a place in an id: letters and digits in lower case, hyphens for what stands between
  /// words, and the code of any sign that could tell two names apart.
  static func slug(_ text: String) -> String {
    var slug = ""
    var isHyphenPending = false
    for scalar in text.lowercased().unicodeScalars {
      let properties = scalar.properties
      switch scalar {
      case "'", "’", "‘", "`", "´": continue
      case _
      where properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark:
        if isHyphenPending, !slug.isEmpty { slug += "-" }
        isHyphenPending = false
        slug.unicodeScalars.append(scalar)
      case "+", "#", "&", "@", "$", "%", "*", "=", "!":
        if isHyphenPending, !slug.isEmpty { slug += "-" }
        isHyphenPending = false
        slug += "_" + String(scalar.value, radix: 16)
      default: isHyphenPending = true
      }
    }
    return slug
  }

  /// An id without what a table or a list of parents could not hold; such bytes become `%XX`.
  static func id(_ text: String) -> String {
    guard text.utf8.contains(where: isForbiddenInID) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isForbiddenInID(byte) {
        let digits = String(byte, radix: 16, uppercase: true)
        bytes += Array("%".utf8) + Array((digits.count == 1 ? "0" + digits : digits).utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isForbiddenInID(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "\\")
  }

  /// A text of at most a number of characters, cut between words.
  static func shortened(_ text: String, to limit: Int = 160) -> String {
    let clean = clean(text).text
    guard clean.unicodeScalars.count > limit else { return clean }
    let head = clean.unicodeScalars.prefix(limit - 1)
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return String(String.UnicodeScalarView(head[..<end])) + "…"
  }

  /// The part of a name before a final remark in brackets; `nil` where there is none.
  static func withoutQualifier(_ name: String) -> String? {
    let text = name.unicodeScalars
    guard text.last == ")" || text.last == "]",
      let open = text.lastIndex(of: text.last == ")" ? "(" : "["), open > text.startIndex
    else { return nil }
    let head = clean(String(String.UnicodeScalarView(text[..<open]))).text
    return head.isEmpty ? nil : head
  }

  /// A name without the apostrophes that stand beside a hyphen or a space: `al-'Arif` is `al-Arif`.
  static func withoutLooseApostrophes(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    let apostrophes: Set<Unicode.Scalar> = ["'", "’", "‘", "`", "´"]
    let isBreak = { (index: Int) in
      !scalars.indices.contains(index) || scalars[index] == "-" || scalars[index] == " "
    }
    let kept = scalars.indices.filter { index in
      !apostrophes.contains(scalars[index]) || !(isBreak(index - 1) || isBreak(index + 1))
    }
    return clean(String(String.UnicodeScalarView(kept.map { scalars[$0] }))).text
  }

  /// A name without quotation marks; `nil` where it has none.
  static func withoutQuotationMarks(_ name: String) -> String? {
    let marks: Set<Unicode.Scalar> = ["\"", "“", "”", "„", "«", "»"]
    guard name.unicodeScalars.contains(where: marks.contains) else { return nil }
    let kept = name.unicodeScalars.filter { !marks.contains($0) }
    return clean(String(String.UnicodeScalarView(kept))).text
  }
}
