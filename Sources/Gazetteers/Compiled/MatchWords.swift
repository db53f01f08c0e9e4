import PhraseMatching
public import TextSegmentation

extension Gazetteer {
  /// What may start with a word, so that most words need no look-up.
  public struct WordStarts: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates starts from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Two bits for each table: of words that may be names, and of those in lower case.
    fileprivate init(names: PhraseTable.Start, terms: PhraseTable.Start, derived: PhraseTable.Start)
    {
      rawValue = names.rawValue | terms.rawValue << 2 | derived.rawValue << 4
    }
  }

  /// For some words of a text what may start with them.
  /// - Complexity: O(n) in the words.
  public func starts(with words: [Word], of text: SegmentedText) -> [WordStarts] {
    let names = compiled.names.starts(with: words, in: text.folded)
    let terms = compiled.terms.starts(with: words, in: text.folded)
    let derived = compiled.derived.starts(with: words, in: text.folded)
    return words.indices.map {
      WordStarts(names: names[$0], terms: terms[$0], derived: derived[$0])
    }
  }

  /// How the words of a text are matched; made once for names, terms and derived forms.
  public struct MatchWords: Sendable {
    /// The rules that every word satisfies.
    let passed: PhraseTable.PassedRules
    /// For each table a bit for each word with which its phrases may start; `nil` where nobody said.
    private(set) var names: [UInt64]?
    private(set) var terms: [UInt64]?
    private(set) var derived: [UInt64]?

    /// Takes the words of a text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - passesRules: whether names that cannot stand for their missing capitals are found too.
    ///   - starts: what ``Gazetteer/starts(with:of:)`` says of each word, where somebody remembers it.
    public init(of text: SegmentedText, passesRules: Bool = false, starts: [WordStarts]? = nil) {
      passed = passesRules ? .all : text.isWithoutCapitals ? .capital : []
      if let starts, starts.count == text.words.count { remember(starts, text.words) }
    }

    private mutating func remember(_ starts: [WordStarts], _ words: [Word]) {
      let isFree = passed.contains(.capital)
      var names: [UInt64] = []
      var terms: [UInt64] = []
      var derived: [UInt64] = []
      let count = words.count / 64 + 1
      names.reserveCapacity(count)
      terms.reserveCapacity(count)
      derived.reserveCapacity(count)
      for first in stride(from: 0, to: words.count, by: 64) {
        var bits: (names: UInt64, terms: UInt64, derived: UInt64) = (0, 0, 0)
        for index in first..<min(first + 64, words.count) {
          let mayBeName =
            isFree || words[index].shape.contains(.startsWithCapital)
            || words[index].mayLackCapital
          let own = UInt64(starts[index].rawValue) >> (mayBeName ? 0 : 1)
          let place = UInt64(index - first)
          bits.names |= (own & 1) << place
          bits.terms |= (own >> 2 & 1) << place
          bits.derived |= (own >> 4 & 1) << place
        }
        names.append(bits.names)
        terms.append(bits.terms)
        derived.append(bits.derived)
      }
      (self.names, self.terms, self.derived) = (names, terms, derived)
    }
  }
}
