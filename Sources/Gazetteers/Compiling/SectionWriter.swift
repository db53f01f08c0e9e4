import PhraseMatching

/// Puts the sections of a compiled gazetteer together behind its header.
struct SectionWriter {
  private var sections: [(kind: GazetteerLayout.Section, bytes: [UInt8])] = []

  mutating func add(_ kind: GazetteerLayout.Section, _ bytes: [UInt8]) {
    sections.append((kind, bytes))
  }

  mutating func add(_ kind: GazetteerLayout.Section, _ writer: ByteWriter) {
    add(kind, writer.bytes)
  }

  /// The whole file; sections come in the order of their kinds.
  func assembled() -> ByteRegion {
    let ordered = sections.sorted { $0.kind.rawValue < $1.kind.rawValue }
    let tableEnd = GazetteerLayout.headerSize + ordered.count * GazetteerLayout.Row.size
    var table = ByteWriter(capacity: tableEnd)
    var offset = Self.aligned(tableEnd)
    for section in ordered {
      table.append(section.kind.rawValue)
      table.append(UInt32(0))
      table.append(UInt64(offset))
      table.append(UInt64(section.bytes.count))
      offset = Self.aligned(offset + section.bytes.count)
    }
    var parts: [(offset: Int, bytes: [UInt8])] = [(GazetteerLayout.headerSize, table.bytes)]
    var place = Self.aligned(tableEnd)
    for section in ordered {
      parts.append((place, section.bytes))
      place = Self.aligned(place + section.bytes.count)
    }
    return ByteRegion.assembled(byteCount: offset, parts: parts) { checksum in
      var header = ByteWriter(capacity: GazetteerLayout.headerSize)
      header.append(GazetteerLayout.magic)
      header.append(GazetteerLayout.version)
      header.append(UInt32(ordered.count))
      header.append(UInt64(offset))
      header.append(checksum(GazetteerLayout.headerSize..<offset, 0))
      // As over the finished bytes, of which only the table stands there yet.
      let seed = ByteRegion(header.bytes).checksum(0..<GazetteerLayout.Header.headerChecksum)
      header.append(checksum(GazetteerLayout.headerSize..<tableEnd, seed))
      return header.bytes
    }
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + GazetteerLayout.alignment - 1) / GazetteerLayout.alignment * GazetteerLayout.alignment
  }
}
