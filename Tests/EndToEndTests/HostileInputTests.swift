import Foundation
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws {
    var sandbox = try Sandbox()
    sandbox.environment["SKEIN_GAZETTEERS"]? +=
      ":" + PackageFolder.path("Tests/Fixtures/gazetteers/hostile/names.tsv")
    self.sandbox = sandbox
  }

  /// Builds some input and annotates it, too; both must end well.
  @discardableResult
  private func build(_ input: String) throws -> [String] {
    let built = try sandbox.run("build", input, "--database", "h.sqlite", "--export", "h")
    #expect(built.status == 0, "\(built.errors)")
    #expect(built.output.isEmpty)
    #expect(try sandbox.run("verify", "--database", "h.sqlite").status == 0)
    for form in ["jsonl", "html", "markdown"] {
      #expect(try sandbox.run("annotate", input, "--format", form).status == 0)
    }
    #expect(try sandbox.run("tag", input).status == 0)
    return built.notes
  }

  private func stats() throws -> [String] {
    try sandbox.run("stats", "--database", "h.sqlite", "--format", "csv").lines
  }

  // MARK: Bytes

  @Test("what is no text is replaced and told, and the rest stays")
  func bytes() throws {
    var record = Array(#"{"id":"x","text":"ISI "#.utf8) + [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80]
    record += Array(#" CIA \u0000 \ud800 NATO","author":"A"#.utf8) + [0x80] + Array("\"}\n".utf8)
    record += Array("\u{FEFF}{\"id\":\"y\",\"text\":\"Kabul\"}\r\n\u{0}\n".utf8)
    try folder.write("h/a.jsonl", record)
    try folder.write(
      "h/b.txt",
      [0xEF, 0xBB, 0xBF] + Array("Title ISI\n\nText \u{0} CIA ".utf8) + [0xC0, 0xAF, 0x0A]
    )
    try FileManager.default.moveItem(atPath: folder.path("h"), toPath: folder.path("bytes"))
    let notes = try build("bytes")
    #expect(notes.contains { $0.contains("a.jsonl:1") && $0.contains("U+FFFD") })
    #expect(
      notes.contains {
        $0.contains("b.txt:1") && $0.contains("2 characters") || $0.contains("3 characters")
      }
    )
    #expect(try stats().contains("articles,3") || stats().contains("articles,2"))
    let x = try sandbox.run("mentions", "NATO", "--database", "h.sqlite", "--format", "csv").lines
    #expect(x.count == 2)
    #expect(x[1].contains("\u{FFFD}"))
  }

  @Test("empty files, pages without comments, comments without text, odd records")
  func empty() throws {
    try folder.write("odd/empty.txt", "")
    try folder.write("odd/empty.jsonl", "")
    try folder.write("odd/blank.jsonl", "\n\r\n  \n")
    try folder.write("odd/null.json", "null")
    try folder.write("odd/page.txt", "Only ISI")
    try folder.write(
      "odd/records.jsonl",
      """
      {"id":"1","text":"ISI","comments":[{"author":"Max","text":""},{"text":null},{"author":""},null,7]}
      {"id":"2","text":"","title":"CIA"}
      {"id":"3","text":"Kabul","comments":[{"id":"k","text":"NATO","parent":"gone"},{"id":"k","text":"UN"},{"id":"l","text":"x","parent":"l"}]}
      {"id":"3","text":"Delhi"}
      {"id":4,"text":"Lahore","comments":{}}
      {"text":["no"]}
      {}

      """
    )
    let notes = try build("odd")
    for place in [
      "empty.txt:1", "empty.jsonl:1", "blank.jsonl:1", "null.json:1", "records.jsonl:6",
      "records.jsonl:7",
    ] {
      #expect(notes.contains { $0.contains("odd/\(place): skipped: ") }, "\(place)")
    }
    #expect(notes.contains { $0.contains("records.jsonl:4") && $0.contains("same id") })
    #expect(notes.contains { $0.contains("records.jsonl:3") && $0.contains("“k” stands twice") })
    #expect(try stats().contains("articles,5"))
    let annotations = try sandbox.run("annotate", "odd").objects()
    let orphan = try #require(annotations.first { $0["id"] as? String == "3#k" })
    #expect(orphan["parent"] as? String == "gone")
    #expect(orphan["replyTo"] == nil)
    #expect(annotations.contains { $0["id"] as? String == "3#k~2" })
    #expect(annotations.contains { $0["id"] as? String == "4" })
  }

  @Test("a line of 50 MB is read, or skipped in one sentence", .tags(.slow))
  func longLine() throws {
    var line = Data(#"{"id":"long","text":"ISI "#.utf8)
    line.append(Data(repeating: UInt8(ascii: " "), count: 25_000_000))
    line.append(Data(repeating: UInt8(ascii: "x"), count: 25_000_000))
    line.append(Data(" CIA\"}\n{\"id\":\"next\",\"text\":\"NATO\"}\n".utf8))
    try folder.write("long.jsonl", line)
    let outcome = try sandbox.run("build", "long.jsonl", "--database", "h.sqlite", "--no-export")
    #expect(outcome.status == 0, "\(outcome.errors.prefix(300))")
    #expect(try sandbox.run("mentions", "NATO", "--database", "h.sqlite").status == 0)
    #expect(try stats().contains("articles,2"))
  }

  @Test("deep nesting and a broken end are one sentence each")
  func nesting() throws {
    try folder.write(
      "deep.jsonl",
      #"{"id":"d","text":"ISI","x":"# + String(repeating: "[", count: 5000)
        + String(repeating: "]", count: 5000) + "}\n" + #"{"id":"e","text":"CIA""#
    )
    let outcome = try sandbox.run("annotate", "deep.jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.notes.count { $0.contains("deep.jsonl:2: skipped") } == 1)
  }

  // MARK: Names

  static let hostileNames = [
    #"quotes " and ' and “curly”"#, "<b>brackets</b> & <script>alert(1)</script>", "100% %s %n",
    "new\nline", "tab\there", "emoji 😀👩‍👩‍👧", "back\\slash|pipe;semi,comma", "{\"json\":[1]}",
    "'; DROP TABLE article; --", "=1+1", "\u{202E}right to left", "e\u{301} and é", "a#b@c/../d",
    " spaces ", "-",
  ]

  @Test("hostile names come back whole in every format", arguments: hostileNames)
  func named(name: String) throws {
    let quoted = ThreadGenerator.quoted(name)
    try folder.write(
      "names.jsonl",
      """
      {"id":\(quoted),"title":\(quoted),"author":\(quoted),"tags":[\(quoted)],"text":"Zed met Quillfire of ISI.",\
      "comments":[{"id":\(quoted),"author":\(quoted),"text":"Zed!"}]}

      """
    )
    let built = try sandbox.run("build", "names.jsonl", "--database", "h.sqlite", "--export", "h")
    #expect(built.status == 0, "\(built.errors)")
    func rows(_ arguments: String..., format: String) throws -> Sandbox.Outcome {
      let outcome = try sandbox.run(arguments + ["--database", "h.sqlite", "--format", format])
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome
    }
    // JSON Lines give the bytes back.
    let found = try rows("search", "zed", format: "jsonl").objects()
    #expect(found.count == 2)
    for key in ["author", "title"] {
      #expect(found.allSatisfy { ($0[key] as? String)?.utf8.elementsEqual(name.utf8) == true })
    }
    #expect(Set(found.compactMap { $0["document"] as? String }) == [name, "\(name)#\(name)"])
    let annotated = try sandbox.run("annotate", "names.jsonl").objects()
    #expect((annotated.first?["id"] as? String)?.utf8.elementsEqual(name.utf8) == true)
    // A table keeps to one line a row; the person's name holds a line end and a tab.
    #expect(try rows("entities", format: "table").lines.count == 4)
    let why = try sandbox.run("why", "--database", "h.sqlite", "--", "\(name)@b0-3")
    #expect(why.output.hasPrefix("“Zed” → person/zed"))
    #expect(try sandbox.run("tag", "names.jsonl", "--write").status == 0)

    guard hasPython else { return }
    for (verb, column) in [
      (["search", "zed"], "author"), (["mentions", "person/zed"], "speaker"),
    ] {
      try folder.write(
        "rows.csv",
        try sandbox.run(verb + ["--database", "h.sqlite", "--format", "csv"]).data
      )
      let values = try sandbox.python(
        "import csv,sys,json; print(json.dumps([r['\(column)'] for r in csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'))]))",
        "rows.csv"
      )
      let read = try JSONSerialization.jsonObject(with: Data((values ?? "").utf8)) as? [String]
      #expect(read?.count == 2)
      #expect(read?.allSatisfy { $0.utf8.elementsEqual(name.utf8) } == true)
    }
    let nodes = try sandbox.python(
      "import json,sys; print(json.dumps([n['name'] for n in json.load(open(sys.argv[1]))['nodes'] if n['kind'] == 'speaker']))",
      "h/graph.json"
    )
    let speakers = try JSONSerialization.jsonObject(with: Data((nodes ?? "").utf8)) as? [String]
    #expect(speakers?.map { Array($0.utf8) } == [Array(name.utf8)])
  }

  @Test("what is read on a terminal holds no control characters and turns no direction")
  func terminal() throws {
    let red = "\u{1B}[31mred\u{7} \u{202E}turned\u{2066} \u{2028}next\r\n"
    let quoted = ThreadGenerator.quoted("ISI \(red) CIA in Lahore")
    let author = ThreadGenerator.quoted(red)
    try folder.write("red.jsonl", #"{"id":"r","author":\#(author),"text":\#(quoted)}"# + "\n")
    try build("red.jsonl")
    for arguments in [
      ["why", "ISI"], ["comentions", "ISI", "CIA"], ["mentions", "ISI"], ["search", "lahore"],
      ["why-not", "ISI\u{1B}[1m", "CIA"], ["mentions", "no\u{1B}[1m\nbody"], ["neighbors", "ISI"],
    ] {
      let outcome = try sandbox.run(arguments + ["--database", "h.sqlite"])
      for scalar in (outcome.output + outcome.errors).unicodeScalars {
        let isBad =
          scalar.properties.generalCategory == .control && scalar != "\n"
          || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        #expect(!isBad, "\(arguments): \(scalar.value)")
      }
      #expect(outcome.status < 2, "\(arguments): \(outcome.errors)")
    }
  }

  @Test("hostile names do not get out of HTML, Markdown, DOT and JSON")
  func escaped() throws {
    let records = Self.hostileNames.enumerated().map { index, name in
      let quoted = ThreadGenerator.quoted(name)
      return """
        {"id":\(ThreadGenerator.quoted("\(index) \(name)")),"title":\(quoted),"author":\(quoted),"text":"Zed met Quillfire of ISI.",\
        "comments":[{"author":\(quoted),"text":\(quoted)}]}

        """
    }
    try folder.write("all.jsonl", records.joined())
    try build("all.jsonl")
    #expect(try stats().contains("articles,\(Self.hostileNames.count)"))
    let html = String(decoding: try folder.bytes("h/articles.html"), as: UTF8.self).lowercased()
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>brackets"))
    if Tool.isInstalled("dot") {
      for name in ["h/graph.dot", "h/graph-gephi.dot"] {
        let outcome = try Tool.run("dot", ["-Tdot_json", folder.path(name)])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("100%"))
      }
    }
    for arguments in [["--format", "dot"], ["--format", "dot", "--dot-profile", "gephi"]]
    where Tool.isInstalled("dot") {
      try folder.write(
        "kinds.dot",
        try sandbox.run(
          [
            "export", "--database", "h.sqlite", "--output", "-", "--nodes", "speaker", "--nodes",
            "document", "--nodes", "entity",
          ]
            + arguments
        ).data
      )
      let outcome = try Tool.run("dot", ["-Tcanon", folder.path("kinds.dot")])
      #expect(outcome.status == 0, "\(outcome.errors.prefix(500))")
    }
    if hasNetworkx {
      _ = try sandbox.run(
        "export",
        "--database",
        "h.sqlite",
        "--format",
        "node-link",
        "--nodes",
        "speaker",
        "--nodes",
        "document",
        "--output",
        "kinds.json"
      )
      let count = try sandbox.python(
        "import json,sys,networkx as nx; g=nx.node_link_graph(json.load(open(sys.argv[1])),edges='edges'); print(g.number_of_nodes(), len(set(g)))",
        "kinds.json",
        importing: "networkx"
      )
      #expect(count == "\(Self.hostileNames.count * 3) \(Self.hostileNames.count * 3)\n")
    }
  }
}
