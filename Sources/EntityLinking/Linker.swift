public import ArticleThreads
public import Gazetteers
import TextSegmentation

/// Finds the mentions and topics of threads.
///
/// Immutable; one linker serves all threads of execution. The result depends on the thread, the gazetteer
/// and the judgements alone.
public final class Linker: Sendable {
  /// The names to find.
  public let gazetteer: Gazetteer
  let explanations: ExplanationSource
  let knownNames: KnownNames
  let memos = TraitMemos()
  private let types: [TypeFacts]
  /// Whether names that no gazetteer lists are looked for.
  public let findsUnknownNames: Bool
  /// The components of scores that do not count.
  let muted: MutedComponents

  private struct TypeFacts: Sendable {
    let top: String
    let isCountry: Bool
    let isDivision: Bool
    let isNationalBody: Bool
    let isUniversity: Bool
    let isParty: Bool
  }

  /// Creates a linker.
  ///
  /// - Parameters:
  ///   - gazetteer: the names to find.
  ///   - findsUnknownNames: whether names that no gazetteer lists become mentions of the form
  ///     ``/Gazetteers/MentionForm/unknown``. Linked names inside a longer one give way to it.
  ///   - muted: components of scores that do not count, to measure what they are worth.
  public init(
    gazetteer: Gazetteer,
    findsUnknownNames: Bool = false,
    without muted: Set<LinkComponent> = []
  ) {
    self.gazetteer = gazetteer
    self.muted = MutedComponents(muted)
    self.findsUnknownNames = findsUnknownNames
    explanations = ExplanationSource(gazetteer)
    knownNames = KnownNames(gazetteer)
    types = gazetteer.types.map { type in
      TypeFacts(
        top: String(type.prefix { $0 != "/" }),
        isCountry: type == "place/country",
        isDivision: type == "place/province",
        isNationalBody: Self.nationalBodies.contains(type),
        isUniversity: type == "organization/university",
        isParty: type == "organization/party"
      )
    }
  }

  /// The top of an entity's type in the tree.
  func topType(of entity: Int) -> String { types[gazetteer.typeIndex(of: entity)].top }

  /// Whether an entity is a country, not a territory.
  func isCountry(_ entity: Int) -> Bool { types[gazetteer.typeIndex(of: entity)].isCountry }

  /// Whether an entity is a state, a province or the like.
  func isDivision(_ entity: Int) -> Bool { types[gazetteer.typeIndex(of: entity)].isDivision }

  /// Whether an entity is a party.
  func isParty(_ entity: Int) -> Bool { types[gazetteer.typeIndex(of: entity)].isParty }

  /// Whether an entity is a body that states have as well as countries.
  func isNationalBody(_ entity: Int) -> Bool {
    types[gazetteer.typeIndex(of: entity)].isNationalBody
  }

  /// Whether an entity is a university or college.
  func isUniversity(_ entity: Int) -> Bool { types[gazetteer.typeIndex(of: entity)].isUniversity }

  private static let nationalBodies: Set<String> = [
    "organization/legislature", "organization/court", "organization/ministry",
  ]

  /// Links a thread.
  ///
  /// The article is judged by itself, a comment by itself, the comments it answers and the article.
  /// Full forms license short forms from the article on and from earlier comments on. Judgements then
  /// take the place of what was decided at their spans.
  /// - Complexity: O(n) in the words of the thread, and a look-up by edit distance for each word that
  ///   is neither listed nor ordinary.
  public func link(_ thread: ArticleThread, judgements: Judgements = .none) -> LinkedThread {
    link(thread, judgements: judgements, findsUnknownNames: findsUnknownNames)
  }

  func link(_ thread: ArticleThread, judgements: Judgements, findsUnknownNames: Bool)
    -> LinkedThread
  {
    let judge = judgements.isEmpty ? nil : ThreadJudge(judgements, thread, self)
    let resolved = resolve(thread)
    // Of all parts, one document behind the other.
    let free: [[LinkSpan]]
    let unknown: [[UnknownName]]
    if findsUnknownNames {
      let finder = unknownNames(of: resolved)
      free = finder.freeSpans()
      unknown = finder.names()
    } else {
      free = freeSpans(of: resolved)
      unknown = []
    }
    var linked: [LinkedDocument] = []
    linked.reserveCapacity(resolved.documents.count)
    var next = 0
    for index in resolved.documents.indices {
      linked.append(document(of: resolved.documents[index], free, unknown, from: next, judge))
      next += resolved.spans[index].count
    }
    return LinkedThread(thread: thread, documents: linked)
  }

  /// The spans of all parts that are no part of a longer name.
  private func freeSpans(of thread: ResolvedThread) -> [[LinkSpan]] {
    zip(thread.documents, thread.spans).flatMap { document, spans in
      zip(document.parts, spans).map { LongerNames($0, spans: $1, of: self).free }
    }
  }

  /// The candidates for unknown names of an article, with the clues that decide.
  public func nameCandidates(in article: Article) -> [NameCandidateReport] {
    unknownNames(of: resolve(ArticleThread(article: article, comments: []))).reports()
      .flatMap { $0 }
  }

  private func unknownNames(of thread: ResolvedThread) -> UnknownNameFinder {
    UnknownNameFinder(
      thread.documents,
      spans: thread.spans,
      speakers: thread.speakers,
      of: self
    )
  }

  /// A thread whose spans are decided.
  private struct ResolvedThread {
    let documents: [Draft]
    /// For each part of each document.
    let spans: [[[LinkSpan]]]
    let speakers: ThreadSpeakers
  }

