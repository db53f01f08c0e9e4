private import CZlib

// The only file that speaks to zlib.

/// Undoes gzip (RFC 1952): any number of members one after another, zeros after the last.
///
/// `@safe`: the stream is created here, never leaves, and is freed once, when nothing refers to the
/// decoder any more.
@safe final class GzipDecoder: StreamDecoder {
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = false
  private(set) var isPending = false
  private static let blockSize = 1 << 18

  init() {
    // SAFETY: a fresh allocation that this object alone owns; zlib keeps a pointer to it, so it must
    // not move, and it does not.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 is the largest window, and 16 more ask for a gzip header.
    let status = unsafe inflateInit2_(
      stream,
      15 + 16,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    precondition(status == Z_OK, "no memory for a decompressor")
  }

  deinit {
    // SAFETY: the one place that frees what `init` made.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  var isComplete: Bool { isBetweenMembers }

  func decode(_ input: inout ArraySlice<UInt8>) throws(InputError) -> [UInt8] {
    if isBetweenMembers {
      // Tapes and some programs fill up with zeros.
      input = input.drop { $0 == 0 }
      if input.isEmpty { return [] }
      // SAFETY: the stream was initialised.
      unsafe inflateReset(stream)
      isBetweenMembers = false
    }
    var status = Z_OK
    var used = 0
    // SAFETY: zlib reads no more than `avail_in` bytes of the input and writes no more than
    // `avail_out` of the output, both of which stand until it returns; what is left in `avail_out`
    // says how many bytes were written.
    let output = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      unsafe input.withUnsafeBufferPointer { bytes in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(clamping: bytes.count)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(buffer.count)
        status = unsafe inflate(stream, Z_NO_FLUSH)
        used = unsafe min(bytes.count, Int(UInt32.max)) - Int(stream.pointee.avail_in)
      }
      count = unsafe buffer.count - Int(stream.pointee.avail_out)
    }
    input = input.dropFirst(used)
    isPending = output.count == Self.blockSize && status == Z_OK
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default:
      throw InputError("the gzip archive is damaged")
    }
    return output
  }
}
