public import ArticleThreads
import InputDecoding

/// Reads mentions that a program marked: JSON Lines as `skein annotate` writes them,
/// `{"id","mentions":[{"start","end","type","entity" or "link","form"?}]}`.
public enum PredictionReader {
  /// Mentions by document.
  public struct Predictions: Sendable {
    /// The lines that were left out.
    public internal(set) var problems: [ReadingProblem] = []
    /// By the bytes of the ids.
    private var mentions: [[UInt8]: [PredictedMention]] = [:]

    /// Creates predictions of no document.
    public init() {}

    /// The mentions of a document, `nil` where nothing is said of it; of an id that stands twice in a
    /// file the last line counts.
    public subscript(id: String) -> [PredictedMention]? {
      get { mentions[Array(id.utf8)] }
      set { mentions[Array(id.utf8)] = newValue }
    }
  }

  /// Reads a file; `-` is standard input.
  /// - Throws: `ReadingError` for a file that is missing or cannot be read.
  public static func read(_ path: String) throws(ReadingError) -> Predictions {
    var predictions = Predictions()
    let place = InputPlace(file: path, path: path)
    do {
      var lines = try GoldLines(path)
      let document = JSONDocument()
      while let line = try lines.next() {
        if line.isBlank { continue }
        do throws(GoldLineError) {
          let (id, mentions) = try read(line, document)
          predictions[id] = mentions
        } catch {
          predictions.problems.append(
            ReadingProblem(
              severity: .skipped,
              place: InputPlace(file: path, path: path, line: lines.number),
              reason: error.reason
            )
          )
        }
      }
    } catch let error as InputError {
      throw ReadingError(
        code: .unreadable,
        message: "\(path): \(error.reason)",
        place: place
      )
    } catch {
      throw ReadingError(
        code: .unreadable,
        message: "\(path): the file cannot be read",
        place: place
      )
    }
    return predictions
  }

  private static func read(
    _ line: ArraySlice<UInt8>,
    _ document: JSONDocument
  ) throws(GoldLineError) -> (id: String, mentions: [PredictedMention]) {
    try document.readGold(line)
    let root = document.root
    guard root.kind == .object else {
      throw GoldLineError("the line is not an object but of type \(root.kind.rawValue)")
    }
    guard let id = root["id"]?.label else { throw GoldLineError("the line has no id") }
    guard let values = root["mentions"], values.kind == .array else {
      throw GoldLineError("the line has no list “mentions”")
    }
    var mentions: [PredictedMention] = []
    for (index, value) in values.elements.enumerated() {
      mentions.append(
        PredictedMention(
          range: try value.span(number: index + 1, count: .max),
          type: value["type"]?.string.flatMap { EvaluatedType(rawValue: $0) },
          entity: value["link"]?.label ?? value["entity"]?.label,
          form: value["form"]?.string ?? ""
        )
      )
    }
    return (id, mentions)
  }
}
