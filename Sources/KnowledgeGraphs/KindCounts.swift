/// A number of nodes and of edges for each of their kinds.
public struct KindCounts: Sendable, Equatable {
  private var nodeCounts = [Int](repeating: 0, count: GraphNode.Kind.allCases.count)
  private var edgeCounts = [Int](repeating: 0, count: GraphEdge.Kind.allCases.count)

  /// Creates counts of zero.
  public init() {}

  /// Counts nodes and edges.
  public init(nodes: some Sequence<GraphNode>, edges: some Sequence<GraphEdge>) {
    for node in nodes { self[node.kind] += 1 }
    for edge in edges { self[edge.kind] += 1 }
  }

  /// The number of nodes.
  public var nodes: Int { nodeCounts.reduce(0, +) }
  /// The number of edges.
  public var edges: Int { edgeCounts.reduce(0, +) }

  /// The number of nodes of a kind.
  public subscript(kind: GraphNode.Kind) -> Int {
    get { nodeCounts[kind.rank] }
    set { nodeCounts[kind.rank] = newValue }
  }

  /// The number of edges of a kind.
  public subscript(kind: GraphEdge.Kind) -> Int {
    get { edgeCounts[kind.rank] }
    set { edgeCounts[kind.rank] = newValue }
  }
}
