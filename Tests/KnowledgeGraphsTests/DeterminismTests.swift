import KnowledgeGraphs
import TestSupport
import Testing

private let exporters: [any GraphExporter] = [
  DOTExporter(), DOTExporter(profile: .gephi), GraphJSONExporter(), NodeLinkExporter(),
]

@Suite("Determinism")
struct DeterminismTests {
  @Test("the order of input leaves no trace", arguments: 0..<4)
  func inputOrder(exporter index: Int) {
    let exporter = exporters[index]
    for graph in [SampleGraph.network(), HostileNames.graph()] {
      let expected = exporter.bytes(of: graph)
      var generator = SeededGenerator(seed: 3)
      for _ in 0..<3 {
        let order = graph.nodes.indices.shuffled(using: &generator)
        var position = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { position[old] = new }
        let edges = graph.edges.map { edge in
          var edge = edge
          edge.source = position[edge.source]
          edge.target = position[edge.target]
          if edge.kind == .comention && Bool.random(using: &generator) {
            swap(&edge.source, &edge.target)
          }
          return edge
        }
        let shuffled = KnowledgeGraph(
          nodes: order.map { graph.nodes[$0] },
          edges: edges.shuffled(using: &generator),
          manifest: graph.manifest
        )
        #expect(exporter.bytes(of: shuffled) == expected)
      }
    }
  }

  @Test("ids that are equal to Swift but not in bytes stay apart, and kinds do not collide")
  func uniqueIDs() {
    let graph = KnowledgeGraph(
      nodes: [
        GraphNode(id: "é", kind: .entity, name: "", type: ""),
        GraphNode(id: "e\u{301}", kind: .entity, name: "", type: ""),
        GraphNode(id: "Max", kind: .speaker, name: "", type: ""),
        GraphNode(id: "Max", kind: .document, name: "", type: ""),
        GraphNode(id: "document:Max", kind: .topic, name: "", type: ""),
        GraphNode(id: "", kind: .entity, name: "", type: ""),
      ],
      edges: [],
      manifest: SampleGraph.manifest
    )
    let ids = graph.uniqueIDs
    #expect(Set(ids.map { Array($0.utf8) }).count == 6)
    #expect(ids[0] == "entity:")
    #expect(Array(ids[1].utf8) == Array("e\u{301}".utf8))
    #expect(ids.contains("speaker:Max"))
  }

  @Test("the formats, byte by byte")
  func golden() {
    let graph = KnowledgeGraph(
      nodes: [
        GraphNode(id: "person/b", kind: .entity, name: "B", type: "person", mentions: 1),
        GraphNode(
          id: "place/a",
          kind: .entity,
          name: "Å",
          type: "place/city",
          latitude: 34.5281,
          longitude: 69.1723,
          mentions: 4,
          channelMentions: ChannelCounts(article: 3, comment: 1),
          documents: 2
        ),
      ],
      edges: [
        GraphEdge(
          kind: .comention,
          source: 1,
          target: 0,
          count: 2,
          channels: ChannelCounts(article: 1, comment: 1),
          association: Association(npmi: 1 / 3, logLikelihood: 2, pValue: 1e-9, qValue: 0.05)
        )
      ],
      manifest: GraphManifest(version: "1", buildID: "x")
    )
    let manifest =
      #"{"generator":"skein","version":"1","formatVersion":1,"buildID":"x","window":"paragraph","#
      + #""channel":"both","filters":[],"kept":{"nodes":{"entity":2},"edges":{"co-mention":1}},"#
      + #""dropped":[],"gazetteers":[]}"#
    #expect(
      GraphJSONExporter().text(of: graph) == """
        {
        "format":"skein-graph",
        "version":1,
        "manifest":\(manifest),
        "nodes":[
        {"id":"person/b","kind":"entity","name":"B","type":"person","mentions":1,\
        "channels":{"article":0,"comment":0},"documents":0},
        {"id":"place/a","kind":"entity","name":"Å","type":"place/city","latitude":34.5281,\
        "longitude":69.1723,"mentions":4,"channels":{"article":3,"comment":1},"documents":2}
        ],
        "edges":[
        {"kind":"co-mention","source":"person/b","target":"place/a","directed":false,\
        "partOf":false,"count":2,"channels":{"article":1,"comment":1,"cross":0},\
        "association":{"npmi":0.333333,"logLikelihood":2,"pValue":0,"qValue":0.05},"evidence":[]}
        ]
        }

        """
    )
    #expect(
      DOTExporter(profile: .gephi).text(of: graph) == """
        // skein 1, format 1, build x
        // window paragraph, channel both
        // kept 2 nodes (2 entity), 1 edge (1 co-mention)
        graph {
          "person/b" [label="B", color="0.042 0.345 0.959", kind="entity", type="person", \
        mentions="1", articleMentions="0", commentMentions="0", documents="0"];
          "place/a" [label="Å", color="0.452 0.320 0.845", kind="entity", type="place/city", \
        mentions="4", articleMentions="3", commentMentions="1", documents="2", \
        latitude="34.5281", longitude="69.1723"];
          "person/b" -- "place/a" [weight="2"];
        }

        """
    )
  }
}
