import ArticleThreads
import Gazetteers
import TextSegmentation

/// A span with its candidates, before overlaps are decided.
struct LinkSpan {
  private(set) var words: Range<Int>
  /// How many first words stay out of the mention.
  let skip: Int
  let form: MentionForm
  let alias: LinkEvidence.AliasSource
  let best: CandidateScore
  /// The other candidates; best first where ``areRivalsOrdered``.
  var rivals: [CandidateScore]
  /// Whether somebody brought the rivals into their order, which only explanations need.
  var areRivalsOrdered = true
  let decision: LinkEvidence.Decision
  /// The linked entity; `nil` for NIL.
  let entity: Int?

  /// Decides between scored candidates.
  ///
  /// `rivals` are the other candidates, best first; or in any order where `second` is the best sum among
  /// them. `doubt` is told where no candidate reaches the threshold, `decision` where the best one is
  /// linked.
  init(
    _ words: Range<Int>,
    skip: Int = 0,
    form: MentionForm,
    alias: LinkEvidence.AliasSource,
    best: CandidateScore,
    rivals: [CandidateScore],
    second: Double? = nil,
    doubt: LinkDoubt? = nil,
    decision: LinkEvidence.Decision
  ) {
    self.words = words
    self.skip = skip
    self.form = form
    self.alias = alias
    self.best = best
    self.rivals = rivals
    areRivalsOrdered = second == nil
    if best.total < LinkScore.threshold {
      entity = nil
      if case .nearAcronym = decision {
        self.decision = decision
      } else {
        self.decision = doubt.map { .doubted($0) } ?? .belowThreshold
      }
    } else if let second = second ?? rivals.first?.sum, best.sum - second < LinkScore.margin {
      entity = nil
      self.decision = .tie
    } else {
      entity = best.entity
      self.decision = decision
    }
  }

  var score: Double { best.total }

  /// Leaves out the words from a place on.
  func cut(before word: Int) -> LinkSpan {
    var span = self
    span.words = words.lowerBound..<word
    return span
  }

  /// Whether an entity was weighed here.
  func weighs(_ entity: Int) -> Bool {
    best.entity == entity || rivals.contains { $0.entity == entity }
  }

  /// Whether one of some entities was weighed here.
  func weighs(oneOf entities: EntityCounts) -> Bool {
    entities[best.entity] > 0 || rivals.contains { entities[$0.entity] > 0 }
  }

  /// The mention of the span.
  func mention(in part: TextPart, author: String, of linker: Linker) -> Mention {
    let own = words.dropFirst(skip)
    let bytes = part.bytes(ofName: own)
    let sentence = part.text.sentence(ofWord: own.lowerBound)
    let zone = part.zone(ofWord: own.lowerBound)
    return Mention(
      range: part.text.offsets.scalars(bytes),
      surface: part.text.text(bytes),
      entity: entity,
      type: linker.topType(of: best.entity),
      form: form,
      score: best.total,
      zone: zone.kind,
      sentence: sentence,
      paragraph: part.text.sentenceParagraphs[sentence],
      speaker: zone.speaker ?? author,
      evidence: .candidates(
        LinkEvidence(
          source: linker.explanations,
          best: best,
          rivals: rivals,
          areRivalsOrdered: areRivalsOrdered,
          alias: alias,
          decision: decision
        )
      )
    )
  }
}

/// The total order that decides between overlapping spans: more words, then the earlier start.
enum SpanOrder {
  static func precedes(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    (-first.count, first.lowerBound) < (-second.count, second.lowerBound)
  }
}
