/// What to keep of a graph.
///
/// The parts apply in the order of the properties below, each to what the ones before it left. An
/// edge goes when one of its ends goes. The center of a neighborhood is never dropped by `nodeKinds`,
/// `types` or `top`, so that "the persons around the ISI" has an answer.
public struct GraphFilter: Sendable {
  /// A node and what is within some steps of it.
  public struct Neighborhood: Sendable {
    /// The id of the node in the middle.
    public var center: String
    /// The kind of that node.
    public var kind: GraphNode.Kind
    /// How many edges away a node may be.
    public var hops: Int

    /// Creates a neighborhood.
    public init(center: String, kind: GraphNode.Kind = .entity, hops: Int = 1) {
      self.center = center
      self.kind = kind
      self.hops = hops
    }
  }

  /// The kinds of nodes to keep; nil keeps all.
  public var nodeKinds: Set<GraphNode.Kind>?
  /// Type paths to keep, for nodes of every kind; an empty list keeps all.
  ///
  /// `place` keeps `place/country` too.
  public var types: [String]
  /// The kinds of edges to keep; nil keeps all.
  public var edgeKinds: Set<GraphEdge.Kind>?
  /// The least count of an edge; facts such as part-of have no count and stay.
  public var minimumCount: Int
  /// The neighborhood to keep, over the edges that are left.
  public var neighborhood: Neighborhood?
  /// How many nodes to keep, those with most mentions; ties go to the id whose bytes come first.
  public var top: Int?
  /// Whether nodes without an edge go; otherwise they stay, for they had mentions.
  public var dropsIsolated: Bool

  /// Creates a filter; without arguments it keeps everything.
  public init(
    nodeKinds: Set<GraphNode.Kind>? = nil,
    types: [String] = [],
    edgeKinds: Set<GraphEdge.Kind>? = nil,
    minimumCount: Int = 1,
    neighborhood: Neighborhood? = nil,
    top: Int? = nil,
    dropsIsolated: Bool = false
  ) {
    self.nodeKinds = nodeKinds
    self.types = types
    self.edgeKinds = edgeKinds
    self.minimumCount = minimumCount
    self.neighborhood = neighborhood
    self.top = top
    self.dropsIsolated = dropsIsolated
  }
}

/// Why a filter has no answer.
public enum GraphFilterError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The graph has no such node to look around.
  case unknownCenter(String)

  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .unknownCenter(let id): "The graph has no node “\(id)”."
    }
  }
}
