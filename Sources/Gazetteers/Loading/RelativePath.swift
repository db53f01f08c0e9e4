import Foundation

/// Paths that hold wherever the two ends are moved together.
enum RelativePath {
  /// The path of a file as seen from a folder; both are absolute.
  static func path(to file: String, from folder: String) -> String {
    let (file, folder) = (components(file), components(folder))
    var common = 0
    while common < min(file.count, folder.count), file[common] == folder[common] { common += 1 }
    let up = [String](repeating: "..", count: folder.count - common)
    return (up + file[common...]).joined(separator: "/")
  }

  /// A folder with a relative path behind it, `..` resolved where it can be.
  static func joined(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty { return path }
    var parts: [Substring] = []
    for part in (folder + "/" + path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private static func components(_ path: String) -> [String] {
    var parts: [String] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }
}
