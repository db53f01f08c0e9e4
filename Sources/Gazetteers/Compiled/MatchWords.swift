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
    /// For each word with the phrases of which tables it may start; `nil` where nobody said.
    private let starts: [UInt8]?

    /// Takes the words of a text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - passesRules: whether names that cannot stand for their missing capitals are found too.
    ///   - starts: what ``Gazetteer/starts(with:of:)`` says of each word, where somebody remembers it.
    public init(of text: SegmentedText, passesRules: Bool = false, starts: [WordStarts]? = nil) {
      passed = passesRules ? .all : text.isWithoutCapitals ? .capital : []
      guard let starts, starts.count == text.words.count else {
        self.starts = nil
        return
      }
      let isFree = passed.contains(.capital)
      self.starts = text.words.indices.map { index in
        let mayBeName =
          isFree || text.words[index].shape.contains(.startsWithCapital)
          || text.words[index].mayLackCapital
        return starts[index].rawValue >> (mayBeName ? 0 : 1)
      }
    }

    /// The words with which names, terms and derived forms may start; the bits as in ``WordStarts``.
    var names: PhraseTable.KnownStarts? { starts.map { .init($0, bit: 0) } }
    var terms: PhraseTable.KnownStarts? { starts.map { .init($0, bit: 2) } }
    var derived: PhraseTable.KnownStarts? { starts.map { .init($0, bit: 4) } }
  }
}
