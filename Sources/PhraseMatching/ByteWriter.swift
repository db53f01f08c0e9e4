/// Bytes that grow at their end: how compiled data is written, numbers little-endian.
public struct ByteWriter: Sendable {
  /// What was written.
  @usableFromInline var storage: [UInt8] = []

  /// Creates an empty writer.
  public init(capacity: Int = 0) { storage.reserveCapacity(capacity) }

  /// What was written.
  @inlinable public var bytes: [UInt8] { storage }
  /// How many bytes were written.
  @inlinable public var count: Int { storage.count }

  /// Appends a number in its own width.
  @inlinable @inline(__always)
  public mutating func append(_ value: some FixedWidthInteger & BitwiseCopyable) {
    // SAFETY: the bytes of a local number are copied within the closure.
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe storage.append(contentsOf: $0) }
  }

  /// Appends a double as its 64 bits.
  @inlinable @inline(__always)
  public mutating func append(_ value: Double) { append(value.bitPattern) }

  /// Appends bytes.
  @inlinable
  public mutating func append(contentsOf bytes: some Collection<UInt8>) {
    storage.append(contentsOf: bytes)
  }

  /// Appends numbers of 32 bits.
  public mutating func append(numbers: [UInt32]) {
    storage.reserveCapacity(storage.count + 4 * numbers.count)
    for number in numbers { append(number) }
  }
}
