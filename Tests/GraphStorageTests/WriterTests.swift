import EntityLinking
import Foundation
import GRDB
import Gazetteers
import KnowledgeGraphs
import TestSupport
import Testing

@testable import ArticleThreads
@testable import GraphStorage

@Suite("Writing threads")
struct WriterTests {
  // MARK: No memory of the past

  @Test(
    "replaced, removed and added again, threads leave what a fresh build holds",
    arguments: 0..<3
  )
  func histories(seed: Int) throws {
    let old = try threads(12, seed: UInt64(10 + seed))
    let new = try threads(12, seed: UInt64(20 + seed))
    let expected = try GraphFile(new).contents()

    let file = try GraphFile(old)
    #expect(try file.contents() != expected)
    try file.add(Array(old.prefix(5)) + new.suffix(7))
    try file.add(Array(new.prefix(3)), prune: true)
    try file.add(new.reversed(), batch: 5)
    let isSame = try file.contents() == expected
    #expect(isSame)
    #expect(try file.open().verify().isEmpty)
    // Nothing is left of what only the old threads held.
    #expect(
      try file.value(
        """
        SELECT count(*) FROM speaker WHERE id NOT IN (SELECT speaker FROM document
          WHERE speaker NOT NULL) AND id NOT IN (SELECT speaker FROM mention WHERE speaker NOT NULL)
        """
      ) == "0"
    )
    #expect(
      try file.value("SELECT count(*) FROM node WHERE id NOT IN (SELECT node FROM node_units)")
        == "0"
    )
  }

  @Test("a stored thread is read back as it was, so that it can be linked anew", arguments: 0..<3)
  func roundTrip(seed: Int) throws {
    let threads = try threads(25, seed: UInt64(30 + seed))
    let file = try GraphFile(threads)
    let queue = try DatabaseQueue(path: file.path)
    for thread in threads {
      let stored = try queue.read { try StoredThread.record(ofArticle: thread.article.id, in: $0) }
      #expect(stored?.thread == thread)
      #expect(stored?.thread.digest == thread.digest)
    }
  }

  @Test("pages with quotations, notes and boilerplate are read back, too")
  func pages() throws {
    let reader = try ArticleReader(inputs: [
      PackageFolder.path("Tests/Fixtures/pages"), PackageFolder.path("seeds"),
    ])
    var threads: [ArticleThread] = []
    while let event = try reader.next() {
      if case .thread(let record) = event { threads.append(record.thread) }
    }
    #expect(threads.count > 5)
    #expect(threads.contains { $0.article.zones.contains { $0.kind == .quotation } })
    let file = try GraphFile(threads)
    let queue = try DatabaseQueue(path: file.path)
    for thread in threads {
      let stored = try queue.read { try StoredThread.record(ofArticle: thread.article.id, in: $0) }
      #expect(stored?.thread == thread)
    }
    #expect(try file.open().verify().isEmpty)
  }

  @Test("a run that changes nothing writes no row, one that does records itself")
  func runs() throws {
    let threads = try threads(4, seed: 1)
    let file = try GraphFile(threads)
    let before = try file.folder.bytes("graph.sqlite")
    #expect(try file.add(threads).wrote == false)
    #expect(try file.folder.bytes("graph.sqlite") == before)
    #expect(try file.value("SELECT count(*) || ' ' || added || format FROM run") == "1 41")
    try file.add(Array(threads.prefix(1)), prune: true)
    #expect(
      try file.value("SELECT group_concat(added || changed || removed) FROM run") == "400,003"
    )
    #expect(try file.value("SELECT count(*) FROM state") == "0")
  }

  @Test("after a build there is one file, without a log beside it")
  func oneFile() throws {
    let file = try GraphFile(threads(3, seed: 2))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: file.folder.path("")) == ["graph.sqlite"]
    )
    #expect(try file.value("PRAGMA journal_mode") == "delete")
    #expect(try file.value("PRAGMA foreign_key_check") == nil)
    #expect(try file.value("PRAGMA integrity_check") == "ok")
  }

  @Test("a run that was stopped after some batches is finished by the next")
  func unfinished() throws {
    let threads = try threads(8, seed: 3)
    let gazetteer = try #require(smallGazetteer)
    let expected = try GraphFile(threads).contents()
    let file = try GraphFile(try self.threads(8, seed: 4))
    do {
      let store = try GraphStore.forBuilding(path: file.path)
      let writer = try GraphWriter(store: store, gazetteer: gazetteer)
      let linker = Linker(gazetteer: gazetteer)
      for thread in threads {
        try writer.write([(ThreadRecord(thread: thread, path: "a", line: 1), linker.link(thread))])
      }
      // No end of the run, and the log stays.
    }
    #expect(try file.open().verify().isEmpty)
    let summary = try file.add(threads)
    #expect(summary.wasUnfinished)
    #expect(!summary.wrote)
    let isSame = try file.contents() == expected
    #expect(isSame)
    #expect(try file.add(threads).wasUnfinished == false)
  }

  private func threads(_ count: Int, seed: UInt64) throws -> [ArticleThread] {
    try GraphStorageTests.threads(count, seed: seed)
  }

  // MARK: Identity

  @Test("ids and authors that Swift takes for equal, or that run together, stay apart")
  func lookalikes() throws {
    let records = [
      #"{"id":"é","text":"ISI.","url":"https://x/y","comments":[{"id":"é","author":"José","text":"CIA"},{"id":"e\u0301","author":"Jose\u0301","text":"NATO"}]}"#,
      #"{"id":"e\u0301","text":"Kabul and ISI.","source":"x/y","comments":[{"author":"z","text":"ISI"}]}"#,
      #"{"id":"a","text":"ISI.","source":"x","comments":[{"id":"c#1","author":"y/z","text":"CIA, Delhi."},{"id":"2","text":"ISI?"}]}"#,
      #"{"id":"a#c#1","text":"NATO in Lahore."}"#,
      #"{"id":"a#c","text":"Lahore."}"#,
    ]
    let file = try GraphFile(records: records)
    #expect(try file.value("SELECT count(*) FROM article") == "5")
    #expect(try file.value("SELECT count(*) FROM speaker") == "4")
    let store = try file.open()
    #expect(try store.verify().isEmpty)
    // The comment “c#1” belongs to “a”.
    let evidence = try store.evidence(for: "organization/isi", "place/delhi", window: .thread)
    #expect(evidence.map { $0.first.map(\.id) } == [["a@b0-3", "a#2@b0-3"]])
    #expect(evidence.first?.second.map(\.article) == ["a"])
    #expect(
      try store.comentions(of: "place/lahore", window: .document).map(\.id) == ["organization/nato"]
    )
    let graph = try store.graph(.init(nodeKinds: Set(GraphNode.Kind.allCases), version: "test"))
    #expect(graph.nodes.count { $0.kind == .document } == 10)
    #expect(graph.nodes.count { $0.kind == .speaker } == 4)
    #expect(Set(graph.uniqueIDs.map { Array($0.utf8) }).count == graph.nodes.count)
    let wrote = graph.edges.filter { $0.kind == .wrote }
    #expect(Set(wrote.map(\.source)).count == 4)
    #expect(Set(wrote.map(\.target)).count == 4)
    #expect(graph.edges.count { $0.kind == .repliesTo } == 5)
    #expect(try file.add(records.map(thread)).wrote == false)
  }

  @Test("names with quotes, brackets, tabs, percent signs and emoji come back as they were")
  func hostileNames() throws {
    let name = #"'; DROP TABLE article; -- "<b>&amp;</b> %s\t\n\r😀 a|b\\"#
    let json = """
      {"id":"\(name.replacing("\"", with: "\\\""))","title":"\(name.replacing("\"", with: "\\\""))",\
      "author":"x","tags":["\(name.replacing("\"", with: "\\\""))"],"text":"ISI"}
      """
    let thread = try thread(json)
    let file = try GraphFile([thread])
    #expect(try file.value("SELECT key FROM article") == thread.article.id)
    #expect(thread.article.id.unicodeScalars.contains("\t"))
    let queue = try DatabaseQueue(path: file.path)
    let stored = try queue.read { try StoredThread.record(ofArticle: thread.article.id, in: $0) }
    #expect(stored?.thread == thread)
  }

  // MARK: Files that are no graph

  @Test("a text file, another database and a folder are refused in one sentence")
  func foreignFiles() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("text.sqlite", String(repeating: "No database. ", count: 200))
    let other = folder.path("other.sqlite")
    let queue = try DatabaseQueue(path: other)
    try queue.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
    try queue.close()
    let before = try folder.bytes("other.sqlite")
    for path in [text, other, folder.path("")] {
      for open in [GraphStore.forReading, GraphStore.forBuilding] {
        let error = #expect(throws: GraphError.self) { try open(path) }
        #expect(error?.message.contains(path) == true)
        #expect(error?.message.contains("\n") == false)
      }
    }
    #expect(try folder.bytes("other.sqlite") == before)
    let missing = #expect(throws: GraphError.self) {
      try GraphStore.forReading(path: folder.path("none.sqlite"))
    }
    #expect(missing?.code == .missing)
  }
}
