public import ArticleThreads
public import EntityLinking
public import Gazetteers
public import GraphStorage

/// The main job: read, match, link, store.
///
/// A value without state; the same inputs, gazetteer and options give the same graph whatever the order
/// of the inputs and the number of threads.
public struct Pipeline: Sendable {
  /// Finds mentions and topics.
  public let linker: Linker
  /// How many threads link at once.
  public var threads: Int
  /// What ``forEachThread(in:keepsRawBytes:_:)`` follows; a build follows the judgements of its file.
  public var judgements = Judgements.none

  /// Creates a pipeline.
  ///
  /// - Parameters:
  ///   - gazetteer: the names to find.
  ///   - threads: how many threads link at once.
  ///   - findsUnknownNames: whether names that no gazetteer lists are looked for; a build stores none.
  ///   - muted: components of scores that do not count, to measure what they are worth.
  public init(
    gazetteer: Gazetteer,
    threads: Int = 1,
    findsUnknownNames: Bool = false,
    without muted: Set<LinkComponent> = []
  ) {
    linker = Linker(gazetteer: gazetteer, findsUnknownNames: findsUnknownNames, without: muted)
    self.threads = max(1, threads)
  }

  /// How many threads are linked between two transactions.
  static let batchSize = 64

  /// What a pass over the input found beside threads.
  public struct Report: Sendable {
    /// What the build did to the graph file.
    public internal(set) var summary = BuildSummary()
    /// The records that were skipped.
    public internal(set) var skipped: [ReadingProblem] = []
    /// What was repaired while reading.
    public internal(set) var notices: [ReadingProblem] = []
    /// Records whose id an earlier record of the run has.
    public internal(set) var duplicates: [InputPlace] = []
    /// Files that were left alone for their extension.
    public internal(set) var ignoredFiles = 0
    /// Files that were opened.
    public internal(set) var files = 0
    /// Languages that ordinary words and demonyms do not cover, with the number of articles.
    public internal(set) var otherLanguages: [String: Int] = [:]
    /// The judgements of the graph file that decide nothing, with the reason.
    public internal(set) var idleJudgements: [StoredJudgement] = []
  }

  /// Builds or updates a graph file from files and folders.
  ///
  /// - Parameters:
  ///   - inputs: files, folders, or `-` for standard input.
  ///   - path: the graph file, made where there is none.
  ///   - judgements: further judgements for the file, written before anything is linked.
  ///   - prune: whether articles that the input no longer holds are taken out.
  ///   - earlier: gives the gazetteer with a digest where it is still at hand, such as
  ///     `GazetteerLoader.cached(digest:)`: only the threads that its change touches are linked anew.
  ///   - progress: gets the number of articles read so far.
  /// - Returns: what was read, skipped and written.
  /// - Throws: `ReadingError` for a missing input, `GraphError` for the graph file.
  public func build(
    _ inputs: [String],
    into path: String,
    judgements: [Judgement] = [],
    prune: Bool = false,
    earlier: @escaping (String) -> Gazetteer? = { _ in nil },
    progress: (Int) -> Void = { _ in }
  ) async throws -> Report {
    let reader = try ArticleReader(inputs: inputs)
    let store = try GraphStore.forBuilding(path: path)
    let writer = try GraphWriter(
      store: store,
      gazetteer: linker.gazetteer,
      earlier: earlier
    )
    if !judgements.isEmpty {
      _ = try writer.change(adding: judgements, linker: linker, version: SkeinVersion.current)
    }
    var report = Report()
    var batch: [ThreadRecord] = []
    var read = 0
    while let event = try reader.next() {
      guard let record = note(event, in: &report) else { continue }
      read += 1
      let stored = ThreadRecord(
        thread: record.thread,
        path: record.place.path,
        line: record.place.line
      )
      switch try writer.task(for: stored) {
      case .keep: break
      case .duplicate: report.duplicates.append(record.place)
      case .link: batch.append(stored)
      }
      if batch.count == Self.batchSize {
        try await write(batch, with: writer)
        batch.removeAll(keepingCapacity: true)
      }
      progress(read)
    }
    try await write(batch, with: writer)
    try await relinkStale(with: writer)
    if prune { try writer.prune() }
    try writer.finish(version: SkeinVersion.current, options: "")
    if !writer.judgements.isEmpty {
      report.idleJudgements = try store.storedJudgements(linker).filter { $0.obstacle != nil }
    }
    try store.close()
    report.summary = writer.summary
    note(reader.summary, in: &report)
    return report
  }

