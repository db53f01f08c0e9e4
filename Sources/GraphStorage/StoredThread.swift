import ArticleThreads
import Foundation
import GRDB

/// Threads as the file holds them.
enum StoredThread {
  /// What a stored thread counts.
  static func counts(ofArticle id: Int64, in database: Database) throws -> UnitCounts {
    var occurrences: [UnitCounts.Occurrence] = []
    let mentions = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT m.entity, d.ordinal, m.part, m.sentence, m.paragraph
          FROM document d JOIN mention m ON m.document = d.id
          WHERE d.article = ? AND m.counted = 1 AND m.entity IS NOT NULL
          """
      ),
      arguments: [id]
    )
    while let row = try mentions.next() { occurrences.append(occurrence(row, isTopic: false)) }
    let terms = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT t.topic, d.ordinal, t.part, t.sentence, t.paragraph
          FROM document d JOIN topic_term t ON t.document = d.id WHERE d.article = ?
          """
      ),
      arguments: [id]
    )
    while let row = try terms.next() { occurrences.append(occurrence(row, isTopic: true)) }
    let sentences = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT d.ordinal, s.part, s.paragraph
          FROM document d JOIN sentence s ON s.document = d.id WHERE d.article = ? AND s.counted = 1
          """
      ),
      arguments: [id]
    ).map { UnitCounts.CountedSentence(document: $0[0], part: $0[1], paragraph: $0[2]) }
    let documents = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT count(*) FROM document WHERE article = ?"),
      arguments: [id]
    )
    return UnitCounts(
      occurrences: occurrences,
      sentences: sentences,
      documents: documents ?? 0
    )
  }

  private static func occurrence(_ row: Row, isTopic: Bool) -> UnitCounts.Occurrence {
    UnitCounts.Occurrence(
      node: row[0],
      isTopic: isTopic,
      document: row[1],
      part: row[2],
      sentence: row[3],
      paragraph: row[4]
    )
  }

  /// The thread as it was read, to be linked anew.
  static func record(ofArticle key: String, in database: Database) throws -> ThreadRecord? {
    guard
      let row = try Row.fetchOne(
        database,
        sql: "SELECT * FROM article WHERE key = ?",
        arguments: [key]
      )
    else { return nil }
    let articleID: Int64 = row["id"]
    var article = Article(
      id: key,
      title: row["title"],
      authors: JSONText.strings(row["authors"]),
      published: date(row),
      source: row["source"],
      url: row["url"],
      tags: JSONText.strings(row["tags"]),
      language: row["language"]
    )
    var comments: [Comment] = []
    let documents = try Row.fetchAll(
      database,
      sql: "SELECT * FROM document WHERE article = ? ORDER BY ordinal",
      arguments: [articleID]
    )
    for document in documents {
      let id: Int64 = document["id"]
      let zones = try givenZones(of: id, in: database)
      guard document["kind"] == "comment" else {
        article.body = document["text"]
        article.zones = zones
        continue
      }
      var comment = Comment(
        id: document["comment_id"],
        author: try String.fetchOne(
          database,
          sql: "SELECT name FROM speaker WHERE id = ?",
          arguments: [document["speaker"] as Int64?]
        ) ?? "",
        date: date(document),
        text: document["text"],
        zones: zones,
        parent: document["parent"],
        replyTo: document["reply_to"],
        isOrphan: document["is_orphan"]
      )
      comment.addresses = try Row.fetchAll(
        database,
        sql: "SELECT start, end, speaker FROM address WHERE document = ? ORDER BY start",
        arguments: [id]
      ).map { AddressSpan(range: $0[0]..<$0[1], speaker: $0[2]) }
      comments.append(comment)
    }
    return ThreadRecord(
      thread: ArticleThread(article: article, comments: comments),
      path: row["path"],
      line: row["line"]
    )
  }

  private static func givenZones(of document: Int64, in database: Database) throws -> [Zone] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT start, end, kind, speaker, is_probable FROM zone
        WHERE document = ? AND is_found = 0 ORDER BY start
        """,
      arguments: [document]
    ).compactMap { row in
      Zone.Kind(rawValue: row[2]).map {
        Zone(range: row[0]..<row[1], kind: $0, speaker: row[3], isProbable: row[4])
      }
    }
  }

  private static func date(_ row: Row) -> ArticleDate? {
    guard let iso: String = row["date"], let name: String = row["date_precision"],
      let precision = ArticleDate.Precision(rawValue: name)
    else { return nil }
    return ArticleDate(iso: iso, precision: precision)
  }
}
