public import ArticleThreads
public import Gazetteers
import TextSegmentation

/// Finds the mentions and topics of threads.
///
/// Immutable; one linker serves all threads of execution. The result depends on the thread and the
/// gazetteer alone.
public struct Linker: Sendable {
  /// The names to find.
  public let gazetteer: Gazetteer
  let relations: EntityRelations

  /// Creates a linker.
  public init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    relations = EntityRelations(gazetteer)
  }

  /// Links a thread.
  ///
  /// The article is judged by itself, a comment by itself, the comments it answers and the article.
  /// Full forms license short forms from the article on and from earlier comments on.
  /// - Complexity: O(n) in the words of the thread, and a look-up by edit distance for each word that
  ///   is neither listed nor ordinary.
  public func link(_ thread: ArticleThread) -> LinkedThread {
    var documents = prepare(thread)
    var claims = ClaimedNames()
    for document in documents {
      for part in document.parts { claims.read(part, with: self) }
    }
    var shortForms = ShortForms()
    for index in documents.indices {
      for span in anchors(of: documents[index], claims) {
        documents[index].context.add(span.entity, relations)
        shortForms.license(
          span.words,
          of: documents[index].parts[span.part],
          as: gazetteer.entities[span.entity],
          at: span.entity,
          in: index
        )
      }
    }
    let speakers = Set(thread.comments.map { FoldedPhrase($0.author).bytes })
    var linked: [LinkedDocument] = []
    for index in documents.indices {
      func resolve() -> LinkedDocument {
        DocumentResolver(
          linker: self,
          document: documents[index],
          index: index,
          answered: answered(by: index, in: documents),
          shortForms: shortForms,
          claims: claims,
          speakers: speakers
        ).resolve()
      }
      var document = resolve()
      // What the context decided is known to the rest of the document, once, and to those who answer.
      if learn(from: document, &documents[index].context) { document = resolve() }
      _ = learn(from: document, &documents[index].context)
      linked.append(document)
    }
    return LinkedThread(thread: thread, documents: linked)
  }

  /// Adds the entities that a document names to its context.
  /// - Returns: whether one of them is a candidate of a mention that is NIL so far.
  private func learn(from document: LinkedDocument, _ context: inout LinkContext) -> Bool {
    let mentions = document.title.mentions + document.body.mentions
    let known = context
    var learned: Set<Int> = []
    for mention in mentions {
      if let entity = mention.entity, !known.names(entity) {
        context.learn(entity, relations)
        learned.insert(entity)
      }
    }
    return !learned.isEmpty
      && mentions.contains { mention in
        mention.entity == nil
          && mention.explanation.candidates.contains { learned.contains($0.entity) }
      }
  }

  // MARK: Preparation

  /// A document while it is being linked.
  struct Draft {
    let kind: LinkedDocument.Kind
    let key: String
    let author: String
    /// Title and body.
    let parts: [TextPart]
    /// The comment this one answers; `nil` for the article and what answers it.
    let answers: Int?
    /// What is named beyond doubt in the document.
    var context = LinkContext()
  }

  private func prepare(_ thread: ArticleThread) -> [Draft] {
    let article = thread.article
    var repeats = RepeatFinder()
    let body = SegmentedText(article.body)
    repeats.remember(body)
    let title = SegmentedText(article.title)
    repeats.remember(title)
    var drafts = [
      Draft(
        kind: .article,
        key: article.id,
        author: article.authors.first ?? "",
        parts: [
          TextPart(
            title,
            string: article.title,
            zones: [],
            defaultZone: .title,
            addresses: [],
            gazetteer: gazetteer
          ),
          TextPart(
            body,
            string: article.body,
            zones: article.zones,
            defaultZone: .body,
            addresses: [],
            gazetteer: gazetteer
          ),
        ],
        answers: nil
      )
    ]
    // By bytes: Swift takes canonical equals for one id.
    var positions: [[UInt8]: Int] = [:]
    for (index, comment) in thread.comments.enumerated() {
      positions[Array(comment.id.utf8)] = index + 1
    }
    for comment in thread.comments {
      let text = SegmentedText(comment.text, paragraphs: .everyLine)
      let zones = repeats.zones(of: text, with: comment.zones)
      repeats.remember(text)
      drafts.append(
        Draft(
          kind: .comment,
          key: "\(article.id)#\(comment.id)",
          author: comment.author,
          parts: [
            TextPart(
              text,
              string: comment.text,
              zones: zones,
              defaultZone: .body,
              addresses: comment.addresses.map(\.range),
              gazetteer: gazetteer
            )
          ],
          answers: comment.replyTo.flatMap { positions[Array($0.utf8)] }
        )
      )
    }
    return drafts
  }

  /// A name that stands beyond doubt.
  private struct Anchor {
    let part: Int
    let words: Range<Int>
    let entity: Int
  }

  /// The firm matches with one entity, longest first where they overlap.
  private func anchors(of draft: Draft, _ claims: ClaimedNames) -> [Anchor] {
    var found: [Anchor] = []
    for (partIndex, part) in draft.parts.enumerated() {
      var firm: [(words: Range<Int>, entities: Set<Int>)] = []
      for match in part.matches where part.excluded.isDisjoint(with: match.words) {
        var entities: Set<Int> = []
        for entry in match.entries
        where AliasRule.standing(of: entry, at: match.words, in: part) == .firm {
          entities.insert(entry.entity)
        }
        if !entities.isEmpty { firm.append((match.words, entities)) }
      }
      var taken: Set<Int> = []
      for span in firm.sorted(by: { SpanOrder.precedes($0.words, $1.words) })
      where taken.isDisjoint(with: span.words) {
        taken.formUnion(span.words)
        if span.entities.count == 1, let entity = span.entities.first,
          span.words.count > 1
            || !isPartOfLongerName(span.words, part)
              && !claims.contains(span.words.lowerBound, of: part)
        {
          found.append(Anchor(part: partIndex, words: span.words, entity: entity))
        }
      }
    }
    return found.sorted { ($0.part, $0.words.lowerBound) < ($1.part, $1.words.lowerBound) }
  }

  /// The context of the article and of the comments that a comment answers.
  private func answered(by index: Int, in documents: [Draft]) -> LinkContext {
    var context = LinkContext()
    guard index > 0 else { return context }
    context.formUnion(documents[0].context)
    var visited: Set<Int> = [index]
    var next = documents[index].answers
    while let parent = next, visited.insert(parent).inserted {
      context.formUnion(documents[parent].context)
      next = documents[parent].answers
    }
    return context
  }
}

/// The total order that decides between overlapping spans: more words, then the earlier start.
enum SpanOrder {
  static func precedes(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    (-first.count, first.lowerBound) < (-second.count, second.lowerBound)
  }
}
