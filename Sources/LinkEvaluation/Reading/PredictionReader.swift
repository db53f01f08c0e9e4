public import ArticleThreads
import InputDecoding

/// Reads mentions that a program marked: JSON Lines as `skein annotate` writes them,
/// `{"id","mentions":[{"start","end","type","entity" or "link","form"?}]}`.
///
/// Where `title` and `text` are echoed with them, a text that was read as a page is found again in the gold
/// (see ``Predictions/mentions(for:)``).
public enum PredictionReader {
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
          predictions.add(try read(line, document))
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
        message: "\(path): the file cannot be read: \(FileFailure.reason(of: error))",
        place: place
      )
    }
    return predictions
  }

  private static func read(
    _ line: ArraySlice<UInt8>,
    _ document: JSONDocument
  ) throws(GoldLineError) -> PredictedDocument {
    try document.readGold(line)
    let root = document.root
    guard root.kind == .object else {
      throw GoldLineError("the line is not an object but of type \(root.kind.rawValue)")
    }
    guard let id = root["id"]?.label else { throw GoldLineError("the line has no id") }
    guard let values = root["mentions"], values.kind == .array else {
      throw GoldLineError("the line has no list “mentions”")
    }
    var predicted = PredictedDocument(id: id)
    if root["kind"]?.string == "comment" { predicted.article = root["article"]?.label }
    predicted.body.text = root["text"]?.string
    predicted.body.mentions = try mentions(values, &predicted.otherTypes)
    // Without the text nobody can tell where a title stands.
    if predicted.body.text != nil, let title = root["title"]?.string {
      predicted.title.text = title
      if let values = root["titleMentions"], values.kind == .array {
        var ignored: [String: Int] = [:]
        predicted.title.mentions = try mentions(values, &ignored)
      }
    }
    return predicted
  }

  private static func mentions(
    _ values: JSONValue,
    _ otherTypes: inout [String: Int]
  ) throws(GoldLineError) -> [PredictedMention] {
    var mentions: [PredictedMention] = []
    for (index, value) in values.elements.enumerated() {
      let name = value["type"]?.string
      let type = name.flatMap { EvaluatedType(rawValue: $0) }
      let range = try value.span(number: index + 1, count: .max)
      if type == nil { otherTypes[name ?? "", default: 0] += 1 }
      mentions.append(
        PredictedMention(
          range: range,
          type: type,
          entity: value["link"]?.label ?? value["entity"]?.label,
          form: value["form"]?.string ?? ""
        )
      )
    }
    return mentions
  }
}
