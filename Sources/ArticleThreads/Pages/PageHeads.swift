/// Finds the heads of comments: `  • Name says:` (or `said`, `wrote`, `writes`) with the comment
/// indented below.
struct PageHeads {
  private static let verbs = [" says:", " said:", " wrote:", " writes:"]
  private let lines: PageLines

  init(_ lines: PageLines) {
    self.lines = lines
  }

  /// Whether a comment begins at a line; what comes before makes a comment without text credible.
  func isHead(_ line: Int, afterComment: Bool) -> Bool {
    head(at: line, afterComment: afterComment) != nil
  }

  /// The name and the columns before the bullet, if a comment begins at a line.
  ///
  /// A list in the body may hold an item that ends in `says:`, so the lines below have a say: the
  /// text is indented at least two columns more than its head.
  func head(at line: Int, afterComment: Bool) -> (name: String, indentation: Int)? {
    guard let name = name(in: line) else { return nil }
    let indentation = lines.indentation(line)
    guard let next = lines.firstFilled(from: line + 1),
      lines.indentation(next) < indentation + 2
    else { return (name, indentation) }
    let isEmpty = afterComment && (self.name(in: next) != nil || lines.indentation(next) < 2)
    // Inside a comment's text, an item of a list has its text at the same column or none.
    return isEmpty && indentation < 4 ? (name, indentation) : nil
  }

  /// The name in a line of the form of a head.
  private func name(in line: Int) -> String? {
    let content = lines[line]
    // Most lines are told from a head by their last byte.
    guard let last = content.last(where: { $0 > 0x20 }), last == UInt8(ascii: ":") else {
      return nil
    }
    let text = String(decoding: content, as: UTF8.self).trimmed()
    guard let bullet = text.unicodeScalars.first, "•*-–·◦‣▪".unicodeScalars.contains(bullet),
      let verb = Self.verbs.first(where: text.hasSuffix)
    else { return nil }
    let rest = String(text.unicodeScalars.dropFirst().dropLast(verb.utf8.count))
    guard rest.utf8.first.map({ $0 <= 0x20 }) ?? false else { return nil }
    let name = rest.trimmed()
    return name.isEmpty || name.utf8.count > 120 ? nil : name
  }
}
