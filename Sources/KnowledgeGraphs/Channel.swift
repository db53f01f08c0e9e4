/// Where something was said: in the articles, in the comments under them, or across.
public enum Channel: String, Sendable, Hashable, CaseIterable {
  /// In an article.
  case article
  /// In a reader's comment.
  case comment
  /// One name in the article, the other in a comment of its thread.
  case cross
  /// All of these together.
  case both
}
