#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ByteRegion {
  /// Why a file could not be mapped or written.
  public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The system's error number; 0 for what is no regular file.
    public let code: Int32

    /// The reason in a few words.
    public var description: String {
      switch code {
      case 0: "it is no regular file"
      case ENOENT: "no such file or directory"
      case ENOTDIR: "a part of the path is no folder"
      case EACCES, EPERM: "permission denied"
      case EROFS: "the file system is read-only"
      case EISDIR: "a folder has that name"
      case ENOSPC, EDQUOT: "the disk is full"
      case EFBIG: "the file would be too large"
      case EMFILE, ENFILE: "too many files are open"
      case ENAMETOOLONG: "the name is too long"
      case ENOMEM: "there is not enough memory"
      case EIO: "the disk fails"
      default: "error \(code)"
      }
    }
  }

  /// Maps a file read-only.
  ///
  /// Nothing is read and nothing is copied. The file may be replaced by rename or deleted meanwhile:
  /// the region keeps what it mapped.
  /// - Complexity: O(1).
  public static func mapping(path: String) throws(FileError) -> ByteRegion {
    // SAFETY: the path is passed as a zero-terminated copy that outlives the call.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(code: errno) }
    defer { close(file) }
    var status = stat()
    // SAFETY: `status` is a whole structure that the call fills.
    guard unsafe fstat(file, &status) == 0 else { throw FileError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(code: 0) }
    let count = Int(status.st_size)
    // An empty mapping is an error of the system.
    guard count > 0 else { return ByteRegion([]) }
    // SAFETY: a new mapping at a place of the system's choice, `count` bytes of an open file; the
    // mapping stays valid after the file is closed, and the region owns it.
    let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw FileError(code: errno)
    }
    return unsafe ByteRegion(mapped: UnsafeRawPointer(start), count: count)
  }

  /// How a mapped file is about to be read.
  public enum Access: Sendable {
    /// Here and there: what is read should bring nothing with it.
    case sparse
    /// Much of it: the system reads ahead, as it does from the start.
    case dense
  }

  /// Tells the system how the region is about to be read; of memory nothing is told.
  ///
  /// Where the system reads megabytes ahead, a look at a few headers costs tens of milliseconds if it
  /// does not know better.
  /// - Complexity: O(1).
  public func expect(_ access: Access) {
    guard isMapped else { return }
    let advice = access == .sparse ? MADV_RANDOM : MADV_NORMAL
    // SAFETY: the whole mapping, which stays as it is: the advice changes no byte.
    unsafe _ = madvise(UnsafeMutableRawPointer(mutating: base), count, advice)
    withExtendedLifetime(self) {}
  }

  /// Writes the region to a file, which appears whole under its name or not at all.
  ///
  /// A file of that name is replaced by rename, so that those who have it mapped keep the old bytes.
  public func write(to path: String) throws(FileError) {
    let temporary = path + ".\(String(UInt64.random(in: 0...(.max)), radix: 36)).part"
    // SAFETY: the path is passed as a zero-terminated copy that outlives the call.
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileError(code: errno) }
    var failure: Int32 = 0
    var offset = 0
    while failure == 0, offset < count {
      // SAFETY: at most the `count - offset` bytes that the region holds from there on are read.
      let written = unsafe withBytes(offset..<count) { bytes in
        unsafe Self.write(file, bytes.baseAddress, min(bytes.count, 1 << 30))
      }
      if written < 0, errno == EINTR { continue }
      if written < 0 { failure = errno } else { offset += written }
    }
    if close(file) != 0, failure == 0 { failure = errno }
    // SAFETY: the paths are passed as zero-terminated copies that outlive the calls.
    if failure == 0, unsafe rename(temporary, path) != 0 { failure = errno }
    guard failure != 0 else { return }
    unsafe _ = unlink(temporary)
    throw FileError(code: failure)
  }

  private static func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    unsafe Glibc.write(file, bytes, count)
    #else
    unsafe Darwin.write(file, bytes, count)
    #endif
  }

  /// Gives a mapping back.
  static func unmap(_ base: UnsafeRawPointer, _ count: Int) {
    // SAFETY: called by `deinit` alone, with what `mmap` gave.
    unsafe _ = munmap(UnsafeMutableRawPointer(mutating: base), count)
  }
}
