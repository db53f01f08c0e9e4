#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ByteRegion {
  /// Why a file could not be mapped.
  public struct MappingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The system's error number; 0 for what is no regular file.
    public let code: Int32

    /// The reason in a few words.
    public var description: String {
      switch code {
      case 0: "it is no regular file"
      case ENOENT, ENOTDIR: "there is no such file"
      case EACCES, EPERM: "permission denied"
      default: "error \(code)"
      }
    }
  }

  /// Maps a file read-only.
  ///
  /// Nothing is read and nothing is copied. The file may be replaced by rename or deleted meanwhile:
  /// the region keeps what it mapped.
  /// - Complexity: O(1).
  public static func mapping(path: String) throws(MappingError) -> ByteRegion {
    // SAFETY: the path is passed as a zero-terminated copy that outlives the call.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw MappingError(code: errno) }
    defer { close(file) }
    var status = stat()
    // SAFETY: `status` is a whole structure that the call fills.
    guard unsafe fstat(file, &status) == 0 else { throw MappingError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw MappingError(code: 0) }
    let count = Int(status.st_size)
    // An empty mapping is an error of the system.
    guard count > 0 else { return ByteRegion([]) }
    // SAFETY: a new mapping at a place of the system's choice, `count` bytes of an open file; the
    // mapping stays valid after the file is closed, and the region owns it.
    let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw MappingError(code: errno)
    }
    return unsafe ByteRegion(mapped: UnsafeRawPointer(start), count: count)
  }

  /// Gives a mapping back.
  static func unmap(_ base: UnsafeRawPointer, _ count: Int) {
    // SAFETY: called by `deinit` alone, with what `mmap` gave.
    unsafe _ = munmap(UnsafeMutableRawPointer(mutating: base), count)
  }
}