  /// Reads and links threads without storing them, in the order of the input.
  ///
  /// - Parameters:
  ///   - inputs: files, folders, or `-` for standard input.
  ///   - keepsRawBytes: whether records keep their bytes, for editing and echoing.
  ///   - body: gets each record with its linked thread.
  /// - Returns: what was read and skipped.
  /// - Throws: `ReadingError` for a missing input, and what `body` throws.
  public func forEachThread(
    in inputs: [String],
    keepsRawBytes: Bool = false,
    _ body: (ReadRecord, LinkedThread) throws -> Void
  ) async throws -> Report {
    let reader = try ArticleReader(
      inputs: inputs,
      options: ArticleReader.Options(keepsRawBytes: keepsRawBytes)
    )
    var report = Report()
    var batch: [ReadRecord] = []
    func flush() async throws {
      let linked = await link(batch.map(\.thread), judgements)
      for (record, thread) in zip(batch, linked) { try body(record, thread) }
      batch.removeAll(keepingCapacity: true)
    }
    while let event = try reader.next() {
      guard let record = note(event, in: &report) else { continue }
      if threads == 1 {
        // Written while the record is still at hand.
        try body(record, linker.link(record.thread, judgements: judgements))
        continue
      }
      batch.append(record)
      if batch.count == Self.batchSize { try await flush() }
    }
    try await flush()
    note(reader.summary, in: &report)
    return report
  }

  private func note(_ summary: ReadingSummary, in report: inout Report) {
    report.ignoredFiles = summary.ignoredFiles
    report.files = summary.files
  }

  private func note(_ event: ReadingEvent, in report: inout Report) -> ReadRecord? {
    switch event {
    case .problem(let problem):
      if problem.severity == .skipped {
        report.skipped.append(problem)
      } else {
        report.notices.append(problem)
      }
      return nil
    case .thread(let record):
      if let language = record.thread.article.language, !language.lowercased().hasPrefix("en") {
        report.otherLanguages[language, default: 0] += 1
      }
      return record
    }
  }

  private func write(_ batch: [ThreadRecord], with writer: GraphWriter) async throws {
    let linked = await link(batch.map(\.thread), writer.judgements)
    try writer.write(Array(zip(batch, linked)).map { (record: $0, linked: $1) })
  }

  /// Stored threads that this input does not hold follow a changed gazetteer too.
  private func relinkStale(with writer: GraphWriter) async throws {
    let keys = try writer.staleThreads()
    for start in stride(from: 0, to: keys.count, by: Self.batchSize) {
      let batch = try keys[start..<min(start + Self.batchSize, keys.count)].compactMap {
        try writer.staleThread($0)
      }
      try await write(batch, with: writer)
    }
  }

  /// Links threads on as many threads of execution as asked for; the results keep the order.
  func link(_ batch: [ArticleThread], _ judgements: Judgements = .none) async -> [LinkedThread] {
    guard threads > 1, batch.count > 1 else {
      return batch.map { self.linker.link($0, judgements: judgements) }
    }
    let linker = linker
    let stride = min(threads, batch.count)
    return await withTaskGroup(of: [(Int, LinkedThread)].self) { group in
      for lane in 0..<stride {
        group.addTask {
          Swift.stride(from: lane, to: batch.count, by: stride).map {
            ($0, linker.link(batch[$0], judgements: judgements))
          }
        }
      }
      var results: [(Int, LinkedThread)] = []
      for await part in group { results += part }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
