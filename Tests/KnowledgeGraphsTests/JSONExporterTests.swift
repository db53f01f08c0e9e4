import Foundation
import KnowledgeGraphs
import TestSupport
import Testing

@Suite("JSON")
struct JSONExporterTests {
  static let graphs = [SampleGraph.network(), HostileNames.graph()]
  static let hasNetworkx = Tool.python(importing: "networkx") != nil

  @Test("Skein's own format keeps ids, names and evidence", arguments: graphs)
  func ownFormat(graph: KnowledgeGraph) throws {
    let text = GraphJSONExporter().text(of: graph)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    #expect(root["format"] as? String == "skein-graph")
    #expect(root["version"] as? Int == 1)
    let nodes = try #require(root["nodes"] as? [[String: Any]])
    let edges = try #require(root["edges"] as? [[String: Any]])
    #expect(nodes.count == graph.nodes.count)
    #expect(edges.count == graph.edges.count)
    for (node, object) in zip(graph.nodes, nodes) {
      let name = try #require(object["name"] as? String)
      #expect(Array(name.unicodeScalars) == Array(node.name.unicodeScalars))
      #expect(object["mentions"] as? Int == node.mentions)
    }
    let ids = graph.uniqueIDs
    for (edge, object) in zip(graph.edges, edges) {
      #expect(object["source"] as? String == ids[edge.source])
      #expect(object["count"] as? Int == edge.count)
      #expect((object["evidence"] as? [Any])?.count == edge.evidence.count)
    }
    #expect(text.split(separator: "\n").count == 9 + nodes.count + edges.count)
  }

  @Test("Python's json reads it", .enabled(if: Tool.python() != nil, "Python is not installed"))
  func pythonReads() throws {
    let python = try #require(Tool.python())
    let script = """
      import json, sys
      graph = json.loads(sys.stdin.buffer.read().decode('utf-8'))
      ids = {node['id'] for node in graph['nodes']}
      assert len(ids) == len(graph['nodes'])
      assert all(e['source'] in ids and e['target'] in ids for e in graph['edges'])
      names = [n['name'] for n in graph['nodes']]
      print(len(names), len(graph['edges']), sum(map(len, names)))
      """
    let graph = HostileNames.graph()
    let outcome = try Tool.run(
      python,
      ["-c", script],
      input: GraphJSONExporter().text(of: graph)
    )
    let length = graph.nodes.map(\.name.unicodeScalars.count).reduce(0, +)
    #expect(outcome.output == "\(graph.nodes.count) \(graph.edges.count) \(length)\n")
    #expect(outcome.errors == "")
  }

  @Test(
    "networkx reads back the same graph",
    .enabled(if: hasNetworkx, "No Python with networkx is installed"),
    arguments: graphs
  )
  func networkxReadsBack(graph: KnowledgeGraph) throws {
    let python = try #require(Tool.python(importing: "networkx"))
    let script = """
      import inspect, json, sys
      import networkx as nx
      data = json.loads(sys.stdin.buffer.read().decode('utf-8'))
      known = inspect.signature(nx.node_link_graph).parameters
      name = 'edges' if 'edges' in known else 'link'
      graph = nx.node_link_graph(data, **{name: sys.argv[1]})
      print(graph.number_of_nodes(), graph.number_of_edges(), graph.is_multigraph(),
            graph.is_directed(), sum(d['weight'] for _, _, d in graph.edges(data=True)))
      """
    for key in NodeLinkExporter.EdgeKey.allCases {
      let text = NodeLinkExporter(edgeKey: key).text(of: graph)
      let outcome = try Tool.run(python, ["-c", script, key.rawValue], input: text)
      let weight = graph.edges.map(\.count).reduce(0, +)
      #expect(
        outcome.output == "\(graph.nodes.count) \(graph.edges.count) True False \(weight)\n",
        "\(outcome.errors)"
      )
    }
  }

  @Test("keys are written only where kinds can join the same pair")
  func multigraph() {
    let nodes = ["a", "b", "c"].map { GraphNode(id: $0, kind: .entity, name: $0, type: "place") }
    let documents = ["d", "e"].map {
      GraphNode(id: $0, kind: .document, name: $0, type: "comment")
    }
    func text(_ edges: [GraphEdge]) -> String {
      NodeLinkExporter().text(
        of: KnowledgeGraph(
          nodes: nodes + documents,
          edges: edges,
          manifest: SampleGraph.manifest
        )
      )
    }
    let comention = GraphEdge(kind: .comention, source: 0, target: 1)
    let plain = text([comention, GraphEdge(kind: .mentions, source: 3, target: 0)])
    #expect(plain.contains("\"multigraph\":false") && !plain.contains("\"key\""))
    let mixed = text([comention, GraphEdge(kind: .partOf, source: 1, target: 2)])
    #expect(mixed.contains("\"multigraph\":true") && mixed.contains("\"key\":\"part-of\""))
    let replies = text([
      GraphEdge(kind: .repliesTo, source: 3, target: 4),
      GraphEdge(kind: .repliesTo, source: 4, target: 3),
    ])
    #expect(replies.contains("\"key\":\"replies-to\"") && replies.contains("replies-to-back"))
  }
}
