public import ArticleThreads
public import Gazetteers

/// A span of a document that names an entity, or that was looked at and linked to none.
public struct Mention: Sendable, Equatable {
  /// The span in Unicode scalars of the title or body it stands in.
  public var range: Range<Int>
  /// The text of the span.
  public var surface: String
  /// The position in ``Gazetteer/entities`` of the entity that is meant; `nil` for NIL.
  public var entity: Int?
  /// The top of the type tree; for NIL, that of the best candidate.
  public var type: String
  /// How the entity is named.
  public var form: MentionForm
  /// How sure the link is, 0 to 1.
  public var score: Double
  /// The zone the span lies in.
  public var zone: Zone.Kind
  /// The sentence of the part, from 0.
  public var sentence: Int
  /// The paragraph of the part, from 0.
  public var paragraph: Int
  /// Whose words the span is part of: the quoted source or the document's author; empty if unknown.
  public var speaker: String
  /// What the explanation is made of.
  let evidence: MentionEvidence
  /// The judgement that decided in place of the rules.
  public internal(set) var judgement: AppliedJudgement?

  /// Why the mention was linked so; of a judged one, why the rules would have linked it.
  /// - Complexity: O(candidates); it is put into words only now.
  public var explanation: LinkExplanation {
    switch evidence {
    case .candidates(let evidence):
      evidence.explanation(surface: surface, form: judgement?.form ?? form)
    case .clues(let evidence):
      LinkExplanation(
        alias: "",
        origin: "",
        normalisations: [],
        candidates: [],
        reason: evidence.reason
      )
    }
  }

  /// Whether the mention counts in the graph: linked, and in a zone that counts.
  public var isCounted: Bool { entity != nil && zone.isCounted }
}

/// What a mention rests on.
enum MentionEvidence: Sendable, Equatable {
  /// The entities that were weighed.
  case candidates(LinkEvidence)
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
