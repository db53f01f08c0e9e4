import Foundation
import Skein

/// A file that is read at once.
enum WholeFile {
  /// The bytes of a file, or of standard input for `-`.
  /// - Throws: ``CommandFailure`` with the file and the reason.
  static func read(_ path: String) throws -> Data {
    do {
      let handle =
        path == "-"
        ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return try handle.readToEnd() ?? Data()
    } catch {
      throw CommandFailure(
        .error,
        "\(path.isEmpty ? "“”" : path): \(ReadingError.reason(of: error))"
      )
    }
  }
}
