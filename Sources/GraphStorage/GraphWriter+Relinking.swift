import ArticleThreads
import EntityLinking
import GRDB

// What becomes of threads that were linked with another gazetteer.
extension GraphWriter {
  /// Whether a thread has to be linked anew; one that has not is noted for ``refreshUntouched()``.
  func touches(_ record: ThreadRecord, linkedWith state: String) -> Bool {
    let isTouched = plan.touches(record.thread, linkedWith: state)
    summary.lacksEarlierGazetteer = plan.isBlind
    if isTouched { return true }
    summary.untouched += 1
    untouched.append(record.thread.article.id)
    return false
  }

  /// What the file is to say of a thread: gazetteer and format, and the stamp of its judgements if it has
  /// any.
  func linkState(of thread: ArticleThread) -> String {
    let stamp = judgements.stamp(of: thread)
    return stamp.isEmpty ? linkState : "\(linkState) \(stamp)"
  }

  /// Whether a stored thread is as linking it anew would make it; one that is so although the gazetteer
  /// changed is noted.
  func isLinked(_ record: ThreadRecord, _ state: String) -> Bool {
    let wanted = linkState(of: record.thread)
    if state == wanted { return true }
    // A judged thread follows every gazetteer anew: the change may be one of the judged entity.
    guard wanted == linkState, !RelinkPlan.isStamped(state) else { return false }
    return !touches(record, linkedWith: state)
  }

  /// Stored threads of earlier runs that may have been linked with another gazetteer or other judgements.
  public func staleThreads() throws -> [String] {
    try store.queue.read { database in
      try String.fetchAll(
        database,
        sql: "SELECT key FROM article WHERE linked <> ? ORDER BY key",
        arguments: [linkState]
      )
    }.filter { !seen.contains(Array($0.utf8)) }
  }

  /// Reads a stored thread back, to link it anew; `nil` where that would change nothing.
  public func staleThread(_ key: String) throws -> ThreadRecord? {
    let found = try store.queue.read { database in
      (
        try StoredThread.record(ofArticle: key, in: database),
        try String.fetchOne(
          database,
          sql: "SELECT linked FROM article WHERE key = ?",
          arguments: [key]
        )
      )
    }
    guard let record = found.0, let state = found.1, !isLinked(record, state) else {
      return nil
    }
    summary.relinked += 1
    return record
  }

  /// How many threads are brought up to date in one transaction.
  private static let batchSize = 256

  /// Notes that the threads that keep their links are those of this gazetteer, too.
  func refreshUntouched() throws {
    guard !untouched.isEmpty else { return }
    do {
      try beginWriting()
      for start in stride(from: 0, to: untouched.count, by: Self.batchSize) {
        let batch = untouched[start..<min(start + Self.batchSize, untouched.count)]
        try store.queue.write { database in
          try expectNoOtherWriter(database)
          try database.execute(
            sql: "INSERT OR REPLACE INTO state (name, value) VALUES ('unfinished', '1')"
          )
          let refresher = LinkRefresher(
            database: database,
            gazetteer: gazetteer,
            linkState: linkState
          )
          for key in batch { try refresher.refresh(key) }
        }
      }
      untouched = []
    } catch {
      throw store.described(error)
    }
  }
}
