public import ArticleThreads

/// A thread with all its mentions and topics.
public struct LinkedThread: Sendable {
  /// The thread that was linked.
  public let thread: ArticleThread
  /// The article and then its comments, in input order.
  public let documents: [LinkedDocument]
}

/// An article or a comment with its mentions and topics.
public struct LinkedDocument: Sendable {
  /// Which documents Skein knows.
  public enum Kind: String, Sendable {
    /// An article.
    case article
    /// A reader's comment.
    case comment
  }

  /// Article or comment.
  public let kind: Kind
  /// The article's id, or `article#comment`.
  public let key: String
  /// The speaker; an empty name if the input gives none.
  public let author: String
  /// The title; without text for comments.
  public let title: LinkedText
  /// The body.
  public let body: LinkedText
  /// The topics, best first.
  public let topics: [TopicAssignment]
}

/// A title or body cut into sentences, with what was found in it.
///
/// All ranges are Unicode scalars.
public struct LinkedText: Sendable {
  /// The text.
  public let text: String
  /// The stretches that are not plain body, repeats of the thread included.
  public let zones: [Zone]
  /// The mentions by start, NIL ones among them; none nested.
  package let found: [FoundMention]
  /// The judgement of each mention; empty where nothing was judged.
  let judgements: [AppliedJudgement?]
  /// What it was cut into; `nil` for no text at all.
  package let part: LinkedPart?
  /// The terms of the topics the document is about.
  let foundTerms: ArraySlice<TopicFinder.Found>

  /// The mentions by start, NIL ones among them; none nested.
  /// - Complexity: O(n) in the mentions; they are made anew each time.
  public var mentions: [Mention] {
    guard let part else { return [] }
    return found.indices.map { index in
      Mention(found[index], of: part, judgement: judgements.isEmpty ? nil : judgements[index])
    }
  }

  /// The sentences in order.
  /// - Complexity: O(n) in the words; they are made anew each time.
  public var sentences: [Sentence] { part?.sentences ?? [] }

  /// The topic terms of the topics the document is about, by start.
  /// - Complexity: O(n log n) in the terms; they are made anew each time.
  public var terms: [TopicTerm] {
    part.map { TopicFinder(gazetteer: $0.linker.gazetteer).terms(foundTerms, in: $0.text) } ?? []
  }

  /// A sentence.
  public struct Sentence: Sendable, Equatable {
    /// The span.
    public let range: Range<Int>
    /// The paragraph it lies in, from 0.
    public let paragraph: Int
    /// Whether any of its words lies in a zone that counts.
    public let isCounted: Bool
  }
}
