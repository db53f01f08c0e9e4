import PhraseMatching
import TestSupport
import Testing

@testable import Gazetteers

/// Damaged content gives wrong answers at worst: nothing may crash, hang or trap.
@Suite("Damaged gazetteers")
struct DamageTests {
  private static let whole: [UInt8] = {
    let region = try? SampleLists.compiler().encoded()
    return region.map { $0.bytes(0..<$0.count) } ?? []
  }()

  /// Bytes whose header agrees with them, as a hostile file's would.
  private func sealed(_ bytes: [UInt8]) -> ByteRegion {
    ByteRegion.assembled(byteCount: bytes.count, parts: [(0, bytes)]) { checksum in
      var header = ByteWriter()
      header.append(contentsOf: bytes[..<16])
      header.append(UInt64(bytes.count))
      header.append(UInt64(0))
      let seed = ByteRegion(header.bytes).checksum(0..<32)
      let region = ByteRegion(bytes)
      let count = Int(region.u32(at: 12))
      header.append(checksum(64..<64 + count * 24, seed))
      return header.bytes
    }
  }

  /// Asks everything of what opens.
  @discardableResult
  private func exercise(_ bytes: [UInt8]) -> Bool {
    guard let compiled = try? CompiledGazetteer(sealed(bytes)) else { return false }
    let gazetteer = Gazetteer(compiled)
    #expect(!SampleLists.answers(of: gazetteer).isEmpty)
    var compiler = GazetteerCompiler()
    if (try? compiler.add(compiled: compiled)) != nil { _ = try? compiler.compile() }
    return true
  }

  @Test("bytes changed anywhere", arguments: 0..<6 as Range<UInt64>)
  func flips(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var opened = 0
    for _ in 0..<30 {
      var bytes = Self.whole
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        let place = Int.random(in: tableEnd..<bytes.count, using: &generator)
        bytes[place] =
          [0, 0xFF, UInt8.random(in: 0...255, using: &generator)].randomElement(
            using: &generator
          ) ?? 0
      }
      if exercise(bytes) { opened += 1 }
    }
    #expect(opened > 10)
  }

  @Test("a section of nothing but one byte", arguments: GazetteerLayout.Section.allCases)
  func filled(section: GazetteerLayout.Section) throws {
    let table = try #require(try? SectionTable(ByteRegion(Self.whole)))
    let range = try #require(table[section])
    for byte in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
      var bytes = Self.whole
      for place in range { bytes[place] = byte }
      exercise(bytes)
    }
  }

  @Test("a section cut, moved or without anything", arguments: GazetteerLayout.Section.allCases)
  func cut(section: GazetteerLayout.Section) throws {
    let row = 64 + (Int(section.rawValue) - 1) * 24
    let length = Int(ByteRegion(Self.whole).u64(at: row + 16))
    for other in [0, 1, length / 2, max(0, length - 1), max(0, length - 4)] {
      exercise(replacing(UInt64(other), at: row + 16))
    }
    for offset in [0, 1, Self.whole.count - length] {
      exercise(replacing(UInt64(offset), at: row + 8))
    }
    for hostile in [UInt64.max, UInt64(Self.whole.count) + 1, 1 << 63] {
      #expect(throws: CompiledGazetteer.Refusal.damaged) {
        try CompiledGazetteer(sealed(replacing(hostile, at: row + 8)))
      }
      #expect(throws: CompiledGazetteer.Refusal.damaged) {
        try CompiledGazetteer(sealed(replacing(hostile, at: row + 16)))
      }
    }
  }

  private func replacing(_ number: UInt64, at place: Int) -> [UInt8] {
    var bytes = Self.whole
    for byte in 0..<8 { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    return bytes
  }

  @Test("the file cut at the edge of every section")
  func truncated() throws {
    let table = try SectionTable(ByteRegion(Self.whole))
    for section in GazetteerLayout.Section.allCases {
      let range = try #require(table[section])
      for end in [range.lowerBound, range.upperBound] where end < Self.whole.count {
        #expect(throws: CompiledGazetteer.Refusal.damaged) {
          try CompiledGazetteer(ByteRegion(Array(Self.whole[..<end])))
        }
      }
    }
  }

  @Test("the checksum tells any change")
  func checksum() throws {
    var generator = SeededGenerator(seed: 8)
    #expect(try CompiledGazetteer(ByteRegion(Self.whole)).isWhole)
    for _ in 0..<200 {
      var bytes = Self.whole
      let place = Int.random(in: tableEnd..<bytes.count, using: &generator)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      // The header of a phrase table is looked at when opening.
      #expect((try? CompiledGazetteer(ByteRegion(bytes)))?.isWhole != true)
    }
  }
}
