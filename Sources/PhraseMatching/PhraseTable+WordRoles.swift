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

  /// What the words of a text are to the phrases of a table: bits of a byte for each.
  public struct KnownRoles: Sendable {
    let bytes: [UInt8]
    let single: UInt32
    let first: UInt32
    let second: UInt32

    /// Takes bytes that tell of several tables, one for each word.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - single: the bit, 0 to 7, of words that may be a phrase as they are written.
    ///   - first: the bit of those with which a longer phrase may begin.
    ///   - second: the bit of those that may be the second word of one.
    public init(_ bytes: [UInt8], single: Int, first: Int, second: Int) {
      self.bytes = bytes
      self.single = UInt32(truncatingIfNeeded: single & 7)
      self.first = UInt32(truncatingIfNeeded: first & 7)
      self.second = UInt32(truncatingIfNeeded: second & 7)
    }
  }
}
