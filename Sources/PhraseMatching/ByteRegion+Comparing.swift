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

  /// Whether the bytes of a range are equal to a stretch of others, which lies in them.
  /// - Complexity: O(n).
  public func equals(_ range: Range<Int>, _ others: [UInt8], at stretch: Range<Int>) -> Bool {
    guard range.count == stretch.count, clamped(range) == range else { return false }
    precondition(stretch.lowerBound >= 0 && stretch.upperBound <= others.count)
    // SAFETY: both have `range.count` bytes from their starts on; of none nothing is read.
    return unsafe withBytes(range) { bytes in
      unsafe others.withUnsafeBytes { others in
        guard let one = bytes.baseAddress, let two = others.baseAddress else { return true }
        return unsafe memcmp(one, two + stretch.lowerBound, bytes.count) == 0
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
}
