/// Makes a thread of one JSON record.
package struct RecordParser {
  /// What became of a record.
  package struct Outcome {
    /// The thread; `nil` where the record is skipped.
    package var thread: ArticleThread?
    /// Why the record is skipped.
    package var failure: String?
    /// What was changed, in sentences.
    package var notices: [String] = []
    /// How many characters were replaced by U+FFFD.
    package var replaced = 0
  }

  private var document = JSONDocument()

  private static let articleKeys = [
    "id", "title", "text", "body", "author", "authors", "date", "published", "url", "tags",
    "language", "lang", "source", "comments",
  ]
  private static let commentKeys = [
    "id", "author", "text", "body", "parent", "date", "published",
  ]

  /// Creates a parser.
  package init() {}

  /// Reads a record; an article without an id gets the one given.
  package mutating func parse(
    _ bytes: ArraySlice<UInt8>,
    fallbackID: @autoclosure () -> String
  ) -> Outcome {
    var reader = FieldReader()
    do throws(JSONError) {
      try read(bytes, replaced: &reader.replaced)
    } catch {
      return Outcome(failure: "malformed JSON: \(error.message)", replaced: reader.replaced)
    }
    defer {
      // The parser keeps as much memory as its largest text needed.
      if bytes.count > 4 << 20 { document = JSONDocument() }
    }
    guard document.root.kind == .object else {
      return Outcome(
        failure: "the record is not an object but of type \(document.root.kind.rawValue)"
      )
    }
    return thread(of: document.root, fallbackID: fallbackID(), reader: &reader)
  }

  private func read(_ bytes: ArraySlice<UInt8>, replaced: inout Int) throws(JSONError) {
    do throws(JSONError) {
      try document.read(bytes)
    } catch {
      let repair = JSONRepair(bytes)
      guard repair.isChanged else { throw error }
      replaced += repair.replaced
      try document.read(repair.bytes[...])
    }
  }

  // MARK: Article

  private func thread(
    of record: JSONValue,
    fallbackID: @autoclosure () -> String,
    reader: inout FieldReader
  ) -> Outcome {
    let fields = reader.fields(of: record, keys: Self.articleKeys, in: "")
    for key in ["text", "body"] {
      if let kind = fields[key]?.kind, [.object, .array, .boolean].contains(kind) {
        return Outcome(
          failure: "“\(key)” is not a text but of type \(kind.rawValue)",
          notices: reader.notices,
          replaced: reader.replaced
        )
      }
    }
    let id = reader.text(fields, "id", in: "") ?? fallbackID()
    let article = Self.article(id, of: fields, reader: &reader)
    let drafts = drafts(fields["comments"], articleID: id, reader: &reader)
    if article.title.isBlank, article.body.isBlank, drafts.isEmpty {
      return Outcome(
        failure: "the record has no title, no text and no comments",
        notices: reader.notices,
        replaced: reader.replaced
      )
    }
    var assembler = ThreadAssembler()
    return Outcome(
      thread: assembler.assemble(consume article, drafts: drafts),
      notices: reader.notices + assembler.notices,
      replaced: reader.replaced
    )
  }

  /// The article without its comments.
  private static func article(_ id: String, of fields: Fields, reader: inout FieldReader) -> Article
  {
    var article = Article(id: id)
    article.title = reader.text(fields, "title", in: "") ?? ""
    article.body = reader.text(fields, "text", "body", in: "") ?? ""
    // What an article quotes cannot repeat its own thread: an outside source speaks.
    article.zones = QuotedLines.zones(in: article.body, kind: .quotation, isProbable: true)
    article.published = reader.date(fields, "date", "published", in: "")
    article.source = reader.text(fields, "source", in: "")
    article.url = reader.text(fields, "url", in: "")
    article.language = reader.text(fields, "language", "lang", in: "")
    article.tags = reader.list(fields["tags"], key: "tags", splitsAtCommas: true, in: "")
    article.authors = reader.list(fields["author"], key: "author", splitsAtCommas: false, in: "")
    if article.authors.isEmpty {
      article.authors = reader.list(
        fields["authors"],
        key: "authors",
        splitsAtCommas: false,
        in: ""
      )
    }
    return article
  }

  // MARK: Comments

  private func drafts(
    _ value: JSONValue?,
    articleID: String,
    reader: inout FieldReader
  ) -> [CommentDraft] {
    guard let value, !value.isNull else { return [] }
    guard value.kind == .array else {
      reader.notices.append(
        "“comments” is not an array but of type \(value.kind.rawValue); it is left out"
      )
      return []
    }
    var drafts: [CommentDraft] = []
    for (index, element) in value.elements.enumerated() {
      let owner = "comment \(index + 1): "
      guard element.kind == .object else {
        reader.notices.append("\(owner)not an object; it is left out")
        continue
      }
      let fields = reader.fields(of: element, keys: Self.commentKeys, in: owner)
      var draft = CommentDraft(position: index + 1)
      draft.id = reader.text(fields, "id", in: owner)
      draft.author = reader.text(fields, "author", in: owner) ?? ""
      draft.text = reader.text(fields, "text", "body", in: owner) ?? ""
      draft.date = reader.date(fields, "date", "published", in: owner)
      if let parent = reader.text(fields, "parent", in: owner) {
        let isZero = fields["parent"]?.kind == .integer && parent == "0"
        draft.parent =
          ByteString(parent) == ByteString(articleID)
          ? .article : isZero ? .zero : .comment(parent)
      }
      drafts.append(draft)
    }
    return drafts
  }
}

extension String {
  /// Whether there is nothing but white space and control characters.
  var isBlank: Bool { utf8.allSatisfy { $0 <= 0x20 } }
}
