/// Tells who wrote a page, from a line below the title or a note at the end.
enum AuthorNote {
  /// The authors in a paragraph that is one line `By …`, and that line's bytes.
  static func byline(_ paragraph: PageParagraph) -> (range: Range<Int>, names: [String])? {
    let line = paragraph.text.utf8.prefix { $0 != 0x0A }
    let text = String(decoding: Array(line), as: UTF8.self).trimmed()
    guard ["By ", "by ", "BY "].contains(where: text.hasPrefix), text.utf8.count <= 120 else {
      return nil
    }
    // A date or a rubric may follow.
    let names = String(text.dropFirst(3).prefix { $0 != "|" && $0 != "•" && $0 != "·" })
    let people = names.splitAtCommas().flatMap { split($0, at: "and") }
    guard !people.isEmpty, people.allSatisfy(isName) else { return nil }
    let start = paragraph.range.lowerBound
    return (start..<start + text.utf8.count, people)
  }

  /// The authors in a note such as `X is a Senior Fellow at …`; `nil` where a paragraph is none.
  ///
  /// News says of people what they are, too. But of those it has spoken before, and of its author it
  /// has not.
  static func names(
    in paragraph: PageParagraph,
    after earlier: ArraySlice<PageParagraph>,
    known: [String]
  ) -> [String]? {
    let words = paragraph.words
    guard paragraph.text.utf8.count <= 600,
      let verb = words.prefix(12).firstIndex(where: { ["is", "are", "was"].contains($0) }),
      verb + 1 < words.count
    else { return nil }
    let names = split(words[..<verb].joined(separator: " "), at: "and")
    guard !names.isEmpty, names.allSatisfy({ isName($0) && $0.contains(" ") }) else { return nil }
    let rest = words[(verb + 1)...].prefix(14).map { $0.trimmedMarks().lowercased() }
    guard let role = rest.firstIndex(where: { word in roles.contains { word.hasSuffix($0) } })
    else {
      return nil
    }
    let hasArticle = ["a", "an", "the", "senior", "chief"].contains(rest[0])
    let ending = rest[(role + 1)...].prefix(6)
    let hasPlace = ending.contains { ["of", "at", "for", "with", "in", "and"].contains($0) }
    let isWhole = role + 1 == words.count - verb - 1
    guard hasArticle, hasPlace || isWhole else { return nil }
    let isKnown = names.allSatisfy { name in known.contains { $0 == name } }
    let isNew = !earlier.contains { paragraph in names.contains { paragraph.text.contains($0) } }
    return isKnown || known.isEmpty && isNew ? names : nil
  }

  /// Whether a text has the form of a person's name: two to five words that begin with a capital,
  /// with particles between them.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), let first = words.first, let last = words.last else {
      return false
    }
    let isCapitalised = { (word: Substring) in
      (word.first?.isUppercase ?? false) && word.allSatisfy { $0.isLetter || "-.'’".contains($0) }
    }
    return isCapitalised(first) && isCapitalised(last) && first.lowercased() != "the"
      && words.allSatisfy { isCapitalised($0) || particles.contains($0.lowercased()) }
  }

  private static func split(_ text: String, at separator: Substring) -> [String] {
    text.split(separator: " ").split(separator: separator).map { $0.joined(separator: " ") }
  }

  private static let particles: Set<String> = [
    "al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le", "ter", "van",
    "von", "y",
  ]

  private static let roles = [
    "editor", "fellow", "reporter", "writer", "correspondent", "professor", "director",
    "journalist", "columnist", "analyst", "researcher", "scholar", "author", "contributor",
    "founder", "publisher", "lecturer", "editors", "fellows", "reporters", "writers", "journalists",
  ]
}

extension StringProtocol {
  /// The word without the marks at its ends.
  func trimmedMarks() -> String {
    let marks: Set<Character> = [",", ".", ":", ";", "!", "?", "(", ")", "\"", "“", "”", "’", "'"]
    let start = drop { marks.contains($0) }
    return String(start.reversed().drop { marks.contains($0) }.reversed())
  }
}
