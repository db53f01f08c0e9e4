import GRDB

/// A row that does not say what the rest of the file says.
public struct VerificationProblem: Sendable, Equatable, CustomStringConvertible {
  /// The table.
  public let table: String
  /// The row, by its contents rather than its number.
  public let row: String
  /// What is wrong.
  public let message: String

  /// `table row: message`.
  public var description: String { "\(table) \(row): \(message)" }
}

/// Recounts a graph file: every offset, seal and count.
///
/// - Complexity: O(size of the file); memory grows with the number of pairs.
struct GraphVerifier {
  let database: Database
  private var problems: [VerificationProblem] = []
  /// How many problems were found, also beyond the limit.
  private var found = 0
  /// The sum of the seals that a document's rows hold.
  private var rowsSeal: Int64 = 0
  private let limit: Int

  init(_ database: Database, limit: Int) {
    self.database = database
    self.limit = limit
  }

  mutating func verify() throws -> [VerificationProblem] {
    try checkFile()
    try checkTypes()
    // Values of a wrong type cannot be read.
    guard problems.isEmpty else { return problems }
    var counted = UnitCounts()
    let articles = try Int64.fetchAll(database, sql: "SELECT id FROM article ORDER BY key")
    for article in articles {
      try checkDocuments(of: article)
      counted.add(try StoredThread.counts(ofArticle: article, in: database))
    }
    try checkCounts(counted)
    try checkJudgements()
    return Array(problems.prefix(limit))
  }

  mutating func report(_ table: String, _ row: String, _ message: String) {
    found += 1
    if problems.count < limit {
      problems.append(VerificationProblem(table: table, row: row, message: message))
    }
  }

