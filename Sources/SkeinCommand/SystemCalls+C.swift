private import CMalloc
import Foundation
import Glibc

/// What only the C library can do for a command.
enum SystemCalls {
  /// Lets a closed pipe be an error of the write instead of the end of the process.
  static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Keeps freed memory for what is asked for next, up to a few large texts.
  ///
  /// Given back to the system after each document, it would come back page by page, each cleared anew.
  static func keepFreedMemory() {
    #if canImport(Glibc)
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    #endif
  }

  /// Whether standard error is a terminal.
  static var hasTerminal: Bool { isatty(2) == 1 }

  /// Puts a file in another's place in one step; Foundation's replacement needs the other to exist.
  /// - Throws: what went wrong.
  static func rename(_ old: String, to new: String) throws {
    // SAFETY: both strings are passed as zero-terminated copies that outlive the call.
    let result = unsafe Glibc.rename(old, new)
    if result != 0 { throw POSIXFailure(code: errno) }
  }

  /// Makes a file, or empties the one of that name, for writing; Foundation does not say why it cannot.
  /// - Throws: what went wrong.
  static func create(_ path: String) throws -> FileHandle {
    // SAFETY: the path is passed as a zero-terminated copy that outlives the call.
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw POSIXFailure(code: errno) }
    return FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  /// An error of the system by its number.
  private struct POSIXFailure: CustomNSError {
    let code: Int32
    static var errorDomain: String { NSPOSIXErrorDomain }
    var errorCode: Int { Int(code) }
  }
}
