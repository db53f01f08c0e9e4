import ArticleThreads
import Foundation
import InputDecoding

/// A file with gold.
struct GoldFile {
  enum Form {
    case jsonLines
    case brat
    case conll
  }

  /// The path as it can be opened.
  let file: String
  /// The path below the input without its extension, which names its documents.
  let stem: String
  /// `nil` where the first character decides.
  let form: Form?

  /// The files that an input stands for.
  static func all(in input: String) throws(ReadingError) -> [GoldFile] {
    let manager = FileManager.default
    if input == "-" { return [GoldFile(file: "-", stem: "stdin", form: nil)] }
    if let reason = FileFailure.reasonNotToOpen(input) {
      throw ReadingError(
        code: .missingInput,
        message: "\(input.isEmpty ? "“”" : input): \(reason)",
        place: InputPlace(file: input, path: input)
      )
    }
    guard InputOpening.isFolder(input) else {
      let name = (input as NSString).lastPathComponent
      var file = GoldFile(file: input, stem: stem(of: name), form: form(ofName: name))
      // Either half of a pair names it.
      let annotations = (input as NSString).deletingPathExtension + ".ann"
      if name.hasSuffix(".txt"), manager.fileExists(atPath: annotations) {
        file = GoldFile(file: annotations, stem: file.stem, form: .brat)
      }
      return [file]
    }
    let paths: [String]
    do {
      paths = try manager.subpathsOfDirectory(atPath: input)
    } catch {
      let folder = (error as? CocoaError)?.filePath ?? input
      throw ReadingError(
        code: .unreadable,
        message: "\(folder): the directory cannot be read: \(FileFailure.reason(of: error))",
        place: InputPlace(file: folder, path: folder)
      )
    }
    let files = paths.filter { path in !path.split(separator: "/").contains { $0.first == "." } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .compactMap { path -> GoldFile? in
        let file = (input as NSString).appendingPathComponent(path)
        guard let form = form(ofName: path), !InputOpening.isFolder(file) else { return nil }
        return GoldFile(file: file, stem: stem(of: path), form: form)
      }
    guard !files.isEmpty else {
      throw ReadingError(
        code: .missingInput,
        message:
          "\(input): the folder holds no gold: no .ann, .jsonl, .ndjson, .conll, .bio, .bioes, .iob "
          + "or .iob2 file",
        place: InputPlace(file: input, path: input)
      )
    }
    return files
  }

  private static func stem(of path: String) -> String {
    (path as NSString).deletingPathExtension
  }

  private static func form(ofName name: String) -> Form? {
    var name = name.lowercased()
    for packed in [".gz", ".zst"] where name.hasSuffix(packed) {
      name.removeLast(packed.count)
    }
    return switch (name as NSString).pathExtension {
    case "jsonl", "ndjson", "json": .jsonLines
    case "ann": .brat
    case "conll", "bio", "bioes", "iob", "iob2": .conll
    default: nil
    }
  }

  /// Opens the file.
  func reader(_ types: GoldTypeMap) throws -> any GoldFileReader {
    if form == .brat { return BratReader(self, types) }
    do {
      var lines = try GoldLines(file)
      let isJSON = try form.map { $0 == .jsonLines } ?? lines.startsWithBrace()
      return isJSON ? JSONGoldReader(self, lines, types) : CoNLLReader(self, lines, types)
    } catch let error as InputError {
      throw ReadingError(
        code: .unreadable,
        message: "\(file): \(error.reason)",
        place: place(line: 1)
      )
    }
  }

  func place(line: Int) -> InputPlace { InputPlace(file: file, path: stem, line: line) }

  /// A line that was left out.
  func skipped(_ line: Int, _ reason: String) -> GoldEvent {
    .problem(ReadingProblem(severity: .skipped, place: place(line: line), reason: reason))
  }

  /// Something that was changed.
  func notice(_ line: Int, _ reason: String) -> GoldEvent {
    .problem(ReadingProblem(severity: .notice, place: place(line: line), reason: reason))
  }
}
