import Foundation
import Skein
import TestSupport
import Testing

/// A changed gazetteer links anew what it touches, which gives what a full build gives.
@Suite("A changed gazetteer")
struct RelinkingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Edits rows of a gazetteer at random; entities keep their order.
  private struct Editor {
    var random: ThreadGenerator
    var rows: [[String]] = RelinkingTests.rows
    private var next = 0

    init(seed: UInt64) { random = ThreadGenerator(seed: seed) }

    static let rules = ["", "~weak", "~lower", "~exact", "~strong", "~acronym", "~demonym"]
    static let types = [
      "organization", "place/city", "place/country", "place/region", "person", "topic",
    ]

    mutating func edit() {
      let place = random.number(below: rows.count)
      let name = random.pick(ThreadGenerator.smallNames).replacing("|", with: "")
      switch random.number(below: 8) {
      case 0 where rows.count > 12: rows.remove(at: place)
      case 0, 1:
        next += 1
        let type = random.pick(Self.types)
        rows.insert(["x/\(next)", type, name, "", "", "1", ""], at: place)
      case 2, 3:
        let alias = name + random.pick(Self.rules)
        rows[place][3] += (rows[place][3].isEmpty ? "" : "|") + alias
      case 4: rows[place][3] = ""
      case 5: rows[place][5] = "\(random.number(below: 9))"
      case 6:
        rows[place][4] =
          random.number(below: 3) == 0 ? "" : rows[random.number(below: rows.count)][0]
      default:
        if random.number(below: 3) == 0 { rows[place][1] = random.pick(Self.types) }
        rows[place][2] = random.number(below: 2) == 0 ? name : rows[place][2] + " Ex"
        rows[place][6] = "edited"
      }
    }

    var table: String {
      (["id\ttype\tname\taliases\tparent\tprior\tdescription"]
        + rows.map { $0.joined(separator: "\t") }).map { $0 + "\n" }.joined()
    }
  }

  private static let rows = [
    ["organization/isi", "organization", "Inter-Services Intelligence", "ISI", "place/pakistan"],
    ["organization/cia", "organization", "Central Intelligence Agency", "CIA", "place/us"],
    ["organization/nato", "organization", "NATO", "Nato~lower", ""],
    ["organization/taliban", "organization", "Taliban", "Taliban~lower", "place/pakistan"],
    ["organization/un", "organization", "United Nations", "UN", ""],
    ["person/bhutto", "person", "Benazir Bhutto", "", "place/pakistan"],
    ["person/khan", "person", "Imran Khan", "", "place/pakistan"],
    ["person/khan-2", "person", "Imran Khan", "", "place/india"],
    ["person/annan", "person", "Kofi Annan", "", "organization/un"],
    ["place/asia", "place/region", "Asia", "", ""],
    ["place/pakistan", "place/country", "Pakistan", "Pakistani~demonym", "place/asia"],
    ["place/india", "place/country", "India", "Indian~demonym", "place/asia"],
    ["place/us", "place/country", "United States", "U.S.|American~demonym", ""],
    ["place/georgia", "place/country", "Georgia", "Georgian~demonym", ""],
    ["place/georgia-us", "place/province", "Georgia", "", "place/us"],
    ["place/lahore", "place/city", "Lahore", "", "place/punjab"],
    ["place/punjab", "place/province", "Punjab", "", "place/pakistan"],
    ["place/delhi", "place/city", "Delhi", "", "place/india"],
    ["place/kabul", "place/city", "Kabul", "", ""],
    ["topic/flood", "topic", "Floods", "flood~0.6|monsoon~0.5", ""],
    ["topic/peace", "topic", "Peace", "peace talks~1|negotiations~0.5", ""],
  ].map { $0 + ["1", ""] }

  /// Names, and such as are near them by spelling, by an initial, or by case.
  private static let names =
    ThreadGenerator.smallNames + [
      "Pakistann", "Pakisstan", "Georgiia", "Kofi Anan", "Benazir Bhuto", "Imram Khan",
      "Imran T. Khan", "Inter-Services Inteligence", "united nations", "taliban", "ISS", "CIB",
      "Kabull", "Punjaab", "Khan", "Imran", "Annan", "Quilfire", "monsoons",
    ]

  private func gazetteer(_ editor: Editor, _ name: String) throws -> Gazetteer {
    try folder.write("\(name)/own.tsv", editor.table)
    return try GazetteerLoader(explicit: [folder.path(name)]).load()
  }

  /// What a file holds, in the forms that users see; whole mentions where SQLite is at hand.
  private func contents(_ name: String) throws -> [String] {
    let store = try GraphStore.forReading(path: folder.path(name))
    #expect(try store.verify().isEmpty)
    var contents = try [Window.paragraph, .thread].map { window in
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
    try store.close()
    if Tool.isInstalled("sqlite3") {
      let mentions = """
        SELECT d.key, d.rows_seal, a.linked, m.part, m.start, m.explanation, m.seal
        FROM document d JOIN article a ON a.id = d.article LEFT JOIN mention m ON m.document = d.id
        ORDER BY d.key, a.key, d.ordinal, m.part, m.start
        """
      contents.append(try Tool.run("sqlite3", [folder.path(name), mentions]).output)
    }
    return contents
  }

  @Test("what is touched is linked anew, and the rest would be linked as before", arguments: 1...6)
  func randomEdits(seed: Int) async throws {
    var editor = Editor(seed: UInt64(seed))
    var threads = ThreadGenerator(seed: UInt64(seed) &* 977, names: Self.names)
    // Short threads, so that an edit touches few of them.
    let records = (0..<40).map { index in
      let text = ThreadGenerator.quoted(threads.sentence() + " " + threads.sentence())
      let comment = ThreadGenerator.quoted(threads.sentence())
      return "{\"id\":\"a\(index)\",\"text\":\(text),\"comments\":[{\"text\":\(comment)}]}\n"
    }
    let all = try folder.write("in/all.jsonl", records.joined())
    let some = try folder.write("some/all.jsonl", records.prefix(20).joined())
    var known: [String: Gazetteer] = [:]
    var (touched, untouched) = (0, 0)
    for step in 0..<4 {
      for _ in 0..<(step == 0 ? 0 : 1 + threads.number(below: 3)) { editor.edit() }
      let gazetteer = try gazetteer(editor, "g\(step)")
      known[gazetteer.digest] = gazetteer
      let pipeline = Pipeline(gazetteer: gazetteer)
      let earlier = known
      // Threads that the input does not hold follow, too.
      let report = try await pipeline.build(
        [step % 2 == 0 ? all : some],
        into: folder.path("partial.sqlite"),
        earlier: { earlier[$0] }
      )
      _ = try await pipeline.build([all], into: folder.path("full\(step).sqlite"))
      let isSame = try contents("partial.sqlite") == contents("full\(step).sqlite")
      #expect(isSame, "seed \(seed), step \(step)")
      #expect(!report.summary.lacksEarlierGazetteer)
      touched += report.summary.relinked
      untouched += report.summary.untouched
      if step > 0, known.count > step {
        #expect(report.summary.relinked + report.summary.untouched == 40)
      }
    }
    #expect(touched > 0 && untouched > 0)
  }

  @Test("threads without a changed name keep their links; without the gazetteer before, none does")
  func summary() async throws {
    let input = try folder.write(
      "in.jsonl",
      """
      {"id":"a","text":"Kabul is far."}
      {"id":"b","text":"Delhi is near."}
      {"id":"c","text":"Nothing is named."}

      """
    )
    let before = try gazetteer(Editor(seed: 1), "before")
    var editor = Editor(seed: 1)
    editor.rows.removeAll { $0[0] == "place/delhi" }
    let after = try gazetteer(editor, "after")
    for isAtHand in [true, false] {
      let path = folder.path("\(isAtHand).sqlite")
      _ = try await Pipeline(gazetteer: before).build([input], into: path)
      let report = try await Pipeline(gazetteer: after).build(
        [input],
        into: path,
        earlier: { isAtHand && $0 == before.digest ? before : nil }
      )
      #expect(report.summary.relinked == (isAtHand ? 1 : 3))
      #expect(report.summary.untouched == (isAtHand ? 2 : 0))
      #expect(report.summary.lacksEarlierGazetteer == !isAtHand)
      let again = try await Pipeline(gazetteer: after).build([input], into: path)
      #expect(!again.summary.wrote)
    }
    let isSame = try contents("true.sqlite") == contents("false.sqlite")
    #expect(isSame)
  }

  @Test("what a change would do is told without writing")
  func comparison() async throws {
    let input = try folder.write(
      "in.jsonl",
      """
      {"id":"a","text":"Kabul is far. The Kabool road."}
      {"id":"b","title":"Delhi","text":"Delhi is near.","comments":[{"id":"1","text":"Delhi!"}]}
      {"id":"c","text":"The monsoon and the flood."}

      """
    )
    let before = try gazetteer(Editor(seed: 1), "before")
    let path = folder.path("graph.sqlite")
    _ = try await Pipeline(gazetteer: before).build([input], into: path)
    let bytes = try folder.bytes("graph.sqlite")
    var editor = Editor(seed: 1)
    editor.rows.removeAll { $0[0] == "place/delhi" || $0[0] == "topic/flood" }
    editor.rows.append(["place/road", "place/site", "Kabool road", "", "", "1", ""])
    let store = try GraphStore.forReading(path: path)
    let found = try LinkingComparison(
      GazetteerDifference(from: before, to: try gazetteer(editor, "after")),
      in: store,
      limit: 2
    )
    try store.close()
    #expect(found.threads == 3 && found.touchedThreads == 3 && found.changedThreads == 3)
    #expect(found.counts == [.gained: 1, .lost: 4])
    #expect(found.examples[.gained]?.map(\.surface) == ["Kabool road"])
    #expect(found.examples[.lost]?.map(\.mention) == ["b@t0-5", "b@b0-5"])
    #expect(found.examples[.lost]?.first?.before?.id == "place/delhi")
    #expect(found.staleThreads == 0)
    #expect(try folder.bytes("graph.sqlite") == bytes)
  }
}
