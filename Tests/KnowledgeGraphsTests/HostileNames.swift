import KnowledgeGraphs

/// Names that break careless exporters.
enum HostileNames {
  static let all: [String] = [
    "a \"quoted\" name", "back\\slash", "ends with a backslash\\", "\\\"", "\\N \\G \\L",
    "<b>markup</b> & &lt;entity; &amp;", "</TABLE>>", "]]>", "100% %s %n", "two\nlines",
    "three\r\nand four", "\u{1}\u{7}\u{1B}\u{7F}\u{85}", "\u{2028}\u{2029}", "👩‍👩‍👧 🇵🇰",
    "محمد عمر", "עברית \u{202E}abc", "graph", "NODE", "Edge", "subgraph", "strict", "digraph", "",
    " ", "a--b->c", "x:port:n", "[label=x]", "{;}", "// comment", "/* comment */", "# hash", "1e-5",
    "-3", "é", "e\u{301}", "'", "`$(id)`", "\u{FEFF}", "a\nb", "a\u{2028}b", "null", "__proto__",
    "ÿ", "ß", "İ", "，", "\u{FFFE}", "javascript:alert(1)",
  ]

  /// A ring in which every name is an id, a name, a type, a description and an address.
  static func graph(ids: [String] = all) -> KnowledgeGraph {
    let nodes = ids.enumerated().map { index, name in
      GraphNode(
        id: name,
        kind: .entity,
        name: name,
        type: name,
        description: name,
        latitude: 34.5,
        longitude: -69.25,
        mentions: index,
        documents: 1,
        date: name,
        url: name
      )
    }
    var edges = nodes.indices.map { index in
      GraphEdge(
        kind: .comention,
        source: index,
        target: (index + 1) % nodes.count,
        count: index + 1,
        channels: ChannelCounts(article: index + 1),
        evidence: [
          EvidenceReference(
            document: ids[index],
            part: .body,
            start: 0,
            end: 4,
            text: ids[index],
            speaker: ids[index],
            channel: .article,
            mentions: [ids[index]]
          )
        ]
      )
    }
    edges.append(GraphEdge(kind: .partOf, source: 1, target: 0))
    var manifest = SampleGraph.manifest
    manifest.filters = ids.map { GraphManifest.Filter(name: "type", value: $0) }
    manifest.gazetteers = ids.map { .init(name: $0, licence: $0, attribution: $0) }
    return KnowledgeGraph(nodes: nodes, edges: edges, manifest: manifest)
  }
}
