/// What went wrong, counted by kind, type and surface, with a few contexts of each.
public struct ErrorTally: Sendable, Equatable {
  /// The kinds of errors.
  public enum Kind: String, Sendable, CaseIterable {
    /// A gold name that was not found with its span and type.
    case miss
    /// A prediction that is no gold name with that span and type.
    case falseFind
    /// A gold span that was linked to another entity than gold says.
    case wrongLink
    /// A gold place that was resolved to another one of the name, too far away.
    case farPlace
    /// A gold place that was resolved to one too far away, none of that name being listed nearby.
    case unlistedPlace
  }

  /// All errors of one kind at the same words of the same type.
  public struct Row: Sendable, Equatable {
    /// The kind of error.
    public let kind: Kind
    /// The type of the gold or, for a false find, of the prediction.
    public let type: EvaluatedType
    /// The words.
    public let surface: String
    /// How often it happened.
    public internal(set) var count = 0
    /// What happened, in a few words, with the number of times, commonest first.
    public var reasons: [(reason: String, count: Int)] {
      counts.map { (reason: $0.key, count: $0.value) }.sorted {
        $0.count != $1.count
          ? $0.count > $1.count
          : $0.reason.utf8.lexicographicallyPrecedes($1.reason.utf8)
      }
    }
    /// The first stretches of text where it happened, the words in brackets.
    public internal(set) var contexts: [String] = []

    fileprivate var counts: [String: Int] = [:]
  }

  private struct Key: Hashable {
    let kind: Kind
    let type: EvaluatedType
    /// Bytes, since Swift takes equal letters of different code points for the same.
    let surface: [UInt8]

    init(_ kind: Kind, _ type: EvaluatedType, _ surface: String) {
      self.kind = kind
      self.type = type
      self.surface = Array(surface.utf8)
    }
  }

  /// How many contexts a row keeps.
  public static let contextCount = 3
  /// How many characters a context has on either side.
  static let contextWidth = 40

  private var rows: [Key: Row] = [:]

  /// Creates an empty tally.
  public init() {}

  /// How many errors of a kind there are.
  public func count(of kind: Kind) -> Int {
    rows.values.reduce(0) { $1.kind == kind ? $0 + $1.count : $0 }
  }

  /// The commonest errors of a kind and type, at most so many.
  public func commonest(_ kind: Kind, _ type: EvaluatedType, limit: Int) -> [Row] {
    let found = rows.values.filter { $0.kind == kind && $0.type == type }.sorted {
      $0.count != $1.count
        ? $0.count > $1.count : $0.surface.utf8.lexicographicallyPrecedes($1.surface.utf8)
    }
    return Array(found.prefix(limit))
  }

  // MARK: Counting

  /// Counts the misses and false finds of a document.
  mutating func add(_ scored: ScoredDocument) {
    var seen: Set<Range<Int>> = []
    for type in EvaluatedType.allCases {
      seen.removeAll(keepingCapacity: true)
      let spans = scored.predictedSpans[type]
      for mention in scored.gold where mention.type == type {
        // A span that gold has twice is missed once.
        guard !(spans?.contains(mention.range) ?? false), seen.insert(mention.range).inserted else {
          continue
        }
        add(.miss, mention, reason: Self.reason(of: mention, scored), scored)
      }
    }
    for mention in scored.predicted where !scored.isExact(mention) {
      guard !scored.forgiving.meets(mention.range) else { continue }
      add(
        Key(.falseFind, mention.type, scored.text.text(mention.range)),
        mention.range,
        reason: Self.reason(of: mention, scored),
        scored
      )
    }
  }

  /// Counts an error at a gold mention.
  mutating func add(
    _ kind: Kind,
    _ mention: ScoredDocument.Gold,
    reason: String,
    _ scored: ScoredDocument
  ) {
    add(
      Key(kind, mention.type, scored.text.text(mention.range)),
      mention.range,
      reason: reason,
      scored
    )
  }

  private mutating func add(
    _ key: Key,
    _ range: Range<Int>,
    reason: String,
    _ scored: ScoredDocument
  ) {
    var row =
      rows[key]
      ?? Row(kind: key.kind, type: key.type, surface: String(decoding: key.surface, as: UTF8.self))
    row.count += 1
    row.counts[reason, default: 0] += 1
    if row.contexts.count < Self.contextCount {
      row.contexts.append(scored.text.context(range, width: Self.contextWidth))
    }
    rows[key] = row
  }
}

extension ErrorTally.Row {
  /// Whether two rows say the same.
  public static func == (first: Self, second: Self) -> Bool {
    first.kind == second.kind && first.type == second.type && first.count == second.count
      && first.surface.utf8.elementsEqual(second.surface.utf8) && first.counts == second.counts
      && first.contexts == second.contexts
  }
}
