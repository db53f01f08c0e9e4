import Glibc

/// Gives files their final names.
enum FileRenaming {
  /// Puts a file in the place of another, or of none, in one step; whether that worked.
  static func rename(_ path: String, to target: String) -> Bool {
    // SAFETY: both strings are passed as zero-terminated copies that stand until the call returns.
    unsafe Glibc.rename(path, target) == 0
  }
}
