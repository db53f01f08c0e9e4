import Foundation
import TestSupport
import Testing

@Suite("Exports")
struct ExportTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try .withGraph()
  }

  private func export(_ arguments: String...) throws -> Sandbox.Outcome {
    let outcome = try sandbox.run(["export"] + arguments + ["--output", "-"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    return outcome
  }

  private func graph(_ arguments: String...) throws -> [String: Any] {
    let outcome = try sandbox.run(["export"] + arguments + ["--output", "-"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: outcome.data) as? [String: Any])
  }

  private func ids(_ graph: [String: Any]) -> Set<String> {
    Set((graph["nodes"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
  }

  private func edges(_ graph: [String: Any]) -> [[String: Any]] {
    graph["edges"] as? [[String: Any]] ?? []
  }

  @Test("the main job writes one file a format")
  func folder() throws {
    let outcome = try sandbox.run("build", "in", "--export", "out/put")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let files = try sandbox.folder.files(below: "out/put")
    #expect(
      files.keys.sorted() == [
        "annotations.jsonl", "articles.html", "articles.md", "graph-gephi.dot",
        "graph-node-link.json", "graph.dot", "graph.json", "tags.jsonl",
      ]
    )
    #expect(files.values.allSatisfy { !$0.isEmpty })
    #expect(try export("--format", "dot").data == files["graph.dot"])
    #expect(
      try export("--format", "dot", "--dot-profile", "gephi").data == files["graph-gephi.dot"]
    )
    #expect(try export("--format", "node-link").data == files["graph-node-link.json"])
    #expect(try export().data == files["graph.json"])
    #expect(try sandbox.run("annotate", "in").data == files["annotations.jsonl"])
    #expect(try sandbox.run("annotate", "in", "--format", "html").data == files["articles.html"])
    #expect(try sandbox.run("annotate", "in", "--format", "markdown").data == files["articles.md"])
    #expect(try sandbox.run("tag", "in", "--format", "jsonl").data == files["tags.jsonl"])
    // A second export replaces the files.
    #expect(try sandbox.run("build", "in", "--export", "out/put").status == 0)
    #expect(try sandbox.folder.files(below: "out/put") == files)
  }

  @Test("every edge of the JSON carries its counts and its evidence")
  func json() throws {
    let graph = try graph("--window", "sentence")
    #expect(ids(graph).isSuperset(of: ["organization/isi", "topic/floods", "a#1", "speaker/Max"]))
    let pair = try #require(
      edges(graph).first {
        $0["source"] as? String == "organization/cia"
          && $0["target"] as? String == "organization/isi"
      }
    )
    #expect(pair["count"] as? Int == 2)
    #expect(
      (pair["evidence"] as? [[String: Any]])?.map { $0["text"] as? String } == [
        "ISI met the CIA in Lahore.", "The CIA, not ISI!",
      ]
    )
    let kinds = Set(edges(graph).compactMap { $0["kind"] as? String })
    #expect(
      kinds == ["co-mention", "document-topic", "mentions", "part-of", "replies-to", "wrote"]
    )
    let manifest = try #require(graph["manifest"] as? [String: Any])
    #expect(manifest["window"] as? String == "sentence")
    #expect((manifest["gazetteers"] as? [Any])?.count == 4)
    #expect(!"\(manifest)".contains(sandbox.folder.path("")))
    let bare = try self.graph("--evidence", "0")
    #expect(edges(bare).allSatisfy { ($0["evidence"] as? [Any])?.isEmpty ?? true })
  }

  @Test("filters keep what they say")
  func filters() throws {
    let all = ids(try graph("--nodes", "entity"))
    #expect(ids(try graph("--type", "place")) == all.filter { $0.hasPrefix("place/") })
    #expect(ids(try graph("--type", "place/city", "--type", "person")).contains("place/lahore"))
    #expect(ids(try graph("--nodes", "entity", "--top", "1")) == ["organization/isi"])
    #expect(
      edges(try graph("--min-count", "2", "--nodes", "entity")).allSatisfy {
        $0["kind"] as? String == "part-of" || ($0["count"] as? Int ?? 0) >= 2
      }
    )
    let near = ids(try graph("--nodes", "entity", "--around", "NATO", "--channel", "comment"))
    #expect(near == ["organization/nato", "organization/isi"])
    let further = ids(
      try graph("--nodes", "entity", "--around", "NATO", "--channel", "comment", "--hops", "2")
    )
    #expect(further.isSuperset(of: near.union(["organization/cia"])))
    #expect(ids(try graph("--nodes", "speaker")).allSatisfy { $0.hasPrefix("speaker/") })
    let joined = try graph("--nodes", "entity", "--drop-isolated", "--min-count", "2")
    let ends = edges(joined).flatMap { [$0["source"], $0["target"]].compactMap { $0 as? String } }
    #expect(ids(joined) == Set(ends))
    #expect(
      Set(
        edges(try graph("--window", "thread", "--channel", "cross", "--nodes", "entity")).compactMap
        { $0["count"] as? Int }
      ) == [1]
    )
  }

  @Test("the key of edges is chosen", arguments: ["edges", "links"])
  func edgeKey(key: String) throws {
    let graph = try graph("--format", "node-link", "--edge-key", key)
    #expect(graph[key] is [Any])
    #expect(graph[key == "edges" ? "links" : "edges"] == nil)
  }

  @Test(
    "networkx reads node-link",
    .enabled(if: hasNetworkx, "no networkx here"),
    arguments: ["edges", "links"]
  )
  func networkx(key: String) throws {
    _ = try sandbox.run("export", "--format", "node-link", "--edge-key", key, "--output", "g.json")
    let script = """
      import sys, json, networkx as nx
      g = nx.node_link_graph(json.load(open(sys.argv[1])), edges='\(key)')
      print(g.number_of_nodes(), sorted(n for _, n in g.nodes(data='label'))[0])
      """
    let nodes = ids(try graph("--format", "node-link")).count
    #expect(
      try sandbox.python(script, "g.json", importing: "networkx")
        == "\(nodes) CIA\n".replacing("CIA", with: "Central Intelligence Agency")
    )
  }

  @Test(
    "Graphviz reads both profiles",
    .enabled(if: Tool.isInstalled("dot"), "no dot here"),
    arguments: ["graphviz", "gephi"]
  )
  func graphviz(profile: String) throws {
    _ = try sandbox.run("export", "--format", "dot", "--dot-profile", profile, "--output", "g.dot")
    let outcome = try Tool.run("dot", ["-Tdot_json", sandbox.folder.path("g.dot")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Inter-Services Intelligence"))
  }
}
