import ArticleThreads
import Foundation
import LinkEvaluation
import TestSupport

/// A gold mention at the n-th place where words stand in a text, counted from 0.
func gold(
  _ words: String,
  _ type: EvaluatedType?,
  in text: String,
  at number: Int = 0,
  link: String? = nil,
  isNamed: Bool = true,
  coordinates: GeographicPoint? = nil
) -> GoldMention {
  GoldMention(
    range: range(of: words, in: text, at: number),
    type: type,
    link: link,
    isNamed: isNamed,
    coordinates: coordinates
  )
}

/// A prediction at the n-th place where words stand in a text.
func found(
  _ words: String,
  _ type: EvaluatedType?,
  in text: String,
  at number: Int = 0,
  entity: String? = "x",
  form: String = "name"
) -> PredictedMention {
  PredictedMention(
    range: range(of: words, in: text, at: number),
    type: type,
    entity: entity,
    form: form
  )
}

/// The n-th place where words stand in a text, in Unicode scalars.
func range(of words: String, in text: String, at number: Int = 0) -> Range<Int> {
  let all = Array(text.unicodeScalars)
  let part = Array(words.unicodeScalars)
  let starts = all.indices.filter { all[$0...].starts(with: part) }
  precondition(number < starts.count, "“\(words)” is not in “\(text)”")
  return starts[number]..<starts[number] + part.count
}

/// The figures of one document.
func evaluate(
  _ text: String,
  _ mentions: [GoldMention],
  _ predictions: [PredictedMention],
  names: Bool = false,
  span: Range<Int>? = nil
) -> Evaluation {
  var document = GoldDocument(id: "d", text: text, mentions: mentions)
  document.evaluationSpan = span
  var evaluation = Evaluation(namesOnly: names)
  evaluation.add(document, predictions)
  return evaluation
}

/// All that a reader gives.
func read(_ inputs: [String], map: [String] = []) throws -> (
  documents: [GoldDocument], problems: [ReadingProblem]
) {
  var types = GoldTypeMap()
  if let wrong = types.add(map) { throw CocoaError(.formatting, userInfo: ["rule": wrong]) }
  var reader = try GoldReader(inputs, types: types)
  var documents: [GoldDocument] = []
  var problems: [ReadingProblem] = []
  while let event = try reader.next() {
    switch event {
    case .document(let document): documents.append(document)
    case .problem(let problem): problems.append(problem)
    }
  }
  return (documents, problems)
}

extension GoldDocument {
  /// The words and types of the mentions: `London/place`; `other` where they only forgive.
  var marked: [String] {
    let scalars = Array(text.unicodeScalars)
    return mentions.map { mention in
      let words = String(String.UnicodeScalarView(scalars[mention.range]))
      return "\(words)/\(mention.type?.rawValue ?? "other")"
    }
  }
}
