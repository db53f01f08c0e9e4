import Foundation
import Skein
import TestSupport
import Testing

/// What all builds of these tests are asked for.
private struct Build {
  let folder: TemporaryFolder
  let gazetteer: Gazetteer

  init() throws {
    folder = try TemporaryFolder()
    gazetteer = try GazetteerLoader(explicit: [PackageFolder.smallGazetteer]).load()
  }

  @discardableResult
  func run(
    _ inputs: [String],
    threads: Int = 1,
    prune: Bool = false,
    gazetteer other: Gazetteer? = nil,
    into name: String = "graph.sqlite"
  ) async throws -> Pipeline.Report {
    try await Pipeline(gazetteer: other ?? gazetteer, threads: threads)
      .build(inputs, into: folder.path(name), prune: prune)
  }

  /// What a file exports in every form that users see.
  func exports(_ name: String = "graph.sqlite") throws -> [[UInt8]] {
    let store = try GraphStore.forReading(path: folder.path(name))
    #expect(try store.verify().isEmpty)
    return try [Window.paragraph, .thread].map { window in
      let graph = try store.graph(
        .init(
          window: window,
          nodeKinds: Set(GraphNode.Kind.allCases),
          evidencePerEdge: 3,
          version: "test"
        )
      )
      return GraphJSONExporter().bytes(of: graph)
    }
  }
}

@Suite("The pipeline")
struct PipelineTests {
  private let build: Build
  private var folder: TemporaryFolder { build.folder }

  init() throws {
    build = try Build()
  }

  private func records(_ count: Int, seed: UInt64) -> [String] {
    var generator = ThreadGenerator(seed: seed)
    return (0..<count).map { generator.record(id: "a\($0)") }
  }

  private func lines(_ records: some Sequence<String>) -> String {
    records.map { $0 + "\n" }.joined()
  }

  // MARK: Determinism

  @Test("neither the order of files nor the number of threads leaves a trace")
  func orderAndThreads() async throws {
    let records = records(75, seed: 1)
    let inputs = try (0..<3).map { part in
      try folder.write("in/\(part).jsonl", lines(records[(part * 25)..<(part * 25 + 25)]))
    }
    let first = try await build.run(inputs)
    #expect(first.summary.added == 75)
    let expected = try build.exports()
    for (number, order) in [inputs.reversed(), [folder.path("in")], inputs].enumerated() {
      try await build.run(order, threads: 1 + number, into: "\(number).sqlite")
      let isSame = try build.exports("\(number).sqlite") == expected
      #expect(isSame)
    }
  }

  @Test("any way to the same inputs gives the same graph", arguments: 0..<3)
  func randomHistories(seed: Int) async throws {
    var generator = ThreadGenerator(seed: UInt64(seed) + 50)
    var corpus: [String: String] = [:]
    for _ in 0..<5 {
      for _ in 0..<4 {
        let id = "a\(generator.number(below: 12))"
        switch generator.number(below: 4) {
        case 0: corpus[id] = nil
        default: corpus[id] = generator.record(id: id)
        }
      }
      let order = corpus.keys.sorted().map { ($0, generator.number(below: 1000)) }
        .sorted { $0.1 < $1.1 }.map(\.0)
      let input = try folder.write("in.jsonl", lines(order.compactMap { corpus[$0] }))
      guard !corpus.isEmpty else { continue }
      try await build.run([input], threads: 2, prune: true)
      try? FileManager.default.removeItem(atPath: folder.path("fresh.sqlite"))
      try await build.run([input], into: "fresh.sqlite")
      let isSame = try build.exports() == build.exports("fresh.sqlite")
      #expect(isSame)
    }
  }

  @Test("a comment that is put in, changed and taken out again leaves nothing behind")
  func comments() async throws {
    let plain =
      #"{"id":"a","text":"ISI in Lahore.","comments":[{"id":"1","author":"Max","text":"CIA."}]}"#
    let input = try folder.write("in.jsonl", plain + "\n")
    try await build.run([input])
    let expected = try build.exports()
    for comment in [
      #",{"id":"2","author":"Paul","text":"NATO and ISI."}"#, #",{"id":"2","text":"Kabul"}"#,
    ] {
      try folder.write("in.jsonl", plain.replacing("]}", with: comment + "]}"))
      let report = try await build.run([input])
      #expect(report.summary.changed == 1)
      #expect(try build.exports() != expected)
    }
    try folder.write("in.jsonl", plain)
    try await build.run([input])
    #expect(try build.exports() == expected)
  }

  // MARK: Runs

