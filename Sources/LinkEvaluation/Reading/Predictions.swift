public import ArticleThreads

extension PredictionReader {
  /// Mentions by document.
  public struct Predictions: Sendable {
    /// The lines that were left out.
    public internal(set) var problems: [ReadingProblem] = []
    /// How many lines stand in the place of an earlier one of the same document.
    public private(set) var repeated = 0
    /// How many mentions there are, those of titles left out.
    public private(set) var mentionCount = 0
    /// The types that are not scored, with the numbers of their mentions; an empty text for none.
    public private(set) var otherTypes: [String: Int] = [:]

    /// By the bytes of the ids.
    private var documents: [[UInt8]: PredictedDocument] = [:]
    /// The ids of an article's comments, in the order of the file.
    private var comments: [[UInt8]: [[UInt8]]] = [:]
    /// The id of the first document.
    public private(set) var firstID: String?

    /// Creates predictions of no document.
    public init() {}

    /// How many documents there are.
    public var count: Int { documents.count }

    /// The mentions of a document with the offsets of its line, `nil` where nothing is said of it; of an
    /// id that stands twice in a file the last line counts.
    public subscript(id: String) -> [PredictedMention]? {
      get { documents[Array(id.utf8)]?.body.mentions }
      set {
        let key = Array(id.utf8)
        guard let newValue else {
          documents[key] = nil
          return
        }
        documents[key, default: PredictedDocument(id: id)].body.mentions = newValue
      }
    }

    mutating func add(_ document: PredictedDocument) {
      let key = Array(document.id.utf8)
      if firstID == nil { firstID = document.id }
      if documents.updateValue(document, forKey: key) != nil {
        repeated += 1
      } else if let article = document.article {
        comments[Array(article.utf8), default: []].append(key)
      }
      mentionCount += document.body.mentions.count
      otherTypes.merge(document.otherTypes, uniquingKeysWith: +)
    }
  }
}

extension PredictionReader.Predictions {
  /// The mentions of a gold document, in the offsets of its text.
  ///
  /// A line that echoes the very text of the gold, or none, has its offsets. Where another text is echoed,
  /// as `skein annotate` does for a page that it read as title, text and comments, these are looked for in
  /// the gold text and their mentions go with them.
  ///
  /// - Returns: `nil` where nothing is said of the document; `fits` is false where an echoed text does not
  ///   stand in the gold, so that its offsets are taken as they are.
  public func mentions(
    for gold: GoldDocument
  ) -> (mentions: [PredictedMention], fits: Bool)? {
    let key = Array(gold.id.utf8)
    guard let document = documents[key] else { return nil }
    return document.mentions(
      in: gold.text,
      comments: (comments[key] ?? []).compactMap { documents[$0] }
    )
  }

  /// How many documents the gold lacks; comments are left out, since gold marks articles.
  public func documents(besides gold: Set<[UInt8]>) -> Int {
    documents.count { !gold.contains($0.key) && $0.value.article == nil }
  }
}
