import EntityLinking
import Gazetteers
import KnowledgeGraphs
import TestSupport
import Testing

@testable import ArticleThreads
@testable import GraphStorage

/// Counts written down as their definition says, one unit after the other.
private struct PlainCounts {
  var lines: [String: Int] = [:]
  private let gazetteer: Gazetteer

  init(_ threads: [ArticleThread], _ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    let linker = Linker(gazetteer: gazetteer)
    for thread in threads { add(linker.link(thread)) }
  }

  var sorted: [String] {
    lines.map { "\($0.key) \($0.value)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A unit: who stands in it.
  private typealias Unit = Set<Int>

  private mutating func add(_ thread: LinkedThread) {
    var everywhere: [Unit] = []
    for (index, document) in thread.documents.enumerated() {
      let channel = index == 0 ? 0 : 1
      var whole: Unit = []
      for part in [document.title, document.body] {
        var sentences: [Int: Unit] = [:]
        var paragraphs: [Int: Unit] = [:]
        for (number, sentence) in part.sentences.enumerated() where sentence.isCounted {
          sentences[number] = []
          paragraphs[sentence.paragraph] = []
        }
        count(totals: sentences.count, 0, channel)
        count(totals: paragraphs.count, 1, channel)
        let mentions = part.mentions.filter(\.isCounted).map {
          ($0.entity, $0.sentence, $0.paragraph)
        }
        let terms = part.terms.map { (Optional($0.topic), $0.sentence, $0.paragraph) }
        for case (let node?, let sentence, let paragraph) in mentions + terms {
          sentences[sentence, default: []].insert(node)
          paragraphs[paragraph, default: []].insert(node)
          whole.insert(node)
        }
        for unit in sentences.values { count(unit, 0, channel) }
        for unit in paragraphs.values { count(unit, 1, channel) }
      }
      count(totals: 1, 2, channel)
      count(whole, 2, channel)
      everywhere.append(whole)
    }
    let comments = everywhere.dropFirst().reduce(into: Unit()) { $0.formUnion($1) }
    countThread(everywhere[0], comments, hasComments: everywhere.count > 1)
  }

  private mutating func countThread(_ article: Unit, _ comments: Unit, hasComments: Bool) {
    for channel in hasComments ? [0, 1, 2, 3] : [0, 3] { add("total 3\(channel)") }
    let all = article.union(comments)
    for node in all {
      if article.contains(node) { add("node \(id(node)) 30") }
      if comments.contains(node) { add("node \(id(node)) 31") }
      if hasComments { add("node \(id(node)) 32") }
      add("node \(id(node)) 33")
    }
    for (first, second) in pairs(all) {
      let inArticle = article.contains(first) && article.contains(second)
      let inComments = comments.contains(first) && comments.contains(second)
      add(pair(first, second) + " 3\(inArticle ? 0 : inComments ? 1 : 2)")
    }
  }

  private mutating func count(totals: Int, _ window: Int, _ channel: Int) {
    guard totals > 0 else { return }
    add("total \(window)\(channel)", totals)
    add("total \(window)3", totals)
  }

  private mutating func count(_ unit: Unit, _ window: Int, _ channel: Int) {
    for node in unit {
      add("node \(id(node)) \(window)\(channel)")
      add("node \(id(node)) \(window)3")
    }
    for (first, second) in pairs(unit) { add(pair(first, second) + " \(window)\(channel)") }
  }

  private mutating func add(_ line: String, _ count: Int = 1) { lines[line, default: 0] += count }

  private func id(_ node: Int) -> String { gazetteer.entities[node].id }

  private func pair(_ first: Int, _ second: Int) -> String {
    let ids = [id(first), id(second)].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "pair \(ids[0]) \(ids[1])"
  }

  private func pairs(_ unit: Unit) -> [(Int, Int)] {
    unit.flatMap { first in unit.filter { first < $0 }.map { (first, $0) } }
      .filter { !(gazetteer.entities[$0].isTopic && gazetteer.entities[$1].isTopic) }
  }
}

@Suite("Counts of units")
struct UnitCountsTests {
  @Test("a file counts what a plain recount counts", arguments: 0..<6)
  func randomThreads(seed: Int) throws {
    let threads = try threads(25, seed: UInt64(seed))
    let file = try GraphFile(threads)
    let expected = PlainCounts(threads, try #require(smallGazetteer))
    #expect(expected.lines.keys.contains { $0.hasPrefix("pair") && $0.hasSuffix(" 32") })
    #expect(try file.counts() == expected.sorted)
    #expect(try file.open().verify().isEmpty)
  }

  @Test("no node has more units than there are, no pair more than its nodes", arguments: 0..<3)
  func bounds(seed: Int) throws {
    let file = try GraphFile(threads(40, seed: UInt64(100 + seed)))
    #expect(
      try file.value(
        """
        SELECT group_concat(n.node || ' ' || n.window || n.channel) FROM node_units n
        LEFT JOIN unit_total t ON t.window = n.window AND t.channel = n.channel
        WHERE n.count > coalesce(t.count, 0)
        """
      ) == nil
    )
    #expect(
      try file.value(
        """
        SELECT group_concat(p.first || ' ' || p.second || ' ' || p.window) FROM pair_channel p
        JOIN node_units f ON f.node = p.first AND f.window = p.window AND f.channel = p.channel
        JOIN node_units s ON s.node = p.second AND s.window = p.window AND s.channel = p.channel
        WHERE p.count > min(f.count, s.count)
        """
      ) == nil
    )
    #expect(try file.value("SELECT count(*) FROM pair WHERE first >= second") == "0")
  }

  @Test("one unit adds at most 1, in the channel where both stand")
  func channels() throws {
    let both =
      #"{"id":"a","text":"ISI and ISI met the CIA. The CIA met ISI.","comments":[{"text":"ISI and CIA."}]}"#
    let comments = #"{"id":"b","text":"ISI.","comments":[{"text":"NATO."},{"text":"ISI. NATO."}]}"#
    let cross = #"{"id":"c","text":"ISI.","comments":[{"text":"Kabul."}]}"#
    let file = try GraphFile(records: [both, comments, cross])
    let counts = try file.counts().filter { $0.hasPrefix("pair") }
    #expect(
      counts == [
        "pair organization/cia organization/isi 00 2",
        "pair organization/cia organization/isi 01 1",
        "pair organization/cia organization/isi 10 1",
        "pair organization/cia organization/isi 11 1",
        "pair organization/cia organization/isi 20 1",
        "pair organization/cia organization/isi 21 1",
        "pair organization/cia organization/isi 30 1",
        "pair organization/isi organization/nato 11 1",
        "pair organization/isi organization/nato 21 1",
        "pair organization/isi organization/nato 31 1",
        "pair organization/isi place/kabul 32 1",
      ]
    )
    let store = try file.open()
    for window in Window.allCases {
      for one in try store.comentions(of: "organization/isi", window: window) {
        #expect(one.counts[.both] == one.counts.article + one.counts.comment + one.counts.cross)
      }
    }
    let found = try store.evidence(
      for: "organization/isi",
      "place/kabul",
      window: .thread,
      channel: .cross
    )
    #expect(found.map { $0.first.map(\.id) + $0.second.map(\.id) } == [["c@b0-3", "c#c1@b0-5"]])
  }

  @Test("what repeats the thread, and topics with topics, are not counted")
  func notCounted() throws {
    let record = """
      {"id":"a","text":"The flood in Lahore delayed the peace talks with ISI in the city.","comments":\
      [{"text":"> The flood in Lahore delayed the peace talks with ISI in the city.\\nNo."}]}
      """
    let file = try GraphFile(records: [record])
    let counts = try file.counts()
    #expect(counts.contains("pair place/lahore topic/floods 00 1"))
    #expect(!counts.contains { $0.contains("topic/floods topic/peace-talks") })
    #expect(!counts.contains { $0.hasPrefix("node") && $0.contains(" 01 ") })
  }
}
