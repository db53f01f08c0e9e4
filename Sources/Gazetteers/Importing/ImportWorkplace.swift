import Foundation
import InputDecoding

/// The folder that tables are written into, and a folder in it for what is not finished.
struct ImportWorkplace {
  /// The folder for what is not finished.
  let path: String
  private let folder: String

  init(folder: String) throws(ImportError) {
    self.folder = folder
    path = "\(folder)/.skein-import-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ImportError(
        "\(folder.isEmpty ? "“”" : folder): the folder cannot be made or written into: "
          + FileFailure.reason(notToMake: folder, error)
      )
    }
  }

  /// Removes what is not finished.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// A file that is written in blocks.
  struct Writer {
    private let handle: FileHandle
    private let name: String
    private var block: [UInt8] = []

    fileprivate init(path: String, name: String) throws(ImportError) {
      guard FileManager.default.createFile(atPath: path, contents: nil),
        let handle = FileHandle(forWritingAtPath: path)
      else { throw ImportError("\(name): the table cannot be written") }
      self.handle = handle
      self.name = name
    }

    mutating func append(_ bytes: [UInt8]) throws {
      block += bytes
      if block.count >= 1 << 20 { try flush() }
    }

    mutating func close() throws {
      try flush()
      try handle.synchronize()
      try handle.close()
    }

    private mutating func flush() throws {
      do { try handle.write(contentsOf: Data(block)) } catch {
        throw ImportError("\(name): the table cannot be written: \(FileFailure.reason(of: error))")
      }
      block.removeAll(keepingCapacity: true)
    }
  }

  /// Starts a file.
  func create(_ name: String) throws(ImportError) -> Writer {
    try Writer(path: "\(path)/\(name)", name: name)
  }

  /// Gives a finished file its place by renaming it, and returns its path.
  func publish(_ name: String) throws -> String {
    let target = "\(folder)/\(name)"
    guard FileRenaming.rename("\(path)/\(name)", to: target) else {
      throw ImportError("\(target): the table cannot be put there")
    }
    return target
  }

  /// Puts a list's row into `lists.tsv`, in place of an earlier one.
  func add(list row: [String]) throws {
    let header = "file\ttitle\torigin\tlicence\tdate"
    try update("lists.tsv", header: header, rows: [row.map(Self.field)])
  }

  /// Puts rows into `redirects.tsv`, in place of earlier ones for the same ids.
  func add(redirects: [(String, String)]) throws {
    try update("redirects.tsv", header: "old\tnew", rows: redirects.map { [$0.0, $0.1] })
  }

  private func update(_ name: String, header: String, rows: [[String]]) throws {
    var lines: [String: String] = [:]
    let old = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
    var head = header
    for (index, line) in old.split(separator: 0x0A).enumerated() {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if index == 0 {
        head = text
        continue
      }
      let key = text.prefix { $0 != "\t" }
      lines[String(key)] = text
    }
    for row in rows { lines[row[0]] = row.joined(separator: "\t") }
    let sorted = lines.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var writer = try create(name)
    try writer.append(Array((head + "\n").utf8))
    for key in sorted { try writer.append(Array((lines[key, default: ""] + "\n").utf8)) }
    try writer.close()
    _ = try publish(name)
  }

  /// A field of a table without escapes.
  private static func field(_ text: String) -> String { NameText.clean(text).text }
}
