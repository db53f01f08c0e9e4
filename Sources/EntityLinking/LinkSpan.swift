import ArticleThreads
import Gazetteers
import TextSegmentation

/// A span with its candidates, before overlaps are decided.
///
/// Small and without references: passes over a document copy thousands.
struct LinkSpan {
  private var firstWord: Int32
  private var endWord: Int32
  private var firstRival: Int32
  private var endRival: Int32
  let best: CandidateScore
  // What is small stands last and fills the gaps: all of it takes eight machine words.
  let alias: LinkEvidence.AliasSource
  private let skipped: UInt8
  let form: MentionForm
  /// Whether somebody brought the rivals into their order, which only explanations need.
  private var areRivalsOrdered: Bool
  let decision: LinkEvidence.Decision
  /// Whether it is linked, and not NIL.
  let isLinked: Bool
  /// Whether the thread has the listed name as the short form of a company or club, too.
  let hasShortRival: Bool

  /// Decides between scored candidates.
  ///
  /// `rivals` are the other candidates in the ``TextPart/rivals`` of the part, and `second` is the best
  /// among them. `doubt` is told where no candidate reaches the threshold, `decision` where the best one is
  /// linked.
  init(
    _ words: Range<Int>,
    skip: Int = 0,
    form: MentionForm,
    alias: LinkEvidence.AliasSource,
    hasShortRival: Bool = false,
    best: CandidateScore,
    rivals: Range<Int>,
    areRivalsOrdered: Bool = false,
    second: CandidateScore?,
    doubt: LinkDoubt? = nil,
    decision: LinkEvidence.Decision
  ) {
    firstWord = Int32(truncatingIfNeeded: words.lowerBound)
    endWord = Int32(truncatingIfNeeded: words.upperBound)
    skipped = UInt8(clamping: skip)
    self.form = form
    self.alias = alias
    self.hasShortRival = hasShortRival
    self.best = best
    firstRival = Int32(truncatingIfNeeded: rivals.lowerBound)
    endRival = Int32(truncatingIfNeeded: rivals.upperBound)
    self.areRivalsOrdered = areRivalsOrdered
    if !best.isEnough {
      isLinked = false
      if case .nearAcronym = decision {
        self.decision = decision
      } else {
        self.decision = doubt.map { .doubted($0) } ?? .belowThreshold
      }
    } else if let second, best.sum - second.sum < LinkScore.margin {
      isLinked = false
      self.decision = .tie
    } else {
      isLinked = true
      self.decision = decision
    }
  }

  /// Decides between candidates of a part, at least one, given best first.
  init(
    _ words: Range<Int>,
    form: MentionForm,
    alias: LinkEvidence.AliasSource,
    candidates: some RandomAccessCollection<CandidateScore>,
    in part: TextPart,
    doubt: LinkDoubt? = nil,
    decision: LinkEvidence.Decision
  ) {
    let next = candidates.index(after: candidates.startIndex)
    let isOnly = next == candidates.endIndex
    self.init(
      words,
      form: form,
      alias: alias,
      best: candidates[candidates.startIndex],
      rivals: isOnly ? 0..<0 : part.rivals.add(candidates[next...]),
      areRivalsOrdered: true,
      second: isOnly ? nil : candidates[next],
      doubt: doubt,
      decision: decision
    )
  }

  var words: Range<Int> { Int(firstWord)..<Int(endWord) }

  private var rivalStretch: Range<Int> { Int(firstRival)..<Int(endRival) }

  /// The span with the candidates of another one of the same words, too.
  func joined(with other: LinkSpan, in part: TextPart) -> LinkSpan {
    var span = self
    let rivals = part.rivals.join(rivalStretch, best, other.rivalStretch, other.best)
    span.firstRival = Int32(truncatingIfNeeded: rivals.lowerBound)
    span.endRival = Int32(truncatingIfNeeded: rivals.upperBound)
    span.areRivalsOrdered = false
    return span
  }

  /// How many first words stay out of the mention.
  var skip: Int { Int(skipped) }

  /// The words of the mention.
  var ownWords: Range<Int> { words.lowerBound + skip..<words.upperBound }

  /// The linked entity; `nil` for NIL.
  var entity: Int? { isLinked ? best.entity : nil }

  var score: Double { best.total }

  /// Whether the context decided it, so that its form may be new to the thread.
  var isNewToForms: Bool {
    if form == .misspelling { return true }
    switch decision {
    case .supported(.weak), .supported(.derived), .bestEntity: return true
    default: return false
    }
  }

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

  /// Whether one of some entities was weighed here.
  func weighs(oneOf entities: EntityCounts, in part: TextPart) -> Bool {
    entities[best.entity] > 0 || part.rivals[rivalStretch].contains { entities[$0.entity] > 0 }
  }

  /// The mention of the span.
  @inline(__always)
  func mention(in part: TextPart) -> FoundMention {
    FoundMention(
      words: ownWords,
      bytes: part.bytes(ofName: ownWords),
      entity: entity,
      form: form,
      score: best.total,
      evidence: .span(self)
    )
  }

  /// What the explanation of its mention is made of.
  func evidence(in part: LinkedPart) -> LinkEvidence {
    LinkEvidence(
      source: part.linker.explanations,
      best: best,
      rivals: part.rivals[rivalStretch],
      areRivalsOrdered: areRivalsOrdered,
      alias: alias,
      decision: decision
    )
  }
}

/// The total order that decides between overlapping spans: more words, then the earlier start.
enum SpanOrder {
  static func precedes(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    (-first.count, first.lowerBound) < (-second.count, second.lowerBound)
  }

  /// The end of the spans that overlap the one at `start` or each other, up to `limit`; they come by their
  /// first words.
  @inline(__always)
  static func endOfOverlap(from start: Int, to limit: Int, by words: (Int) -> Range<Int>) -> Int {
    var reach = words(start).upperBound
    var end = start &+ 1
    while end < limit {
      let next = words(end)
      if next.lowerBound >= reach { break }
      reach = max(reach, next.upperBound)
      end &+= 1
    }
    return end
  }

  /// Calls `body` with the places of spans that come by their first words, in that order where they
  /// overlap and in their own order otherwise; equal ones as they come.
  ///
  /// - Complexity: O(n), and for spans that overlap once more for each of their lengths.
  @inline(__always)
  static func forEachPlace(
    of places: Range<Int>,
    by words: (Int) -> Range<Int>,
    _ body: (Int) -> Void
  ) {
    if places.isEmpty { return }
    var start = places.lowerBound
    var next = words(start)
    while start < places.upperBound {
      var (reach, length) = (next.upperBound, next.count)
      var end = start &+ 1
      while end < places.upperBound {
        next = words(end)
        guard next.lowerBound < reach else { break }
        (reach, length) = (max(reach, next.upperBound), max(length, next.count))
        end &+= 1
      }
      // Most overlap no other.
      if end == start &+ 1 {
        body(start)
        length = 0
      }
      while length > 0 {
        var shorter = 0
        for place in start..<end {
          let count = words(place).count
          if count == length {
            body(place)
          } else if count < length {
            shorter = max(shorter, count)
          }
        }
        length = shorter
      }
      start = end
    }
  }
}
