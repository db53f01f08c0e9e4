import GRDB
public import KnowledgeGraphs

/// A document that a search found.
public struct SearchHit: Sendable, Equatable {
  /// The document.
  public var document: String
  /// The document's channel.
  public var channel: Channel
  /// The title of the document or of the article it belongs to.
  public var title: String
  /// The author.
  public var author: String?
  /// The words around the hit, hits between `[` and `]`.
  public var snippet: String
}

/// Figures of a whole graph file.
public struct GraphStatistics: Sendable, Equatable {
  /// Named figures in a fixed order.
  public var figures: [(name: String, value: Int)]
  /// The build id.
  public var build: String

  /// Whether both have the same figures and build.
  public static func == (first: GraphStatistics, second: GraphStatistics) -> Bool {
    first.build == second.build && first.figures.elementsEqual(second.figures) { $0 == $1 }
  }
}

extension GraphStore {
  /// Documents that hold all the words, best first; FTS5 syntax is not interpreted.
  public func search(_ words: String, channel: Channel = .both, limit: Int = 20) throws
    -> [SearchHit]
  {
    // Every word becomes a quoted string, so that no character is an operator.
    let query = words.split(whereSeparator: \.isWhitespace)
      .map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " ")
    guard !query.isEmpty else { return [] }
    let kind: String? = channel == .article ? "article" : channel == .comment ? "comment" : nil
    return try read(
      """
      SELECT d.key, d.kind, a.title, sp.name, snippet(document_fts, -1, '[', ']', '…', 24) AS snippet
      FROM document_fts JOIN document d ON d.id = document_fts.rowid
      JOIN article a ON a.id = d.article LEFT JOIN speaker sp ON sp.id = d.speaker
      WHERE document_fts MATCH ?1 AND (?2 IS NULL OR d.kind = ?2)
      ORDER BY bm25(document_fts), d.key LIMIT ?3
      """,
      [query, kind, limit]
    ).map {
      SearchHit(
        document: $0[0],
        channel: $0[1] == "article" ? .article : .comment,
        title: $0[2],
        author: $0[3],
        snippet: $0[4]
      )
    }
  }

  /// Counts of everything the file holds.
  public func statistics() throws -> GraphStatistics {
    let questions = [
      ("articles", "SELECT count(*) FROM article"),
      ("comments", "SELECT count(*) FROM document WHERE kind = 'comment'"),
      ("speakers", "SELECT count(DISTINCT speaker) FROM document WHERE speaker IS NOT NULL"),
      ("sentences", "SELECT count(*) FROM sentence"),
      ("entities", "SELECT count(DISTINCT entity) FROM mention WHERE counted = 1"),
      ("topics", "SELECT count(DISTINCT topic) FROM document_topic"),
      ("mentions", "SELECT count(*) FROM mention WHERE entity IS NOT NULL"),
      ("mentions counted", "SELECT count(*) FROM mention WHERE counted = 1"),
      (
        "mentions counted in articles",
        "SELECT count(*) FROM mention m JOIN document d ON d.id = m.document "
          + "WHERE m.counted = 1 AND d.kind = 'article'"
      ),
      (
        "mentions counted in comments",
        "SELECT count(*) FROM mention m JOIN document d ON d.id = m.document "
          + "WHERE m.counted = 1 AND d.kind = 'comment'"
      ),
      ("NIL", "SELECT count(*) FROM mention WHERE entity IS NULL"),
      (
        "pairs in a paragraph",
        "SELECT count(*) FROM (SELECT DISTINCT first, second FROM pair WHERE window = 1)"
      ),
      (
        "pairs in a thread",
        "SELECT count(*) FROM (SELECT DISTINCT first, second FROM pair WHERE window = 3)"
      ),
    ]
    do {
      return try queue.read { database in
        GraphStatistics(
          figures: try questions.map { ($0.0, try Int.fetchOne(database, sql: $0.1) ?? 0) },
          build: try BuildID.current(in: database)
        )
      }
    } catch {
      throw described(error)
    }
  }
}
