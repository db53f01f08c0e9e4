import PhraseMatching

/// Where the sections of a compiled gazetteer lie.
struct SectionTable {
  private var ranges: [UInt32: Range<Int>] = [:]

  subscript(_ section: GazetteerLayout.Section) -> Range<Int>? { ranges[section.rawValue] }

  /// Reads and checks the header and the table of sections.
  init(_ region: ByteRegion) throws(CompiledGazetteer.Refusal) {
    guard region.u64(at: GazetteerLayout.Header.magic) == GazetteerLayout.magic else {
      throw .noGazetteer
    }
    let version = region.u32(at: GazetteerLayout.Header.version)
    guard version == GazetteerLayout.version else { throw .version(version) }
    let count = Int(region.u32(at: GazetteerLayout.Header.sectionCount))
    let end = GazetteerLayout.headerSize + count * GazetteerLayout.Row.size
    guard region.u64(at: GazetteerLayout.Header.length) == UInt64(region.count), count < 1024,
      end <= region.count,
      region.u64(at: GazetteerLayout.Header.headerChecksum)
        == Self.checksum(region, sectionCount: count)
    else { throw .damaged }
    for index in 0..<count {
      let row = GazetteerLayout.headerSize + index * GazetteerLayout.Row.size
      let offset = region.u64(at: row + GazetteerLayout.Row.offset)
      let length = region.u64(at: row + GazetteerLayout.Row.length)
      guard offset <= UInt64(region.count), length <= UInt64(region.count) - offset else {
        throw .damaged
      }
      let kind = region.u32(at: row + GazetteerLayout.Row.kind)
      guard ranges[kind] == nil else { throw .damaged }
      ranges[kind] = Int(offset)..<Int(offset + length)
    }
  }

  /// The checksum of the header and the table of sections.
  static func checksum(_ region: ByteRegion, sectionCount: Int) -> UInt64 {
    region.checksum(
      GazetteerLayout.headerSize..<GazetteerLayout.headerSize + sectionCount
        * GazetteerLayout.Row.size,
      seed: region.checksum(0..<GazetteerLayout.Header.headerChecksum)
    )
  }
}
