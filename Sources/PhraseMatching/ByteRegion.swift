/// Immutable bytes: memory of this process, or a file mapped read-only.
///
/// All compiled data is read through a region, whether it was just written or comes from a file.
/// Every read is checked against the region's length: what lies outside reads as 0 or as nothing, so
/// that damaged data gives wrong values at worst. Numbers are little-endian and need no alignment.
///
/// - Complexity: each read is O(1) in the bytes it returns.
@safe
public final class ByteRegion: Sendable {
  // SAFETY: `base` points to at least `count` bytes, with one byte at least, that nobody writes after
  // `init` and that stay until `deinit`. A heap region's memory is owned by the object alone. A mapped
  // region is private and read-only; another process could only disturb it by shortening or rewriting
  // the file in place, which Skein never does: files are replaced by rename, which leaves the mapped
  // one as it was. The length is asked of the open file itself, so no page past its end is mapped.
  // `nonisolated(unsafe)`: a constant pointer to constant memory may be read from every thread.
  @usableFromInline nonisolated(unsafe) let base: UnsafeRawPointer
  /// The number of bytes.
  public let count: Int
  let isMapped: Bool

  /// Copies bytes into a region.
  public convenience init(_ bytes: [UInt8]) {
    // SAFETY: the destination has exactly `bytes.count` bytes.
    unsafe self.init(byteCount: bytes.count) { memory in
      unsafe memory.copyBytes(from: bytes)
    }
  }

  /// Creates a region of some length and lets a closure fill it; the memory starts as zeros.
  ///
  /// The memory is aligned to 64 bytes.
  public init<Failure: Error>(
    byteCount: Int,
    initializing body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let count = max(byteCount, 0)
    // SAFETY: the memory holds `count` bytes, is written here only, and is freed by `deinit` or,
    // where the closure throws, below; one byte more keeps the pointer valid for an empty region.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count + 1, alignment: 64)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: count + 1)
    do throws(Failure) {
      unsafe try body(UnsafeMutableRawBufferPointer(start: memory, count: count))
    } catch {
      unsafe memory.deallocate()
      throw error
    }
    unsafe base = UnsafeRawPointer(memory)
    self.count = count
    isMapped = false
  }

  init(mapped base: UnsafeRawPointer, count: Int) {
    unsafe self.base = base
    self.count = count
    isMapped = true
  }

  deinit {
    // SAFETY: the object owns the memory, and no read outlives the object: every accessor keeps it
    // alive until its read is done.
    if isMapped {
      unsafe Self.unmap(base, count)
    } else {
      unsafe UnsafeMutableRawPointer(mutating: base).deallocate()
    }
  }

  // MARK: Numbers

  /// The number of `width` bytes at an offset, or 0 where it does not lie in the region.
  @inlinable @inline(__always)
  func load<Value: FixedWidthInteger & BitwiseCopyable>(
    _ offset: Int,
    as type: Value.Type
  ) -> Value {
    guard offset >= 0, offset <= count &- MemoryLayout<Value>.size else { return 0 }
    // SAFETY: `offset + size ≤ count`; the load needs no alignment; `self` lives until it is done.
    return withExtendedLifetime(self) {
      unsafe Value(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: type))
    }
  }

  /// The byte at an offset, or 0 outside the region.
  @inlinable @inline(__always)
  public func u8(at offset: Int) -> UInt8 { load(offset, as: UInt8.self) }

  /// The 16-bit number at an offset, or 0 where it does not lie in the region.
  @inlinable @inline(__always)
  public func u16(at offset: Int) -> UInt16 { load(offset, as: UInt16.self) }

  /// The 32-bit number at an offset, or 0 where it does not lie in the region.
  @inlinable @inline(__always)
  public func u32(at offset: Int) -> UInt32 { load(offset, as: UInt32.self) }

  /// The 64-bit number at an offset, or 0 where it does not lie in the region.
  @inlinable @inline(__always)
  public func u64(at offset: Int) -> UInt64 { load(offset, as: UInt64.self) }

  /// The double at an offset, or 0 where it does not lie in the region.
  @inlinable @inline(__always)
  public func f64(at offset: Int) -> Double { Double(bitPattern: u64(at: offset)) }

  // MARK: Stretches

  /// The part of a range that lies in the region; empty where none does.
  @inlinable @inline(__always)
  public func clamped(_ range: Range<Int>) -> Range<Int> {
    let start = min(max(range.lowerBound, 0), count)
    return start..<max(start, min(range.upperBound, count))
  }

  /// Calls a closure with the bytes of a range, cut to the region.
  ///
  /// The buffer must not be used after the call.
  @inlinable @inline(__always)
  public func withBytes<Result, Failure: Error>(
    _ range: Range<Int>,
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let range = clamped(range)
    defer { withExtendedLifetime(self) {} }
    // SAFETY: the range lies within the region, which lives until the closure has returned.
    return unsafe try body(
      UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    )
  }

  /// Calls a closure with all bytes.
  @inlinable @inline(__always)
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe try withBytes(0..<count, body)
  }

  /// A copy of the bytes of a range, cut to the region.
  public func bytes(_ range: Range<Int>) -> [UInt8] {
    // SAFETY: the copy is made within the closure.
    unsafe withBytes(range) { unsafe Array($0) }
  }

  /// The text of a range, cut to the region; what is no UTF-8 is repaired.
  public func string(_ range: Range<Int>) -> String {
    // SAFETY: the copy is made within the closure.
    unsafe withBytes(range) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
