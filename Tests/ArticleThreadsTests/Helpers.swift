import Foundation

@testable import ArticleThreads

/// The package's directory.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What stands at a zone or span.
func surface(_ text: String, _ range: Range<Int>) -> String {
  let scalars = Array(text.unicodeScalars)
  return String(String.UnicodeScalarView(scalars[range]))
}

/// The thread, or why there is none, of one record.
func parse(_ json: String, id: String = "fallback") -> RecordParser.Outcome {
  parse(Array(json.utf8), id: id)
}

func parse(_ bytes: [UInt8], id: String = "fallback") -> RecordParser.Outcome {
  var parser = RecordParser()
  return parser.parse(bytes[...], fallbackID: id)
}

/// A directory that goes away again.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { url.path() }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
    return file.path()
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appending(path: name).path(),
      withDestinationPath: target
    )
  }
}

/// Everything a reader gives.
struct ReadAll {
  var records: [ReadRecord] = []
  var problems: [ReadingProblem] = []
  var summary = ReadingSummary()

  init(_ inputs: [String], keepsRawBytes: Bool = false) throws {
    let reader = try ArticleReader(inputs: inputs, options: .init(keepsRawBytes: keepsRawBytes))
    while let event = try reader.next() {
      switch event {
      case .thread(let record): records.append(record)
      case .problem(let problem): problems.append(problem)
      }
    }
    summary = reader.summary
  }

  var ids: [String] { records.map(\.thread.article.id) }
}
