public import TextSegmentation

/// How the aliases of a gazetteer are written in texts, and which rule that suggests.
///
/// All places that hold the words of an alias count, whatever its rules say of them.
public struct AliasUsage: Sendable {
  /// What was counted of one alias.
  public struct Counts: Sendable, Equatable {
    /// The places.
    public internal(set) var hits = 0
    /// The places where no word has a capital.
    public internal(set) var lower = 0
    /// The places at the start of a sentence.
    public internal(set) var initial = 0
  }

  /// An alias with its counts.
  public struct Row: Sendable {
    /// An entry of the alias.
    public let entry: GazetteerEntry
    /// What was counted.
    public let counts: Counts
    /// What the counts suggest; `nil` where the alias is well as it is.
    public let suggestion: Suggestion?
  }

  /// A rule that an alias should have, and the counts that say so.
  public struct Suggestion: Sendable, Equatable {
    /// The rule's name as tables write it, with its `~`.
    public let rule: String
    /// The threshold that was reached.
    public let reason: String
  }

  private struct Key: Hashable {
    let entity: Int
    let alias: Int?
  }

  private let gazetteer: Gazetteer
  private var counts: [Key: (entry: GazetteerEntry, counts: Counts)] = [:]
  /// How many texts were read.
  public private(set) var texts = 0

  /// Creates counts of nothing.
  public init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Counts the aliases of a text.
  /// - Complexity: O(n) in the words of the text.
  public mutating func read(_ text: SegmentedText) {
    texts += 1
    let words = Gazetteer.MatchWords(of: text, passesRules: true)
    gazetteer.forEachName(in: text, words: words) { range, entries in
      let sentence = text.sentence(ofWord: range.lowerBound)
      let isInitial = text.words(ofSentence: sentence).lowerBound == range.lowerBound
      for (index, entry) in entries.enumerated() {
        let own = range.dropFirst(entry.skip)
        let isLower = own.allSatisfy {
          text.words[$0].shape.isDisjoint(with: [.startsWithCapital, .hasInnerCapital])
        }
        let key = Key(entity: entry.entity, alias: entry.aliasIndex)
        // One phrase may hold two entries of an alias; those of an entity stand together.
        let isKnown = entries[..<index].reversed().prefix { $0.entity == key.entity }
          .contains { $0.aliasIndex == key.alias }
        if isKnown { continue }
        counts[key, default: (entry, Counts())].counts.hits += 1
        if isLower { counts[key]?.counts.lower += 1 }
        if isInitial { counts[key]?.counts.initial += 1 }
      }
    }
  }

  /// The aliases that were found often enough, the most frequent first.
  /// - Parameter fewest: how often at least.
  /// - Returns: a row for each alias; of equal counts in the order of the lists.
  public func rows(fewest: Int = 20) -> [Row] {
    counts.values.filter { $0.counts.hits >= fewest }.map {
      Row(entry: $0.entry, counts: $0.counts, suggestion: suggestion($0.entry, $0.counts))
    }.sorted {
      ($1.counts.hits, $0.entry.entity, $0.entry.aliasIndex ?? -1)
        < ($0.counts.hits, $1.entry.entity, $1.entry.aliasIndex ?? -1)
    }
  }

  // MARK: Suggestions

  /// From this share in lower case on a word is an ordinary one and a phrase no name.
  public static let ordinaryShare = 0.5
  /// From this share in lower case on a name is at times written small; below, it is a slip.
  public static let smallShare = 0.05
  /// From this share at the start of sentences on, of an ordinary word, the capital says little.
  public static let initialShare = 0.5

  private func suggestion(_ entry: GazetteerEntry, _ counts: Counts) -> Suggestion? {
    let settled: Alias.Rules = [.weak, .strong, .exact]
    // An acronym's own case tells it from the word.
    guard !entry.traits.contains(.isAcronym), entry.rules.isDisjoint(with: settled),
      !entry.traits.contains(.startsSmall)
    else { return nil }
    let lower = Double(counts.lower) / Double(counts.hits)
    let initial = Double(counts.initial) / Double(counts.hits)
    guard entry.traits.contains(.isSingleWord) else {
      // Several words match in any case; written small they are seldom the name.
      return lower >= Self.ordinaryShare && !entry.rules.contains(.lower)
        ? Suggestion(rule: "~exact", reason: "lower case \(Self.ordinaryShare) or more") : nil
    }
    if lower >= Self.ordinaryShare {
      return Suggestion(rule: "~weak", reason: "lower case \(Self.ordinaryShare) or more")
    }
    if entry.traits.contains(.isOrdinary) {
      return initial >= Self.initialShare
        ? Suggestion(
          rule: "~weak",
          reason: "an ordinary word, at a sentence's start \(Self.initialShare) or more"
        ) : nil
    }
    guard lower >= Self.smallShare, !entry.rules.contains(.lower) else { return nil }
    return Suggestion(
      rule: "~lower",
      reason: "lower case \(Self.smallShare) or more, below \(Self.ordinaryShare)"
    )
  }
}
