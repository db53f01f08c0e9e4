import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file as it is.
///
/// Read by the system's own call: Foundation asks for a page at a time, which costs more than the reading.
struct FileSource: ByteSource {
  // Kept, so that the file stays open.
  private let handle: FileHandle
  /// What stays in a processor's own memory until it is parsed.
  private static let blockSize = 1 << 18

  init(_ handle: FileHandle) { self.handle = handle }

  mutating func next() throws -> [UInt8]? {
    while true {
      var failure: Int32 = 0
      // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
      let block = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
        let got = unsafe read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      if failure == EINTR { continue }
      if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
      return block.isEmpty ? nil : block
    }
  }
}
