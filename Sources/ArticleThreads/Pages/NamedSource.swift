/// Finds the newspaper, report or person that an article says it quotes.
enum NamedSource {
  /// The longest name of a source in the paragraph that leads to a quotation or, if there is none,
  /// in the paragraphs before it.
  static func find(in paragraphs: [PageParagraph], lead: Int) -> String? {
    if let name = longest(in: paragraphs[lead]) { return name }
    return paragraphs[..<lead].prefix(2).compactMap(longest).first
  }

  private static func longest(in paragraph: PageParagraph) -> String? {
    let words = paragraph.words
    var names: [String] = []
    for index in words.indices {
      if words[index].lowercased() == "according", index + 2 < words.count, words[index + 1] == "to"
      {
        names += name(from: index + 2, in: words).map { [$0] } ?? []
      }
      if isReport(at: index, in: words) {
        names += name(before: index, in: words).map { [$0] } ?? []
      }
    }
    // Of two that are equally long, the first.
    return names.reduce(nil) { longest, name in
      longest.map { $0.unicodeScalars.count >= name.unicodeScalars.count } ?? false ? longest : name
    }
  }

  /// Whether a verb of reporting stands at an index: one that news uses of its sources anywhere, or
  /// one of saying right before the quotation.
  private static func isReport(at index: Int, in words: [Substring]) -> Bool {
    let word = words[index].lowercased()
    if ["reports", "reported", "writes", "wrote"].contains(word.trimmedMarks()) { return true }
    if index == words.count - 1 {
      return ["says:", "said:", "notes:", "explains:", "adds:", "states:"].contains(word)
    }
    guard word == "has", index + 2 < words.count else { return false }
    let object = words[index + 2].lowercased().trimmedMarks()
    return ["the", "a", "this"].contains(words[index + 1].lowercased())
      && ["story", "report", "scoop", "details"].contains(object)
  }

  /// The name that begins at an index; `nil` where it goes on in lower case, as in `U.S. officials`.
  private static func name(from start: Int, in words: [Substring]) -> String? {
    var parts: [String] = []
    for word in words[start...] {
      guard isNamePart(word) || parts.isEmpty && word == "the" else {
        return nil
      }
      parts.append(String(word))
      if let last = word.last, ",:;.)".contains(last), !isAbbreviation(word) { return join(parts) }
    }
    return join(parts)
  }

  /// The name that ends before an index.
  private static func name(before end: Int, in words: [Substring]) -> String? {
    var start = end
    while start > words.startIndex {
      let word = words[start - 1]
      let isEnd = word.last.map { ",:;.!?)".contains($0) } ?? true
      guard isNamePart(word), !isEnd || isAbbreviation(word) else { break }
      start -= 1
    }
    return start < end ? join(words[start..<end].map(String.init)) : nil
  }

  private static func isNamePart(_ word: Substring) -> Bool {
    word.first { $0.isLetter || $0.isNumber }.map { $0.isUppercase || $0.isNumber } ?? false
  }

  /// Whether the stop at a word's end belongs to it: `U.S.`, `Mr.`.
  private static func isAbbreviation(_ word: Substring) -> Bool {
    word.last == "."
      && (word.dropLast().contains(".") || ["Mr.", "Mrs.", "Dr.", "St."].contains(word))
  }

  /// A name without its leading article and the marks around it; `nil` for a pronoun and the like.
  private static func join(_ parts: [String]) -> String? {
    var parts = parts[...]
    if ["the", "a", "an"].contains(parts.first?.lowercased()) { parts = parts.dropFirst() }
    var name = parts.joined(separator: " ").trimmedMarks()
    if let last = parts.last, isAbbreviation(last[...]) { name += "." }
    let pronouns: Set<String> = [
      "he", "she", "it", "they", "i", "we", "who", "this", "that", "and",
    ]
    return name.isEmpty || pronouns.contains(name.lowercased()) ? nil : name
  }
}
