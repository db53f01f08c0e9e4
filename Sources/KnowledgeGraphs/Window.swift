/// The unit in which two names count as mentioned together.
public enum Window: String, Sendable, Hashable, CaseIterable {
  /// A sentence.
  case sentence
  /// A paragraph; of a comment, a line.
  case paragraph
  /// An article or one comment.
  case document
  /// An article with its comments.
  case thread
}
