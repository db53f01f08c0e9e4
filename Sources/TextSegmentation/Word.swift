/// A word of a text: a maximal run of letters, marks and digits, or a dotted acronym.
public struct Word: Sendable, Equatable {
  /// How a word is written.
  public struct Shape: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a shape from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The first letter is a capital.
    public static let startsWithCapital = Shape(rawValue: 1)
    /// Has a letter that is not a capital.
    public static let hasLower = Shape(rawValue: 2)
    /// Has a capital after the first letter.
    public static let hasInnerCapital = Shape(rawValue: 4)
    /// Has a digit.
    public static let hasDigit = Shape(rawValue: 8)
    /// Single letters joined by full stops, such as `U.S.`.
    public static let isDotted = Shape(rawValue: 16)
    /// A letter of a script written without spaces.
    public static let isSpaceless = Shape(rawValue: 32)
    /// Has a letter of any kind.
    public static let hasLetter = Shape(rawValue: 64)
  }

  /// What stands between a word and the one before it, as the folded text writes it.
  public struct Gap: RawRepresentable, Sendable, Hashable {
    /// The byte.
    public let rawValue: UInt8
    /// Creates a gap from its byte.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A break that no name crosses: a sentence end, a bracket, a semicolon, a dash, a quotation mark.
    public static let edge = Gap(rawValue: 0x0A)
    /// White space, a hyphen, an apostrophe, the full stop of an abbreviation.
    public static let joint = Gap(rawValue: 0x20)
    /// A comma.
    public static let comma = Gap(rawValue: 0x2C)
    /// A slash.
    public static let slash = Gap(rawValue: 0x2F)
    /// An ampersand.
    public static let ampersand = Gap(rawValue: 0x26)
  }

  // The scanner writes words in place: the fields stand in the order of its C structure.

  /// The first byte in the text.
  public var start: Int32
  /// The byte after the last in the text; past the final full stop of a dotted acronym.
  public var end: Int32
  /// The first byte of the folded form.
  public var foldedStart: Int32
  /// The byte after the last of the folded form.
  public var foldedEnd: Int32
  /// The number of letters and digits.
  public var length: Int32
  /// How the word is written.
  public var shape: Shape
  /// What stands before the word.
  public var gap: Gap
  /// Whether a sentence or paragraph may end in the gap before the word; `false` is sure.
  var mayBreak: Bool
  /// The hash of the folded form: equal words have equal hashes on every processor.
  public var hash: UInt64

  /// The word's bytes in the text.
  public var bytes: Range<Int> { Int(start)..<Int(end) }
  /// The word's bytes in the folded text.
  public var folded: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }
  /// Whether every letter is a capital and there is at least one.
  public var isAllCapitals: Bool {
    shape.contains(.startsWithCapital) && !shape.contains(.hasLower)
  }
}
