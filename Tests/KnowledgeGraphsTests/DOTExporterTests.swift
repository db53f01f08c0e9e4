import Foundation
import KnowledgeGraphs
import TestSupport
import Testing

private struct GraphvizGraph: Decodable {
  struct Object: Decodable {
    var name: String
    var label: String?
  }
  struct Edge: Decodable {
    var tail: Int
    var head: Int
  }
  var objects: [Object]?
  var edges: [Edge]?
}

@Suite("DOT")
struct DOTExporterTests {
  static let graphs = [SampleGraph.network(), HostileNames.graph()]

  @Test(
    "Graphviz reads back every node, edge and name",
    .enabled(if: Tool.isInstalled("dot"), "Graphviz is not installed"),
    arguments: graphs
  )
  func graphvizReadsBack(graph: KnowledgeGraph) throws {
    let text = DOTExporter().text(of: graph)
    let outcome = try Tool.run("dot", ["-Tjson0"], input: text)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let read = try JSONDecoder().decode(GraphvizGraph.self, from: Data(outcome.output.utf8))
    let nodes = try #require(read.objects)
    #expect(nodes.count == graph.nodes.count)
    #expect(read.edges?.count == graph.edges.count)
    for (node, object) in zip(graph.nodes, nodes) {
      let isPlain = node.name.unicodeScalars.allSatisfy { $0.isASCII && $0 > " " && $0 != "\\" }
      if isPlain, !node.name.contains("&"), !node.name.isEmpty, node.name.count <= 16 {
        #expect(object.label == node.name)
      }
    }
    let expected = graph.edges.map { [$0.source, $0.target].sorted() }
    let found = (read.edges ?? []).map { [$0.tail, $0.head].sorted() }
    #expect(
      found.sorted { $0.lexicographicallyPrecedes($1) }
        == expected.sorted { $0.lexicographicallyPrecedes($1) }
    )
  }

  @Test(
    "every layout draws it without a complaint, as SVG that is XML",
    .enabled(if: Tool.isInstalled("dot"), "Graphviz is not installed"),
    arguments: ["dot", "neato", "sfdp"],
    graphs
  )
  func layoutsDraw(layout: String, graph: KnowledgeGraph) throws {
    let outcome = try Tool.run(layout, ["-Tsvg"], input: DOTExporter().text(of: graph))
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(!outcome.output.contains("href=\"javascript"))
    guard let python = Tool.python(importing: "xml.dom.minidom") else { return }
    let check = "import sys,xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())"
    #expect(try Tool.run(python, ["-c", check], input: outcome.output).status == 0)
  }

  @Test(
    "a picture shows every hostile name as it is",
    .enabled(
      if: Tool.isInstalled("dot") && Tool.python(importing: "xml.etree") != nil,
      "Graphviz or Python is not installed"
    )
  )
  func picturesShowNames() throws {
    let graph = HostileNames.graph()
    let python = try #require(Tool.python(importing: "xml.etree"))
    let script = """
      import json, sys, xml.etree.ElementTree as tree
      svg = '{http://www.w3.org/2000/svg}'
      root = tree.fromstring(sys.stdin.buffer.read())
      nodes = [g for g in root.iter(svg + 'g') if g.get('class') == 'node']
      print(json.dumps([[t.text or '' for t in g.iter(svg + 'text')] for g in nodes]))
      """
    let picture = try Tool.run("dot", ["-Tsvg"], input: DOTExporter().text(of: graph))
    let outcome = try Tool.run(python, ["-c", script], input: picture.output)
    let shown = try JSONDecoder().decode([[String]].self, from: Data(outcome.output.utf8))
    #expect(
      shown.map { Self.squeezed($0.joined()) }.sorted()
        == graph.nodes.map { node in
          let name = Self.squeezed(node.name)
          return name.isEmpty ? "(noname)" : name
        }.sorted()
    )
  }

  /// A name without white space, with pictures for control characters.
  private static func squeezed(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar.value {
      case 0..<0x20: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 0x7F: text.append("\u{2421}")
      case 0xFFFE: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  @Test("Gephi's rules hold", arguments: graphs)
  func gephiReadsBack(graph: KnowledgeGraph) throws {
    let read = try GephiReader(DOTExporter(profile: .gephi).text(of: graph))
    #expect(read.nodes.count == graph.nodes.count)
    #expect(Set(read.nodes.map { Array($0.id.utf8) }).count == graph.nodes.count)
    var names = Set<[UInt8]>()
    for (node, row) in zip(graph.nodes, read.nodes) {
      names.insert(Array(row.id.utf8))
      #expect(row.attributes["mentions"] == String(node.mentions))
    }
    var weights: [Set<Int>: Int] = [:]
    for edge in graph.edges { weights[[edge.source, edge.target], default: 0] += edge.count }
    #expect(read.edges.count == weights.count)
    #expect(read.edges.map(\.weight).reduce(0, +) == Double(weights.values.reduce(0, +)))
    for edge in read.edges {
      #expect(names.contains(Array(edge.source.utf8)))
      #expect(names.contains(Array(edge.target.utf8)))
    }
  }

  @Test("a parallel pair is one line with the sum for Gephi, facts have an arrow for Graphviz")
  func parallelPairs() {
    let graph = KnowledgeGraph(
      nodes: ["a", "b"].map { GraphNode(id: $0, kind: .entity, name: $0, type: "place") },
      edges: [
        GraphEdge(kind: .partOf, source: 1, target: 0),
        GraphEdge(kind: .comention, source: 1, target: 0, count: 4, isPartOf: true),
      ],
      manifest: SampleGraph.manifest
    )
    let gephi = DOTExporter(profile: .gephi).text(of: graph)
    #expect(gephi.contains("  \"a\" -- \"b\" [weight=\"5\"];\n"))
    #expect(gephi.components(separatedBy: " -- ").count == 2)
    let picture = DOTExporter().text(of: graph)
    let lines = picture.split(separator: "\n").filter { $0.contains(" -- ") }
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("  \"a\" -- \"b\"") && lines[0].contains("style=\"dashed\""))
    #expect(!lines[0].contains("dir="))
    #expect(lines[1].hasPrefix("  \"b\" -- \"a\"") && lines[1].contains("dir=\"forward\""))
  }

  @Test("the manifest stands in comments, one line each", arguments: DOTExporter.Profile.allCases)
  func manifestComments(profile: DOTExporter.Profile) {
    let text = DOTExporter(profile: profile).text(of: HostileNames.graph())
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let comments = lines.prefix { $0.hasPrefix("// ") }
    #expect(comments.count == 3 + 2 * HostileNames.all.count)
    #expect(lines[comments.count] == "graph {")
    #expect(!text.utf8.contains(UInt8(ascii: "\r")))
  }
}
