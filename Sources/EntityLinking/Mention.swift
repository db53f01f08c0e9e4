public import ArticleThreads
public import Gazetteers
import TextSegmentation

/// A span of a document that names an entity, or that was looked at and linked to none.
///
/// What the text says of it, such as ``range`` and ``surface``, is worked out where it is asked for.
public struct Mention: Sendable {
  var found: FoundMention
  private let part: LinkedPart
  /// The judgement that decided in place of the rules.
  public internal(set) var judgement: AppliedJudgement?

  init(_ found: FoundMention, of part: LinkedPart, judgement: AppliedJudgement? = nil) {
    self.found = found
    self.part = part
    self.judgement = judgement
  }

  /// The position in ``Gazetteer/entities`` of the entity that is meant; `nil` for NIL.
  public var entity: Int? { found.entity }
  /// How the entity is named.
  public var form: MentionForm { found.form }
  /// How sure the link is, 0 to 1.
  public var score: Double { found.score }

  /// Moves the mention to other scalars of its words.
  mutating func stand(at range: Range<Int>) { found.stand(at: part.text.offsets.bytes(range)) }

  // MARK: What the text says

  /// The span in Unicode scalars of the title or body it stands in.
  public var range: Range<Int> { part.text.scalars(found.bytes) }
  /// The text of the span.
  public var surface: String { part.text.text(found.bytes) }
  /// The top of the type tree; for NIL, that of the best candidate.
  public var type: String { part.type(of: found) }
  /// The zone the span lies in.
  public var zone: Zone.Kind { part.zone(of: found) }
  /// The sentence of the part, from 0.
  public var sentence: Int { part.text.sentence(ofWord: found.firstWord) }
  /// The paragraph of the part, from 0.
  public var paragraph: Int { part.text.sentenceParagraphs[sentence] }
  /// Whose words the span is part of: the quoted source or the document's author; empty if unknown.
  public var speaker: String { part.zones.speaker(ofWord: found.firstWord) ?? part.author }

  /// Whether the mention counts in the graph: linked, and in a zone that counts.
  public var isCounted: Bool { entity != nil && zone.isCounted }

  /// Why the mention was linked so; of a judged one, why the rules would have linked it.
  /// - Complexity: O(candidates); it is put into words only now.
  public var explanation: LinkExplanation {
    switch found.evidence {
    case .span(let span):
      span.evidence(in: part).explanation(surface: surface, form: judgement?.form ?? form)
    case .unmatched: .saying("no listed name stands here")
    case .clues(let evidence): .saying(evidence.reason)
    }
  }
}

extension Mention: Equatable {
  /// Whether both say the same of the same span.
  public static func == (first: Mention, second: Mention) -> Bool {
    first.range == second.range && first.surface == second.surface && first.entity == second.entity
      && first.type == second.type && first.form == second.form && first.score == second.score
      && first.zone == second.zone && first.sentence == second.sentence
      && first.paragraph == second.paragraph && first.speaker == second.speaker
      && first.judgement == second.judgement && first.hasEvidence(of: second)
  }

  private func hasEvidence(of other: Mention) -> Bool {
    switch (found.evidence, other.found.evidence) {
    case (.span(let own), .span(let others)):
      own.evidence(in: part) == others.evidence(in: other.part)
    case (.unmatched(let own), .unmatched(let others)): own == others
    case (.clues(let own), .clues(let others)): own == others
    default: false
    }
  }
}

/// What was decided of a span, without what the text says of it.
///
/// Without references: a document holds many.
@usableFromInline package struct FoundMention: Sendable {
  @usableFromInline let first: Int32
  @usableFromInline private(set) var start: Int32
  @usableFromInline private(set) var end: Int32
  /// Or a number below 0.
  @usableFromInline private(set) var entityNumber: Int32
  /// How the entity is named.
  package var form: MentionForm
  /// How sure the link is, 0 to 1.
  package var score: Double
  /// What the explanation is made of.
  let evidence: MentionEvidence

  /// `bytes` may go beyond the words by the full stop of an abbreviation.
  init(
    words: Range<Int>,
    bytes: Range<Int>,
    entity: Int?,
    form: MentionForm,
    score: Double,
    evidence: MentionEvidence
  ) {
    first = Int32(truncatingIfNeeded: words.lowerBound)
    start = Int32(truncatingIfNeeded: bytes.lowerBound)
    end = Int32(truncatingIfNeeded: bytes.upperBound)
    entityNumber = Int32(truncatingIfNeeded: entity ?? -1)
    self.form = form
    self.score = score
    self.evidence = evidence
  }

  /// The first word of the span.
  @inlinable @inline(__always) package var firstWord: Int { Int(first) }

  /// The span in UTF-8.
  @inlinable @inline(__always) package var bytes: Range<Int> { Int(start)..<Int(end) }

  /// The position in ``Gazetteer/entities`` of the entity that is meant; `nil` for NIL.
  package var entity: Int? {
    @inlinable @inline(__always) get { entityNumber < 0 ? nil : Int(entityNumber) }
    set { entityNumber = Int32(truncatingIfNeeded: newValue ?? -1) }
  }

  /// Moves the mention to other bytes of its words.
  mutating func stand(at bytes: Range<Int>) {
    start = Int32(truncatingIfNeeded: bytes.lowerBound)
    end = Int32(truncatingIfNeeded: bytes.upperBound)
  }
}

/// What a mention rests on.
enum MentionEvidence {
  /// The entities that were weighed.
  case span(LinkSpan)
  /// A judgement of words of which the rules made no mention, and the entity that it is about.
  case unmatched(Int)
  /// What speaks for a name that no list holds.
  case clues(NameEvidence)
}

/// Why a span was linked as it was.
public struct LinkExplanation: Sendable, Equatable {
  /// The alias that matched, as its list writes it; empty where none did.
  public var alias: String
  /// `list:line` of the entity in its gazetteer.
  public var origin: String
  /// What differs between the alias and the text: case, possessive, dots, plural, spelling.
  public var normalisations: [String]
  /// The entities that were weighed, best first.
  public var candidates: [Candidate]
  /// One sentence: what decided.
  public var reason: String

  /// An explanation where no alias matched.
  static func saying(_ reason: String) -> LinkExplanation {
    LinkExplanation(alias: "", origin: "", normalisations: [], candidates: [], reason: reason)
  }

  /// An entity that was weighed.
  public struct Candidate: Sendable, Equatable {
    /// The position in ``Gazetteer/entities``.
    public var entity: Int
    /// The sum of the components, cut to 0 to 1.
    public var score: Double
    /// What the score is made of, in a fixed order; components of zero are left out.
    public var components: [Component]
  }

  /// A named part of a score.
  public struct Component: Sendable, Equatable {
    /// The part's name.
    public var name: String
    /// What it adds.
    public var value: Double
  }
}

/// A term of a topic found in a text.
public struct TopicTerm: Sendable, Equatable {
  /// The topic's position in ``Gazetteer/entities``.
  public var topic: Int
  /// The term as the list writes it.
  public var term: String
  /// How far the term proves the topic.
  public var weight: Double
  /// The span in Unicode scalars of the title or body it stands in.
  public var range: Range<Int>
  /// The sentence of the part, from 0.
  public var sentence: Int
  /// The paragraph of the part, from 0.
  public var paragraph: Int
}

/// A topic a document is about.
public struct TopicAssignment: Sendable, Equatable {
  /// The topic's position in ``Gazetteer/entities``.
  public var topic: Int
  /// 0.5 where the terms just reach the threshold, towards 1 beyond it.
  public var score: Double
}
