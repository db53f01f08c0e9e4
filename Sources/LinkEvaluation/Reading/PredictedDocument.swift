/// What a line of predictions says of a document.
struct PredictedDocument: Sendable, Equatable {
  /// A text that mentions stand in.
  struct Part: Sendable, Equatable {
    /// The text as the line echoes it; `nil` where it does not.
    var text: String?
    /// The mentions, with offsets in this text.
    var mentions: [PredictedMention] = []
  }

  /// By what the gold names the document.
  var id: String
  /// Whose comment it is; `nil` for an article and for what other programs write.
  var article: String?
  /// The title.
  var title = Part()
  /// The text.
  var body = Part()
  /// Types of mentions that are not scored, with their numbers.
  var otherTypes: [String: Int] = [:]
}

extension PredictedDocument {
  /// The mentions in the offsets of a gold text.
  ///
  /// A reader of pages cuts a plain text into a title, a body and comments, and the offsets of each begin
  /// at 0. Where the echoed text is not the gold's, each of them is looked for in it, white space aside.
  ///
  /// - Parameters:
  ///   - text: the gold text.
  ///   - comments: the comments of the same text, in their order.
  /// - Returns: the mentions, and whether each text was found; those of one that was not keep their offsets.
  func mentions(
    in text: String,
    comments: [PredictedDocument]
  ) -> (mentions: [PredictedMention], fits: Bool) {
    guard let echoed = body.text, !echoed.utf8.elementsEqual(text.utf8) else {
      return (body.mentions, true)
    }
    var aligner = TextAligner(text)
    var mentions: [PredictedMention] = []
    var fits = true
    for part in [title, body] + comments.map(\.body) {
      let place = part.text.flatMap { aligner.place($0) }
      if place == nil, part.text?.isEmpty == false { fits = false }
      mentions += part.mentions.map { mention in
        var mention = mention
        if let range = place.flatMap({ $0.range(of: mention.range) }) { mention.range = range }
        return mention
      }
    }
    return (mentions, fits)
  }
}
