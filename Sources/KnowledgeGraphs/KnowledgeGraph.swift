/// A graph of entities, topics, speakers and documents, as a value.
///
/// Nodes stand in the order of their kind, then of the UTF-8 bytes of their id; edges in the order of
/// their kind, source and target. The initializer puts them there, so that two graphs with the same
/// content export the same bytes, whatever the order they were read in.
public struct KnowledgeGraph: Sendable {
  /// The nodes, by kind and id.
  public let nodes: [GraphNode]
  /// The edges, by kind, source and target; an undirected edge goes from its lower node.
  public let edges: [GraphEdge]
  /// Where the graph comes from, and what was kept of it.
  public var manifest: GraphManifest

  /// Creates a graph, puts its nodes and edges in order and counts them in the manifest.
  ///
  /// - Parameters:
  ///   - nodes: The nodes in any order. A kind and id (compared by bytes) stands once.
  ///   - edges: The edges in any order; `source` and `target` are indexes of `nodes` as given. An
  ///     edge kind joins a source and a target once.
  ///   - manifest: The manifest; its `kept` is replaced by what the graph holds.
  /// - Complexity: O(n log n + m log m).
  public init(nodes: [GraphNode], edges: [GraphEdge], manifest: GraphManifest) {
    let order = nodes.indices.sorted { GraphNode.precedes(nodes[$0], nodes[$1]) }
    self.nodes = order.map { nodes[$0] }
    for (node, next) in zip(self.nodes, self.nodes.dropFirst()) {
      precondition(GraphNode.precedes(node, next), "A node's kind and id stands more than once.")
    }

    var position = [Int](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { position[old] = new }
    self.edges = edges.map { edge in
      var edge = edge
      edge.source = position[edge.source]
      edge.target = position[edge.target]
      if !edge.kind.isDirected && edge.target < edge.source {
        swap(&edge.source, &edge.target)
      }
      return edge
    }.sorted(by: GraphEdge.precedes)
    for (edge, next) in zip(self.edges, self.edges.dropFirst()) {
      precondition(GraphEdge.precedes(edge, next), "An edge stands more than once.")
    }

    self.manifest = manifest
    self.manifest.kept = KindCounts(nodes: self.nodes, edges: self.edges)
  }
}
