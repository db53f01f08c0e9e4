import Glibc

/// What only the C library can do for a command.
enum SystemCalls {
  /// Lets a closed pipe be an error of the write instead of the end of the process.
  static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Whether standard error is a terminal.
  static var hasTerminal: Bool { isatty(2) == 1 }

  /// Puts a file in another's place in one step; Foundation's replacement needs the other to exist.
  /// - Returns: `nil`, or what went wrong.
  static func rename(_ old: String, to new: String) -> String? {
    // SAFETY: both strings are passed as zero-terminated copies that outlive the call.
    let result = unsafe Glibc.rename(old, new)
    guard result != 0 else { return nil }
    return reason(errno)
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case EISDIR: "a folder has that name"
    case ENOSPC: "the disk is full"
    default: "error \(code)"
    }
  }
}
