import Foundation
import Skein
import TestSupport
import Testing

/// A file that was judged is what a fresh build with the same judgements makes.
@Suite("Judging a graph file")
struct JudgingTests {
  private let folder: TemporaryFolder
  private let gazetteer: Gazetteer
  private var linker: Linker { Linker(gazetteer: gazetteer) }
  private var pipeline: Pipeline { Pipeline(gazetteer: gazetteer) }

  init() throws {
    folder = try TemporaryFolder()
    gazetteer = try GazetteerLoader(explicit: [PackageFolder.smallGazetteer]).load()
  }

  private func input(seed: UInt64, _ count: Int = 15) throws -> String {
    var generator = ThreadGenerator(seed: seed)
    let records = (0..<count).map { generator.record(id: "a\($0)") + "\n" }
    return try folder.write("in\(seed).jsonl", records.joined())
  }

  /// What a file holds, in the forms that users see.
  private func contents(_ name: String) throws -> [String] {
    let store = try GraphStore.forReading(path: folder.path(name))
    defer { try? store.close() }
    #expect(try store.verify().isEmpty, "\(name)")
    return try [Window.paragraph, .thread].map { window in
      let graph = try store.graph(
        .init(
          window: window,
          nodeKinds: Set(GraphNode.Kind.allCases),
          evidencePerEdge: 3,
          version: "test"
        )
      )
      return String(decoding: GraphJSONExporter().bytes(of: graph), as: UTF8.self)
    }
      + store.storedJudgements(linker).map { "\($0)" }
      + [store.statistics().build]
  }

  private func change(
    _ name: String,
    adding added: [Judgement] = [],
    removing removed: [String] = [],
    mustHold: Bool = false
  ) throws -> JudgementChange {
    let store = try GraphStore.forBuilding(path: folder.path(name))
    defer { try? store.close() }
    let writer = try GraphWriter(store: store, gazetteer: gazetteer)
    return try writer.change(
      adding: added,
      removing: removed,
      linker: linker,
      version: "test",
      mustHold: mustHold
    )
  }

  /// Judgements of random spans: mentions, single words, and what no longer stands there.
  private func judgements(_ name: String, _ random: inout ThreadGenerator, _ count: Int) throws
    -> [Judgement]
  {
    let store = try GraphStore.forReading(path: folder.path(name))
    defer { try? store.close() }
    var places: [Judgement] = []
    for key in try store.articleKeys() {
      guard let thread = try store.thread(ofArticle: key)?.thread else { continue }
      for document in linker.link(thread).documents {
        for (part, text) in [(Judgement.Part.title, document.title), (.body, document.body)] {
          let words = text.sentences.map { sentence -> (Range<Int>, String) in
            let start = sentence.range.lowerBound
            let scalars = Array(text.text.unicodeScalars)[sentence.range]
            let word = scalars.prefix { $0.properties.isAlphabetic }
            return (start..<start + word.count, String(String.UnicodeScalarView(word)))
          }
          for (range, surface) in text.mentions.map({ ($0.range, $0.surface) }) + words
          where !range.isEmpty {
            places.append(
              Judgement(
                article: key,
                document: document.key,
                part: part,
                range: range,
                surface: surface,
                entity: nil
              )
            )
          }
        }
      }
    }
    let entities = gazetteer.entities.map(\.id) + ["place/atlantis"]
    return (0..<count).map { _ in
      var judgement = random.pick(places)
      judgement.scope = random.pick(Judgement.Scope.allCases)
      judgement.entity = random.number(below: 4) == 0 ? nil : random.pick(entities)
      judgement.reason = random.pick(["", "“so”\n<b>", "e\u{301}"])
      if random.number(below: 8) == 0 { judgement.document += "#gone" }
      return judgement
    }
  }

  @Test("judging, undoing and building give what a fresh build gives", arguments: 1...8)
  func fresh(seed: Int) async throws {
    var random = ThreadGenerator(seed: UInt64(seed) &* 31)
    let input = try input(seed: UInt64(seed))
    let path = folder.path("judged.sqlite")
    _ = try await pipeline.build([input], into: path)
    let plain = try contents("judged.sqlite")
    var held: [String: Judgement] = [:]
    for step in 0..<4 {
      let added = try judgements("judged.sqlite", &random, 1 + random.number(below: 5))
      for judgement in added { held[judgement.id] = judgement }
      let change = try change("judged.sqlite", adding: added)
      #expect(change.removed.isEmpty)
      if step == 2 {
        let gone = try #require(held.keys.sorted().first)
        held[gone] = nil
        #expect(try self.change("judged.sqlite", removing: [gone]).removed.count == 1)
      }
      let fresh = "fresh\(step).sqlite"
      _ = try await pipeline.build(
        [input],
        into: folder.path(fresh),
        judgements: Array(held.values)
      )
      let isSame = try contents("judged.sqlite") == contents(fresh)
      #expect(isSame, "step \(step)")
      // Nothing is left for a build to do.
      let report = try await pipeline.build([input], into: path)
      #expect(!report.summary.wrote)
      #expect(try self.change("judged.sqlite", adding: Array(held.values)).written.isEmpty)
    }
    #expect(try self.change("judged.sqlite", removing: Array(held.keys)).threads > 0)
    #expect(try contents("judged.sqlite") == plain)
  }

