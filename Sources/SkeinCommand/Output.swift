import Foundation
import Skein
import Synchronization

/// Standard output in blocks, standard error in lines.
final class Output: Sendable {
  static let shared = Output()

  private let pending = Mutex<[UInt8]>([])
  /// What is handed on at once: whole pages of the system, which takes them with less work.
  private static let block = 1 << 17

  /// Writes bytes to standard output.
  func write(_ bytes: some Sequence<UInt8> & Sendable) throws {
    try pending.withLock { pending in
      pending.append(contentsOf: bytes)
      try Self.handOn(&pending, count: pending.count & -Self.block)
    }
  }

  /// Writes a text to standard output.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes a line to standard output.
  func line(_ text: String) throws { try write(text + "\n") }

  /// Writes a line for a reader, whatever the texts in it hold, to standard output.
  func sentence(_ text: String) throws { try line(RowPrinter.oneLine(text)) }

  /// Hands on what is pending.
  func flush() throws {
    try pending.withLock { try Self.handOn(&$0, count: $0.count) }
  }

  /// Hands on the first bytes of those that are pending, be they written or not.
  private static func handOn(_ pending: inout [UInt8], count: Int) throws {
    if count == 0 { return }
    defer { pending.removeFirst(count) }
    do {
      try FileHandle.standardOutput.write(contentsOf: pending[..<count])
    } catch  where !isClosedPipe(error) {
      throw CommandFailure(
        .error,
        "standard output cannot be written: \(ReadingError.reason(of: error))"
      )
    }
  }

  /// Writes a line to standard error, whatever the names and texts in it hold.
  static func note(_ text: String) {
    let line = RowPrinter.oneLine(text) + "\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }

  /// Whether an error says that nobody reads any more.
  static func isClosedPipe(_ error: any Error) -> Bool {
    var current: NSError? = error as NSError
    while let error = current {
      if error.domain == NSPOSIXErrorDomain, error.code == Int(EPIPE) { return true }
      current = error.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    return false
  }
}
