import EntityLinking
import Foundation
import GRDB
import Gazetteers
import KnowledgeGraphs
import TestSupport
import Testing

@testable import ArticleThreads
@testable import GraphStorage

/// The names that most tests use.
let smallGazetteer: Gazetteer? = try? GazetteerLoader(explicit: [PackageFolder.smallGazetteer])
  .load()

/// The thread of a JSON record.
func thread(_ json: String) throws -> ArticleThread {
  var parser = RecordParser()
  return try #require(parser.parse(Array(json.utf8)[...], fallbackID: "fallback").thread)
}

/// Random threads, the same ones for the same seed.
func threads(_ count: Int, seed: UInt64) throws -> [ArticleThread] {
  var generator = ThreadGenerator(seed: seed)
  return try (0..<count).map { try thread(generator.record(id: "article \($0)")) }
}

/// A graph file of a test.
struct GraphFile {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("graph.sqlite")
  }

  /// A file with some threads.
  init(_ threads: [ArticleThread]) throws {
    try self.init()
    try add(threads)
  }

  /// A file with some records.
  init(records: [String]) throws {
    try self.init(try records.map(thread))
  }

  /// Runs a build.
  @discardableResult
  func add(
    _ threads: [ArticleThread],
    gazetteer: Gazetteer? = smallGazetteer,
    prune: Bool = false,
    batch size: Int = 3
  ) throws -> BuildSummary {
    let gazetteer = try #require(gazetteer)
    let store = try GraphStore.forBuilding(path: path)
    let writer = try GraphWriter(store: store, gazetteer: gazetteer)
    let linker = Linker(gazetteer: gazetteer)
    var batch: [(record: ThreadRecord, linked: LinkedThread)] = []
    func flush() throws {
      try writer.write(batch)
      batch = []
    }
    for (index, thread) in threads.enumerated() {
      let record = ThreadRecord(thread: thread, path: "test.jsonl", line: index + 1)
      guard try writer.task(for: record) == .link else { continue }
      batch.append((record, linker.link(thread)))
      if batch.count == size { try flush() }
    }
    try flush()
    for key in try writer.staleThreads() {
      let record = try #require(try writer.staleThread(key))
      try writer.write([(record, linker.link(record.thread))])
    }
    if prune { try writer.prune() }
    try writer.finish(version: "test", options: "")
    try store.close()
    return writer.summary
  }

  func open() throws -> GraphStore { try GraphStore.forReading(path: path) }

  /// Changes the file as any other program could.
  func tamper(_ sql: String, foreignKeys: Bool = false) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = foreignKeys
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: sql)
      #expect(database.totalChangesCount > 0, "nothing changed: \(sql)")
    }
    try queue.close()
  }

  /// The single value of a question.
  func value(_ sql: String) throws -> String? {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try String.fetchOne($0, sql: sql) }
  }

  /// Everything a file says, without row ids: all windows, channels, counts and evidence.
  func contents() throws -> [String] {
    let store = try open()
    var contents: [String] = []
    for window in Window.allCases {
      for channel in Channel.allCases {
        let graph = try store.graph(
          .init(
            window: window,
            channel: channel,
            nodeKinds: Set(GraphNode.Kind.allCases),
            evidencePerEdge: 2,
            version: "test"
          )
        )
        contents.append(String(decoding: GraphJSONExporter().bytes(of: graph), as: UTF8.self))
      }
    }
    contents += try store.statistics().figures.map { "\($0.name): \($0.value)" }
    return contents + (try counts())
  }

  /// The stored counts by the nodes' ids.
  func counts() throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT 'total ' || window || channel || ' ' || count FROM unit_total
          UNION ALL SELECT 'node ' || key || ' ' || window || channel || ' ' || count
            FROM node_units JOIN node ON node.id = node
          UNION ALL SELECT 'pair ' || min(f.key, s.key) || ' ' || max(f.key, s.key) || ' '
            || window || channel || ' ' || count
            FROM pair JOIN node f ON f.id = first JOIN node s ON s.id = second
          """
      )
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
