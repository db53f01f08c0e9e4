import ArticleThreads
public import EntityLinking
import Foundation
import GRDB
public import Gazetteers

/// Writes linked threads into a graph file, a batch a transaction.
///
/// A changed thread is replaced whole: what it counted is subtracted, what it counts now is added, so
/// that the counts never remember the past.
public final class GraphWriter {
  let store: GraphStore
  let gazetteer: Gazetteer
  /// Gazetteer, options and format: what a stored link depends on beside its thread and the judgements.
  let linkState: String
  /// What linking has to follow; those of the file when the writer was made.
  public internal(set) var judgements: Judgements
  var nodeIDs: [Int: Int64] = [:]
  /// The ids of the run as bytes; to Swift, strings with composed and decomposed letters are equal.
  var seen: Set<[UInt8]> = []
  var plan: RelinkPlan
  /// Threads that the changed gazetteer does not touch.
  var untouched: [String] = []
  /// What the run did.
  public internal(set) var summary = BuildSummary()
  /// What SQLite counts up where another program writes to the file.
  private var dataVersion: Int?

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - store: the graph file.
  ///   - gazetteer: what threads are linked with.
  ///   - earlier: gives the gazetteer with a digest where it is still at hand, so that only the threads
  ///     that its change touches are linked anew.
  /// - Throws: an error of the database.
  public init(
    store: GraphStore,
    gazetteer: Gazetteer,
    earlier: @escaping (String) -> Gazetteer? = { _ in nil }
  ) throws {
    self.store = store
    self.gazetteer = gazetteer
    plan = RelinkPlan(gazetteer, earlier: earlier)
    linkState = "\(gazetteer.digest) \(GraphSchema.formatVersion)"
    dataVersion = try store.queue.read(Self.dataVersion)
    judgements = try store.judgements()
    summary.wasUnfinished = try store.queue.read {
      try Bool.fetchOne($0, sql: "SELECT 1 FROM state WHERE name = 'unfinished'") ?? false
    }
  }

  private static func dataVersion(_ database: Database) throws -> Int? {
    try Int.fetchOne(database, sql: "PRAGMA data_version")
  }

  /// Starts writing where nobody else wrote since the writer was made.
  func beginWriting() throws {
    try store.queue.read(expectNoOtherWriter)
    // Starting counts as a change of the file.
    if try store.beginWriting() { try noteDataVersion() }
  }

  /// Takes the file for as it is now.
  func noteDataVersion() throws { dataVersion = try store.queue.read(Self.dataVersion) }

  /// Refuses to go on where another program wrote meanwhile: judgements and nodes may be others now.
  func expectNoOtherWriter(_ database: Database) throws {
    guard try Self.dataVersion(database) == dataVersion else {
      throw GraphError(
        code: .unusable,
        message: "\(store.path): another program wrote to the file meanwhile; run this again"
      )
    }
  }

  /// What is to be done with a thread that was read.
  public enum Task: Sendable {
    /// Nothing: the file holds it as it is.
    case keep
    /// Link and store it.
    case link
    /// Another record of this run has its id.
    case duplicate
  }

  /// Decides what a thread needs.
  ///
  /// Records come by (path, line), so that the first of an id wins.
  public func task(for record: ThreadRecord) throws -> Task {
    guard seen.insert(Array(record.thread.article.id.utf8)).inserted else {
      summary.duplicates += 1
      return .duplicate
    }
    summary.articles += 1
    let state = try store.queue.read { database in
      try Row.fetchOne(
        database.cachedStatement(sql: "SELECT digest, linked FROM article WHERE key = ?"),
        arguments: [record.thread.article.id]
      )
    }
    guard let state else {
      summary.added += 1
      return .link
    }
    let isSame = state["digest"] == record.thread.digest
    guard isSame else {
      summary.changed += 1
      return .link
    }
    if isLinked(record, state["linked"]) { return .keep }
    summary.relinked += 1
    return .link
  }

  /// Stores a batch of linked threads in one transaction.
  public func write(_ batch: [(record: ThreadRecord, linked: LinkedThread)]) throws {
    guard !batch.isEmpty else { return }
    do {
      try beginWriting()
      try store.queue.write { database in
        try expectNoOtherWriter(database)
        try database.execute(
          sql: "INSERT OR REPLACE INTO state (name, value) VALUES ('unfinished', '1')"
        )
        var change = UnitCounts()
        for (record, linked) in batch { try replace(record, linked, in: database, &change) }
        try CountTables.apply(change, to: database)
      }
    } catch {
      nodeIDs.removeAll()
      throw store.described(error)
    }
  }

