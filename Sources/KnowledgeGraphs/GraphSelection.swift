/// The nodes and edges that are left while filters are applied.
struct GraphSelection {
  private let graph: KnowledgeGraph
  private(set) var hasNode: [Bool]
  private(set) var hasEdge: [Bool]
  private var filters: [GraphManifest.Filter] = []
  private var dropped: [GraphManifest.Dropped] = []

  /// Starts with the whole graph.
  init(_ graph: KnowledgeGraph) {
    self.graph = graph
    hasNode = [Bool](repeating: true, count: graph.nodes.count)
    hasEdge = [Bool](repeating: true, count: graph.edges.count)
  }

  /// Applies one filter and notes what it dropped.
  mutating func apply(
    _ filters: [GraphManifest.Filter],
    keepsNode: (Int) -> Bool = { _ in true },
    keepsEdge: (Int) -> Bool = { _ in true }
  ) {
    var counts = KindCounts()
    for index in graph.nodes.indices where hasNode[index] && !keepsNode(index) {
      hasNode[index] = false
      counts[graph.nodes[index].kind] += 1
    }
    for index in graph.edges.indices where hasEdge[index] {
      let edge = graph.edges[index]
      if hasNode[edge.source] && hasNode[edge.target] && keepsEdge(index) { continue }
      hasEdge[index] = false
      counts[edge.kind] += 1
    }
    self.filters += filters
    if let filter = filters.first {
      dropped.append(GraphManifest.Dropped(filter: filter.name, counts: counts))
    }
  }

  /// The graph of what is left.
  func result() -> KnowledgeGraph {
    var position = [Int](repeating: 0, count: graph.nodes.count)
    var nodes: [GraphNode] = []
    for index in graph.nodes.indices where hasNode[index] {
      position[index] = nodes.count
      nodes.append(graph.nodes[index])
    }
    var edges: [GraphEdge] = []
    for index in graph.edges.indices where hasEdge[index] {
      var edge = graph.edges[index]
      edge.source = position[edge.source]
      edge.target = position[edge.target]
      edges.append(edge)
    }
    var manifest = graph.manifest
    manifest.filters += filters
    manifest.dropped += dropped
    return KnowledgeGraph(nodes: nodes, edges: edges, manifest: manifest)
  }
}
