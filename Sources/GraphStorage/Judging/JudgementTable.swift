import EntityLinking
import GRDB

/// The rows of judgements.
enum JudgementTable {
  /// All judgements by their ids; a row that is none is left to `verify`.
  static func read(_ database: Database) throws -> [Judgement] {
    try Row.fetchAll(database, sql: "SELECT * FROM judgement ORDER BY key").compactMap(judgement)
  }

  static func judgement(_ row: Row) -> Judgement? {
    let start: Int = row["start"]
    let end: Int = row["end"]
    guard let part = Judgement.Part(rawValue: row["part"]),
      let scope = Judgement.Scope(rawValue: row["scope"]), start >= 0, start < end
    else { return nil }
    return Judgement(
      article: row["article"],
      document: row["document"],
      part: part,
      range: start..<end,
      surface: row["surface"],
      entity: row["entity"],
      scope: scope,
      reason: row["reason"]
    )
  }

  /// Writes a judgement in the place of one of the same thing.
  static func write(_ judgement: Judgement, to database: Database) throws {
    try remove(judgement.id, from: database)
    try database.cachedStatement(
      sql: """
        INSERT INTO judgement (key, article, document, part, start, end, surface, entity, scope, reason,
          seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        judgement.id, judgement.article, judgement.document, judgement.part.rawValue,
        judgement.range.lowerBound, judgement.range.upperBound, judgement.surface,
        judgement.entity, judgement.scope.rawValue, judgement.reason, seal(of: judgement),
      ])
  }

  static func remove(_ id: String, from database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM judgement WHERE key = ?")
      .execute(arguments: [id])
  }

  static func seal(of judgement: Judgement) -> Int64 {
    RowSeal.of(
      judgement.id,
      judgement.article,
      judgement.document,
      judgement.part.rawValue,
      judgement.range.lowerBound,
      judgement.range.upperBound,
      judgement.surface,
      judgement.entity,
      judgement.scope.rawValue,
      judgement.reason
    )
  }
}
