import GRDB
import TestSupport
import Testing

@testable import ArticleThreads
@testable import GraphStorage

/// What somebody does to a sound file, and what `verify` must name.
struct Tampering: Sendable, CustomTestStringConvertible {
  var sql: String
  /// The table of a problem that names the row.
  var table: String
  /// What the row's name holds.
  var row: String
  var testDescription: String { sql }

  init(_ sql: String, _ table: String, _ row: String) {
    self.sql = sql
    self.table = table
    self.row = row
  }
}

@Suite("Verifying a graph file")
struct VerifierTests {
  private let file: GraphFile

  init() throws {
    file = try GraphFile(records: [
      """
      {"id":"a","title":"Talks in Kabul","author":"Ann","url":"https://x","text":"ISI met the CIA. The \
      flood reached Lahore; the flooding went on. Nowhere else.\\n\\nImran Khan said no.","comments":[\
      {"id":"1","author":"Max","text":"> ISI met the CIA. The flood reached Lahore; the flooding went on.\\n\
      The NATO way."},{"id":"2","author":"Paul","text":"Delhi and ISI"}]}
      """,
      #"{"id":"b","text":"The flood took drones and drones, ISI said."}"#,
    ])
  }

  @Test("sound files hold, also with random threads", arguments: 0..<3)
  func sound(seed: Int) throws {
    #expect(try file.open().verify().isEmpty)
    #expect(try GraphFile(threads(20, seed: UInt64(60 + seed))).open().verify().isEmpty)
    #expect(try GraphFile([]).open().verify().isEmpty)
  }

  private static let isi = "organization/isi"
  private static let oneMention =
    "WHERE document = (SELECT id FROM document WHERE key = 'a') AND surface = 'CIA'"
  private static let mentionName = "a@b12-15"
  private static let oneTerm =
    "WHERE start = 21 AND document = (SELECT id FROM document WHERE key = 'a')"

  static let counts: [Tampering] = [
    Tampering(
      "UPDATE unit_total SET count = count + 1 WHERE window = 0 AND channel = 0",
      "unit_total",
      "sentence, article"
    ),
    Tampering(
      "DELETE FROM unit_total WHERE window = 3 AND channel = 2",
      "unit_total",
      "thread, cross"
    ),
    Tampering("INSERT INTO unit_total VALUES (7, 9, 1)", "unit_total", "?, ?"),
    Tampering(
      "UPDATE node_units SET count = 9 WHERE window = 1 AND channel = 3 AND node = (SELECT id FROM node WHERE key = '\(isi)')",
      "node_units",
      "\(isi) (paragraph, both)"
    ),
    Tampering(
      "DELETE FROM node_units WHERE window = 2 AND channel = 1 AND node = (SELECT id FROM node WHERE key = '\(isi)')",
      "node_units",
      "\(isi) (document, comment)"
    ),
    Tampering(
      "UPDATE pair SET count = 0 WHERE window = 3 AND channel = 2 AND (SELECT key FROM node WHERE id = first) || (SELECT key FROM node WHERE id = second) LIKE '%place/delhi%place/lahore%' OR window = 3 AND channel = 2 AND (SELECT key FROM node WHERE id = second) || (SELECT key FROM node WHERE id = first) LIKE '%place/delhi%place/lahore%'",
      "pair",
      "place/delhi"
    ),
    Tampering("DELETE FROM pair WHERE window = 0 AND channel = 1", "pair", "(sentence, comment)"),
    Tampering("UPDATE node_units SET count = 'many' WHERE window = 0", "node_units", ", 0, "),
  ]

  static let mentions: [Tampering] =
    [
      ("document", "(SELECT id FROM document WHERE key = 'b')"), ("part", "'t'"),
      ("start", "start - 1"),
      ("end", "end + 1"), ("surface", "'cia'"), ("entity", "NULL"),
      ("entity", "(SELECT id FROM entity WHERE key = 'place/kabul')"), ("type", "'person'"),
      ("form", "'name'"), ("score", "score - 0.0001"), ("zone", "'quotation'"), ("counted", "0"),
      ("sentence", "sentence + 1"), ("paragraph", "paragraph + 1"), ("speaker", "NULL"),
      ("explanation", "'{}'"), ("seal", "seal + 1"), ("start", "end + 5"), ("start", "'x'"),
      ("score", "'high'"), ("start", "-3"),
    ].map { column, value in
      Tampering(
        "UPDATE mention SET \(column) = \(value) \(oneMention)",
        "mention",
        value == "'x'" || value == "'high'" ? "" : column == "document" ? "b@b" : "CIA|cia"
      )
    } + [
      Tampering("DELETE FROM mention \(oneMention)", "node_units", "organization/cia"),
      Tampering("DELETE FROM mention WHERE counted = 0", "document", "“a#1”"),
      Tampering(
        "DELETE FROM mention WHERE rowid = (SELECT max(rowid) FROM mention)",
        "document",
        "“b”"
      ),
    ]

