import PhraseMatching
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

    /// Whether a word as it is written may be a name, as far as capitals go.
    ///
    /// - Parameters:
    ///   - word: the word.
    ///   - needsNoCapital: whether words of its text may be names without.
    /// - Returns: whether it has a capital or needs none.
    @inlinable @inline(__always)
    package static func mayBeName(_ word: Word, needsNoCapital: Bool) -> Bool {
      // Numbers, since questions would be branches that nothing could foretell.
      let capital = word.shape.rawValue & Word.Shape.startsWithCapital.rawValue
      return capital | (word.mayLackCapital ? 1 : 0) | (needsNoCapital ? 1 : 0) != 0
    }

    /// What counts of them for a word that may be a name as it is written, or may not.
    ///
    /// What is a single in lower case is one as a name too.
    /// - Returns: the bits, by table: 0 to 2 of singles, 3 to 5 of first words; 6 of second words.
    @inlinable @inline(__always)
    package func bits(mayBeName: Bool) -> UInt8 {
      UInt8(truncatingIfNeeded: rawValue >> 3 & 0x7F | (mayBeName ? rawValue & 7 : 0))
    }
  }

  /// How the words of a text are matched; made once for names, terms and derived forms.
  public struct MatchWords: Sendable {
    /// The rules that every word satisfies.
    let passed: PhraseTable.PassedRules
    /// For each word its roles as it is written; `nil` where nobody knows them.
    private let roles: [UInt8]?

    /// Takes the words of a text, of which nothing is known.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - passesRules: whether names that cannot stand for their missing capitals are found too.
    public init(of text: SegmentedText, passesRules: Bool = false) {
      self.init(of: text, passesRules: passesRules, roles: nil)
    }

    /// Takes the words of a text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - passesRules: whether names that cannot stand for their missing capitals are found too.
    ///   - roles: for each word the ``WordRoles/bits(mayBeName:)`` of what
    ///     ``WordList/knowledge(ofHashes:)`` says of it.
    package init(of text: SegmentedText, passesRules: Bool, roles: [UInt8]?) {
      let isFree = Self.needsNoCapital(text, passesRules: passesRules)
      passed = passesRules ? .all : isFree ? .capital : []
      self.roles = roles
    }

    /// Whether words may be names without their capital.
    package static func needsNoCapital(_ text: SegmentedText, passesRules: Bool) -> Bool {
      passesRules || text.isWithoutCapitals
    }

    /// What each word is to a table and those behind it.
    func roles(from table: WordRoles.Table) -> PhraseTable.KnownRoles? {
      roles.map { .init($0, firstTable: table.rawValue) }
    }
  }
}
