public import PhraseMatching
public import TextSegmentation

extension Gazetteer {
  /// What a word may be to the names, terms and derived forms of a gazetteer, so that most words need no
  /// look-up.
  public struct WordRoles: OptionSet, Sendable, Hashable {
    /// The bits, by table: 0 to 2 of singles, 3 to 5 of singles in lower case, 6 to 8 of first words; 9 of
    /// the second words of all.
    public let rawValue: UInt16
    /// Creates roles from their bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What a word is of which nothing is known.
    static let all = WordRoles(rawValue: .max)

    /// A table of phrases.
    enum Table: Int {
      case names
      case terms
      case derived
    }

    /// What a word is to one table.
    init(_ roles: PhraseTable.WordRoles, of table: Table) {
      var bits: UInt16 = 0
      if roles.contains(.single) { bits |= 1 << table.rawValue }
      if roles.contains(.lowerSingle) { bits |= 1 << (3 + table.rawValue) }
      if roles.contains(.first) { bits |= 1 << (6 + table.rawValue) }
      if roles.contains(.second) { bits |= 1 << 9 }
      rawValue = bits
    }

    /// What counts of them for a word that may be a name, or is written in lower case: by table 0 to 2 of
    /// singles, 3 to 5 of first words; 6 of second words.
    ///
    /// What is a single in lower case is one as a name too.
    @inlinable @inline(__always)
    func bits(mayBeName: Bool) -> UInt8 {
      UInt8(truncatingIfNeeded: rawValue >> 3 & 0x7F | (mayBeName ? rawValue & 7 : 0))
    }
  }

  /// How the words of a text are matched; made once for names, terms and derived forms.
  public struct MatchWords: Sendable {
    /// The rules that every word satisfies.
    @usableFromInline let passed: PhraseTable.PassedRules
    /// For each word its roles as it is written; `nil` where nobody knows them.
    @usableFromInline let roles: [UInt8]?

    /// Takes the words of a text, of which nothing is known.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - passesRules: whether names that cannot stand for their missing capitals are found too.
    public init(of text: SegmentedText, passesRules: Bool = false) {
      passed = Self.passed(text, passesRules)
      roles = nil
    }

    /// Takes the words of a text; inlined, since the closure is called for every word.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - passesRules: whether names that cannot stand for their missing capitals are found too.
    ///   - roles: what ``WordList/knowledge(ofHashes:)`` says of the word at a place.
    @inlinable
    public init(of text: SegmentedText, passesRules: Bool, roles: (_ word: Int) -> WordRoles) {
      let passed = Self.passed(text, passesRules)
      let free: UInt8 = passed.contains(.capital) ? 1 : 0
      self.passed = passed
      let all = text.words
      self.roles = [UInt8](room: all.count) { own in
        let words = all.span
        for index in words.indices {
          // Numbers, since the second question would be a branch that nothing could foretell.
          let marks = words[index].shape.rawValue & Word.Shape.startsWithCapital.rawValue
          let mayBeName = marks | (words[index].mayLackCapital ? 1 : 0) | free
          own.append(roles(index).bits(mayBeName: mayBeName != 0))
        }
      }
    }

    @usableFromInline
    static func passed(_ text: SegmentedText, _ passesRules: Bool)
      -> PhraseTable.PassedRules
    {
      passesRules ? .all : text.isWithoutCapitals ? .capital : []
    }

    /// What each word is to a table and those behind it, by the bits of ``WordRoles/bits(mayBeName:)``.
    func roles(from table: WordRoles.Table) -> PhraseTable.KnownRoles? {
      roles.map { .init($0, firstTable: table.rawValue) }
    }
  }
}
