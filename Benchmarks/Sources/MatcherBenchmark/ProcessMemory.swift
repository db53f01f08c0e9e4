import Foundation

/// The most memory that this process has held, as Linux counts it.
enum ProcessMemory {
  /// Starts the peak anew, so that reading the text does not count; gives what is held now, in bytes.
  static func forgetPeak() -> Int {
    if let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") {
      try? file.write(contentsOf: Data("5".utf8))
    }
    return peak
  }

  /// Bytes; 0 where there is no such file.
  static var peak: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let field = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    return field.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
  }
}
