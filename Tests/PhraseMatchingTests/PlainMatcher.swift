import PhraseMatching
import TextSegmentation

/// Every run of words compared with every phrase: what the fast loops must equal.
struct PlainMatcher {
  let phrases: [PhraseTable.Phrase]
  private let numbers: [[UInt8]: Int]
  private let longest: Int

  init(_ phrases: [PhraseTable.Phrase]) {
    self.phrases = phrases
    var numbers: [[UInt8]: Int] = [:]
    var longest = 0
    for (number, phrase) in phrases.enumerated() where PhraseTable.fits(phrase.key) {
      if numbers[phrase.key] == nil { numbers[phrase.key] = number }
      longest = max(longest, phrase.key.count { $0 < 0x30 } + 1)
    }
    self.numbers = numbers
    self.longest = longest
  }

  /// All matches by start and then by length.
  func all(in text: String, ignoringCapitals: Bool = false) -> [Found] {
    let utf8 = Array(text.utf8)
    let folded = FoldedPhrase(text)
    let words = folded.words
    // The scalars before each byte.
    var scalars = [0]
    for byte in utf8 { scalars.append(scalars[scalars.count - 1] + (byte & 0xC0 == 0x80 ? 0 : 1)) }
    for index in utf8.indices where utf8[index] & 0xC0 == 0x80 { scalars[index] -= 1 }
    var found: [Found] = []
    for first in words.indices {
      for last in first..<min(words.count, first + longest) {
        if last > first, words[last].gap == .edge { break }
        let stretch = words[first].folded.lowerBound..<words[last].folded.upperBound
        let run = Array(folded.bytes[stretch])
        guard let number = numbers[run] else { continue }
        let bytes = words[first].bytes.lowerBound..<words[last].bytes.upperBound
        let surface = Array(utf8[bytes])
        let own = Array(words[first...last])
        guard satisfies(phrases[number], own, surface, ignoringCapitals) else { continue }
        found.append(
          Found(
            phrase: number,
            bytes: bytes,
            scalars: scalars[bytes.lowerBound]..<scalars[bytes.upperBound],
            words: first..<last + 1
          )
        )
      }
    }
    return found
  }

  private func satisfies(
    _ phrase: PhraseTable.Phrase,
    _ words: [Word],
    _ surface: [UInt8],
    _ ignoringCapitals: Bool
  ) -> Bool {
    switch phrase.rule {
    case .anyCase: return true
    case .capital:
      let first = String(decoding: surface, as: UTF8.self).unicodeScalars.first
      return ignoringCapitals || words[0].shape.contains(.startsWithCapital)
        || words[0].shape.contains(.isSpaceless) || first?.properties.isCased == false
    case .capitals:
      return words[0].shape.contains(.startsWithCapital)
        && !words.contains { $0.shape.contains(.hasLower) }
    case .exact: return phrase.spellings.contains(surface)
    }
  }

  /// Of matches that overlap the ones with more words, then those that start earlier.
  static func settled(_ all: [Found]) -> [Found] {
    var chosen: [Found] = []
    for match in all.sorted(by: {
      ($1.words.count, $0.words.lowerBound) < ($0.words.count, $1.words.lowerBound)
    }) where !chosen.contains(where: { $0.words.overlaps(match.words) }) {
      chosen.append(match)
    }
    return chosen.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  struct Found: Equatable {
    var phrase: Int
    var bytes: Range<Int>
    var scalars: Range<Int>
    var words: Range<Int>
  }
}

extension PlainMatcher.Found {
  init(_ match: PhraseMatcher.Match) {
    self.init(
      phrase: Int(match.phrase),
      bytes: match.bytes,
      scalars: match.scalars,
      words: match.words
    )
  }
}
