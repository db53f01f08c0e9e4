import Foundation
import Testing

@testable import Gazetteers

/// The package's directory.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The columns that most tables of these tests have.
let header = "id\ttype\tname\taliases\tparent"

/// A table of rows under a header.
func table(_ rows: String..., header: String = header) -> String {
  ([header] + rows).map { $0 + "\n" }.joined()
}

/// Compiles tables, named `1.tsv`, `2.tsv`, ….
func compile(_ tables: String..., words: String = "", redirects: [(String, String)] = [])
  throws -> Gazetteer
{
  var compiler = GazetteerCompiler()
  compiler.add(redirects: redirects)
  compiler.add(words: Array(words.utf8))
  for (index, table) in tables.enumerated() {
    try compiler.add(list: "\(index + 1).tsv", text: table, description: nil)
  }
  return try compiler.compile()
}

extension Gazetteer {
  /// The ids that a name leads to.
  func ids(_ name: String) -> [String] { entities(named: name).map { entities[$0].id } }

  /// The ids of an entity's ancestors.
  func ancestors(of id: String) -> [String] {
    index(ofID: id).map { ancestors(of: $0).map { entities[$0].id } } ?? []
  }
}

/// A directory that goes away again.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and the folders above it.
  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }
}
