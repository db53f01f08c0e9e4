import Foundation
import Skein

/// Writes what the main job exports into a folder, one file a format.
struct FolderExporter {
  let folder: String
  let pipeline: Pipeline
  let database: String
  let inputs: [String]

  /// How many pieces of evidence an edge carries in the JSON export.
  static let evidencePerEdge = 5

  /// Looks whether the folder can be made, without making it.
  static func checkFolder(_ folder: String) throws {
    let manager = FileManager.default
    var path = URL(fileURLWithPath: folder).standardizedFileURL
    while !manager.fileExists(atPath: path.path), path.path != "/" {
      path.deleteLastPathComponent()
    }
    let isFolder = (try? manager.contentsOfDirectory(atPath: path.path)) != nil
    guard isFolder, manager.isWritableFile(atPath: path.path) else {
      throw CommandFailure(
        .error,
        "\(folder): the export folder cannot be written: \(path.path) is "
          + (isFolder ? "not writable" : "no folder")
      )
    }
  }

  /// Makes the folder where there is none.
  static func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
    } catch {
      throw CommandFailure(
        .error,
        "\(folder): the folder cannot be made: \(ReadingError.reason(of: error))"
      )
    }
  }

  func write() async throws {
    try Self.makeFolder(folder)
    let store = try GraphStore.forReading(path: database)
    let picture = try store.graph(.init(version: SkeinVersion.current))
    try write("graph.dot", DOTExporter(profile: .graphviz).bytes(of: picture))
    try write("graph-gephi.dot", DOTExporter(profile: .gephi).bytes(of: picture))
    try write("graph-node-link.json", NodeLinkExporter().bytes(of: picture))
    let whole = try store.graph(
      .init(
        nodeKinds: Set(GraphNode.Kind.allCases),
        evidencePerEdge: Self.evidencePerEdge,
        version: SkeinVersion.current
      )
    )
    try write("graph.json", GraphJSONExporter().bytes(of: whole))
    guard !inputs.isEmpty else { return }
    try await writeArticles(try store.judgements())
  }

  private func writeArticles(_ judgements: Judgements) async throws {
    var pipeline = pipeline
    pipeline.judgements = judgements
    let gazetteer = pipeline.linker.gazetteer
    var annotators: [(name: String, annotator: any ThreadAnnotator)] = [
      ("annotations.jsonl", JSONLinesAnnotator(gazetteer: gazetteer)),
      ("articles.md", MarkdownAnnotator(gazetteer: gazetteer)),
      ("articles.html", HTMLAnnotator(gazetteer: gazetteer)),
    ]
    let ranker = TagRanker(gazetteer: gazetteer)
    var files = try annotators.map { try ReplacedFile(folder + "/" + $0.name) }
    var tags = try ReplacedFile(folder + "/tags.jsonl")
    for index in annotators.indices { try files[index].write(annotators[index].annotator.start()) }
    var seen: Set<[UInt8]> = []
    _ = try await pipeline.forEachThread(in: inputs) { record, linked in
      guard seen.insert(Array(record.thread.article.id.utf8)).inserted else { return }
      for index in annotators.indices {
        try files[index].write(annotators[index].annotator.annotate(linked, of: record))
      }
      try tags.write(
        Array(TagReport.jsonLine(ranker.tags(of: linked), of: record.thread.article.id).utf8)
      )
    }
    for index in annotators.indices {
      try files[index].write(annotators[index].annotator.finish())
      try files[index].finish()
    }
    try tags.finish()
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    var file = try ReplacedFile(folder + "/" + name)
    try file.write(bytes)
    try file.finish()
  }
}
