import KnowledgeGraphs
import TestSupport
import Testing

@Suite("Filtering")
struct FilteringTests {
  @Test("agrees with brute force on random graphs", arguments: 0..<150)
  func agreesWithBruteForce(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let graph = Self.randomGraph(using: &generator)
    let filter = Self.randomFilter(of: graph, using: &generator)
    let result = try graph.filtered(by: filter)
    let (nodes, edges) = Self.bruteForce(graph, filter)

    #expect(result.nodes.map(\.id) == nodes.map { graph.nodes[$0].id })
    #expect(
      result.edges.map { Self.name($0, in: result) }
        == edges.map { Self.name(graph.edges[$0], in: graph) }
    )

    // What was kept and what was dropped make up the whole.
    let manifest = result.manifest
    #expect(manifest.kept.nodes == nodes.count && manifest.kept.edges == edges.count)
    #expect(
      manifest.kept.nodes + manifest.dropped.map(\.counts.nodes).reduce(0, +)
        == graph.nodes.count
    )
    #expect(
      manifest.kept.edges + manifest.dropped.map(\.counts.edges).reduce(0, +)
        == graph.edges.count
    )
  }

  @Test("an unknown center is an error")
  func unknownCenter() {
    #expect(throws: GraphFilterError.unknownCenter("nobody")) {
      try SampleGraph.network().filtered(
        by: GraphFilter(neighborhood: .init(center: "nobody"))
      )
    }
  }

  @Test("an empty filter changes nothing but a copy")
  func emptyFilter() throws {
    let graph = SampleGraph.network()
    let result = try graph.filtered(by: GraphFilter())
    #expect(GraphJSONExporter().bytes(of: result) == GraphJSONExporter().bytes(of: graph))
  }

  @Test("the manifest names filters, values and losses in the order of application")
  func manifest() throws {
    let result = try SampleGraph.network().filtered(
      by: GraphFilter(
        types: ["person", "place"],
        minimumCount: 3,
        neighborhood: .init(center: "organization/taliban", hops: 2),
        top: 10,
        dropsIsolated: true
      )
    )
    #expect(result.nodes.contains { $0.id == "organization/taliban" })
    #expect(result.nodes.count <= 10)
    #expect(
      result.manifest.filters.map { "\($0.name)=\($0.value)" } == [
        "type=person,place", "min-count=3", "around=organization/taliban", "hops=2", "top=10",
        "drop-isolated=true",
      ]
    )
    #expect(
      result.manifest.dropped.map(\.filter) == [
        "type", "min-count", "around", "top", "drop-isolated",
      ]
    )
    #expect(result.manifest.dropped[0].counts[GraphNode.Kind.topic] == 3)
  }

  @Test("a type is a path, not a prefix of letters")
  func typePaths() throws {
    let graph = KnowledgeGraph(
      nodes: ["place", "place/city", "placebo", "person"].enumerated().map {
        GraphNode(id: "\($0.offset)", kind: .entity, name: "", type: $0.element)
      },
      edges: [],
      manifest: SampleGraph.manifest
    )
    let result = try graph.filtered(by: GraphFilter(types: ["place"]))
    #expect(result.nodes.map(\.type) == ["place", "place/city"])
  }

  private static func name(_ edge: GraphEdge, in graph: KnowledgeGraph) -> String {
    "\(edge.kind) \(graph.nodes[edge.source].id) \(graph.nodes[edge.target].id) \(edge.count)"
  }

  private static func randomGraph(using generator: inout SeededGenerator) -> KnowledgeGraph {
    let types = ["place", "place/city", "person", "organization"]
    let count = Int.random(in: 1...14, using: &generator)
    let nodes = (0..<count).map { index in
      GraphNode(
        id: "n\(index)",
        kind: GraphNode.Kind.allCases.randomElement(using: &generator) ?? .entity,
        name: "n\(index)",
        type: types.randomElement(using: &generator) ?? "place",
        mentions: Int.random(in: 0...4, using: &generator)
      )
    }
    var edges: [GraphEdge] = []
    for first in 0..<count {
      for second in 0..<first {
        for kind in GraphEdge.Kind.allCases where Int.random(in: 0..<14, using: &generator) == 0 {
          edges.append(
            GraphEdge(
              kind: kind,
              source: first,
              target: second,
              count: Int.random(in: 1...5, using: &generator)
            )
          )
        }
      }
    }
    return KnowledgeGraph(nodes: nodes, edges: edges, manifest: SampleGraph.manifest)
  }

  private static func randomFilter(
    of graph: KnowledgeGraph,
    using generator: inout SeededGenerator
  ) -> GraphFilter {
    var filter = GraphFilter()
    func isOn(_ generator: inout SeededGenerator) -> Bool { Bool.random(using: &generator) }
    if isOn(&generator) {
      filter.nodeKinds = Set(GraphNode.Kind.allCases.shuffled(using: &generator).prefix(3))
    }
    if isOn(&generator) { filter.types = ["place", "person"] }
    if isOn(&generator) {
      filter.edgeKinds = Set(GraphEdge.Kind.allCases.shuffled(using: &generator).prefix(4))
    }
    if isOn(&generator) { filter.minimumCount = Int.random(in: 1...4, using: &generator) }
    if isOn(&generator), let center = graph.nodes.randomElement(using: &generator) {
      filter.neighborhood = .init(
        center: center.id,
        kind: center.kind,
        hops: Int.random(in: 0...3, using: &generator)
      )
    }
    if isOn(&generator) { filter.top = Int.random(in: 1...8, using: &generator) }
    filter.dropsIsolated = isOn(&generator)
    return filter
  }

  /// The documented rules once more, without any cleverness.
  private static func bruteForce(
    _ graph: KnowledgeGraph,
    _ filter: GraphFilter
  ) -> (nodes: [Int], edges: [Int]) {
    var nodes = Array(graph.nodes.indices)
    var edges = Array(graph.edges.indices)
    let center = graph.nodes.firstIndex { node in
      node.id == filter.neighborhood?.center && node.kind == filter.neighborhood?.kind
    }
    func dropLooseEdges() {
      edges.removeAll { index in
        !nodes.contains(graph.edges[index].source) || !nodes.contains(graph.edges[index].target)
      }
    }
    if let kinds = filter.nodeKinds {
      nodes.removeAll { $0 != center && !kinds.contains(graph.nodes[$0].kind) }
    }
    if !filter.types.isEmpty {
      nodes.removeAll { index in
        let top = graph.nodes[index].type.split(separator: "/").first.map(String.init) ?? ""
        return index != center && !filter.types.contains(top)
      }
    }
    dropLooseEdges()
    if let kinds = filter.edgeKinds { edges.removeAll { !kinds.contains(graph.edges[$0].kind) } }
    edges.removeAll { index in
      let edge = graph.edges[index]
      return [.comention, .mentions, .documentTopic].contains(edge.kind)
        && edge.count < filter.minimumCount
    }
    if let around = filter.neighborhood, let center {
      var near: Set<Int> = [center]
      for _ in 0..<around.hops {
        for edge in edges.map({ graph.edges[$0] }) where near.contains(edge.source) {
          near.insert(-1 - edge.target)
        }
        for edge in edges.map({ graph.edges[$0] }) where near.contains(edge.target) {
          near.insert(-1 - edge.source)
        }
        near = Set(near.map { $0 < 0 ? -1 - $0 : $0 })
      }
      nodes.removeAll { !near.contains($0) }
      dropLooseEdges()
    }
    if let top = filter.top {
      var kept: [Int] = []
      while kept.count < top, kept.count < nodes.count {
        var best: Int?
        for index in nodes where !kept.contains(index) {
          guard let current = best else {
            best = index
            continue
          }
          let (node, rival) = (graph.nodes[index], graph.nodes[current])
          if current != center
            && (index == center || node.mentions > rival.mentions
              || node.mentions == rival.mentions && node.id < rival.id)
          {
            best = index
          }
        }
        if let best { kept.append(best) }
      }
      nodes = kept.sorted()
      dropLooseEdges()
    }
    if filter.dropsIsolated {
      nodes.removeAll { index in
        !edges.contains { graph.edges[$0].source == index || graph.edges[$0].target == index }
      }
    }
    return (nodes, edges)
  }
}
