extension PhraseTable {
  /// What a word may be to the phrases of a table; that it has no role is sure.
  public struct WordRoles: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates roles from their bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A phrase by itself where the word may be a name: it has its capital, or needs none.
    @inlinable public static var single: WordRoles { WordRoles(rawValue: 1) }
    /// A phrase by itself where it is written in lower case.
    @inlinable public static var lowerSingle: WordRoles { WordRoles(rawValue: 1 << 1) }
    /// The first word of a longer phrase.
    @inlinable public static var first: WordRoles { WordRoles(rawValue: 1 << 2) }
    /// The second word of a longer phrase.
    @inlinable public static var second: WordRoles { WordRoles(rawValue: 1 << 3) }
  }

  /// Calls `body` with the words of a phrase that have a role; the third and further ones have none.
  public static func forEachRole(
    in key: ArraySlice<UInt8>,
    rule: Rule,
    _ body: (_ word: ArraySlice<UInt8>, WordRoles) -> Void
  ) {
    guard let end = key.firstIndex(where: isGap) else {
      return body(key, rule.needsCapital ? .single : [.single, .lowerSingle])
    }
    body(key[..<end], .first)
    body(key[(end + 1)...].prefix { !isGap($0) }, .second)
  }

  /// What the words of a text are to the phrases of up to three tables: a byte for each.
  ///
  /// By table, bits 0 to 2 say whether a word may be a phrase as it is written, and bits 3 to 5 whether a
  /// longer one may begin with it; bit 6 says whether it may be the second word of one of any table. That a
  /// bit is clear is sure.
  public struct KnownRoles: Sendable {
    let bytes: [UInt8]
    let firstTable: Int

    /// Takes a byte for each word.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - firstTable: which of the tables, 0 to 2, is the first of those that are asked.
    public init(_ bytes: [UInt8], firstTable: Int = 0) {
      precondition(0...2 ~= firstTable)
      self.bytes = bytes
      self.firstTable = firstTable
    }
  }
}