  private mutating func checkFile() throws {
    for line in try String.fetchAll(database, sql: "PRAGMA integrity_check") where line != "ok" {
      report("file", "", line)
    }
    for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
      let table: String = row[0]
      let parent: String = row[2]
      let name = (row[1] as Int64?).map { "\($0)" } ?? "without a number"
      report(table, name, "refers to a row of \(parent) that is not there")
    }
  }

  /// Whether every column holds what it is declared to hold.
  private mutating func checkTypes() throws {
    let tables = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
          AND name NOT LIKE 'document_fts%' AND name NOT LIKE 'grdb_%' ORDER BY name
        """
    )
    for table in tables {
      let columns = try database.columns(in: table)
      let key = columns.filter { $0.primaryKeyIndex > 0 }.map { "\"\($0.name)\"" }
        .joined(separator: " || ', ' || ")
      for column in columns {
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT CAST(\(key) AS TEXT) AS row, typeof("\(column.name)") AS type
            FROM "\(table)" WHERE typeof("\(column.name)") NOT IN (lower(?), 'null') LIMIT ?
            """,
          arguments: [column.type, limit]
        )
        for row in rows {
          report(
            table,
            row["row"] as String? ?? "",
            "“\(column.name)” holds a value of type \(row["type"] as String)"
          )
        }
      }
    }
  }

  // MARK: Rows

  private mutating func checkDocuments(of article: Int64) throws {
    let documents = try Row.fetchAll(
      database,
      sql: """
        SELECT id, key, title, text, seal, rows_seal FROM document WHERE article = ? ORDER BY ordinal
        """,
      arguments: [article]
    )
    for document in documents {
      let id: Int64 = document["id"]
      let key: String = document["key"]
      let title: String = document["title"]
      let text: String = document["text"]
      let before = found
      rowsSeal = 0
      if RowSeal.of(key, title, text) != document["seal"] as Int64 {
        report("document", "“\(key)”", "the title or text was changed")
      }
      let parts = ["t": Array(title.unicodeScalars), "b": Array(text.unicodeScalars)]
      let sentences = try checkSentences(of: id, key, parts)
      try checkMentions(of: id, key, parts, sentences)
      try checkTopics(of: id, key)
      if found == before, rowsSeal != document["rows_seal"] as Int64 {
        report("document", "“\(key)”", "a sentence, mention, topic or term was put in or taken out")
      }
    }
  }

  private struct Place: Hashable {
    let part: String
    let ordinal: Int
  }

  private mutating func checkSentences(
    of document: Int64,
    _ key: String,
    _ parts: [String: [Unicode.Scalar]]
  ) throws -> [Place: Range<Int>] {
    var sentences: [Place: Range<Int>] = [:]
    var next = ["t": 0, "b": 0]
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT part, ordinal, start, end, paragraph, counted, seal FROM sentence WHERE document = ?
          ORDER BY part, ordinal
          """
      ),
      arguments: [document]
    )
    while let row = try rows.next() {
      let part: String = row[0]
      let ordinal: Int = row[1]
      let start: Int = row[2]
      let end: Int = row[3]
      let name = "\(ordinal) of “\(key)” (\(part == "t" ? "title" : "body"))"
      rowsSeal &+= row[6]
      if RowSeal.of(part, ordinal, start, end, row[4] as Int, row[5] as Int) != row[6] as Int64 {
        report("sentence", name, "the row was changed")
      }
      if ordinal != next[part] { report("sentence", name, "a sentence before it is missing") }
      next[part] = ordinal + 1
      guard start >= 0, start < end, end <= parts[part]?.count ?? 0 else {
        report("sentence", name, "the span \(start)..<\(end) lies outside the text")
        continue
      }
      sentences[Place(part: part, ordinal: ordinal)] = start..<end
    }
    return sentences
  }

  private mutating func checkMentions(
    of document: Int64,
    _ key: String,
    _ parts: [String: [Unicode.Scalar]],
    _ sentences: [Place: Range<Int>]
  ) throws {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT m.*, e.key AS entity_key, s.name AS speaker_name FROM mention m
          LEFT JOIN entity e ON e.id = m.entity LEFT JOIN speaker s ON s.id = m.speaker
          WHERE m.document = ? ORDER BY m.part, m.start
          """
      ),
      arguments: [document]
    )
    while let row = try rows.next() {
      let part: String = row["part"]
      let start: Int = row["start"]
      let end: Int = row["end"]
      let surface: String = row["surface"]
      let name = "\(key)@\(part)\(start)-\(end) “\(surface)”"
      let seal = RowSeal.ofMention(row, of: key, explanation: row["explanation"])
      rowsSeal &+= row["seal"]
      if seal != row["seal"] as Int64 { report("mention", name, "the row was changed") }
      let scalars = parts[part] ?? []
      guard start >= 0, start < end, end <= scalars.count else {
        report("mention", name, "the span lies outside the text")
        continue
      }
      let text = String(String.UnicodeScalarView(scalars[start..<end]))
      if !text.utf8.elementsEqual(surface.utf8) {
        report("mention", name, "the text of the span is “\(text)”")
      }
      let sentence = sentences[Place(part: part, ordinal: row["sentence"])]
      if !(sentence.map { $0.lowerBound <= start && end <= $0.upperBound } ?? false) {
        report("mention", name, "it does not lie in its sentence")
      }
    }
  }

  private mutating func checkTopics(of document: Int64, _ key: String) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT k.key AS topic, t.score, t.seal,
            (SELECT count(*) FROM topic_term x WHERE x.document = t.document AND x.topic = t.topic)
              AS terms
          FROM document_topic t JOIN topic k ON k.id = t.topic WHERE t.document = ? ORDER BY k.key
          """
      ),
      arguments: [document]
    )
    for row in rows {
      let topic: String = row["topic"]
      rowsSeal &+= row["seal"]
      if RowSeal.of(key, topic, row["score"] as Double) != row["seal"] as Int64 {
        report("document_topic", "\(topic) of “\(key)”", "the row was changed")
      }
      if row["terms"] as Int == 0 {
        report("document_topic", "\(topic) of “\(key)”", "no term backs it")
      }
    }
    let terms = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT k.key, x.part, x.start, x.end, x.term, x.weight, x.sentence, x.paragraph, x.seal
          FROM topic_term x JOIN topic k ON k.id = x.topic WHERE x.document = ?
          ORDER BY k.key, x.part, x.start
          """
      ),
      arguments: [document]
    )
    for row in terms {
      let seal = RowSeal.of(
        key,
        row[0] as String,
        row[1] as String,
        row[2] as Int,
        row[3] as Int,
        row[4] as String,
        row[5] as Double,
        row[6] as Int,
        row[7] as Int
      )
      rowsSeal &+= row[8]
      if seal != row[8] as Int64 {
        report(
          "topic_term",
          "\(key)@\(row[1] as String)\(row[2] as Int)-\(row[3] as Int)",
          "the row was changed"
        )
      }
    }
  }

  // MARK: Counts

  private mutating func checkCounts(_ counted: UnitCounts) throws {
    let counted = counted.withoutZeros
    let stored = try CountTables.read(database)
    let names = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT id, key FROM node").map {
        ($0[0] as Int64, $0[1] as String)
      }
    )
    func place(_ window: Int, _ channel: Int) -> String {
      let window = GraphSchema.windows.indices.contains(window) ? GraphSchema.windows[window] : "?"
      let channel =
        GraphSchema.channels.indices.contains(channel) ? GraphSchema.channels[channel] : "?"
      return "\(window), \(channel)"
    }
    func node(_ id: Int64) -> String { names[id] ?? "node \(id)" }
    compare("unit_total", stored.totals, counted.totals) { place($0.window, $0.channel) }
    compare("node_units", stored.nodes, counted.nodes) {
      "\(node($0.node)) (\(place($0.window, $0.channel)))"
    }
    compare("pair", stored.pairs, counted.pairs) {
      "\(node($0.first)) – \(node($0.second)) (\(place($0.window, $0.channel)))"
    }
  }

  private mutating func compare<Key: Hashable>(
    _ table: String,
    _ stored: [Key: Int],
    _ counted: [Key: Int],
    _ name: (Key) -> String
  ) {
    let keys = Set(stored.keys).union(counted.keys)
    let wrong = keys.filter { stored[$0] != counted[$0] }
      .map { (name($0), stored[$0] ?? 0, counted[$0] ?? 0) }
    for (row, stored, counted) in wrong.sorted(by: { $0.0 < $1.0 }) {
      report(table, row, "\(stored) is stored, the mentions count \(counted)")
    }
  }
}

extension GraphStore {
  /// Recounts the whole file.
  /// - Parameter limit: how many problems are told at most.
  /// - Returns: the rows that do not hold; none for a sound file.
  /// - Throws: ``GraphError`` if the file cannot be read.
  public func verify(limit: Int = 100) throws -> [VerificationProblem] {
    do {
      return try queue.read { database in
        var verifier = GraphVerifier(database, limit: limit)
        return try verifier.verify()
      }
    } catch {
      throw described(error)
    }
  }
}
