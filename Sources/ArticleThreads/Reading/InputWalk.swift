import Foundation
import InputDecoding

/// Finds the files that some inputs stand for.
struct InputWalk {
  /// The files in the order they are read in, none twice.
  private(set) var files: [InputFile] = []
  /// How many files in directories have none of the known extensions.
  private(set) var ignored = 0
  /// What was left out, and why.
  private(set) var problems: [ReadingProblem] = []

  /// Looks at inputs: files, directories, `-` for standard input.
  init(_ inputs: [String]) throws(ReadingError) {
    for input in inputs { try add(input) }
    files.sort(by: InputFile.precedes)
    removeRepeated()
    problems.sort { first, second in
      let paths = (Array(first.place.path.utf8), Array(second.place.path.utf8))
      return paths.0 == paths.1
        ? first.place.file.utf8.lexicographicallyPrecedes(second.place.file.utf8)
        : paths.0.lexicographicallyPrecedes(paths.1)
    }
  }

  private mutating func add(_ input: String) throws(ReadingError) {
    guard input != "-" else {
      files.append(InputFile(file: "-", path: "stdin", root: "-", form: .unknown))
      return
    }
    let place = InputPlace(file: input, path: Self.name(of: input))
    guard let entry = Self.entry(input) else {
      // A link that leads nowhere is there, but what it stands for is not.
      let reason = FileFailure.reasonNotToOpen(input) ?? "no such file or directory"
      throw ReadingError(
        code: .missingInput,
        message: "\(input.isEmpty ? "“”" : input): \(reason)",
        place: place
      )
    }
    guard entry.isDirectory else {
      files.append(
        InputFile(
          file: input,
          path: place.path,
          root: input,
          form: InputFile.form(ofName: place.path) ?? .unknown,
          identity: entry.identity
        )
      )
      return
    }
    try walk(input, path: "", root: input, above: [entry.identity ?? []])
  }

  // MARK: Directories

  private mutating func walk(
    _ directory: String,
    path: String,
    root: String,
    above: [[UInt64]]
  ) throws(ReadingError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw ReadingError(
        code: .unreadable,
        message: "\(directory): the directory cannot be read: \(FileFailure.reason(of: error))",
        place: InputPlace(file: directory, path: path)
      )
    }
    for name in names where name.utf8.first != UInt8(ascii: ".") {
      let file =
        directory.utf8.last == UInt8(ascii: "/") ? directory + name : "\(directory)/\(name)"
      let below = path.isEmpty ? name : "\(path)/\(name)"
      guard let entry = Self.entry(file) else {
        if InputFile.form(ofName: name) != nil {
          report("a link that leads nowhere; it is left out", file: file, path: below)
        }
        continue
      }
      if entry.isDirectory {
        guard !above.contains(where: { $0 == entry.identity }), above.count < 100 else {
          report(
            "a link to a directory that it stands in; it is not followed",
            file: file,
            path: below
          )
          continue
        }
        try walk(file, path: below, root: root, above: above + [entry.identity ?? []])
      } else if entry.isRegular, let form = InputFile.form(ofName: name) {
        files.append(
          InputFile(file: file, path: below, root: root, form: form, identity: entry.identity)
        )
      } else {
        ignored += 1
      }
    }
  }

  /// Leaves out files that an earlier path leads to already: inputs may overlap, links may cross.
  private mutating func removeRepeated() {
    var seen: [[UInt64]: String] = [:]
    var hasInput = false
    var kept: [InputFile] = []
    for file in files {
      if file.file == "-" {
        if !hasInput { kept.append(file) }
        hasInput = true
      } else if let identity = file.identity, let first = seen[identity] {
        // The same path given twice is no news.
        if !first.utf8.elementsEqual(file.path.utf8) {
          report("the same file as \(first); it is read once", file: file.file, path: file.path)
        }
      } else {
        if let identity = file.identity { seen[identity] = file.path }
        kept.append(file)
      }
    }
    files = kept
  }

  private mutating func report(_ reason: String, file: String, path: String) {
    problems.append(
      ReadingProblem(
        severity: .notice,
        place: InputPlace(file: file, path: path),
        reason: reason
      )
    )
  }

  // MARK: Entries

  private struct Entry {
    let isDirectory: Bool
    let isRegular: Bool
    /// The device and the number of the file there; `nil` where the system does not tell.
    let identity: [UInt64]?
  }

  /// What a path leads to, links followed; `nil` where that is nothing.
  private static func entry(_ path: String) -> Entry? {
    let manager = FileManager.default
    var path = path
    guard var attributes = try? manager.attributesOfItem(atPath: path) else { return nil }
    // The attributes are those of a link itself. No system follows more links than that.
    for _ in 0..<40 where attributes[.type] as? FileAttributeType == .typeSymbolicLink {
      guard let target = try? manager.destinationOfSymbolicLink(atPath: path) else { return nil }
      let isAbsolute = target.utf8.first == UInt8(ascii: "/")
      path = isAbsolute ? target : Self.parent(of: path) + target
      guard let next = try? manager.attributesOfItem(atPath: path) else { return nil }
      attributes = next
    }
    let type = attributes[.type] as? FileAttributeType
    guard type != .typeSymbolicLink else { return nil }
    let numbers = [FileAttributeKey.systemNumber, .systemFileNumber].compactMap { key in
      // A boxed number where all of Foundation is loaded, a plain integer where its core is.
      (attributes[key] as? NSNumber)?.uint64Value
        ?? (attributes[key] as? any BinaryInteger).map { UInt64(truncatingIfNeeded: $0) }
    }
    return Entry(
      isDirectory: type == .typeDirectory,
      isRegular: type == .typeRegular,
      identity: numbers.count == 2 ? numbers : nil
    )
  }

  /// The path up to its last part, with the final `/`; empty for a lone name.
  private static func parent(of path: String) -> String {
    let bytes = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }.drop {
      $0 != UInt8(ascii: "/")
    }
    return String(decoding: Array(bytes.reversed()), as: UTF8.self)
  }

  /// The last part of a path.
  private static func name(of path: String) -> String {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last
    return last.map { String(decoding: Array($0), as: UTF8.self) } ?? path
  }
}
