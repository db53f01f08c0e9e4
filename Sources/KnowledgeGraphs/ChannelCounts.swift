/// A number for each channel.
public struct ChannelCounts: Sendable, Equatable {
  /// The number in articles.
  public var article: Int
  /// The number in comments.
  public var comment: Int
  /// The number of pairs with one name in the article and one in a comment.
  public var cross: Int

  /// The sum over the channels.
  public var total: Int { article + comment + cross }

  /// Creates counts.
  public init(article: Int = 0, comment: Int = 0, cross: Int = 0) {
    self.article = article
    self.comment = comment
    self.cross = cross
  }

  /// The number for a channel; `both` is the sum.
  public subscript(channel: Channel) -> Int {
    switch channel {
    case .article: article
    case .comment: comment
    case .cross: cross
    case .both: total
    }
  }
}
