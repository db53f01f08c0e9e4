import Foundation
import InputDecoding

/// Something that a gazetteer is made from, as the user named it.
enum GazetteerSource {
  /// The tables that come with Skein.
  case shipped
  /// A folder of tables.
  case folder(path: String, shown: String)
  /// One table.
  case table(path: String, shown: String)
  /// A compiled gazetteer.
  case compiled(path: String, shown: String)

  /// A file of a source.
  struct File {
    /// Its path below the source.
    var name: String
    var bytes: [UInt8]
  }

  static let supportFiles: Set<String> = ["lists.tsv", "redirects.tsv"]

  /// The tables of a folder, sorted by the bytes of their names.
  static func tables(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".tsv") && !supportFiles.contains($0) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// The paths that a source reads, each with its name below the source.
  var files: [(name: String, path: String)] {
    switch self {
    case .shipped: []
    case .folder(let path, _):
      (Self.tables(in: path) + Self.supportFiles.sorted() + WordFacts.files.map(\.name)).map {
        ($0, path + "/" + $0)
      }.filter { FileManager.default.fileExists(atPath: $0.1) }
    case .table(let path, _), .compiled(let path, _):
      [((path as NSString).lastPathComponent, path)]
    }
  }

  /// Reads the tables of a source and what stands beside them.
  func read() throws(GazetteerError) -> [File] {
    if case .shipped = self {
      return ShippedGazetteers.files.map { File(name: $0.name, bytes: $0.bytes) }
    }
    var read: [File] = []
    for file in files {
      guard let data = FileManager.default.contents(atPath: file.path) else {
        let shown: String =
          if case .table(_, let shown) = self { shown } else { file.path }
        throw GazetteerError(
          code: .unreadable,
          message: "\(shown): the gazetteer cannot be read: "
            + (FileFailure.reasonNotToOpen(file.path) ?? "it is no file")
        )
      }
      read.append(File(name: file.name, bytes: Array(data)))
    }
    return read
  }
}

extension GazetteerCompiler {
  /// Adds the tables of a source with what stands beside them.
  ///
  /// - Parameters:
  ///   - files: the files of the source.
  ///   - digests: SHA-256 of each file.
  /// - Throws: if a table has no usable header.
  mutating func add(
    files: [GazetteerSource.File],
    digests: [String]
  ) throws(GazetteerError) {
    let support = files.filter { GazetteerSource.supportFiles.contains($0.name) }
    let lists = support.first { $0.name == "lists.tsv" }.map { Self.rows($0.bytes) } ?? []
    let redirects = support.first { $0.name == "redirects.tsv" }.map { Self.rows($0.bytes) } ?? []
    add(redirects: redirects.compactMap { $0.count > 1 ? ($0[0], $0[1]) : nil })
    for (file, digest) in zip(files, digests)
    where file.name.hasSuffix(".tsv") && !GazetteerSource.supportFiles.contains(file.name) {
      let row = lists.first { $0[0] == file.name }
      try add(
        list: file.name,
        bytes: file.bytes,
        description: row.flatMap { row in
          row.count > 3
            ? Gazetteer.ListDescription(
              file: row[0],
              title: row[1],
              origin: row[2],
              licence: row[3],
              entityCount: 0
            ) : nil
        },
        digest: digest
      )
    }
    for (index, words) in WordFacts.files.enumerated() {
      if let file = files.first(where: { $0.name == words.name }) {
        add(words: file.bytes, file: index)
      }
    }
  }

  /// The rows of a supporting table, without its header.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    bytes.filter { $0 != 0x0D }.split(separator: 0x0A).dropFirst().map {
      $0.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}
