import LinkEvaluation
import TestSupport

/// Makes up gold and predictions that partly agree, the same ones for the same seed.
struct RandomGold {
  private var generator: SeededGenerator
  private static let words = [
    "the", "The", "A", "an", "Oak", "Ash", "it", "It", "US", "us", "İ", "Elm's", "élan", "Ⅳ", "😀",
    "e\u{301}",
    "they", "WHO", "who", "\u{2003}", "\n",
  ]
  private static let forms = ["name", "demonym", "unknown", "short", ""]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func type() -> EvaluatedType? {
    [.person, .organization, .place, .place, nil].randomElement(using: &generator) ?? nil
  }

  mutating func document(id: String) -> (GoldDocument, [PredictedMention]) {
    let text = (0...number(below: 30)).map { _ in Self.words[number(below: Self.words.count)] }
      .joined(separator: " ")
    let count = text.unicodeScalars.count
    var document = GoldDocument(id: id, text: text)
    for _ in 0..<number(below: 9) {
      document.mentions.append(
        GoldMention(
          range: range(in: count).clamped(to: 0..<count),
          type: type(),
          link: number(below: 3) == 0 ? "Q\(number(below: 3))" : nil,
          isNamed: number(below: 6) > 0
        )
      )
    }
    if number(below: 3) == 0 {
      let start = number(below: count)
      document.evaluationSpan = start..<start + number(below: count)
    }
    return (document, predictions(for: document))
  }

  /// Spans of the gold and others, partly of the gold's types.
  mutating func predictions(for document: GoldDocument) -> [PredictedMention] {
    let count = max(document.text.unicodeScalars.count, 1)
    var predictions: [PredictedMention] = []
    for mention in document.mentions where number(below: 4) > 0 {
      var range = mention.range
      if number(below: 4) == 0 { range = range.lowerBound..<range.upperBound + 1 }
      if number(below: 6) == 0 { range = self.range(in: count) }
      predictions.append(
        PredictedMention(
          range: range,
          type: number(below: 5) > 0 ? mention.type : type(),
          entity: entity(mention.link),
          form: Self.forms[number(below: Self.forms.count)]
        )
      )
    }
    for _ in 0..<number(below: 3) {
      predictions.append(
        PredictedMention(range: range(in: count), type: type(), entity: "x", form: "name")
      )
    }
    return predictions
  }

  private mutating func entity(_ link: String?) -> String? {
    switch number(below: 4) {
    case 0: nil
    case 1: link
    case 2: link.map { "wikidata:\($0)" }
    default: "wikidata:Q\(number(below: 3))"
    }
  }

  private mutating func range(in count: Int) -> Range<Int> {
    let start = number(below: count)
    return start..<start + 1 + number(below: min(8, count))
  }
}
