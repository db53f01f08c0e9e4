import GRDB

extension GraphStore {
  /// The ids of all stored articles, in the order of their bytes.
  public func articleKeys() throws -> [String] {
    do {
      return try queue.read { try String.fetchAll($0, sql: "SELECT key FROM article ORDER BY key") }
    } catch {
      throw described(error)
    }
  }

  /// A stored thread as it was read; `nil` where the file has no such article.
  public func thread(ofArticle key: String) throws -> ThreadRecord? {
    do {
      return try queue.read { try StoredThread.record(ofArticle: key, in: $0) }
    } catch {
      throw described(error)
    }
  }

  /// How many stored threads were not linked with a gazetteer, named by its digest.
  public func threadCount(notLinkedWith digest: String) throws -> Int {
    do {
      return try queue.read { database in
        try Int.fetchOne(
          database,
          // The stamp of judgements may follow.
          sql: """
            SELECT count(*) FROM article WHERE linked <> ?1 AND substr(linked, 1, length(?1) + 1) <> ?1 || ' '
            """,
          arguments: ["\(digest) \(GraphSchema.formatVersion)"]
        ) ?? 0
      }
    } catch {
      throw described(error)
    }
  }
}
