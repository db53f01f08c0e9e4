import ArticleThreads
import Foundation
import GRDB

// What SQLite does not say in words: what is wrong with a file, its folder or its content.
extension GraphStore {
  /// Why a file that does not seem to be there cannot be read; `nil` where it is not there.
  static func obstacle(toReading path: String) -> GraphError? {
    do {
      _ = try FileManager.default.attributesOfItem(atPath: path)
      return nil
    } catch let error as CocoaError where error.code == .fileReadNoPermission {
      return GraphError(
        code: .unusable,
        message: "\(path): the graph file cannot be read: \(ReadingError.reason(of: error))"
      )
    } catch {
      return nil
    }
  }

  /// An error of SQLite that is neither damage of the file's pages nor another program nor a full disk.
  static func obstacle(_ path: String, _ error: DatabaseError) -> GraphError {
    func unusable(_ reason: String) -> GraphError {
      GraphError(code: .unusable, message: "\(path): \(reason)")
    }
    if InputOpening.isFolder(path) { return unusable("is a folder, not a graph file") }
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return unusable("the graph file cannot be opened: \(reasonNotToOpen(path))")
    case .SQLITE_READONLY:
      return unusable("the graph file cannot be written: it or its folder is read-only")
    case .SQLITE_IOERR:
      return unusable("the graph file cannot be read or written: the disk fails or is full")
    case .SQLITE_NOMEM: return unusable("there is not enough memory for the graph file")
    case .SQLITE_TOOBIG: return unusable("a text is too long for a graph file")
    default:
      // What the program asks for fits every sound file, so that tables, rows or texts are not as they were.
      return GraphError(
        code: .damaged,
        message: "\(path): the graph file is damaged or was changed: "
          + (error.message ?? "it does not hold what it should")
      )
    }
  }

  private static func reasonNotToOpen(_ path: String) -> String {
    let manager = FileManager.default
    if manager.fileExists(atPath: path) {
      return manager.isReadableFile(atPath: path)
        ? "its folder may not be written" : "permission denied"
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let shown = (path as NSString).deletingLastPathComponent
    if InputOpening.isFolder(folder.path) {
      return "the folder \(shown.isEmpty ? "here" : shown) may not be written"
    }
    return manager.fileExists(atPath: folder.path)
      ? "\(shown) is no folder" : "there is no folder \(shown), or it may not be entered"
  }
}
