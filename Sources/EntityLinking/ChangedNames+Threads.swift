public import ArticleThreads
public import Gazetteers
import TextSegmentation

extension ChangedNames {
  /// Whether a thread may be linked otherwise; `false` is sure.
  ///
  /// The texts are cut as linking cuts them, but for the edges of zones, which only keep names from being
  /// found.
  public func touch(_ thread: ArticleThread) -> Bool {
    if isEmpty { return false }
    return touch(SegmentedText(thread.article.title)) || touch(SegmentedText(thread.article.body))
      || thread.comments.contains { touch(SegmentedText($0.text, paragraphs: .everyLine)) }
  }
}
