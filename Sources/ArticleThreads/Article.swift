/// An article as its source gives it, without its comments.
public struct Article: Sendable, Equatable {
  /// The id the source gives, or the path below the input root without extension.
  public var id: String
  /// The headline; empty where there is none.
  public var title: String
  /// The text below the headline, with all its zones.
  public var body: String
  /// The stretches of ``body`` that are not the author's plain words.
  public var zones: [Zone]
  /// The authors' names, in the source's order.
  public var authors: [String]
  /// When the article was published.
  public var published: ArticleDate?
  /// The publication or site; `nil` where the input does not say.
  public var source: String?
  /// The address of the page.
  public var url: String?
  /// The tags the source gives, in its order.
  public var tags: [String]
  /// The language tag the source gives.
  public var language: String?

  /// Creates an article.
  public init(
    id: String,
    title: String = "",
    body: String = "",
    zones: [Zone] = [],
    authors: [String] = [],
    published: ArticleDate? = nil,
    source: String? = nil,
    url: String? = nil,
    tags: [String] = [],
    language: String? = nil
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.zones = zones
    self.authors = authors
    self.published = published
    self.source = source
    self.url = url
    self.tags = tags
    self.language = language
  }
}
