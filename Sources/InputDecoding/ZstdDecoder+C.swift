private import CZstd

// The only file that speaks to libzstd.

/// Undoes zstd (RFC 8878): any number of frames one after another.
///
/// `@safe`: the stream is created here, never leaves, and is freed once, when nothing refers to the
/// decoder any more.
@safe final class ZstdDecoder: StreamDecoder {
  private let stream: OpaquePointer
  private(set) var isPending = false
  private(set) var isComplete = false
  private static let blockSize = 1 << 18

  init() {
    guard let created = unsafe ZSTD_createDStream() else {
      preconditionFailure("no memory for a decompressor")
    }
    // SAFETY: a fresh stream that this object alone owns.
    unsafe stream = created
  }

  deinit {
    // SAFETY: the one place that frees what `init` made.
    unsafe ZSTD_freeDStream(stream)
  }

  /// Whether bytes start with the magic number of a frame, or of one that is to be skipped.
  static func isFrame(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    return bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || bytes[0] & 0xF0 == 0x50 && bytes[1...3].elementsEqual([0x2A, 0x4D, 0x18])
  }

  func decode(_ input: inout ArraySlice<UInt8>) throws(InputError) -> [UInt8] {
    var status = 0
    var used = 0
    // SAFETY: the library reads no more than `size` bytes of the input and writes no more than `size`
    // of the output, both of which stand until it returns; `pos` says how many it wrote.
    let output = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      unsafe input.withUnsafeBufferPointer { bytes in
        var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        status = unsafe ZSTD_decompressStream(stream, &target, &source)
        used = unsafe source.pos
        count = unsafe target.pos
      }
    }
    guard ZSTD_isError(status) == 0 else {
      // SAFETY: messages are constants of the library, ended by a zero.
      let reason = unsafe String(cString: ZSTD_getErrorName(status))
      throw InputError("the zstd archive is damaged (\(reason))")
    }
    input = input.dropFirst(used)
    isComplete = status == 0
    isPending = output.count == Self.blockSize && status != 0
    return output
  }
}
