import Foundation
import GRDB

/// The graph file: one SQLite database with threads, mentions, counts and their evidence.
///
/// A store that was opened for writing is used by one task at a time; GRDB's queue serialises access.
public final class GraphStore: Sendable {
  let queue: DatabaseQueue
  /// The file's path as the user gave it.
  public let path: String

  /// Opens a graph file for building; makes it where there is none.
  /// - Throws: ``GraphError`` if the file is no graph file or cannot be written.
  public static func forBuilding(path: String) throws -> GraphStore {
    let store = try GraphStore(path: path, isReadOnly: false)
    do {
      let isForeign = try store.queue.read { database in
        try !database.tableExists("node_units")
          && Bool.fetchOne(
            database,
            sql: """
              SELECT EXISTS (SELECT 1 FROM sqlite_schema
                WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%')
              """
          ) ?? false
      }
      if isForeign { throw store.isNoGraph }
      try GraphSchema.migrator.migrate(store.queue)
    } catch {
      throw store.described(error)
    }
    return store
  }

  /// Opens a graph file for questions.
  /// - Throws: ``GraphError`` if the file is missing or is no graph file.
  public static func forReading(path: String) throws -> GraphStore {
    guard FileManager.default.fileExists(atPath: path) else {
      if let obstacle = obstacle(toReading: path) { throw obstacle }
      throw GraphError(
        code: .missing,
        message: "\(path): no such graph file; `skein build INPUT --database \(path)` makes one"
      )
    }
    let store = try GraphStore(path: path, isReadOnly: true)
    do {
      let isGraph = try store.queue.read { database in
        try database.tableExists("article") && database.tableExists("node_units")
      }
      guard isGraph else { throw store.isNoGraph }
      guard try store.queue.read(GraphSchema.migrator.hasCompletedMigrations) else {
        throw GraphError(
          code: .unusable,
          message: "\(path): an earlier version of Skein made this file; `skein build INPUT "
            + "--database \(path)` brings it up to date"
        )
      }
    } catch {
      throw store.described(error)
    }
    return store
  }

  private init(path: String, isReadOnly: Bool) throws {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(10)
    // A file that a killed run left with its log or its journal has to be recovered, which reading alone
    // may not do.
    let isLeft = ["-wal", "-journal"].contains { FileManager.default.fileExists(atPath: path + $0) }
    if isReadOnly, isLeft { configuration.readonly = false }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.described(error, path)
    }
  }

  private var isNoGraph: GraphError {
    GraphError(code: .damaged, message: "\(path): this is no graph file of Skein")
  }

  /// Starts writing, with a log beside the file; a run that changes nothing leaves every byte alone.
  /// - Returns: whether nobody had started yet.
  @discardableResult
  func beginWriting() throws -> Bool {
    try queue.writeWithoutTransaction { database in
      guard try !Self.hasLog(database) else { return false }
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;
          PRAGMA wal_autocheckpoint = 8000
          """
      )
      return true
    }
  }

  private static func hasLog(_ database: Database) throws -> Bool {
    try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal"
  }

  /// Ends writing: everything in one file, without a log beside it.
  ///
  /// Where another program still has the file open, the log stays with it: what was written holds.
  public func close() throws {
    do {
      try queue.writeWithoutTransaction { database in
        guard try Self.hasLog(database) else { return }
        do {
          try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
      }
      try queue.close()
    } catch {
      throw described(error)
    }
  }

  func described(_ error: any Error) -> any Error { Self.described(error, path) }

  private static func described(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return GraphError(
        code: .damaged,
        message: "\(path): the file is damaged or no SQLite database"
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return GraphError(code: .unusable, message: "\(path): another program is writing to the file")
    case .SQLITE_FULL:
      return GraphError(code: .unusable, message: "\(path): the disk is full")
    default: return obstacle(path, error)
    }
  }
}
