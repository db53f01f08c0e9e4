/// A reader's comment on an article.
public struct Comment: Sendable, Equatable {
  /// The id the source gives, or `c1`, `c2`, … in order; unique within the article.
  public var id: String
  /// The name the comment is signed with; empty where there is none.
  public var author: String
  /// When the comment was written.
  public var date: ArticleDate?
  /// What the reader wrote.
  public var text: String
  /// The stretches of ``text`` that are not the reader's own words.
  public var zones: [Zone]
  /// The parent as the input said it; `nil` at top level.
  public var parent: String?
  /// The id of the comment this one answers, after addressing; `nil` where it answers the article.
  public var replyTo: String?
  /// Whether ``parent`` names a comment that is not there; the comment is attached to the article.
  public var isOrphan: Bool
  /// Where the comment addresses a speaker of the thread, in ascending order.
  public var addresses: [AddressSpan]

  /// Creates a comment.
  public init(
    id: String,
    author: String = "",
    date: ArticleDate? = nil,
    text: String = "",
    zones: [Zone] = [],
    parent: String? = nil,
    replyTo: String? = nil,
    isOrphan: Bool = false,
    addresses: [AddressSpan] = []
  ) {
    self.id = id
    self.author = author
    self.date = date
    self.text = text
    self.zones = zones
    self.parent = parent
    self.replyTo = replyTo
    self.isOrphan = isOrphan
    self.addresses = addresses
  }
}
