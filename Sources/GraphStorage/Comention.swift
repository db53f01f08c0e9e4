public import KnowledgeGraphs

/// What one node shares with another, in every channel.
public struct Comention: Sendable, Equatable {
  /// The other node's kind.
  public var kind: GraphNode.Kind
  /// The other node's id.
  public var id: String
  /// Its display name.
  public var name: String
  /// Its type path.
  public var type: String
  /// The units of the window that hold both, by channel.
  public var counts: ChannelCounts
  /// Whether one is part of the other in the gazetteer.
  public var isPartOf: Bool
  /// How strongly the two attract each other in the asked channel; `nil` where they never meet there.
  public var association: Association?
}

/// A unit of text in which two nodes stand together.
public struct ComentionEvidence: Sendable, Equatable {
  /// The mentions of the first node in the unit.
  public var first: [StoredMention]
  /// The mentions of the second node in the unit.
  public var second: [StoredMention]
}