  @Test("threads that are replaced, pruned, linked anew or new follow the judgements")
  func laterBuilds() async throws {
    func record(_ id: String, _ text: String) -> String {
      "{\"id\":\"\(id)\",\"text\":\"\(text)\",\"comments\":[{\"text\":\"ISI again\"}]}\n"
    }
    let first = try folder.write("first.jsonl", record("a", "ISI won.") + record("b", "CIA won."))
    let path = folder.path("g.sqlite")
    _ = try await pipeline.build([first], into: path)
    let judgement = Judgement(
      article: "a",
      document: "a",
      part: .body,
      range: 0..<3,
      surface: "ISI",
      entity: "organization/nato",
      scope: .everywhere
    )
    var own = judgement
    own.scope = .mention
    own.entity = "place/delhi"
    #expect(try change("g.sqlite", adding: [judgement, own], mustHold: true).threads == 2)
    let later = [
      record("a", "ISI won again.") + record("c", "The ISI.") + record("b", "ISI won."),
      record("a", "The ISI won.") + record("c", "The ISI."),
      record("c", "The ISI."),
    ]
    for (step, text) in later.enumerated() {
      let input = try folder.write("later\(step).jsonl", text)
      let report = try await pipeline.build([input], into: path, prune: true)
      _ = try await pipeline.build(
        [input],
        into: folder.path("f\(step).sqlite"),
        judgements: [judgement, own]
      )
      #expect(try contents("g.sqlite") == contents("f\(step).sqlite"))
      let idle = report.idleJudgements.map { $0.obstacle ?? "" }
      #expect(
        idle
          == [
            [], ["the text at a@b0-3 is now “The”"], ["“a” is not in the graph"],
          ][step]
      )
    }
    // The text comes back, and with it what was said of it.
    _ = try await pipeline.build([first], into: path, prune: true)
    let store = try GraphStore.forReading(path: path)
    #expect(try store.mentions(of: "place/delhi").map(\.id) == ["a@b0-3"])
    #expect(try store.mentions(of: "organization/nato").count == 2)
  }

  @Test("an entity that the gazetteer loses and gets back", arguments: [true, false])
  func lostEntity(isAtHand: Bool) async throws {
    let input = try folder.write(
      "in.jsonl",
      "{\"id\":\"a\",\"text\":\"Somebody won.\"}\n{\"id\":\"b\",\"text\":\"Delhi won.\"}\n"
    )
    try FileManager.default.copyItem(
      atPath: PackageFolder.smallGazetteer,
      toPath: folder.path("less")
    )
    let table = String(decoding: try folder.bytes("less/organizations.tsv"), as: UTF8.self)
    try folder.write(
      "less/organizations.tsv",
      table.split(separator: "\n").filter { !$0.hasPrefix("organization/nato") }
        .map { $0 + "\n" }.joined()
    )
    let less = try GazetteerLoader(explicit: [folder.path("less")]).load()
    let path = folder.path("g.sqlite")
    _ = try await pipeline.build([input], into: path)
    let judgement = Judgement(
      article: "a",
      document: "a",
      part: .body,
      range: 0..<8,
      surface: "Somebody",
      entity: "organization/nato"
    )
    _ = try change("g.sqlite", adding: [judgement], mustHold: true)
    let before = try contents("g.sqlite")
    let gazetteer = gazetteer
    let lost = try await Pipeline(gazetteer: less).build(
      [input],
      into: path,
      earlier: { isAtHand && $0 == gazetteer.digest ? gazetteer : nil }
    )
    #expect(
      lost.idleJudgements.map(\.obstacle) == ["the gazetteer does not list organization/nato"]
    )
    #expect(lost.summary.untouched == (isAtHand ? 1 : 0))
    _ = try await Pipeline(gazetteer: less).build(
      [input],
      into: folder.path("f.sqlite"),
      judgements: [judgement]
    )
    #expect(try contents("g.sqlite") == contents("f.sqlite"))
    _ = try await pipeline.build([input], into: path)
    #expect(try contents("g.sqlite") == before)
  }

  @Test("a judgement that cannot hold is refused whole, or kept where it is taken over")
  func refusal() async throws {
    let path = folder.path("g.sqlite")
    _ = try await pipeline.build([try input(seed: 3)], into: path)
    let before = try contents("g.sqlite")
    let judgement = Judgement(
      article: "a0",
      document: "a0",
      part: .body,
      range: 0..<1,
      surface: "?",
      entity: "place/delhi"
    )
    #expect(throws: JudgementRefusal.self) {
      try change("g.sqlite", adding: [judgement], mustHold: true)
    }
    #expect(try contents("g.sqlite") == before)
    #expect(try change("g.sqlite", adding: [judgement]).threads == 1)
    #expect(try contents("g.sqlite") != before)
    _ = try change("g.sqlite", removing: [judgement.id])
    #expect(try contents("g.sqlite") == before)
  }
}
