/// A word of a text: a maximal run of letters, marks and digits, or a dotted acronym.
public struct Word: Sendable, Equatable {
  /// How a word is written.
  public struct Shape: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a shape from its bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The first letter is a capital.
    @inlinable public static var startsWithCapital: Shape { Shape(rawValue: 1) }
    /// Has a letter that is not a capital.
    @inlinable public static var hasLower: Shape { Shape(rawValue: 2) }
    /// Has a capital after the first letter.
    @inlinable public static var hasInnerCapital: Shape { Shape(rawValue: 4) }
    /// Has a digit.
    @inlinable public static var hasDigit: Shape { Shape(rawValue: 8) }
    /// Single letters joined by full stops, such as `U.S.`.
    @inlinable public static var isDotted: Shape { Shape(rawValue: 16) }
    /// A letter of a script written without spaces.
    @inlinable public static var isSpaceless: Shape { Shape(rawValue: 32) }
    /// Has a letter of any kind.
    @inlinable public static var hasLetter: Shape { Shape(rawValue: 64) }
  }

  /// What stands between a word and the one before it, as the folded text writes it.
  public struct Gap: RawRepresentable, Sendable, Hashable {
    /// The byte.
    public let rawValue: UInt8
    /// Creates a gap from its byte.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A break that no name crosses: a sentence end, a bracket, a semicolon, a dash, a quotation mark.
    @inlinable public static var edge: Gap { Gap(rawValue: 0x0A) }
    /// White space, a hyphen, an apostrophe, the full stop of an abbreviation.
    @inlinable public static var joint: Gap { Gap(rawValue: 0x20) }
    /// A comma.
    @inlinable public static var comma: Gap { Gap(rawValue: 0x2C) }
    /// A slash.
    @inlinable public static var slash: Gap { Gap(rawValue: 0x2F) }
    /// An ampersand.
    @inlinable public static var ampersand: Gap { Gap(rawValue: 0x26) }
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
  /// Whether it starts with no ASCII letter, so that to have no capital says nothing by itself: the
  /// letter may have none, or is a digit.
  public var mayLackCapital: Bool
  /// The hash of the folded form: equal words have equal hashes on every processor.
  public var hash: UInt64

  /// Creates a word of a folded text alone, written in whatever way.
  public init(folded range: Range<Int>, hash: UInt64) {
    start = 0
    end = 0
    foldedStart = Int32(truncatingIfNeeded: range.lowerBound)
    foldedEnd = Int32(truncatingIfNeeded: range.upperBound)
    length = 0
    shape = []
    gap = .edge
    mayLackCapital = false
    self.hash = hash
  }

  /// The word's bytes in the text.
  @inlinable public var bytes: Range<Int> { Int(start)..<Int(end) }
  /// The word's bytes in the folded text.
  @inlinable public var folded: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }
  /// Whether every letter is a capital and there is at least one.
  @inlinable public var isAllCapitals: Bool {
    shape.contains(.startsWithCapital) && !shape.contains(.hasLower)
  }
}
