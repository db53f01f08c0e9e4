import Foundation
import Synchronization

/// Standard output in blocks, standard error in lines.
final class Output: Sendable {
  static let shared = Output()

  private let pending = Mutex<[UInt8]>([])
  private static let block = 1 << 16

  /// Writes bytes to standard output.
  func write(_ bytes: some Sequence<UInt8> & Sendable) throws {
    let full = pending.withLock { pending in
      pending.append(contentsOf: bytes)
      return pending.count >= Self.block
    }
    if full { try flush() }
  }

  /// Writes a text to standard output.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes a line to standard output.
  func line(_ text: String) throws { try write(text + "\n") }

  /// Hands on what is pending.
  func flush() throws {
    let bytes = pending.withLock { pending in
      let bytes = pending
      pending = []
      return bytes
    }
    if !bytes.isEmpty { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
  }

  /// Writes a line to standard error.
  static func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
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
