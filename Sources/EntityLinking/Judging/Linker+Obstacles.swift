public import ArticleThreads
import Gazetteers
import TextSegmentation

extension Linker {
  /// Why a judgement decides nothing in a thread.
  ///
  /// - Parameters:
  ///   - judgement: the judgement.
  ///   - thread: the thread it was made in, if it is there.
  ///   - judgements: all judgements that linking follows.
  /// - Returns: words that complete a sentence; `nil` where it decides something.
  /// - Complexity: that of linking the thread.
  public func obstacle(
    to judgement: Judgement,
    in thread: ArticleThread?,
    with judgements: Judgements
  ) -> String? {
    if let entity = judgement.entity, judgeable(entity) == nil {
      return gazetteer.index(ofID: entity) == nil
        ? "the gazetteer does not list \(entity)"
        : "\(entity) is a topic, which is found by its terms"
    }
    let holder = judgement.scope == .thread ? judgement.article : judgement.document
    guard let thread else { return "“\(holder)” is not in the graph" }
    if judgement.scope == .mention, let obstacle = obstacle(at: judgement, in: thread) {
      return obstacle
    }
    let id = judgement.id
    let documents = link(thread, judgements: judgements).documents
    let mentions = documents.flatMap { $0.title.mentions + $0.body.mentions }
    if mentions.contains(where: { $0.judgement?.judgement.id == id }) { return nil }
    guard judgement.scope == .mention else {
      // Nothing is linked there, which is what it asks for.
      return judgement.entity == nil
        ? nil : "“\(judgement.surface)” is no name of its own there"
    }
    let other = documents.lazy.filter { $0.key.utf8.elementsEqual(judgement.document.utf8) }
      .flatMap { judgement.part == .title ? $0.title.mentions : $0.body.mentions }
      .first { $0.range.overlaps(judgement.range) }?.judgement
    if let other { return "the judgement \(other.judgement.id) decides there" }
    return judgement.entity == nil ? nil : "no name can stand there"
  }

  /// What keeps a judgement from its place in a text.
  private func obstacle(at judgement: Judgement, in thread: ArticleThread) -> String? {
    let draft = prepare(thread).first { $0.key.utf8.elementsEqual(judgement.document.utf8) }
    guard let draft else { return "“\(judgement.document)” is not in the graph" }
    let part: TextPart
    switch (judgement.part, draft.kind) {
    case (.title, .article): part = draft.parts[0]
    case (.title, .comment): return "a comment has no title"
    case (.body, _): part = draft.parts[draft.parts.count - 1]
    }
    let text = part.text
    guard judgement.range.upperBound <= text.offsets.scalars(beforeByte: text.utf8.count) else {
      return "the text ends before \(judgement.mention)"
    }
    let now = text.text(text.offsets.bytes(judgement.range))
    if !now.utf8.elementsEqual(judgement.surface.utf8) {
      return "the text at \(judgement.mention) is now “\(now)”"
    }
    guard let words = part.words(filling: judgement.range) else {
      return "\(judgement.mention) does not stand on whole words" + suggestion(judgement, part)
    }
    if part.isWithinSentence(words) { return nil }
    return "\(judgement.mention) crosses the end of a sentence or zone"
  }

  private func suggestion(_ judgement: Judgement, _ part: TextPart) -> String {
    let bytes = part.text.offsets.bytes(judgement.range)
    let touched = part.text.words.indices.filter { part.text.words[$0].bytes.overlaps(bytes) }
    guard let first = touched.first, let last = touched.last else { return "" }
    let words = first..<last + 1
    let range = part.range(of: words)
    var nearest = judgement
    nearest.range = range
    return "; the words there are \(nearest.mention) “\(part.text.text(part.bytes(of: words)))”"
  }
}
