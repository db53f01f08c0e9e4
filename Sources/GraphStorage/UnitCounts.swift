/// How often nodes, and pairs of them, occur in the units of every window and channel.
///
/// One unit adds at most 1. Sentences, paragraphs and documents belong to the article or to the
/// comments; a thread pair counts once, for the article if both stand there, else for the comments if
/// both stand there, else as cross. What the store adds and subtracts and what `verify` recounts are
/// values of this type.
struct UnitCounts: Equatable {
  /// A node in the units of a window and channel.
  struct NodeUnit: Hashable {
    var node: Int64
    var window: Int
    var channel: Int
  }

  /// A pair of nodes, the smaller id first, in the units of a window and channel.
  struct Pair: Hashable {
    var first: Int64
    var second: Int64
    var window: Int
    var channel: Int
  }

  /// The units of a window and channel.
  struct Unit: Hashable {
    var window: Int
    var channel: Int
  }

  private(set) var nodes: [NodeUnit: Int] = [:]
  private(set) var pairs: [Pair: Int] = [:]
  private(set) var totals: [Unit: Int] = [:]

  private static let both = 3

  /// Adds the counts of another value, `sign` times.
  mutating func add(_ other: UnitCounts, sign: Int = 1) {
    for (key, count) in other.nodes { nodes[key, default: 0] += sign * count }
    for (key, count) in other.pairs { pairs[key, default: 0] += sign * count }
    for (key, count) in other.totals { totals[key, default: 0] += sign * count }
  }

  /// The keys whose counts are not zero.
  var withoutZeros: UnitCounts {
    var copy = self
    copy.nodes = nodes.filter { $0.value != 0 }
    copy.pairs = pairs.filter { $0.value != 0 }
    copy.totals = totals.filter { $0.value != 0 }
    return copy
  }

  /// Whether any count goes down.
  var hasDecrease: Bool {
    totals.values.contains { $0 < 0 } || nodes.values.contains { $0 < 0 }
      || pairs.values.contains { $0 < 0 }
  }

  mutating func setTotal(_ unit: Unit, _ count: Int) { totals[unit] = count }
  mutating func setNode(_ unit: NodeUnit, _ count: Int) { nodes[unit] = count }
  mutating func setPair(_ pair: Pair, _ count: Int) { pairs[pair] = count }

  // MARK: Counting

  /// A node that occurs at a place of a thread.
  struct Occurrence {
    var node: Int64
    var isTopic: Bool
    /// The document's position in the thread; 0 is the article.
    var document: Int
    var part: String
    var sentence: Int
    var paragraph: Int
  }

  /// A sentence in a zone that counts.
  struct CountedSentence: Hashable {
    var document: Int
    var part: String
    var paragraph: Int
  }

  /// Counts nothing.
  init() {}

  /// Counts a thread from the places of its nodes and its counted sentences.
  /// - Complexity: O(u²) in the nodes of each unit.
  init(occurrences: [Occurrence], sentences: [CountedSentence], documents: Int) {
    struct Place: Hashable {
      var document: Int
      var part: String
      var ordinal: Int
    }
    func channel(_ document: Int) -> Int { document == 0 ? 0 : 1 }

    for sentence in sentences { addTotal(0, channel(sentence.document)) }
    for paragraph in Set(sentences) { addTotal(1, channel(paragraph.document)) }
    for document in 0..<documents { addTotal(2, channel(document)) }
    totals[Unit(window: 3, channel: 0), default: 0] += 1
    totals[Unit(window: 3, channel: Self.both), default: 0] += 1
    if documents > 1 {
      totals[Unit(window: 3, channel: 1), default: 0] += 1
      totals[Unit(window: 3, channel: 2), default: 0] += 1
    }

    var bySentence: [Place: [Int64: Bool]] = [:]
    var byParagraph: [Place: [Int64: Bool]] = [:]
    var byDocument: [Int: [Int64: Bool]] = [:]
    for one in occurrences {
      bySentence[
        Place(document: one.document, part: one.part, ordinal: one.sentence),
        default: [:]
      ][
        one.node
      ] = one.isTopic
      byParagraph[
        Place(document: one.document, part: one.part, ordinal: one.paragraph),
        default: [:]
      ][
        one.node
      ] = one.isTopic
      byDocument[one.document, default: [:]][one.node] = one.isTopic
    }
    for (place, nodes) in bySentence { addUnit(nodes, 0, channel(place.document)) }
    for (place, nodes) in byParagraph { addUnit(nodes, 1, channel(place.document)) }
    for (document, nodes) in byDocument { addUnit(nodes, 2, channel(document)) }
    addThread(
      article: byDocument[0] ?? [:],
      comments: byDocument.filter { $0.key > 0 }.reduce(into: [:]) {
        $0.merge($1.value) { first, _ in first }
      },
      hasComments: documents > 1
    )
  }

  private mutating func addTotal(_ window: Int, _ channel: Int) {
    totals[Unit(window: window, channel: channel), default: 0] += 1
    totals[Unit(window: window, channel: Self.both), default: 0] += 1
  }

  private mutating func addUnit(_ unit: [Int64: Bool], _ window: Int, _ channel: Int) {
    for node in unit.keys {
      nodes[NodeUnit(node: node, window: window, channel: channel), default: 0] += 1
      nodes[NodeUnit(node: node, window: window, channel: Self.both), default: 0] += 1
    }
    forEachPair(of: unit) {
      pairs[Pair(first: $0, second: $1, window: window, channel: channel), default: 0] += 1
    }
  }

  private mutating func addThread(
    article: [Int64: Bool],
    comments: [Int64: Bool],
    hasComments: Bool
  ) {
    let all = article.merging(comments) { first, _ in first }
    for node in all.keys {
      if article[node] != nil {
        nodes[NodeUnit(node: node, window: 3, channel: 0), default: 0] += 1
      }
      if comments[node] != nil {
        nodes[NodeUnit(node: node, window: 3, channel: 1), default: 0] += 1
      }
      if hasComments { nodes[NodeUnit(node: node, window: 3, channel: 2), default: 0] += 1 }
      nodes[NodeUnit(node: node, window: 3, channel: Self.both), default: 0] += 1
    }
    forEachPair(of: all) { first, second in
      let channel =
        if article[first] != nil, article[second] != nil {
          0
        } else if comments[first] != nil,
          comments[second] != nil
        { 1 } else { 2 }
      pairs[Pair(first: first, second: second, window: 3, channel: channel), default: 0] += 1
    }
  }

  /// Every pair of a unit that is not one of two topics.
  private func forEachPair(of unit: [Int64: Bool], _ body: (Int64, Int64) -> Void) {
    let sorted = unit.sorted { $0.key < $1.key }
    for (index, one) in sorted.enumerated() {
      for other in sorted[(index + 1)...] where !(one.value && other.value) {
        body(one.key, other.key)
      }
    }
  }
}
