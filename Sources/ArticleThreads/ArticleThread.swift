/// An article with its comments: the unit of linking, of a transaction and of replacement.
public struct ArticleThread: Sendable, Equatable {
  /// The article.
  public var article: Article
  /// The comments in the order of the input.
  public var comments: [Comment]

  /// Creates a thread.
  public init(article: Article, comments: [Comment] = []) {
    self.article = article
    self.comments = comments
  }
}

/// The person or outlet whose words a stretch of text is.
///
/// Equal names on different sources are different speakers; on one source, the exact name decides.
public struct Speaker: Sendable, Hashable {
  /// The publication or site; empty where the input does not say.
  public var source: String
  /// The exact name.
  public var name: String

  /// Creates a speaker.
  public init(source: String, name: String) {
    self.source = source
    self.name = name
  }

  /// Whether both are the same to the byte; Swift's `==` on strings would merge canonical equals.
  public static func == (first: Speaker, second: Speaker) -> Bool {
    first.source.utf8.elementsEqual(second.source.utf8)
      && first.name.utf8.elementsEqual(second.name.utf8)
  }

  /// Hashes the bytes of both parts.
  public func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0))
    for byte in name.utf8 { hasher.combine(byte) }
  }
}
