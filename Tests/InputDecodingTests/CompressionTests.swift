import Foundation
import TestSupport
import Testing

@testable import InputDecoding

/// Archives of a few lines; `gzip -9n` and `zstd` made them.
enum Archive {
  static let lines = "first line\nsecond line\n"
  static let third = "third\n"
  static let gzip = bytes("H4sIAAAAAAACA0vLLCouUcjJzEvlKk5Nzs9LgbABLFpFXRcAAAA=")
  static let gzipThird = bytes("H4sIAAAAAAACAyvJyCxK4QIA8pEseAYAAAA=")
  static let zstd = bytes("KLUv/QRouQAAZmlyc3QgbGluZQpzZWNvbmQgbGluZQofO7ig")
  static let zstdThird = bytes("KLUv/QRYMQAAdGhpcmQKzDcgGA==")
  /// Three million times the letter a.
  static let zstdLarge = bytes(
    "KLUv/QRoTAAACGEBAPz/ORACAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBh"
      + "AgAQYQIAEGECABBhAgAQYQIAEGECABBhAgAQYQIAEGECABBhAzYOYdK8QyI="
  )
  /// A frame that readers skip.
  static let zstdSkippable: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2]

  private static func bytes(_ text: String) -> [UInt8] {
    Array(Data(base64Encoded: text) ?? Data())
  }
}

/// Gives bytes in blocks of a size.
struct BlockSource: ByteSource {
  var bytes: ArraySlice<UInt8>
  var size: Int

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes[...]
    self.size = size
  }

  mutating func next() throws -> [UInt8]? {
    if bytes.isEmpty { return nil }
    defer { bytes = bytes.dropFirst(size) }
    return Array(bytes.prefix(size))
  }
}

@Suite("Compressed input")
struct CompressionTests {
  private func read(_ bytes: [UInt8], blocks: Int = 1 << 16, name: String = "x") throws -> [UInt8] {
    var source = try InputOpening.decoded(BlockSource(bytes, size: blocks), named: name)
    var all: [UInt8] = []
    while let block = try source.next() {
      #expect(!block.isEmpty)
      all += block
    }
    #expect(try window(InputOpening.decoded(BlockSource(bytes, size: blocks), named: name)) == all)
    return all
  }

  /// All that a source appends, behind what was there.
  private func window(_ source: any ByteSource) throws -> [UInt8] {
    var source = source
    var window: [UInt8] = [1, 2, 3]
    var count = window.count
    while try source.readBlock(onto: &window) {
      #expect(window.count > count)
      count = window.count
    }
    #expect(window.count == count && window.prefix(3) == [1, 2, 3])
    return Array(window.dropFirst(3))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var text: String
  }

  static let good = [
    Case(testDescription: "empty", bytes: [], text: ""),
    Case(testDescription: "three bytes", bytes: Array("a\nb".utf8), text: "a\nb"),
    Case(testDescription: "gzip", bytes: Archive.gzip, text: Archive.lines),
    Case(
      testDescription: "gzip, two members",
      bytes: Archive.gzip + Archive.gzipThird,
      text: Archive.lines + Archive.third
    ),
    Case(
      testDescription: "gzip, zeros between and after",
      bytes: Archive.gzip + [0, 0, 0] + Archive.gzipThird + [0, 0],
      text: Archive.lines + Archive.third
    ),
    Case(testDescription: "zstd", bytes: Archive.zstd, text: Archive.lines),
    Case(
      testDescription: "zstd, two frames and a skippable one",
      bytes: Archive.zstdSkippable + Archive.zstd + Archive.zstdThird,
      text: Archive.lines + Archive.third
    ),
  ]

  @Test("archives are read whatever the blocks", arguments: good, [1, 3, 1 << 16])
  func reading(_ input: Case, blocks: Int) throws {
    #expect(String(decoding: try read(input.bytes, blocks: blocks), as: UTF8.self) == input.text)
  }

  @Test("an archive that unpacks to many blocks", arguments: [7, 1 << 16])
  func large(blocks: Int) throws {
    let bytes = try read(Archive.zstdLarge, blocks: blocks)
    #expect(bytes.count == 3_000_000)
    #expect(bytes.allSatisfy { $0 == UInt8(ascii: "a") })
  }

  static let bad: [(String, [UInt8], String)] = [
    ("gzip cut off in the data", Array(Archive.gzip.dropLast(12)), "ends too early"),
    ("gzip cut off in the checksum", Array(Archive.gzip.dropLast(3)), "ends too early"),
    ("gzip header only", Array(Archive.gzip.prefix(5)), "ends too early"),
    ("gzip with a changed byte", changed(Archive.gzip, at: 14), "gzip archive is damaged"),
    ("gzip with a wrong checksum", changed(Archive.gzip, at: 34), "gzip archive is damaged"),
    ("gzip with text behind", Archive.gzip + Array("text".utf8), "gzip archive is damaged"),
    ("zstd cut off", Array(Archive.zstd.dropLast(6)), "ends too early"),
    ("zstd with a wrong checksum", changed(Archive.zstd, at: 34), "zstd archive is damaged"),
    ("zstd with text behind", Archive.zstd + Array("text".utf8), "zstd archive is damaged"),
    ("zip", Array("PK\u{3}\u{4}…".utf8), "unzip -p"),
    ("bzip2", Array("BZh91AY".utf8), "bzcat"),
    ("xz", [0xFD] + Array("7zXZ\0".utf8), "xzcat"),
  ]

  private static func changed(_ bytes: [UInt8], at index: Int) -> [UInt8] {
    var bytes = bytes
    bytes[index] ^= 0x55
    return bytes
  }

  @Test("damaged and foreign archives are one clear error", arguments: bad)
  func damaged(name: String, bytes: [UInt8], reason: String) throws {
    let error = #expect(throws: InputError.self, "\(name)") { try read(bytes) }
    #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
  }

  @Test("a name that promises an archive is believed")
  func names() throws {
    #expect(throws: InputError.self) { try read(Array("text".utf8), name: "a.txt.gz") }
    #expect(throws: InputError.self) { try read([], name: "a.txt.GZ") }
    #expect(throws: InputError.self) { try read(Array("text".utf8), name: "a.zst") }
  }

  @Test("files are opened by path")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.gz", Archive.gzip)
    var source = try InputOpening.open(path)
    #expect(try source.next() == Array(Archive.lines.utf8))
    #expect(try source.next() == nil)
    // More than a block, and not a whole number of them.
    let long = (0..<300_001).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
    #expect(try window(InputOpening.open(folder.write("long", long))) == long)
    #expect(throws: InputError("no such file or directory")) {
      try InputOpening.open(folder.path("none"))
    }
    #expect(throws: InputError("is a folder, not a file")) {
      try InputOpening.open(folder.path(""))
    }
  }
}
