import Foundation

/// Opens inputs, compressed or not.
///
/// What a file is, its first bytes tell, so that standard input and files without an extension can be
/// compressed, too.
package enum InputOpening {
  /// Opens a file; `-` is standard input.
  /// - Throws: ``InputError`` if the file is missing, cannot be read or is an archive of a kind that
  ///   Skein does not read.
  package static func open(_ path: String) throws -> any ByteSource {
    if path == "-" { return try open(FileHandle.standardInput, named: path) }
    guard FileManager.default.fileExists(atPath: path) else { throw InputError("no such file") }
    if isFolder(path) { throw InputError("is a folder, not a file") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError("the file cannot be read")
    }
    return try open(handle, named: path)
  }

  /// Whether a folder stands at a path.
  package static func isFolder(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
  }

  /// Opens what a handle gives.
  static func open(_ handle: FileHandle, named name: String) throws -> any ByteSource {
    try decoded(FileSource(handle), named: name)
  }

  /// A source without its compression.
  static func decoded(_ source: any ByteSource, named name: String) throws -> any ByteSource {
    var source = source
    var start: [UInt8] = []
    while start.count < 4, let block = try source.next() { start += block }
    let whole = PrefixedSource(start, source)
    let isNamed = { (ending: String) in name.lowercased().hasSuffix(ending) }
    if start.starts(with: [0x1F, 0x8B]) || isNamed(".gz") {
      return CompressedSource(whole, GzipDecoder(), "gzip")
    }
    if ZstdDecoder.isFrame(start) || isNamed(".zst") {
      return CompressedSource(whole, ZstdDecoder(), "zstd")
    }
    for (magic, kind, command) in foreignArchives where start.starts(with: magic) {
      throw InputError("is a \(kind) archive; unpack it into a pipe: `\(command) FILE | skein … -`")
    }
    return whole
  }

  private static let foreignArchives: [([UInt8], String, String)] = [
    (Array("PK\u{3}\u{4}".utf8), "zip", "unzip -p"), (Array("BZh".utf8), "bzip2", "bzcat"),
    ([0xFD] + Array("7zXZ".utf8), "xz", "xzcat"),
  ]
}