  static let texts: [Tampering] = [
    Tampering(
      "UPDATE sentence SET end = end - 1 WHERE part = 'b' AND ordinal = 2",
      "sentence",
      "2 of “a” (body)"
    ),
    Tampering(
      "UPDATE sentence SET counted = 1 - counted WHERE part = 'b' AND ordinal = 0 AND document = (SELECT id FROM document WHERE key = 'b')",
      "sentence",
      "0 of “b” (body)"
    ),
    Tampering("UPDATE sentence SET paragraph = 7 WHERE part = 't'", "sentence", "0 of “a” (title)"),
    Tampering("UPDATE sentence SET start = -1 WHERE part = 't'", "sentence", "(title)"),
    Tampering("UPDATE sentence SET part = 'x' WHERE part = 't'", "sentence", "“a”"),
    Tampering(
      "DELETE FROM sentence WHERE part = 'b' AND ordinal = 1",
      "sentence",
      "2 of “a” (body)"
    ),
    Tampering(
      "DELETE FROM sentence WHERE ordinal = 0 AND document = (SELECT id FROM document WHERE key = 'a#1')",
      "sentence",
      "“a#1”"
    ),
    Tampering(
      "DELETE FROM sentence WHERE part = 'b' AND ordinal = 3",
      "unit_total",
      "sentence, article"
    ),
    Tampering(
      "UPDATE document SET text = replace(text, 'Nowhere', 'nowhere') WHERE key = 'a'",
      "document",
      "“a”"
    ),
    Tampering("UPDATE document SET text = text || ' ' WHERE key = 'a#2'", "document", "“a#2”"),
    Tampering("UPDATE document SET title = '' WHERE key = 'a'", "document", "“a”"),
    Tampering("UPDATE document SET key = 'c' WHERE key = 'b'", "document", "“c”"),
    Tampering(
      "DELETE FROM document WHERE key = 'a#2'",
      "unit_total|sentence",
      "document, comment|"
    ),
    Tampering("DELETE FROM article WHERE key = 'b'", "unit_total|document", "thread, article|"),
  ]

  static let topics: [Tampering] = [
    Tampering("UPDATE document_topic SET score = 0.99", "document_topic", "topic/floods of “a”"),
    Tampering(
      "DELETE FROM document_topic WHERE document = (SELECT id FROM document WHERE key = 'b')",
      "document|topic_term",
      ""
    ),
    Tampering("UPDATE topic_term SET weight = 2 \(oneTerm)", "topic_term", "a@b"),
    Tampering("UPDATE topic_term SET term = 'fluid' \(oneTerm)", "topic_term", "a@b"),
    Tampering("UPDATE topic_term SET end = end + 1 \(oneTerm)", "topic_term", "a@b"),
    Tampering("UPDATE topic_term SET sentence = sentence + 1 \(oneTerm)", "topic_term", "a@b"),
    Tampering("UPDATE topic_term SET paragraph = paragraph + 1 \(oneTerm)", "topic_term", "a@b"),
    // Another term of the topic stands in the same sentence, so that no count changes.
    Tampering("DELETE FROM topic_term \(oneTerm)", "document", "“a”"),
    Tampering("DELETE FROM topic_term", "document_topic", "topic/floods of “a”"),
  ]

  @Test(
    "a row that was changed or taken out is named",
    arguments: counts + mentions + texts + topics
  )
  func tampering(_ tampering: Tampering) throws {
    for foreignKeys in [false, true] {
      let file = foreignKeys ? try VerifierTests().file : self.file
      try file.tamper(tampering.sql, foreignKeys: foreignKeys)
      let problems = try file.open().verify()
      let tables = tampering.table.split(separator: "|").map(String.init)
      let rows = tampering.row.split(separator: "|", omittingEmptySubsequences: false).map(
        String.init
      )
      #expect(
        problems.contains { problem in
          tables.contains(problem.table)
            && (rows.isEmpty || rows.contains { $0.isEmpty || problem.row.contains($0) })
        },
        "\(problems.map(\.description))"
      )
    }
  }

  @Test("rows that refer to nothing are named")
  func danglingRows() throws {
    try file.tamper("DELETE FROM entity WHERE key = 'organization/cia'")
    let problems = try file.open().verify()
    #expect(problems.contains { $0.table == "mention" && $0.message.contains("entity") })
  }

  @Test("foreign keys hold while they are on")
  func foreignKeys() throws {
    for sql in [
      "DELETE FROM entity", "DELETE FROM node", "DELETE FROM speaker",
      "UPDATE mention SET entity = 999", "INSERT INTO node_units VALUES (999, 0, 0, 1)",
    ] {
      #expect(throws: DatabaseError.self) { try file.tamper(sql, foreignKeys: true) }
    }
    try file.tamper("DELETE FROM article WHERE key = 'a'", foreignKeys: true)
    #expect(try file.value("SELECT count(*) FROM document") == "1")
    #expect(
      try file.value(
        "SELECT count(*) FROM sentence WHERE document NOT IN (SELECT id FROM document)"
      ) == "0"
    )
    #expect(try file.open().search("Lahore").isEmpty)
  }

  @Test("as many problems are told as asked for")
  func limit() throws {
    try file.tamper("UPDATE mention SET score = 0")
    #expect(try file.open().verify(limit: 3).count == 3)
    #expect(try file.open().verify().count > 3)
  }
}
