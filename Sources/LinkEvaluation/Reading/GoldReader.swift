public import ArticleThreads
import InputDecoding

/// What a gold reader gives, one at a time.
public enum GoldEvent: Sendable, Equatable {
  /// A document; problems of its lines came before it.
  case document(GoldDocument)
  /// A line or file that was left out, or changed.
  case problem(ReadingProblem)
}

/// Reads annotated texts: JSON Lines in Skein's gold format, brat's pairs of `.ann` and `.txt`, and
/// CoNLL's columns of tokens and tags.
///
/// One document is in memory at a time.
public struct GoldReader {
  private var files: ArraySlice<GoldFile>
  private var current: (any GoldFileReader)?
  /// What types count as; tells which of its rules no mention needed so far.
  public private(set) var types: GoldTypeMap
  /// The file that is being read.
  private var name = ""
  /// Events that are to be given next, the last one first.
  private var pending: [GoldEvent] = []

  /// Finds the files that inputs stand for.
  ///
  /// In a folder these are, by extension, JSON Lines (`.jsonl`, `.ndjson`), brat (`.ann`) and CoNLL
  /// (`.conll`, `.bio`, `.iob`, `.iob2`, `.bioes`), in the order of their paths. Of a file that is named
  /// itself and has no such extension the first character tells: a brace begins JSON Lines.
  ///
  /// - Parameters:
  ///   - inputs: files, folders, or `-` for standard input.
  ///   - types: what the types of the files count as.
  /// - Throws: `ReadingError` for an input that does not exist or a folder that holds no gold.
  public init(_ inputs: [String], types: GoldTypeMap = GoldTypeMap()) throws(ReadingError) {
    var files: [GoldFile] = []
    for input in inputs { files += try GoldFile.all(in: input) }
    self.files = files[...]
    self.types = types
  }

  /// The next document or problem; `nil` at the end of the last file.
  /// - Throws: `ReadingError` for a file that cannot be read.
  public mutating func next() throws(ReadingError) -> GoldEvent? {
    while pending.isEmpty {
      do {
        if current == nil {
          guard let file = files.popFirst() else { return nil }
          name = file.file
          current = try file.reader(types)
        }
        if let events = try current?.next() {
          pending = events.reversed()
        } else {
          if let current { types = current.types }
          current = nil
        }
      } catch let error as ReadingError {
        throw error
      } catch {
        throw ReadingError(
          code: .unreadable,
          message: "\(name): \(FileFailure.reason(of: error))",
          place: InputPlace(file: name, path: name)
        )
      }
    }
    return pending.removeLast()
  }
}

/// Reads the documents of one file.
protocol GoldFileReader {
  /// What types count as, with what the file has used of it.
  var types: GoldTypeMap { get }

  /// The next events; `nil` at the end of the file.
  mutating func next() throws -> [GoldEvent]?
}
