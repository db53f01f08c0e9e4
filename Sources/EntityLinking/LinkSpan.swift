import ArticleThreads
import Gazetteers
import TextSegmentation

/// A span with its candidates, before overlaps are decided.
///
/// Small: passes over a document copy thousands.
struct LinkSpan {
  private var firstWord: Int32
  private var endWord: Int32
  private let skipped: UInt8
  let form: MentionForm
  let alias: LinkEvidence.AliasSource
  let best: CandidateScore
  /// The other candidates; best first where ``areRivalsOrdered``.
  var rivals: [CandidateScore]
  /// Whether somebody brought the rivals into their order, which only explanations need.
  var areRivalsOrdered = true
  let decision: LinkEvidence.Decision
  private let isLinked: Bool

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
    firstWord = Int32(truncatingIfNeeded: words.lowerBound)
    endWord = Int32(truncatingIfNeeded: words.upperBound)
    skipped = UInt8(clamping: skip)
    self.form = form
    self.alias = alias
    self.best = best
    self.rivals = rivals
    areRivalsOrdered = second == nil
    if best.total < LinkScore.threshold {
      isLinked = false
      if case .nearAcronym = decision {
        self.decision = decision
      } else {
        self.decision = doubt.map { .doubted($0) } ?? .belowThreshold
      }
    } else if let second = second ?? rivals.first?.sum, best.sum - second < LinkScore.margin {
      isLinked = false
      self.decision = .tie
    } else {
      isLinked = true
      self.decision = decision
    }
  }

  var words: Range<Int> { Int(firstWord)..<Int(endWord) }

  /// How many first words stay out of the mention.
  var skip: Int { Int(skipped) }

  /// The linked entity; `nil` for NIL.
  var entity: Int? { isLinked ? best.entity : nil }

  var score: Double { best.total }

  /// Whether it is NIL: an acronym that is nearly one of the thread.
  var isNearAcronym: Bool {
    if case .nearAcronym = decision { return !isLinked }
    return false
  }

  /// The same over other words: with `Inc.` behind or the `O` of `O'Neill` before, without the place that
  /// holds it.
  func spanning(_ words: Range<Int>) -> LinkSpan {
    var span = self
    span.firstWord = Int32(truncatingIfNeeded: words.lowerBound)
    span.endWord = Int32(truncatingIfNeeded: words.upperBound)
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
