/// How text is written into Markdown; the one place in this module that does.
enum MarkdownEscaping {
  /// Text inside a paragraph.
  ///
  /// Backslashes take their meaning from all signs that have one anywhere in a line, in CommonMark and
  /// in the extensions for strikethrough, tables and formulas; where a line starts, more signs have
  /// one. Line ends become spaces.
  static func text(_ string: String, isLineStart: Bool = false) -> String {
    let scalars = Array(string.unicodeScalars)
    var output = String.UnicodeScalarView()
    var index = 0
    if isLineStart {
      while index < scalars.count, isSpace(scalars[index]) { index += 1 }
      index = appendLineStart(scalars, from: index, to: &output)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if isSpace(scalar) {
        output.append(" ")
      } else if "\\`*_[]<>&~|$^".unicodeScalars.contains(scalar) {
        output.append("\\")
        output.append(scalar)
      } else if scalar == "!", index + 1 == scalars.count || scalars[index + 1] == "[" {
        // A link after it would be an image.
        output.append(contentsOf: "\\!".unicodeScalars)
      } else {
        output.append(scalar)
      }
      index += 1
    }
    return String(output)
  }

  /// A title of a link, with its quotation marks.
  static func title(_ string: String) -> String {
    var output = "\"".unicodeScalars
    for scalar in string.unicodeScalars {
      if isSpace(scalar) {
        output.append(" ")
        continue
      }
      if "\\\"&<>`".unicodeScalars.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    output.append("\"")
    return String(output)
  }

  /// Escapes what makes a heading, a list, a rule or an underline of a line's first sign.
  private static func appendLineStart(
    _ scalars: [Unicode.Scalar],
    from start: Int,
    to output: inout String.UnicodeScalarView
  ) -> Int {
    guard start < scalars.count else { return start }
    if "#+-=:%".unicodeScalars.contains(scalars[start]) {
      output.append("\\")
      output.append(scalars[start])
      return start + 1
    }
    var index = start
    while index < scalars.count, ("0"..."9").contains(scalars[index]) {
      output.append(scalars[index])
      index += 1
    }
    guard index > start, index < scalars.count,
      scalars[index] == "." || scalars[index] == ")"
    else { return index }
    output.append("\\")
    output.append(scalars[index])
    return index + 1
  }

  /// White space, line ends of every kind, and control characters.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
  }
}

/// Names for the anchors of a Markdown document: letters, digits and hyphens, each name once.
struct MarkdownAnchors {
  private var names: [[UInt8]: String] = [:]
  private var taken: Set<String> = []

  /// The anchor of an id: `place-kunar` for `place/kunar`.
  mutating func name(of id: String) -> String {
    let key = Array(id.utf8)
    if let name = names[key] { return name }
    let base = Self.slug(key)
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    names[key] = name
    return name
  }

  private static func slug(_ bytes: [UInt8]) -> String {
    var slug: [UInt8] = []
    for byte in bytes {
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
        slug.append(lower)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return slug.isEmpty ? "entity" : String(decoding: slug, as: UTF8.self)
  }
}
