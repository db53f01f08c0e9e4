public import ArticleThreads
public import Gazetteers
import TextSegmentation

extension AliasUsage {
  /// Counts the aliases of documents: titles, articles and comments.
  ///
  /// - Parameter inputs: files, folders, or `-` for standard input.
  /// - Returns: the records that were skipped or repaired.
  /// - Throws: `ReadingError` for a missing input.
  public mutating func read(_ inputs: [String]) throws -> [ReadingProblem] {
    let reader = try ArticleReader(inputs: inputs)
    var problems: [ReadingProblem] = []
    while let event = try reader.next() {
      switch event {
      case .problem(let problem): problems.append(problem)
      case .thread(let record):
        let article = record.thread.article
        for text in [article.title, article.body] where !text.isEmpty { read(SegmentedText(text)) }
        for comment in record.thread.comments {
          read(SegmentedText(comment.text, paragraphs: .everyLine))
        }
      }
    }
    return problems
  }
}
