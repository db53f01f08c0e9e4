/// Text as a DOT string: the one place where this module escapes for DOT.
enum DOTText {
  /// An id or attribute value in double quotes.
  ///
  /// `"` and `\` get a backslash, line ends become `\n`, other control characters their pictures
  /// (U+2400 and up), which Graphviz, Gephi and the SVG they end up in can all show. Only a label
  /// turns `\\` back into one backslash; in an id both stay, which keeps different ids different.
  static func quoted(_ string: String) -> String {
    "\"\(escaped(string))\""
  }

  /// A label or tooltip in double quotes, its lines joined by `\n`.
  ///
  /// Graphviz reads character references there, so an `&` that begins one is written `&amp;`.
  static func label(_ lines: [String]) -> String {
    "\"\(lines.map { escaped($0, guardsReferences: true) }.joined(separator: "\\n"))\""
  }

  /// A link in double quotes.
  ///
  /// Graphviz copies it into SVG as it is, or leaves a character reference alone: every `&` is one.
  static func address(_ url: String) -> String {
    let pieces = url.split(separator: "&", omittingEmptySubsequences: false)
    return quoted(pieces.joined(separator: "&amp;"))
  }

  /// Text for an HTML-like label: markup and backslashes become references.
  static func html(_ string: String) -> String {
    var text = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": text.append("&amp;")
      case "<": text.append("&lt;")
      case ">": text.append("&gt;")
      case "\"": text.append("&quot;")
      case "'": text.append("&#39;")
      case "\\": text.append("&#92;")  // Or `\G` becomes the graph's name.
      default: text.unicodeScalars.append(visible(scalar))
      }
    }
    return text
  }

  /// Text for a `//` comment: on one line, whatever it holds.
  static func comment(_ string: String) -> String {
    var text = ""
    for scalar in string.unicodeScalars {
      let isLineEnd = scalar == "\u{2028}" || scalar == "\u{2029}"
      text.unicodeScalars.append(isLineEnd ? " " : visible(scalar))
    }
    return text
  }

  private static func escaped(_ string: String, guardsReferences: Bool = false) -> String {
    let isPlain = string.utf8.allSatisfy { byte in
      (0x20..<0x7F).contains(byte) && byte != 0x22 && byte != 0x5C && byte != 0x26
    }
    if isPlain { return string }
    var text = ""
    var rest = string.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": text.append("\\\"")
      case "\\": text.append("\\\\")
      case "\r":
        if rest.first == "\n" { rest.removeFirst() }
        text.append("\\n")
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": text.append("\\n")
      case "&" where guardsReferences && beginsReference(rest): text.append("&amp;")
      default: text.unicodeScalars.append(visible(scalar))
      }
    }
    return text
  }

  private static func beginsReference(_ rest: Substring.UnicodeScalarView) -> Bool {
    let name = rest.prefix {
      $0 == "#" || ($0.isASCII && $0.properties.isAlphabetic) || isDigit($0)
    }
    return !name.isEmpty && rest[name.endIndex...].first == ";"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{0}"..<"\u{20}": Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case "\u{7F}": "\u{2421}"
    case "\u{80}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: scalar
    }
  }
}
