import Glibc

/// What only the C library can do for a command.
enum Terminal {
  /// Lets a closed pipe be an error of the write instead of the end of the process.
  static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Whether standard error is a terminal.
  static var isInteractive: Bool { isatty(2) == 1 }
}
