import Skein

/// Finds the place that a judgement is about.
struct JudgedPlace {
  let store: GraphStore

  /// A judgement without an entity at the span that an id names, or at the one where a text stands.
  ///
  /// - Throws: ``CommandFailure``: no answer for an unknown mention, an error for a text that stands in
  ///   several places which the scope does not make one.
  func find(_ mention: String, thread: Bool, everywhere: Bool) throws -> Judgement {
    if let id = MentionID(mention), let judgement = try judgement(at: id) { return judgement }
    let found = try store.mentions(withSurface: mention, limit: 1000)
    let exact = found.filter { $0.surface.utf8.elementsEqual(mention.utf8) }
    var places: [Judgement] = []
    for stored in exact.isEmpty ? found : exact {
      guard let id = MentionID(stored.id), var judgement = try judgement(at: id, in: stored.article)
      else { continue }
      judgement.scope = thread ? .thread : everywhere ? .everywhere : .mention
      if !places.contains(where: { $0.id == judgement.id }) { places.append(judgement) }
    }
    guard let first = places.first else {
      throw CommandFailure(
        .noAnswer,
        "there is no mention “\(mention)”; any words of a document can be judged by document@b12-18, their "
          + "code points in its text"
      )
    }
    if places.count > 1 {
      let shown = places.prefix(5).map { $0.mention + " “\($0.surface)”" }
      let further = places.count > 5 ? " and \(places.count - 5) more" : ""
      throw CommandFailure(
        .error,
        "“\(mention)” stands in several places: \(shown.joined(separator: ", "))\(further); name one by "
          + "its id"
      )
    }
    return first
  }

  /// The judgement of a span; `nil` where no document has it.
  private func judgement(at id: MentionID, in article: String? = nil) throws -> Judgement? {
    var found: [Judgement] = []
    for document in try store.documents(id.document) {
      let text = (id.part == .title ? document.title : document.text).unicodeScalars
      guard
        let start = text.index(
          text.startIndex,
          offsetBy: id.range.lowerBound,
          limitedBy: text.endIndex
        ),
        let end = text.index(start, offsetBy: id.range.count, limitedBy: text.endIndex)
      else { continue }
      found.append(
        Judgement(
          article: document.article,
          document: id.document,
          part: id.part,
          range: id.range,
          surface: String(text[start..<end]),
          entity: nil
        )
      )
    }
    guard let article else { return found.first }
    return found.first { $0.article.utf8.elementsEqual(article.utf8) }
  }
}
