public import ArticleThreads
public import EntityLinking
public import Gazetteers

/// Writes annotations as JSON Lines: the article, then its comments in input order.
///
/// Every document has its line, also without mentions, with the keys in this order: `id`, `article`,
/// `kind`, `author`, `parent`, `replyTo`, `title`, `text`, `mentions`, `titleMentions`, `topics`. `id`
/// is the document key, `article#comment` for a comment; `parent` and `replyTo` are bare comment ids
/// as the input writes them. Several authors are joined by commas.
public struct JSONLinesAnnotator: ThreadAnnotator, Sendable {
  /// What is written beside the mentions.
  public struct Options: Sendable, Equatable {
    /// Which mentions are written.
    public var selection: MentionSelection
    /// Whether titles and texts of JSON records are written; those of pages always are.
    public var includesText: Bool
    /// Whether the input record is echoed with the annotations added to it.
    public var mergesIntoRecord: Bool

    /// Creates options.
    public init(
      selection: MentionSelection = MentionSelection(),
      includesText: Bool = false,
      mergesIntoRecord: Bool = false
    ) {
      self.selection = selection
      self.includesText = includesText
      self.mergesIntoRecord = mergesIntoRecord
    }
  }

  /// What is written.
  public let options: Options
  let json: AnnotationJSON
  private let buffer = OutputBuffer()

  /// Creates an annotator for threads that were linked with a gazetteer.
  public init(gazetteer: Gazetteer, options: Options = Options()) {
    self.options = options
    json = AnnotationJSON(gazetteer: gazetteer, selection: options.selection)
  }

  /// Nothing: every line stands for itself.
  public func start() -> [UInt8] { [] }

  /// The lines of one thread, each with its line end.
  ///
  /// To merge, the record needs its raw bytes; a page, and a record without them, is written anew in
  /// the form of a JSON record.
  public func annotate(_ linked: LinkedThread, of record: ReadRecord) -> [UInt8] {
    if options.mergesIntoRecord { return merged(linked, record) + [0x0A] }
    let includesText = options.includesText || record.form != .jsonLines
    let documents = linked.documents
    var mentions = 0
    for index in documents.indices {
      mentions += documents[index].title.found.count + documents[index].body.found.count
    }
    var output = buffer.empty(
      capacity: 1024 * documents.count + mentions * AnnotationJSON.usualSize
    )
    for index in documents.indices {
      output = line(
        documents[index],
        index == 0 ? nil : linked.thread.comments[index - 1],
        of: linked.thread.article,
        includesText: includesText,
        behind: consume output
      )
      output.append(0x0A)
    }
    buffer.keep(output)
    return output
  }

  /// Nothing.
  public func finish() -> [UInt8] { [] }

  private func line(
    _ document: LinkedDocument,
    _ comment: Comment?,
    of article: Article,
    includesText: Bool,
    behind output: consuming [UInt8]
  ) -> [UInt8] {
    var object = JSONObjectWriter(behind: consume output)
    object.add("id", document.key)
    object.add("article", article.id)
    object.add("kind", document.kind.rawValue)
    object.add(
      "author",
      ifFilled: comment == nil ? article.authors.joined(separator: ", ") : document.author
    )
    object.add("parent", ifFilled: comment?.parent)
    object.add("replyTo", ifFilled: comment?.replyTo)
    if includesText {
      object.add("title", ifFilled: document.title.text)
      object.add("text", document.body.text)
    }
    object.add("mentions") { json.appendMentions(of: document.body, to: &$0) }
    object.add("titleMentions") { json.appendMentions(of: document.title, to: &$0) }
    object.add("topics") { json.appendTopics(of: document, to: &$0) }
    return object.closed()
  }
}
