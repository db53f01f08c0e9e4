#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the file system says of a regular file: where it differs, the content may.
public struct FileStatus: Sendable, Equatable {
  /// The length in bytes.
  public let length: Int
  /// When the content was changed last, in nanoseconds since 1970.
  public let modified: Int
  /// The file's number on its device.
  public let number: UInt64

  /// Asks for a file, following links; `nil` where there is no regular file.
  public init?(path: String) {
    var status = stat()
    // SAFETY: `status` is a whole structure that the call fills; the path is passed as a
    // zero-terminated copy that outlives the call.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    length = Int(status.st_size)
    number = UInt64(status.st_ino)
    #if canImport(Glibc)
    let time = status.st_mtim
    #else
    let time = status.st_mtimespec
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
