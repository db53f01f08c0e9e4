extension KnowledgeGraph {
  /// The part of the graph that a filter keeps, with a manifest that says what it dropped.
  ///
  /// Counts, associations and evidence stay what they were: a filter selects, it does not recount.
  /// - Complexity: O(n log n + m log m).
  public func filtered(by filter: GraphFilter) throws(GraphFilterError) -> KnowledgeGraph {
    let center = try filter.neighborhood.map { around throws(GraphFilterError) in
      try index(of: around)
    }
    var selection = GraphSelection(self)

    if let kinds = filter.nodeKinds {
      selection.apply([.init(name: "node-kind", value: Self.list(kinds))]) { index in
        index == center || kinds.contains(nodes[index].kind)
      }
    }
    if !filter.types.isEmpty {
      let value = filter.types.joined(separator: ",")
      selection.apply([.init(name: "type", value: value)]) { index in
        index == center || filter.types.contains { nodes[index].hasType($0) }
      }
    }
    if let kinds = filter.edgeKinds {
      selection.apply(
        [.init(name: "edge-kind", value: Self.list(kinds))],
        keepsEdge: { kinds.contains(edges[$0].kind) }
      )
    }
    if filter.minimumCount > 1 {
      selection.apply(
        [.init(name: "min-count", value: String(filter.minimumCount))],
        keepsEdge: { edges[$0].kind.isFact || edges[$0].count >= filter.minimumCount }
      )
    }
    if let around = filter.neighborhood, let center {
      let hasEdge = selection.hasEdge
      let adjacency = CompactAdjacency(nodeCount: nodes.count, edges: edges) { hasEdge[$0] }
      let isNear = adjacency.nodes(within: around.hops, of: center)
      selection.apply(
        [
          .init(name: "around", value: around.center),
          .init(name: "hops", value: String(around.hops)),
        ],
        keepsNode: { isNear[$0] }
      )
    }
    if let top = filter.top {
      let isTop = mostMentioned(top, among: selection.hasNode, always: center)
      selection.apply([.init(name: "top", value: String(top))]) { isTop[$0] }
    }
    if filter.dropsIsolated {
      var hasNeighbor = [Bool](repeating: false, count: nodes.count)
      for (index, edge) in edges.enumerated() where selection.hasEdge[index] {
        hasNeighbor[edge.source] = true
        hasNeighbor[edge.target] = true
      }
      selection.apply([.init(name: "drop-isolated", value: "true")]) { hasNeighbor[$0] }
    }
    return selection.result()
  }

  private func index(of around: GraphFilter.Neighborhood) throws(GraphFilterError) -> Int {
    let index = nodes.firstIndex {
      $0.kind == around.kind && UTF8Order.areEqual($0.id, around.center)
    }
    guard let index else { throw .unknownCenter(around.center) }
    return index
  }

  private func mostMentioned(_ count: Int, among hasNode: [Bool], always center: Int?) -> [Bool] {
    let order = nodes.indices.filter { hasNode[$0] }.sorted { first, second in
      if (first == center) != (second == center) { return first == center }
      let (a, b) = (nodes[first], nodes[second])
      if a.mentions != b.mentions { return a.mentions > b.mentions }
      return UTF8Order.compare(a.id, b.id, otherwise: first < second)
    }
    var isTop = [Bool](repeating: false, count: nodes.count)
    for index in order.prefix(max(0, count)) { isTop[index] = true }
    return isTop
  }

  private static func list<Kind: RawRepresentable & CaseIterable & Hashable>(
    _ kinds: Set<Kind>
  ) -> String where Kind.RawValue == String {
    Kind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ",")
  }
}

extension GraphNode {
  /// Whether the type is a path or stands below it: `place/country` is a `place`.
  func hasType(_ path: String) -> Bool {
    guard type.utf8.starts(with: path.utf8) else { return false }
    let rest = type.utf8.dropFirst(path.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
  }
}
