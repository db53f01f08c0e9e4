public import PhraseMatching

/// A way in which a phrase names an entity: one alias under one key.
///
/// A few numbers; ``Gazetteer/aliasText(of:)`` gives the alias itself.
public struct GazetteerEntry: Sendable, Hashable {
  @usableFromInline let entityNumber: UInt32
  @usableFromInline let aliasNumber: UInt32
  /// Form, traits, skipped words and rules, a byte each from the lowest on, as the record has them: an
  /// entry is copied more often than it is asked.
  @usableFromInline let fields: UInt32

  /// The entity's position in ``Gazetteer/entities``.
  @inlinable public var entity: Int { Int(entityNumber) }
  /// How a mention by this alias names its entity.
  @inlinable @inline(__always)
  public var form: MentionForm { MentionForm(code: UInt8(truncatingIfNeeded: fields)) }
  /// What the alias asks of the text, decided when the gazetteer was compiled.
  @inlinable public var traits: Traits {
    Traits(rawValue: UInt8(truncatingIfNeeded: fields &>> 8))
  }
  /// How many first words of the phrase are an article or a rank that stays out of the mention.
  @inlinable public var skip: Int { Int(UInt8(truncatingIfNeeded: fields &>> 16)) }
  /// What differs from the defaults for the alias.
  @inlinable public var rules: Alias.Rules {
    Alias.Rules(rawValue: UInt16(UInt8(truncatingIfNeeded: fields &>> 24)))
  }
  /// The alias's place among all aliases, or `nil` where it is the display name.
  public var aliasIndex: Int? {
    aliasNumber == GazetteerLayout.Entry.noAlias ? nil : Int(aliasNumber)
  }

  /// Takes an entry as its record has it: entity and alias, then the four small fields.
  ///
  /// Its entity is one of the gazetteer's whatever the bytes say.
  @inlinable @inline(__always)
  init(numbers: UInt64, fields: UInt32, lastEntity: Int) {
    entityNumber = min(
      UInt32(truncatingIfNeeded: numbers),
      UInt32(truncatingIfNeeded: lastEntity)
    )
    aliasNumber = UInt32(truncatingIfNeeded: numbers >> 32)
    self.fields = fields
  }

  /// What an alias asks of the text beside its rules.
  public struct Traits: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates traits from their bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Matches in capitals only.
    @inlinable public static var isAcronym: Traits { Traits(rawValue: 1) }
    /// One word, which needs its capital.
    @inlinable public static var isSingleWord: Traits { Traits(rawValue: 2) }
    /// Every word is an ordinary word in lower case.
    @inlinable public static var isOrdinary: Traits { Traits(rawValue: 4) }
    /// A plural that the table does not list.
    @inlinable public static var isPlural: Traits { Traits(rawValue: 8) }
    /// A demonym that the text uses as a noun or adjective.
    @inlinable public static var isDemonym: Traits { Traits(rawValue: 16) }
    /// Starts with a small letter and so may be written in lower case.
    @inlinable public static var startsSmall: Traits { Traits(rawValue: 32) }
    /// A shorter form of the alias that no list spells out.
    @inlinable public static var isDerived: Traits { Traits(rawValue: 64) }
    /// Matches with full stops only: `N.J.`.
    @inlinable public static var needsDots: Traits { Traits(rawValue: 128) }
  }
}

extension MentionForm {
  /// The number that stands for the form in compiled gazetteers: from 0, none left out.
  package var code: UInt8 {
    switch self {
    case .name: 0
    case .alias: 1
    case .acronym: 2
    case .demonym: 3
    case .short: 4
    case .misspelling: 5
    case .unknown: 6
    }
  }

  @inlinable @inline(__always)
  init(code: UInt8) {
    switch code {
    case 0: self = .name
    case 2: self = .acronym
    case 3: self = .demonym
    case 4: self = .short
    default: self = .alias
    }
  }
}

/// The entries of a phrase, read from the compiled bytes.
///
/// - Complexity: reading one is O(1); nothing is allocated.
public struct GazetteerEntries: RandomAccessCollection, Sendable {
  private let compiled: CompiledGazetteer
  /// The entries' places among all entries, by which ``Gazetteer/entries(_:)`` gives them again.
  public let places: Range<Int>

  init(_ compiled: CompiledGazetteer, _ places: Range<Int>) {
    self.compiled = compiled
    self.places = compiled.entityCount > 0 ? places : 0..<0
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { places.count }

  /// An entry.
  public subscript(_ index: Int) -> GazetteerEntry {
    compiled.entry(at: places.lowerBound &+ index)
  }
}

extension CompiledGazetteer {
  @inlinable @inline(__always)
  func entry(at place: Int) -> GazetteerEntry {
    // Two reads for the whole record.
    let record = nameEntries.values.place(place)
    return GazetteerEntry(
      numbers: region.u64(at: record &+ GazetteerLayout.Entry.entity),
      fields: region.u32(at: record &+ GazetteerLayout.Entry.form),
      lastEntity: max(entityCount - 1, 0)
    )
  }
}
