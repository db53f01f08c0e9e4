import GRDB
import Gazetteers

/// Keeps the links of threads that a changed gazetteer cannot touch.
///
/// What is stored of such a thread is what linking it anew would store, but for the gazetteer's digest
/// and the lines of the entities' rows, which explanations tell.
struct LinkRefresher {
  let database: Database
  let gazetteer: Gazetteer
  let linkState: String

  func refresh(_ key: String) throws {
    guard
      let article = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM article WHERE key = ?"),
        arguments: [key]
      )
    else { return }
    let documents = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT id, key FROM document WHERE article = ?"),
      arguments: [article]
    )
    for document in documents {
      let id: Int64 = document["id"]
      let change = try refreshMentions(of: id, document["key"])
      guard change != 0 else { continue }
      let seal = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT rows_seal FROM document WHERE id = ?"),
        arguments: [id]
      )
      try database.cachedStatement(sql: "UPDATE document SET rows_seal = ? WHERE id = ?")
        .execute(arguments: [(seal ?? 0) &+ change, id])
    }
    try database.cachedStatement(sql: "UPDATE article SET linked = ? WHERE id = ?")
      .execute(arguments: [linkState, article])
  }

  /// Brings the places in explanations up to date.
  /// - Returns: by how much the sum of the seals changed.
  private func refreshMentions(of document: Int64, _ key: String) throws -> Int64 {
    var change: Int64 = 0
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT m.*, e.key AS entity_key, s.name AS speaker_name FROM mention m
          LEFT JOIN entity e ON e.id = m.entity LEFT JOIN speaker s ON s.id = m.speaker
          WHERE m.document = ?
          """
      ),
      arguments: [document]
    )
    for row in rows {
      let explanation: String = row["explanation"]
      guard let moved = ExplanationText.moved(explanation, gazetteer) else { continue }
      let seal = RowSeal.ofMention(row, of: key, explanation: moved)
      change &+= seal &- (row["seal"] as Int64)
      try database.cachedStatement(sql: "UPDATE mention SET explanation = ?, seal = ? WHERE id = ?")
        .execute(arguments: [moved, seal, row["id"] as Int64])
    }
    return change
  }
}

extension RowSeal {
  /// The seal of a stored mention with the key of its entity and the name of its speaker beside it.
  static func ofMention(_ row: Row, of document: String, explanation: String) -> Int64 {
    of(
      document,
      row["part"] as String,
      row["start"] as Int,
      row["end"] as Int,
      row["surface"] as String,
      row["entity_key"] as String?,
      row["type"] as String,
      row["form"] as String,
      row["score"] as Double,
      row["zone"] as String,
      row["counted"] as Int,
      row["sentence"] as Int,
      row["paragraph"] as Int,
      row["speaker_name"] as String? ?? "",
      explanation
    )
  }
}

extension ExplanationText {
  /// An explanation with the place of its first candidate as a gazetteer has it, or `nil` where it has it
  /// already.
  static func moved(_ json: String, _ gazetteer: Gazetteer) -> String? {
    let bytes = Array(json.utf8)
    // Within texts quotation marks stand behind a backslash.
    guard let origin = value(behind: ",\"origin\":", in: bytes),
      let candidate = value(behind: "\"candidates\":[{\"entity\":", in: bytes),
      let id = JSONText.strings("[" + text(bytes[candidate]) + "]").first,
      let entity = gazetteer.index(ofID: id)
    else { return nil }
    let place = gazetteer.origin(of: entity)
    let written = Array(JSONText.quoted("\(place.list):\(place.line)").utf8)
    if bytes[origin].elementsEqual(written) { return nil }
    return text(bytes[..<origin.lowerBound] + written + bytes[origin.upperBound...])
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The string behind a name, with its quotation marks.
  private static func value(behind name: StaticString, in bytes: [UInt8]) -> Range<Int>? {
    let wanted = Array(name.description.utf8)
    guard bytes.count > wanted.count,
      let found = (0...bytes.count - wanted.count).first(where: {
        bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
      })
    else { return nil }
    let start = found + wanted.count
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < bytes.count ? start..<end + 1 : nil
  }
}
