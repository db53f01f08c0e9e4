extension ByteRegion {
  /// A checksum of the bytes of a range, cut to the region: any change of one byte changes it.
  ///
  /// Four lanes of 64 bits, each stepped by an exclusive or, a multiplication by an odd number and a
  /// rotation, all of which can be undone, so that no difference of one step is lost. It tells damage,
  /// not malice. Equal on every processor.
  /// - Complexity: O(n), at about the speed of memory.
  public func checksum(_ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    // SAFETY: the buffer is used within the closure.
    unsafe withBytes(range) { unsafe Self.checksum($0, seed: seed) }
  }

  /// The checksum of bytes that lie elsewhere.
  /// - Complexity: as above.
  public static func checksum(of bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    // SAFETY: the buffer is used within the closure.
    unsafe bytes.withUnsafeBytes { unsafe checksum($0, seed: seed) }
  }

  /// Puts parts together, zeros between them, and a header that may hold checksums of the rest.
  ///
  /// - Parameters:
  ///   - byteCount: the length of the region.
  ///   - parts: the parts with their offsets; what does not fit is left out.
  ///   - header: gives the bytes at the region's start; it may ask for checksums of ranges behind it.
  /// - Returns: the region.
  public static func assembled(
    byteCount: Int,
    parts: [(offset: Int, bytes: [UInt8])],
    header: (_ checksum: (_ range: Range<Int>, _ seed: UInt64) -> UInt64) -> [UInt8]
  ) -> ByteRegion {
    // SAFETY: parts and header are copied only where they lie within the memory.
    unsafe ByteRegion(byteCount: byteCount) { memory in
      for part in parts where part.offset >= 0 && part.offset <= memory.count - part.bytes.count {
        unsafe UnsafeMutableRawBufferPointer(
          rebasing: memory[part.offset..<part.offset + part.bytes.count]
        ).copyBytes(from: part.bytes)
      }
      let bytes = header { range, seed in
        let start = min(max(range.lowerBound, 0), memory.count)
        let end = max(start, min(range.upperBound, memory.count))
        return unsafe checksum(
          UnsafeRawBufferPointer(rebasing: memory[start..<end]),
          seed: seed
        )
      }
      unsafe memory.copyBytes(from: bytes.prefix(memory.count))
    }
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var lane0 = seed ^ 0x9E37_79B9_7F4A_7C15
    var lane1 = seed ^ 0xC2B2_AE3D_27D4_EB4F
    var lane2 = seed ^ 0x1656_67B1_9E37_79F9
    var lane3 = seed ^ 0x27D4_EB2F_1656_67C5
    var offset = 0
    // SAFETY: each load of eight bytes lies before `bytes.count`, each single byte too.
    while offset <= bytes.count - 32 {
      lane0 = step(lane0, unsafe word(bytes, offset))
      lane1 = step(lane1, unsafe word(bytes, offset + 8))
      lane2 = step(lane2, unsafe word(bytes, offset + 16))
      lane3 = step(lane3, unsafe word(bytes, offset + 24))
      offset += 32
    }
    while offset < bytes.count {
      lane0 = step(lane0, UInt64(unsafe bytes[offset]))
      offset += 1
    }
    var sum = UInt64(bytes.count)
    for lane in [lane0, lane1, lane2, lane3] { sum = step(sum, lane) }
    return sum ^ sum >> 32
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product << 29 | product >> 35
  }
}
