import Foundation
import PhraseMatching
import TestSupport
import Testing

@Suite("Byte regions")
struct ByteRegionTests {
  private static let sample: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 9]

  /// The same bytes on the heap and mapped.
  private func forEach(_ bytes: [UInt8], _ body: (ByteRegion) throws -> Void) throws {
    try body(ByteRegion(bytes))
    let folder = try TemporaryFolder()
    let path = folder.path("region")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try body(try ByteRegion.mapping(path: path))
  }

  @Test("numbers are little-endian and need no alignment")
  func numbers() throws {
    try forEach(Self.sample) { region in
      #expect(region.count == 17)
      region.expect(.sparse)
      defer { region.expect(.dense) }
      #expect(region.u8(at: 1) == 2)
      #expect(region.u16(at: 1) == 0x0302)
      #expect(region.u32(at: 1) == 0x0504_0302)
      #expect(region.u64(at: 0) == 0x0807_0605_0403_0201)
      #expect(region.f64(at: 8) == 1)
      #expect(region.u8(at: 16) == 9)
    }
  }

  @Test("what lies outside reads as 0 or nothing")
  func outside() throws {
    for bytes in [Self.sample, [7], []] {
      try forEach(bytes) { region in
        for offset in [Int.min, -1, bytes.count, bytes.count + 1, Int.max - 1, Int.max] {
          #expect(region.u8(at: offset) == 0)
          #expect(region.u16(at: offset) == 0)
          #expect(region.u32(at: offset) == 0)
          #expect(region.u64(at: offset) == 0)
          #expect(region.f64(at: offset) == 0)
        }
        #expect(region.u16(at: bytes.count - 1) == 0)
        #expect(region.u32(at: bytes.count - 3) == 0)
        #expect(region.u64(at: bytes.count - 7) == 0)
        #expect(region.bytes(-5..<3) == Array(bytes.prefix(3)))
        #expect(region.bytes(Int.min..<Int.max) == bytes)
        #expect(region.bytes(bytes.count..<Int.max) == [])
        #expect(region.bytes(Int.max - 1..<Int.max) == [])
      }
    }
  }

  @Test("text is repaired")
  func text() throws {
    try forEach([0x61, 0xFF, 0xC3, 0xA9, 0xC3]) { region in
      #expect(region.string(2..<4) == "é")
      #expect(region.string(0..<5) == "a\u{FFFD}é\u{FFFD}")
    }
  }

  @Test("a mapped file keeps its bytes when it is replaced or deleted")
  func replacement() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("region")
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
    let region = try ByteRegion.mapping(path: path)
    try Data([4]).write(to: URL(fileURLWithPath: path), options: .atomic)
    #expect(region.bytes(0..<3) == [1, 2, 3])
    try FileManager.default.removeItem(atPath: path)
    #expect(region.bytes(0..<3) == [1, 2, 3])
  }

  @Test("what cannot be mapped says why")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: ByteRegion.FileError.self) {
      try ByteRegion.mapping(path: folder.path("missing"))
    }
    #expect(missing.map { "\($0)" } == "no such file or directory")
    let error = #expect(throws: ByteRegion.FileError.self) {
      try ByteRegion.mapping(path: folder.path("."))
    }
    #expect(error.map { "\($0)" } == "it is no regular file")
  }
}
