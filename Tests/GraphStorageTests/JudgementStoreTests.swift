import Foundation
import GRDB
import TestSupport
import Testing

@testable import ArticleThreads
@testable import EntityLinking
@testable import GraphStorage

@Suite("Stored judgements")
struct JudgementStoreTests {
  private let file: GraphFile

  init() throws {
    file = try GraphFile(records: [
      #"{"id":"a","text":"ISI met the CIA.","comments":[{"id":"1","text":"The ISI!"}]}"#,
      #"{"id":"b","text":"Nothing is named."}"#,
    ])
    let linker = Linker(gazetteer: try #require(smallGazetteer))
    let store = try GraphStore.forBuilding(path: file.path)
    let writer = try GraphWriter(store: store, gazetteer: linker.gazetteer)
    _ = try writer.change(
      adding: [Self.one, Self.everywhere],
      linker: linker,
      version: "test",
      mustHold: true
    )
    try store.close()
  }

  private static let one = Judgement(
    article: "a",
    document: "a",
    part: .body,
    range: 12..<15,
    surface: "CIA",
    entity: "place/delhi",
    reason: "said so"
  )
  private static let everywhere = Judgement(
    article: "a",
    document: "a",
    part: .body,
    range: 0..<3,
    surface: "ISI",
    entity: nil,
    scope: .everywhere
  )

  static let tampering: [Tampering] =
    [
      ("entity", "'place/lahore'"), ("entity", "NULL"), ("reason", "'x'"), ("surface", "'Delhi'"),
      ("start", "0"), ("end", "11"), ("part", "'x'"), ("scope", "'thread'"), ("scope", "'world'"),
      ("article", "'b'"), ("document", "'b'"), ("key", "'j0'"), ("seal", "seal + 1"),
      ("start", "'x'"),
    ].map {
      Tampering("UPDATE judgement SET \($0) = \($1) WHERE surface = 'CIA'", "judgement", "")
    } + [
      Tampering("DELETE FROM judgement WHERE scope = 'mention'", "mention", "a@b12-15 “CIA”"),
      Tampering("DELETE FROM judgement WHERE scope = 'everywhere'", "mention", "a#1@b4-7 “ISI”"),
      Tampering("DELETE FROM judgement", "article", "“a”"),
      Tampering("UPDATE mention SET judgement = NULL", "mention", "a@b0-3 “ISI”"),
      Tampering("UPDATE mention SET judgement = 'j0'", "mention", "a@b0-3 “ISI”"),
      Tampering(
        "UPDATE article SET linked = substr(linked, 1, length(linked) - 2) || 'xx' WHERE key = 'a'",
        "article",
        "“a”"
      ),
      Tampering(
        "UPDATE article SET linked = linked || ' 0123456789abcdef' WHERE key = 'b'",
        "article",
        "“b”"
      ),
    ]

  @Test("verify names what does not follow the judgements", arguments: tampering)
  func verification(_ tampering: Tampering) throws {
    #expect(try file.open().verify().isEmpty)
    try file.tamper(tampering.sql)
    let problems = try file.open().verify()
    #expect(
      problems.contains {
        $0.table == tampering.table
          && (tampering.row.isEmpty || $0.row.contains(tampering.row))
      },
      "\(problems.map(\.description))"
    )
  }

  @Test("judgements of two programs both hold, and a build that began before them stops")
  func otherWriters() throws {
    let linker = Linker(gazetteer: try #require(smallGazetteer))
    let stores = try (0..<3).map { _ in try GraphStore.forBuilding(path: file.path) }
    let writers = try stores.map { try GraphWriter(store: $0, gazetteer: linker.gazetteer) }
    for (writer, range) in zip(writers, [0..<3, 4..<7]) {
      let judgement = Judgement(
        article: "a",
        document: range.lowerBound == 0 ? "a" : "a#1",
        part: .body,
        range: range,
        surface: "ISI",
        entity: "place/delhi"
      )
      _ = try writer.change(adding: [judgement], linker: linker, version: "test", mustHold: true)
    }
    let article = try thread(#"{"id":"c","text":"ISI met the CIA."}"#)
    let record = ThreadRecord(thread: article, path: "c.jsonl", line: 1)
    #expect {
      try writers[2].write([(record, linker.link(record.thread))])
    } throws: {
      "\($0)".contains("another program wrote to the file meanwhile")
    }
    for store in stores { try store.close() }
    #expect(try file.open().judgements().all.count == 4)
    #expect(try file.open().verify().isEmpty)
  }

  @Test("a file that a killed program left in the middle of a change can be read")
  func journal() throws {
    let queue = try DatabaseQueue(path: file.path)
    let copy = file.path + "-left.sqlite"
    try queue.writeWithoutTransaction { database in
      // So little memory that what is changed reaches the file before the end.
      try database.execute(
        sql: """
          PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE;
          DELETE FROM judgement;
          CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
            WHERE i < 500) SELECT i, hex(randomblob(500)) AS text FROM n
          """
      )
      for end in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: file.path + end, toPath: copy + end)
      }
      try database.execute(sql: "ROLLBACK")
    }
    let store = try GraphStore.forReading(path: copy)
    #expect(try store.judgements().all.count == 2)
    #expect(try store.verify().isEmpty)
    try store.close()
  }

  @Test("a file of before judgements is brought up to date by a build, and refused by questions")
  func migration() throws {
    let old = try GraphFile()
    let queue = try DatabaseQueue(path: old.path)
    try GraphSchema.migrator.migrate(queue, upTo: "graph tables")
    try queue.close()
    #expect {
      _ = try old.open()
    } throws: {
      "\($0)".contains("an earlier version of Skein made this file")
    }
    try old.add([try thread(#"{"id":"a","text":"ISI met the CIA."}"#)])
    #expect(try old.open().verify().isEmpty)
    #expect(try old.open().judgements().isEmpty)
  }

  @Test("public ids of spans are read back, and nothing else is taken for one")
  func spanIDs() {
    for (id, document, part, range) in [
      ("a@b12-18", "a", Judgement.Part.body, 12..<18), ("a#1@t0-1", "a#1", .title, 0..<1),
      ("a@b@b1-2", "a@b", .body, 1..<2), ("@b1-2", "", .body, 1..<2),
      ("é\u{301}@b1-2", "é\u{301}", .body, 1..<2),
    ] {
      let read = MentionID(id)
      #expect(read?.document.utf8.elementsEqual(document.utf8) == true, "\(id)")
      #expect(read?.part == part && read?.range == range, "\(id)")
    }
    for id in [
      "", "@", "a", "a@", "a@b", "a@b1", "a@b1-", "a@b-2", "a@x1-2", "a@b2-2", "a@b3-2", "a@b-1-2",
      "a@b+1-2", "a@b1-2x", "a@b1-99999999999999999999", "a@b٣-٤", "a@b1-2-3", "a@é1-2",
    ] {
      #expect(MentionID(id) == nil, "\(id)")
    }
  }
}
