extension DOTText {
  /// The lines of a name, broken at spaces once they reach a width, and cut after some lines.
  ///
  /// A word too long for a line is broken only if it is longer than one and a half lines.
  static func wrapped(_ name: String, width: Int = 16, lines limit: Int = 4) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in name.split(whereSeparator: \.isWhitespace).flatMap({ pieces($0, width: width) }) {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    return lines.prefix(limit - 1) + [lines[limit - 1] + " …"]
  }

  private static func pieces(_ word: Substring, width: Int) -> [String] {
    guard word.count > width + width / 2 else { return [String(word)] }
    var pieces: [String] = []
    var rest = word
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    return pieces
  }
}
