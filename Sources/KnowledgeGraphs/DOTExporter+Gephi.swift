extension DOTExporter {
  /// Writes what Gephi's importer reads, and nothing it stumbles over.
  ///
  /// Every id and value is quoted, there are no default statements, subgraphs, chains or ports, one
  /// attribute list a statement, colours as hue, saturation and value, and one edge for each pair
  /// with the counts of all its kinds added up. An id that reads `graph`, `node` or `edge`, which the
  /// importer takes for a keyword even in quotes, gets its kind in front.
  func writeTable(of graph: KnowledgeGraph, to sink: inout some TextOutputStream) {
    let ids = graph.uniqueIDs(avoiding: Self.isKeyword, spelling: DOTText.quoted)
    sink.write("graph {\n")
    for (node, id) in zip(graph.nodes, ids) {
      var list = ""
      func attribute(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        list += "\(list.isEmpty ? "" : ", ")\(name)=\(DOTText.quoted(value))"
      }
      attribute("label", node.name)
      attribute("color", NodeStyle.style(of: node).fill)
      attribute("kind", node.kind.rawValue)
      attribute("type", node.type)
      attribute("mentions", String(node.mentions))
      attribute("articleMentions", String(node.channelMentions.article))
      attribute("commentMentions", String(node.channelMentions.comment))
      attribute("documents", String(node.documents))
      attribute("description", node.description)
      attribute("latitude", node.latitude.flatMap(NumberText.text))
      attribute("longitude", node.longitude.flatMap(NumberText.text))
      attribute("date", node.date)
      attribute("url", node.url)
      sink.write("  \(id) [\(list)];\n")
    }
    for (source, target, weight) in graph.summedPairs {
      sink.write("  \(ids[source]) -- \(ids[target]) [weight=\"\(weight)\"];\n")
    }
    sink.write("}\n")
  }

  private static func isKeyword(_ id: String) -> Bool {
    ["graph", "node", "edge"].contains(id.lowercased())
  }
}

extension KnowledgeGraph {
  /// Each joined pair of nodes once, lower node first, with the counts of its edges added up.
  var summedPairs: [(source: Int, target: Int, weight: Int)] {
    let pairs = edges.map { edge in
      (
        source: min(edge.source, edge.target), target: max(edge.source, edge.target),
        weight: edge.count
      )
    }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    var sums: [(source: Int, target: Int, weight: Int)] = []
    for pair in pairs {
      if let last = sums.last, (last.source, last.target) == (pair.source, pair.target) {
        sums[sums.count - 1].weight += pair.weight
      } else {
        sums.append(pair)
      }
    }
    return sums
  }
}