  @Test("a run that changes nothing leaves every byte of the file")
  func nothingChanged() async throws {
    let input = try folder.write("in.jsonl", lines(records(5, seed: 2)))
    try await build.run([input])
    let before = try folder.bytes("graph.sqlite")
    let report = try await build.run([input])
    #expect(!report.summary.wrote)
    #expect(report.summary.articles == 5)
    #expect(try folder.bytes("graph.sqlite") == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("")).sorted() == [
        "graph.sqlite", "in.jsonl",
      ]
    )
  }

  @Test("absent articles stay, unless they are to be pruned")
  func prune() async throws {
    let records = records(4, seed: 3)
    let all = try folder.write("all.jsonl", lines(records))
    let some = try folder.write("some.jsonl", lines(records.dropLast(2)))
    try await build.run([all])
    let expected = try build.exports()
    #expect(try await build.run([some]).summary.removed == 0)
    #expect(try build.exports() == expected)
    #expect(try await build.run([some], prune: true).summary.removed == 2)
    try await build.run([some], into: "fresh.sqlite")
    let isSame = try build.exports() == build.exports("fresh.sqlite")
    #expect(isSame)
  }

  @Test("of equal ids the first path and line wins, the others are told")
  func duplicates() async throws {
    let inputs = [
      try folder.write("b.jsonl", #"{"id":"x","text":"NATO"}"#),
      try folder.write(
        "a.jsonl",
        "\n" + #"{"id":"x","text":"ISI"}"# + "\n" + #"{"id":"x","text":"CIA"}"#
      ),
    ]
    for order in [inputs, inputs.reversed()] {
      let report = try await build.run(order)
      #expect(report.duplicates.map { "\($0.path):\($0.line)" } == ["a.jsonl:3", "b.jsonl:1"])
      let store = try GraphStore.forReading(path: folder.path("graph.sqlite"))
      #expect(try store.entities().map(\.id) == ["organization/isi"])
    }
  }

  @Test("a changed gazetteer links anew what this input does not hold, too")
  func changedGazetteer() async throws {
    let all = try folder.write("all.jsonl", lines(records(20, seed: 4)))
    let other = try folder.write("other.jsonl", #"{"id":"z","text":"Wazoo met ISI in Lahore."}"#)
    let changed = try FileManager.default.contentsOfDirectory(atPath: PackageFolder.smallGazetteer)
    for name in changed where name.hasSuffix(".tsv") {
      var text = try String(
        contentsOfFile: PackageFolder.smallGazetteer + "/" + name,
        encoding: .utf8
      )
      text = text.split(separator: "\n").filter { !$0.hasPrefix("organization/cia") }
        .map { $0.replacing("Inter-Services Intelligence\tISI", with: "The Service\tISI") }
        .joined(separator: "\n")
      if name == "people.tsv" { text += "\nperson/nobody\tperson\tNowhere\tWazoo" }
      // What was a topic is an organization now.
      if name == "topics.tsv" {
        text = text.replacing("topic/drones\ttopic", with: "topic/drones\torganization")
      }
      try folder.write("changed/" + name, text + "\n")
    }
    let gazetteer = try GazetteerLoader(explicit: [folder.path("changed")]).load()
    try await build.run([all])
    let report = try await build.run([other], gazetteer: gazetteer)
    #expect(report.summary.relinked == 20)
    #expect(report.summary.added == 1)
    try await build.run([all, other], gazetteer: gazetteer, into: "fresh.sqlite")
    let isSame = try build.exports() == build.exports("fresh.sqlite")
    #expect(isSame)
    #expect(try await build.run([all, other], gazetteer: gazetteer).summary.wrote == false)
  }

  // MARK: Reports

  @Test("what was skipped or repaired is told with its place")
  func problems() async throws {
    try folder.write(
      "in/a.jsonl",
      "{\"id\":\"1\",\"text\":\"ISI\\u0000\",\"lang\":\"de\"}\n{broken\n[1]\n"
    )
    try folder.write("in/b.txt", "")
    let report = try await build.run([folder.path("in")])
    #expect(
      report.skipped.map { "\($0.place.path):\($0.place.line)" } == [
        "a.jsonl:2", "a.jsonl:3", "b.txt:1",
      ]
    )
    #expect(report.notices.map(\.place.line) == [1])
    #expect(report.otherLanguages == ["de": 1])
  }

  @Test("a missing input is told before a graph file is made")
  func missing() async throws {
    await #expect(throws: ReadingError.self) { try await build.run([folder.path("none")]) }
    #expect(!FileManager.default.fileExists(atPath: folder.path("graph.sqlite")))
  }

  @Test("threads come in the order of the input, whatever the number of threads")
  func forEachThread() async throws {
    let input = try folder.write("in.jsonl", lines(records(70, seed: 5)))
    for threads in [1, 2, 5] {
      var ids: [String] = []
      _ = try await Pipeline(gazetteer: build.gazetteer, threads: threads).forEachThread(in: [input]
      ) {
        record,
        linked in
        ids.append(record.thread.article.id)
        #expect(linked.documents.count == record.thread.comments.count + 1)
      }
      #expect(ids == (0..<70).map { "a\($0)" })
    }
  }
}
