import ArticleThreads
import Gazetteers
import TextSegmentation

extension Linker {
  /// A document while it is being linked; what is found out about it is shared by all who hold it.
  final class Draft {
    let kind: LinkedDocument.Kind
    let key: String
    let author: String
    /// Title and body.
    let parts: [TextPart]
    /// What of names is in each part.
    var names: [PartNames]
    /// The comment this one answers; `nil` for the article and what answers it.
    let answers: Int?
    /// What is named beyond doubt in the document.
    var context = LinkContext()

    init(
      kind: LinkedDocument.Kind,
      key: String,
      author: String,
      parts: [TextPart],
      answers: Int?,
      linker: Linker
    ) {
      self.kind = kind
      self.key = key
      self.author = author
      self.parts = parts
      names = [PartNames](room: parts.count) { names in
        for place in parts.indices { names.append(PartNames(parts[place], linker)) }
      }
      self.answers = answers
    }
  }

  func prepare(_ thread: ArticleThread) -> [Draft] { memos.withMemo { prepare(thread, $0) } }

  private func prepare(_ thread: ArticleThread, _ memo: TraitMemo) -> [Draft] {
    let body = SegmentedText(thread.article.body)
    let title = SegmentedText(thread.article.title)
    var drafts = [
      Draft(
        kind: .article,
        key: thread.article.id,
        author: thread.article.authors.first ?? "",
        parts: [
          TextPart(
            title,
            string: thread.article.title,
            zones: [],
            defaultZone: .title,
            addresses: [],
            gazetteer: gazetteer,
            memo: memo
          ),
          TextPart(
            body,
            string: thread.article.body,
            zones: thread.article.zones,
            defaultZone: .body,
            addresses: [],
            gazetteer: gazetteer,
            memo: memo
          ),
        ],
        answers: nil,
        linker: self
      )
    ]
    if thread.comments.isEmpty { return drafts }
    var repeats = RepeatFinder()
    repeats.remember(body)
    repeats.remember(title)
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
          key: "\(thread.article.id)#\(comment.id)",
          author: comment.author,
          parts: [
            TextPart(
              text,
              string: comment.text,
              zones: zones,
              defaultZone: .body,
              addresses: comment.addresses.map(\.range),
              gazetteer: gazetteer,
              memo: memo
            )
          ],
          answers: comment.replyTo.flatMap { positions[Array($0.utf8)] },
          linker: self
        )
      )
    }
    return drafts
  }

  // MARK: Results

  /// The linked document of a draft, with what was judged.
  ///
  /// `spans` and, where they were looked for, `unknown` have the parts of all documents of the thread, those
  /// of this one from `first` on.
  func document(
    of draft: Draft,
    _ spans: [[LinkSpan]],
    _ unknown: [[UnknownName]],
    from first: Int,
    _ judge: ThreadJudge?
  ) -> LinkedDocument {
    let topics = TopicFinder(gazetteer: gazetteer).topics(of: draft.parts)
    func text(ofPart index: Int, _ name: Judgement.Part) -> LinkedText {
      linkedText(
        of: draft.parts[index],
        name,
        of: draft,
        spans[first + index],
        unknown.isEmpty ? [] : unknown[first + index],
        topics.terms(ofPart: index),
        judge
      )
    }
    let isArticle = draft.kind == .article
    return LinkedDocument(
      kind: draft.kind,
      key: draft.key,
      author: draft.author,
      title: isArticle ? text(ofPart: 0, .title) : .empty,
      body: text(ofPart: isArticle ? 1 : 0, .body),
      topics: topics.assignments
    )
  }

  /// A part of a document with what was found in it.
  private func linkedText(
    of part: TextPart,
    _ name: Judgement.Part,
    of draft: Draft,
    _ spans: [LinkSpan],
    _ unknown: [UnknownName],
    _ terms: ArraySlice<TopicFinder.Found>,
    _ judge: ThreadJudge?
  ) -> LinkedText {
    let linked = LinkedPart(part, author: draft.author, of: self)
    let judged = judge?.mentions(of: part, name, of: draft, spans, unknown, as: linked)
    return LinkedText(
      text: part.string,
      zones: part.wordZones.zones,
      found: judged?.map(\.found) ?? mentions(spans, unknown, in: part),
      judgements: judged?.map(\.judgement) ?? [],
      part: linked,
      foundTerms: terms
    )
  }
}

extension Linker {
  /// The places of the unknown names that share no word with what is linked, since looking for them changes
  /// no link.
  ///
  /// Both are in the order of the text.
  private func besides(_ spans: [LinkSpan], _ unknown: [UnknownName]) -> [Int32] {
    var next = 0
    return [Int32](room: unknown.count) { free in
      for place in unknown.indices where isFree(unknown[place].words, of: spans, from: &next) {
        free.append(Int32(truncatingIfNeeded: place))
      }
    }
  }

  /// Whether words lie in no linked span, given the place of one before them.
  private func isFree(_ words: Range<Int>, of spans: [LinkSpan], from next: inout Int) -> Bool {
    while next < spans.count,
      !spans[next].isLinked || spans[next].words.upperBound <= words.lowerBound
    { next += 1 }
    return next == spans.count || !spans[next].ownWords.overlaps(words)
  }

  /// The mentions of a part with unknown names; what is NIL inside one gives way to it.
  func mentions(
    _ spans: [LinkSpan],
    _ unknown: [UnknownName],
    in part: TextPart
  ) -> [FoundMention] {
    let free = unknown.isEmpty ? [] : besides(spans, unknown)
    var mentions: [FoundMention] = []
    mentions.reserveCapacity(spans.count + free.count)
    var next = 0
    for place in spans.indices {
      let own = spans[place].ownWords
      var isInside = false
      while next < free.count {
        let name = Int(free[next])
        if unknown[name].words.upperBound > own.lowerBound {
          isInside = unknown[name].words.overlaps(own)
          break
        }
        mentions.append(unknown[name].mention(in: part))
        next += 1
      }
      if !isInside { mentions.append(spans[place].mention(in: part)) }
    }
    for name in free[next...] { mentions.append(unknown[Int(name)].mention(in: part)) }
    return mentions
  }
}

extension LinkedText {
  /// No text at all: the title of a comment.
  static let empty = LinkedText(
    text: "",
    zones: [],
    found: [],
    judgements: [],
    part: nil,
    foundTerms: []
  )
}
