import ArticleThreads
import Gazetteers

/// A place where a name stands that no list holds.
public struct UnknownNameOccurrence: Sendable, Equatable {
  /// The document's key.
  public var document: String
  /// Article or comment.
  public var kind: LinkedDocument.Kind
  /// Whose words they are; empty if unknown.
  public var speaker: String
  /// The name as it is written.
  public var surface: String
  /// The top of the type tree.
  public var type: String
  /// How sure it is that this is such a name, 0 to 1.
  public var score: Double
  /// The sentence, the name in brackets.
  public var context: String

  /// Creates an occurrence.
  public init(
    document: String,
    kind: LinkedDocument.Kind,
    speaker: String,
    surface: String,
    type: String,
    score: Double,
    context: String
  ) {
    self.document = document
    self.kind = kind
    self.speaker = speaker
    self.surface = surface
    self.type = type
    self.score = score
    self.context = context
  }
}

extension LinkedThread {
  /// The names that no list holds in zones that count, in the order of the documents.
  /// - Complexity: O(n) in the scalars of the texts that have any.
  public var unknownNames: [UnknownNameOccurrence] {
    documents.flatMap { document in
      [document.title, document.body].flatMap { $0.unknownNames(in: document) }
    }
  }
}

extension LinkedText {
  func unknownNames(in document: LinkedDocument) -> [UnknownNameOccurrence] {
    let unknown = mentions.filter {
      $0.form == .unknown && $0.entity == nil && $0.zone.isCounted && $0.judgement == nil
    }
    if unknown.isEmpty { return [] }
    let scalars = Array(text.unicodeScalars)
    let sentences = sentences
    return unknown.map { mention in
      UnknownNameOccurrence(
        document: document.key,
        kind: document.kind,
        speaker: mention.speaker,
        surface: mention.surface,
        type: mention.type,
        score: mention.score,
        context: Self.context(of: mention, in: sentences[mention.sentence].range, scalars)
      )
    }
  }

  /// The sentence of a mention on one line, the mention in brackets.
  private static func context(
    of mention: Mention,
    in sentence: Range<Int>,
    _ scalars: [Unicode.Scalar]
  ) -> String {
    var marked = String.UnicodeScalarView()
    // A name may take in the full stop that ends its sentence.
    for index in sentence.lowerBound..<max(sentence.upperBound, mention.range.upperBound) {
      if index == mention.range.lowerBound { marked.append("[") }
      let scalar = scalars[index]
      marked.append(scalar.properties.isWhitespace ? " " : scalar)
      if index == mention.range.upperBound - 1 { marked.append("]") }
    }
    return String(marked)
  }
}
