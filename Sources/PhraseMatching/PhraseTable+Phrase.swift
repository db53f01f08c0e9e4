extension PhraseTable {
  /// A phrase's number: its position among the phrases the table was built from.
  public typealias PhraseID = UInt32

  /// What a phrase asks of the capitals of a text: the loosest rule of its aliases.
  public enum Rule: UInt8, Sendable, Comparable, CaseIterable {
    /// Nothing.
    case anyCase = 0
    /// The first word begins with a capital or with a character that has no case.
    case capital = 1
    /// The first word begins with a capital and no word has a letter that is none: an acronym.
    case capitals = 2
    /// The text is one of the phrase's spellings, byte by byte.
    case exact = 3

    /// Whether a word in lower case never satisfies it.
    var needsCapital: Bool { self == .capital || self == .capitals }

    /// Looser rules come first.
    public static func < (one: Rule, other: Rule) -> Bool { one.rawValue < other.rawValue }
  }

  /// A phrase to be listed.
  public struct Phrase: Sendable, Equatable {
    /// The folded words with one gap byte between neighbours.
    public var key: [UInt8]
    /// What it asks of the text's capitals.
    public var rule: Rule
    /// The spellings that the rule ``Rule/exact`` admits, in UTF-8; at most 255 of at most 65,535 bytes.
    public var spellings: [[UInt8]]

    /// Creates a phrase.
    public init(key: [UInt8], rule: Rule = .anyCase, spellings: [[UInt8]] = []) {
      self.key = key
      self.rule = rule
      self.spellings = spellings
    }
  }

  /// The most words that a listed phrase may have.
  public static let maximumWords = 64
  /// The most folded bytes that a listed phrase may have.
  public static let maximumBytes = 4096

  /// Whether a table can hold a folded phrase: it has a word, no zero byte, and no more than
  /// ``maximumWords`` and ``maximumBytes``.
  ///
  /// Phrases that do not fit are left out.
  public static func fits(_ key: some Sequence<UInt8>) -> Bool {
    var bytes = 0
    var words = 1
    for byte in key {
      bytes += 1
      if byte == 0 { return false }
      if isGap(byte) { words += 1 }
      if bytes > maximumBytes || words > maximumWords { return false }
    }
    return bytes > 0
  }

  /// The gap byte that no phrase crosses.
  static let edge: UInt8 = 0x0A

  /// Whether a byte stands between words: space, ampersand, comma, slash.
  @inline(__always)
  static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x26 || byte == 0x2C || byte == 0x2F
  }
}
