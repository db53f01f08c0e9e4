import Foundation
import Skein

/// A file that stands under its name only when it is whole.
///
/// A link stays a link, and what is no file, such as `/dev/null` or a named pipe, is written into.
struct ReplacedFile {
  /// The name that is shown.
  private let shown: String
  /// Where the file is to stand, links followed.
  private let path: String
  /// Where it is written; `nil` for what is no file.
  private let temporary: String?
  private let handle: FileHandle

  init(_ path: String) throws {
    shown = path
    let manager = FileManager.default
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.path = target
    let type = try? manager.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    if type == .typeDirectory { throw Self.failure(path, "a folder has that name") }
    let isFile = type == nil || type == .typeRegular
    temporary = isFile ? target + ".partial-\(ProcessInfo.processInfo.processIdentifier)" : nil
    do {
      if let temporary {
        handle = try SystemCalls.create(temporary)
      } else {
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
      }
    } catch {
      throw Self.failure(path, ReadingError.reason(of: error))
    }
  }

  private static func failure(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure(.error, "\(path): the file cannot be written: \(reason)")
  }

  mutating func write(_ bytes: [UInt8]) throws {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw given(up: error)
    }
  }

  mutating func finish() throws {
    do {
      // What is no file cannot be synchronised.
      if temporary != nil { try handle.synchronize() }
      try handle.close()
      if let temporary { try SystemCalls.rename(temporary, to: path) }
    } catch {
      throw given(up: error)
    }
  }

  private func given(up error: any Error) -> CommandFailure {
    if let temporary { try? FileManager.default.removeItem(atPath: temporary) }
    return Self.failure(shown, ReadingError.reason(of: error))
  }
}
