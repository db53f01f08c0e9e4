import ArticleThreads
public import EntityLinking
import GRDB

/// What a change of judgements did to a graph file.
public struct JudgementChange: Sendable {
  /// The judgements that are new or say something else than before.
  public internal(set) var written: [Judgement] = []
  /// Those that stood in their place.
  public internal(set) var replaced: [Judgement] = []
  /// Those that were taken out.
  public internal(set) var removed: [Judgement] = []
  /// How many threads were linked anew.
  public internal(set) var threads = 0
}

/// A judgement that cannot hold where it was made.
public struct JudgementRefusal: Error, Sendable, CustomStringConvertible {
  /// The judgement.
  public let judgement: Judgement
  /// Why, in words that complete a sentence.
  public let description: String
}

extension GraphWriter {
  /// Writes and takes out judgements, and links anew the threads that they touch: all of it or nothing.
  ///
  /// - Parameters:
  ///   - added: what is judged; one of a thing that is judged already takes its place.
  ///   - removed: the ids of judgements to take out; unknown ones are left aside.
  ///   - linker: links with this writer's gazetteer.
  ///   - version: the version for the record of the run.
  ///   - mustHold: whether an added judgement that cannot hold in its thread is refused rather than kept.
  /// - Returns: what changed.
  /// - Throws: ``JudgementRefusal``, or ``GraphError`` for the file.
  public func change(
    adding added: [Judgement],
    removing removed: [String] = [],
    linker: Linker,
    version: String,
    mustHold: Bool = false
  ) throws -> JudgementChange {
    let before = judgements
    defer { nodeIDs.removeAll() }
    let expected = change(adding: added, removing: removed)
    judgements = before
    if expected.written.isEmpty && expected.removed.isEmpty { return expected }
    do {
      try store.beginWriting()
      // What another program has written since the writer was made is read anew.
      defer { try? noteDataVersion() }
      return try store.queue.write { database in
        judgements = try Judgements(JudgementTable.read(database))
        var change = change(adding: added, removing: removed)
        if change.written.isEmpty && change.removed.isEmpty { return change }
        for judgement in change.removed { try JudgementTable.remove(judgement.id, from: database) }
        for judgement in change.written { try JudgementTable.write(judgement, to: database) }
        change.threads = try relink(change, linker, in: database)
        if mustHold {
          for judgement in change.written { try check(judgement, linker, in: database) }
        }
        summary.changed += change.threads
        try recordRun(version: version, options: "judgements", in: database)
        return change
      }
    } catch {
      judgements = before
      throw store.described(error)
    }
  }

  /// Takes judgements out of those of the writer and puts others in.
  /// - Returns: what is another than before.
  private func change(adding added: [Judgement], removing removed: [String]) -> JudgementChange {
    var change = JudgementChange()
    let before = judgements
    var after = before
    for id in removed {
      guard let judgement = after[id] else { continue }
      change.removed.append(judgement)
      after = after.removing(id)
    }
    for judgement in Judgements(added).all {
      let known = before[judgement.id]
      if let known, known.isIdentical(to: judgement), after[judgement.id] != nil { continue }
      if let known { change.replaced.append(known) }
      change.written.append(judgement)
    }
    judgements = Judgements(after.all + change.written)
    return change
  }

  /// Links anew the stored threads that changed judgements touch.
  private func relink(_ change: JudgementChange, _ linker: Linker, in database: Database) throws
    -> Int
  {
    var keys: Set<[UInt8]> = []
    for judgement in change.written + change.replaced + change.removed {
      for key in try Self.articles(touchedBy: judgement, in: database) {
        keys.insert(Array(key.utf8))
      }
    }
    var counts = UnitCounts()
    var threads = 0
    for key in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let key = String(decoding: key, as: UTF8.self)
      guard let record = try StoredThread.record(ofArticle: key, in: database) else { continue }
      let state = try String.fetchOne(
        database.cachedStatement(sql: "SELECT linked FROM article WHERE key = ?"),
        arguments: [key]
      )
      if state == linkState(of: record.thread) { continue }
      try replace(
        record,
        linker.link(record.thread, judgements: judgements),
        in: database,
        &counts
      )
      threads += 1
    }
    try CountTables.apply(counts, to: database)
    return threads
  }

  /// The articles whose threads may hold what is judged.
  private static func articles(touchedBy judgement: Judgement, in database: Database) throws
    -> [String]
  {
    guard judgement.scope == .everywhere else { return [judgement.article] }
    return try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT a.key FROM document d JOIN article a ON a.id = d.article
        WHERE instr(d.text, ?1) > 0 OR instr(d.title, ?1) > 0
        """,
      arguments: [judgement.longestWord]
    )
  }

  /// Refuses a judgement that decides nothing where it was made.
  private func check(_ judgement: Judgement, _ linker: Linker, in database: Database) throws {
    let isApplied = try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM mention WHERE judgement = ?)",
      arguments: [judgement.id]
    )
    if isApplied ?? false { return }
    let thread = try StoredThread.record(ofArticle: judgement.article, in: database)?.thread
    if let obstacle = linker.obstacle(to: judgement, in: thread, with: judgements) {
      throw JudgementRefusal(judgement: judgement, description: obstacle)
    }
  }
}
