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
    if path.isEmpty { throw InputError("an empty path names no file") }
    if isFolder(path) { throw InputError("is a folder, not a file") }
    do {
      return try open(FileHandle(forReadingFrom: URL(fileURLWithPath: path)), named: path)
    } catch {
      throw InputError(FileFailure.reason(of: error))
    }
  }

  /// Whether a folder stands at a path, links followed, be it one that nobody may look into.
  package static func isFolder(_ path: String) -> Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
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
