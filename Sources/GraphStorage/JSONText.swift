import ArticleThreads
import EntityLinking
import Foundation
import Gazetteers

/// The JSON that columns hold.
enum JSONText {
  /// An array of strings.
  static func array(_ strings: [String]) -> String {
    "[" + strings.map(quoted).joined(separator: ",") + "]"
  }

  /// The strings of an array.
  static func strings(_ json: String) -> [String] {
    (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
  }

  static func quoted(_ text: String) -> String { JSONEscaping.quoted(text) }
}

/// The explanation of a link as the file holds it.
enum ExplanationText {
  /// The explanation of a mention, with the judgement that decided it.
  static func json(of mention: Mention, _ gazetteer: Gazetteer) -> String {
    let explanation = json(mention.explanation, gazetteer)
    guard let judgement = mention.judgement else { return explanation }
    return explanation.dropLast() + JudgedText.json(judgement, gazetteer) + "}"
  }

  static func json(_ explanation: LinkExplanation, _ gazetteer: Gazetteer) -> String {
    let candidates = explanation.candidates.map { candidate in
      let components = candidate.components.map { "\(JSONText.quoted($0.name)):\($0.value)" }
      return "{\"entity\":\(JSONText.quoted(gazetteer.entities[candidate.entity].id)),"
        + "\"score\":\(candidate.score),\"components\":{\(components.joined(separator: ","))}}"
    }
    return "{\"alias\":\(JSONText.quoted(explanation.alias)),"
      + "\"origin\":\(JSONText.quoted(explanation.origin)),"
      + "\"normalisations\":\(JSONText.array(explanation.normalisations)),"
      + "\"reason\":\(JSONText.quoted(explanation.reason)),"
      + "\"candidates\":[\(candidates.joined(separator: ","))]}"
  }
}
