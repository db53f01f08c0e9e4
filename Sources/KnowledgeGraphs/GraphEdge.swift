/// A relation between two nodes, with its counts and the sentences behind them.
public struct GraphEdge: Sendable {
  /// What an edge says.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Two entities, or an entity and a topic, in one window.
    case comention = "co-mention"
    /// A speaker or a document mentions an entity.
    case mentions
    /// A document is about a topic.
    case documentTopic = "document-topic"
    /// A speaker wrote a document.
    case wrote
    /// A comment answers a document.
    case repliesTo = "replies-to"
    /// An entity is part of another one, by the gazetteer.
    case partOf = "part-of"
  }

  /// What the edge says.
  public var kind: Kind
  /// The index of the node it goes from.
  public var source: Int
  /// The index of the node it goes to.
  public var target: Int
  /// How often it holds: the number of windows of a co-mention, of mentions, or 1 for a fact.
  public var count: Int
  /// The count by channel.
  public var channels: ChannelCounts
  /// Whether the gazetteer has one end as an ancestor of the other, so that the pair says little.
  public var isPartOf: Bool
  /// How strongly the ends of a co-mention go together.
  public var association: Association?
  /// The sentences behind the count, in the order of documents and spans.
  public var evidence: [EvidenceReference]

  /// Creates an edge.
  public init(
    kind: Kind,
    source: Int,
    target: Int,
    count: Int = 1,
    channels: ChannelCounts = ChannelCounts(),
    isPartOf: Bool = false,
    association: Association? = nil,
    evidence: [EvidenceReference] = []
  ) {
    self.kind = kind
    self.source = source
    self.target = target
    self.count = count
    self.channels = channels
    self.isPartOf = isPartOf
    self.association = association
    self.evidence = evidence
  }

  /// The order of edges in a graph: by kind, source and target.
  static func precedes(_ first: GraphEdge, _ second: GraphEdge) -> Bool {
    (first.kind.rank, first.source, first.target)
      < (second.kind.rank, second.source, second.target)
  }
}

extension GraphEdge.Kind {
  /// Whether source and target have different parts; only a co-mention has none.
  public var isDirected: Bool { self != .comention }

  /// Whether the edge is a fact that holds or not, so that its count says nothing.
  public var isFact: Bool {
    switch self {
    case .comention, .mentions, .documentTopic: false
    case .wrote, .repliesTo, .partOf: true
    }
  }

  /// The place of the kind in every list of kinds.
  var rank: Int {
    switch self {
    case .comention: 0
    case .mentions: 1
    case .documentTopic: 2
    case .wrote: 3
    case .repliesTo: 4
    case .partOf: 5
    }
  }
}
