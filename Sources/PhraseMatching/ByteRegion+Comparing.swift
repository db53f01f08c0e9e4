#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ByteRegion {
  /// Whether the bytes of a range are equal to others; a range outside the region equals nothing.
  /// - Complexity: O(n).
  public func equals(_ range: Range<Int>, _ other: ArraySlice<UInt8>) -> Bool {
    guard range.count == other.count, clamped(range) == range else { return false }
    // SAFETY: both buffers have `range.count` bytes; of none nothing is read.
    return unsafe withBytes(range) { bytes in
      unsafe other.withUnsafeBytes { other in
        guard let one = bytes.baseAddress, let two = other.baseAddress else { return true }
        return unsafe memcmp(one, two, bytes.count) == 0
      }
    }
  }

  /// Whether the bytes of a range come before others in lexicographic order (negative), are equal (0)
  /// or come behind them (positive).
  /// - Complexity: O(n).
  public func compare(_ range: Range<Int>, _ other: [UInt8]) -> Int {
    let range = clamped(range)
    // SAFETY: only as many bytes are compared as both have; of none nothing is read.
    let order: Int32 = unsafe withBytes(range) { bytes in
      unsafe other.withUnsafeBytes { other in
        guard let one = bytes.baseAddress, let two = other.baseAddress else { return 0 }
        return unsafe memcmp(one, two, min(bytes.count, other.count))
      }
    }
    return order != 0 ? Int(order) : range.count - other.count
  }

  /// A checksum of the bytes of a range, cut to the region: any change of one byte changes it.
  ///
  /// Four lanes of 64 bits, each stepped by an exclusive or, a multiplication by an odd number and a
  /// rotation, all of which can be undone, so that no difference of one step is lost. It tells damage,
  /// not malice. Equal on every processor.
  /// - Complexity: O(n), at the speed of memory.
  public func checksum(_ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    let range = clamped(range)
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (
      seed ^ 0x9E37_79B9_7F4A_7C15, seed ^ 0xC2B2_AE3D_27D4_EB4F, seed ^ 0x1656_67B1_9E37_79F9,
      seed ^ 0x27D4_EB2F_1656_67C5
    )
    var offset = range.lowerBound
    while offset <= range.upperBound - 32 {
      lanes.0 = Self.step(lanes.0, u64(at: offset))
      lanes.1 = Self.step(lanes.1, u64(at: offset + 8))
      lanes.2 = Self.step(lanes.2, u64(at: offset + 16))
      lanes.3 = Self.step(lanes.3, u64(at: offset + 24))
      offset += 32
    }
    while offset < range.upperBound {
      lanes.0 = Self.step(lanes.0, UInt64(u8(at: offset)))
      offset += 1
    }
    var sum = Self.step(UInt64(range.count), lanes.0)
    for lane in [lanes.1, lanes.2, lanes.3] { sum = Self.step(sum, lane) }
    return sum ^ sum >> 32
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product << 29 | product >> 35
  }
}