  /// Stores a linked thread in the place of what the file holds of it.
  func replace(
    _ record: ThreadRecord,
    _ linked: LinkedThread,
    in database: Database,
    _ change: inout UnitCounts
  ) throws {
    try remove(record.thread.article.id, from: database, &change)
    let writer = ThreadWriter(
      database: database,
      gazetteer: gazetteer,
      linkState: linkState(of: record.thread)
    )
    try writer.write(record, linked) { try self.node(of: $0, in: database) }
    change.add(try StoredThread.counts(ofArticle: writer.articleID, in: database))
  }

  private func remove(_ key: String, from database: Database, _ change: inout UnitCounts) throws {
    guard
      let id = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM article WHERE key = ?"),
        arguments: [key]
      )
    else { return }
    change.add(try StoredThread.counts(ofArticle: id, in: database), sign: -1)
    try database.cachedStatement(sql: "DELETE FROM article WHERE id = ?").execute(arguments: [id])
  }

  /// The node of an entity or topic, made where there is none.
  private func node(of index: Int, in database: Database) throws -> Int64 {
    if let id = nodeIDs[index] { return id }
    let id = try NodeTables.upsert(index, of: gazetteer, in: database)
    nodeIDs[index] = id
    return id
  }

  // MARK: The end of a run

  /// Articles that the input no longer holds.
  public func prune() throws {
    do {
      let gone = try store.queue.read { database in
        try String.fetchAll(database, sql: "SELECT key FROM article ORDER BY key")
      }.filter { !seen.contains(Array($0.utf8)) }
      guard !gone.isEmpty else { return }
      try beginWriting()
      try store.queue.write { database in
        try expectNoOtherWriter(database)
        var change = UnitCounts()
        for key in gone { try remove(key, from: database, &change) }
        try database.execute(
          sql: "INSERT OR REPLACE INTO state (name, value) VALUES ('unfinished', '1')"
        )
        try CountTables.apply(change, to: database)
      }
      summary.removed = gone.count
    } catch {
      throw store.described(error)
    }
  }

  /// Tidies up after the last batch, and records the run if it wrote anything.
  public func finish(version: String, options: String) throws {
    try refreshUntouched()
    guard summary.wrote || summary.wasUnfinished else { return }
    do {
      try beginWriting()
      try store.queue.write { database in
        try expectNoOtherWriter(database)
        try recordRun(version: version, options: options, in: database)
        try database.execute(sql: "DELETE FROM state WHERE name = 'unfinished'")
      }
    } catch {
      throw store.described(error)
    }
  }

  /// Brings the nodes up to date and records the run.
  func recordRun(version: String, options: String, in database: Database) throws {
    try NodeTables.tidy(gazetteer, in: database)
    // Tidying may drop nodes that were written before.
    nodeIDs.removeAll()
    try database.execute(
      sql: """
        INSERT INTO run (version, format, gazetteer, options, build, added, changed, removed, finished)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        version, GraphSchema.formatVersion, gazetteer.digest, options,
        try BuildID.current(in: database), summary.added, summary.changed + summary.relinked,
        summary.removed, Date().formatted(.iso8601),
      ]
    )
  }
}

/// What a build did.
public struct BuildSummary: Sendable {
  /// The articles that were read, each id once.
  public internal(set) var articles = 0
  /// The articles that are new in the file.
  public internal(set) var added = 0
  /// The articles whose text or thread changed.
  public internal(set) var changed = 0
  /// The articles that were linked anew because the gazetteer changed.
  public internal(set) var relinked = 0
  /// The articles that keep their links because the changed gazetteer cannot touch them.
  public internal(set) var untouched = 0
  /// Whether articles were linked anew only because the gazetteer before is no longer at hand.
  public internal(set) var lacksEarlierGazetteer = false
  /// The articles that were taken out because the input no longer holds them.
  public internal(set) var removed = 0
  /// The records that had the id of an earlier one.
  public internal(set) var duplicates = 0
  /// Whether an earlier run was stopped before its end.
  public internal(set) var wasUnfinished = false

  /// Creates the summary of a run that did nothing yet.
  public init() {}

  /// Whether the run changed the file.
  public var wrote: Bool { added + changed + relinked + untouched + removed > 0 }
}
