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
  private static let blockSize = 1 << 16

  init(_ handle: FileHandle) { self.handle = handle }

  mutating func next() throws -> [UInt8]? {
    var block: [UInt8] = []
    return try readBlock(onto: &block) ? block : nil
  }

  mutating func readBlock(onto window: inout [UInt8]) throws -> Bool {
    let start = window.count
    while true {
      var failure: Int32 = 0
      window.append(addingCapacity: Self.blockSize) { free in
        // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
        unsafe free.withUnsafeMutableBufferPointer { buffer, count in
          let got = unsafe read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
          if got < 0 { failure = errno }
          count = max(got, 0)
        }
      }
      if failure == EINTR { continue }
      if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
      return window.count > start
    }
  }
}
