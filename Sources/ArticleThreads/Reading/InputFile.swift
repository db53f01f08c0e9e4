/// A file to read.
struct InputFile: Equatable {
  /// What a file's name says about its form.
  enum Form: Equatable {
    /// The text of a page.
    case page
    /// A record a line.
    case lines
    /// One JSON text.
    case json
    /// Nothing: its first bytes decide.
    case unknown
  }

  /// The path as it can be opened; `-` for standard input.
  var file: String
  /// The path below the input that was given.
  var path: String
  /// The input that was given.
  var root: String
  var form: Form
  /// The device and the number of the file there, where it has one.
  var identity: [UInt64]?

  /// The path without its extension, which names an article that has no id.
  var stem: String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let start = name ?? path.utf8.startIndex
    guard let dot = path.utf8[start...].lastIndex(of: UInt8(ascii: ".")), dot > start else {
      return path
    }
    return String(path[..<dot])
  }

  /// The form that a name's extension tells; `nil` where it is none of the known ones.
  static func form(ofName name: String) -> Form? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch name[name.utf8.index(after: dot)...].lowercased() {
    case "txt", "text": return .page
    case "jsonl", "ndjson": return .lines
    case "json": return .json
    default: return nil
    }
  }

  /// The order files are read in: by the bytes of the path, then of the input.
  static func precedes(_ first: InputFile, _ second: InputFile) -> Bool {
    if first.path.utf8.elementsEqual(second.path.utf8) {
      if first.root.utf8.elementsEqual(second.root.utf8) {
        return first.file.utf8.lexicographicallyPrecedes(second.file.utf8)
      }
      return first.root.utf8.lexicographicallyPrecedes(second.root.utf8)
    }
    return first.path.utf8.lexicographicallyPrecedes(second.path.utf8)
  }
}
