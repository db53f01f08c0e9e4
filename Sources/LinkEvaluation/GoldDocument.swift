public import ArticleThreads

/// A text with the mentions that a careful reader marked in it.
public struct GoldDocument: Sendable, Equatable {
  /// By what predictions name the document.
  public var id: String
  /// What is linked: the text is the body of its article.
  public var thread: ArticleThread
  /// The mentions, in the order of the file.
  public var mentions: [GoldMention]
  /// The stretch of the text that was marked, in Unicode scalars; `nil` for all of it.
  public var evaluationSpan: Range<Int>?

  /// Creates a document.
  public init(
    id: String,
    thread: ArticleThread,
    mentions: [GoldMention] = [],
    evaluationSpan: Range<Int>? = nil
  ) {
    self.id = id
    self.thread = thread
    self.mentions = mentions
    self.evaluationSpan = evaluationSpan
  }

  /// Creates a document of a plain text.
  public init(id: String, text: String, mentions: [GoldMention] = []) {
    self.init(
      id: id,
      thread: ArticleThread(article: Article(id: id, body: text)),
      mentions: mentions
    )
  }

  /// The text in which offsets count.
  public var text: String { thread.article.body }
}

/// A marked span of a gold text.
public struct GoldMention: Sendable, Equatable {
  /// The span in Unicode scalars of the text; never empty.
  public var range: Range<Int>
  /// The type; `nil` for gold that only forgives.
  public var type: EvaluatedType?
  /// What the span means: a Wikidata or GeoNames id, an address, any id.
  public var link: String?
  /// Whether the span is a name; one that is not takes no part at all.
  public var isNamed: Bool
  /// Where a place is, where the gold says so.
  public var coordinates: GeographicPoint?

  /// Creates a mention.
  public init(
    range: Range<Int>,
    type: EvaluatedType?,
    link: String? = nil,
    isNamed: Bool = true,
    coordinates: GeographicPoint? = nil
  ) {
    self.range = range
    self.type = type
    self.link = link
    self.isNamed = isNamed
    self.coordinates = coordinates
  }
}