  private func resolve(_ thread: ArticleThread) -> ResolvedThread {
    let documents = prepare(thread)
    PlacedNames.follow(in: documents, gazetteer)
    var claims = ClaimedNames(matches: documents[0].parts.reduce(0) { $0 + $1.matches.count })
    for document in documents {
      for place in document.parts.indices {
        claims.read(document.parts[place], document.names[place].names, with: self)
      }
    }
    var shortForms = ShortForms()
    for index in documents.indices {
      documents[index].context = anchors(of: documents[index], index, claims, &shortForms)
    }
    let speakers = ThreadSpeakers(thread.comments, authors: thread.article.authors)
    var resolved: [[[LinkSpan]]] = []
    resolved.reserveCapacity(documents.count)
    for index in documents.indices {
      let draft = documents[index]
      let answered = answered(by: index, in: documents)
      // Nobody holds the document's context and the short forms between the passes, so that what learns does
      // not copy them.
      func pass(after earlier: [LinkingPass]) -> (spans: [[LinkSpan]], passes: [LinkingPass]) {
        DocumentResolver(
          linker: self,
          document: draft,
          index: index,
          answered: answered,
          shortForms: shortForms,
          claims: claims,
          speakers: speakers.names,
          after: earlier
        ).resolve()
      }
      var (spans, passes) = pass(after: [])
      // What the context decided is known to the rest of the document, once, and to those who answer.
      let learnsForm = learnForms(from: spans, of: draft, index, &shortForms)
      if learn(from: spans, by: draft) || learnsForm {
        spans = pass(after: passes).spans
        _ = learn(from: spans, by: draft)
      }
      for index in spans.indices {
        let part = draft.parts[index]
        if let free = besidesCredits(spans[index], in: part) { spans[index] = free }
        if shortForms.hasElisions {
          spans[index] = withElisions(spans[index], in: part, shortForms)
        }
      }
      resolved.append(spans)
    }
    return ResolvedThread(documents: documents, spans: resolved, speakers: speakers)
  }

  /// What a document names beyond doubt, which licenses short forms.
  private func anchors(
    of document: Draft,
    _ index: Int,
    _ claims: ClaimedNames,
    _ shortForms: inout ShortForms
  ) -> LinkContext {
    var context = LinkContext(names: document.names.reduce(0) { $0 + $1.names.count })
    for place in document.parts.indices {
      let part = document.parts[place]
      let names = document.names[place]
      ListedNames.forEachAnchor(of: names.names, in: part, claims) { words, entity in
        context.add(entity, gazetteer)
        guard words.count > 1 else { return }
        let kind = gazetteer.kind(of: entity)
        _ = shortForms.license(words, of: part, as: entity, of: kind, in: index)
      }
    }
    return context
  }

  /// Adds the entities that a document names to its context.
  /// - Returns: whether one of them is a candidate of a span that is NIL so far.
  private func learn(from spans: [[LinkSpan]], by document: Draft) -> Bool {
    let new = document.context.unnamed(in: spans)
    if new.isEmpty { return false }
    document.context.learn(new, gazetteer)
    var learned = EntityCounts()
    for entity in new { learned[entity] = 1 }
    return spans.indices.contains { index in
      spans[index].indices.contains {
        !spans[index][$0].isLinked
          && spans[index][$0].weighs(oneOf: learned, in: document.parts[index])
      }
    }
  }

  /// Remembers the derived forms that a document's context decided.
  /// - Returns: whether there is one.
  private func learnForms(
    from parts: [[LinkSpan]],
    of document: Draft,
    _ index: Int,
    _ forms: inout ShortForms
  ) -> Bool {
    var learns = false
    var full: [Int] = []
    defer { for entity in full { document.context.add(entity, gazetteer) } }
    for place in document.parts.indices {
      let part = document.parts[place]
      for span in parts[place] {
        guard let entity = span.entity, span.isNewToForms else { continue }
        if span.words.count > 1,
          span.form == .misspelling
            || (span.decision == .supported(.weak) || span.decision == .bestEntity)
              && gazetteer.kind(of: entity) == .person
        {
          // `Dominion Textiles` is as good as the full name, and so is, for the surname, a person's
          // full name for which only the context spoke.
          let isMisspelling = span.form == .misspelling
          let isNew = forms.license(
            span.words,
            of: part,
            as: entity,
            of: gazetteer.kind(of: entity),
            in: index,
            withFirstName: isMisspelling
          )
          learns = learns || isNew
          if isMisspelling { full.append(entity) }
        }
        guard span.decision == .supported(.derived) else { continue }
        let form = ShortForms.LearnedForm(
          entity: entity,
          document: index,
          part: ObjectIdentifier(part),
          word: span.words.lowerBound
        )
        guard forms.learn(part.hash(of: span.words), at: form) else { continue }
        learns = true
        // `John Shad` for a listed `John S. R. Shad` is as good as his full name.
        if span.words.count > 1 {
          let kind = gazetteer.kind(of: entity)
          _ = forms.license(span.words, of: part, as: entity, of: kind, in: index)
          full.append(entity)
        }
      }
    }
    return learns
  }

  /// The context of the article and of the comments that a comment answers, the nearest first.
  private func answered(by index: Int, in documents: [Draft]) -> LinkContext {
    guard index > 0 else { return LinkContext() }
    var context = documents[0].context
    var visited: Set<Int> = [index]
    var next = documents[index].answers
    while let parent = next, visited.count <= Self.longestChain, visited.insert(parent).inserted {
      context.formUnion(documents[parent].context)
      next = documents[parent].answers
    }
    return context
  }

  /// What stands more replies above says nothing any more; a chain of any length takes linear time.
  private static let longestChain = 100
}
