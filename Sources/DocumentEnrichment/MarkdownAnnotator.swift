public import ArticleThreads
public import EntityLinking
public import Gazetteers

/// Writes annotated threads as one Markdown document.
///
/// Mentions are links to an index of the entities at the end; long quotations and comments are block
/// quotes, comments nested by reply. Text that the site or the tags contribute is left as it is.
public struct MarkdownAnnotator: ThreadAnnotator, Sendable {
  let gazetteer: Gazetteer
  let selection: MentionSelection
  private var index = EntityIndex()
  private var anchors = MarkdownAnchors()
  private var isFirst = true

  /// Creates an annotator for threads that were linked with a gazetteer.
  public init(gazetteer: Gazetteer, selection: MentionSelection = MentionSelection()) {
    self.gazetteer = gazetteer
    self.selection = selection
  }

  /// Nothing: the document begins with its first article.
  public func start() -> [UInt8] { [] }

  /// An article with its comments.
  public mutating func annotate(_ linked: LinkedThread, of record: ReadRecord) -> [UInt8] {
    guard let document = linked.documents.first else { return [] }
    var blocks = isFirst ? [] : ["---"]
    isFirst = false
    blocks.append(heading(document, linked.thread.article))
    if let byline = byline(linked.thread.article) { blocks.append(byline) }
    if let topics = topics(of: document) { blocks.append(topics) }
    blocks += body(document, everyLine: false)
    blocks += comments(of: linked)
    return Array(blocks.map { $0 + "\n\n" }.joined().utf8)
  }

  /// The index of the entities.
  public mutating func finish() -> [UInt8] {
    guard !index.isEmpty else { return [] }
    var text = "## Entities\n\n"
    for group in index.groups() {
      for entry in group.entries { text += self.entry(entry) }
    }
    return Array(text.utf8)
  }

  // MARK: Article

  private mutating func heading(_ document: LinkedDocument, _ article: Article) -> String {
    let title = RenderedText(document.title, showing: selection, everyLine: false)
    let text = title.paragraphs.map { inline($0.pieces, document, isLineStart: false) }
    // A closing run of `#` would be cut off.
    let heading = text.isEmpty ? MarkdownEscaping.text(article.id) : text.joined(separator: " ")
    return heading.utf8.last == UInt8(ascii: "#") ? "# \(heading.dropLast())\\#" : "# \(heading)"
  }

  private func byline(_ article: Article) -> String? {
    var parts: [String] = []
    if !article.authors.isEmpty {
      parts.append("By \(MarkdownEscaping.text(article.authors.joined(separator: ", ")))")
    }
    if let date = article.published { parts.append(MarkdownEscaping.text(date.iso)) }
    if let source = article.source { parts.append(MarkdownEscaping.text(source)) }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func topics(of document: LinkedDocument) -> String? {
    guard !document.topics.isEmpty else { return nil }
    let names = document.topics.map { assignment in
      let name = MarkdownEscaping.text(gazetteer.entities[assignment.topic].name)
      return "\(name) (\(DecimalText.two(assignment.score)))"
    }
    return "**Topics:** \(names.joined(separator: ", "))"
  }

  // MARK: Text

  private mutating func body(_ document: LinkedDocument, everyLine: Bool) -> [String] {
    RenderedText(document.body, showing: selection, everyLine: everyLine).paragraphs.map {
      let text = inline($0.pieces, document, isLineStart: true)
      switch $0.zone?.kind {
      case .quotation, .repeat: return Self.quoted(text, levels: 1)
      default: return text
      }
    }
  }

  private mutating func inline(
    _ pieces: [RenderedText.Piece],
    _ document: LinkedDocument,
    isLineStart: Bool
  ) -> String {
    var output = ""
    var isLineStart = isLineStart
    for piece in pieces {
      if let mention = piece.mention {
        output += link(mention, piece, document)
        isLineStart = false
        continue
      }
      let lines = piece.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        if number > 0 {
          output += "\\\n"
          isLineStart = true
        }
        let text = String(decoding: Array(line), as: UTF8.self)
        output += MarkdownEscaping.text(text, isLineStart: isLineStart)
        if !text.isEmpty { isLineStart = false }
      }
    }
    return output
  }

  private mutating func link(
    _ mention: Mention,
    _ piece: RenderedText.Piece,
    _ document: LinkedDocument
  ) -> String {
    let surface = MarkdownEscaping.text(piece.text)
    // A bracket without an address is text, and says that something was looked at, and what it may be.
    guard let position = mention.entity else {
      let type = piece.opensMention ? " \(MarkdownEscaping.text(mention.type))" : ""
      return "\\[\(surface)?\(type)\\]"
    }
    let entity = gazetteer.entities[position]
    if piece.opensMention { index.add(mention, id: "", in: document, entity) }
    let title = MarkdownEscaping.title("\(entity.name), \(entity.type)")
    return "[\(surface)](#\(anchors.name(of: entity.id)) \(title))"
  }

  // MARK: Comments

  private mutating func comments(of linked: LinkedThread) -> [String] {
    guard !linked.thread.comments.isEmpty else { return [] }
    var blocks = ["## Comments"]
    for node in CommentTree(linked.thread.comments).nodes {
      let comment = linked.thread.comments[node.comment]
      let document = linked.documents[node.comment + 1]
      var head = "**\(MarkdownEscaping.text(Self.name(of: comment)))**"
      if let answered = node.answers {
        let name = MarkdownEscaping.text(Self.name(of: linked.thread.comments[answered]))
        head += " answers \(name)"
      }
      if let date = comment.date { head += " · \(MarkdownEscaping.text(date.iso))" }
      var paragraphs = [head] + body(document, everyLine: true)
      if let topics = topics(of: document) { paragraphs.append(topics) }
      blocks.append(Self.quoted(paragraphs.joined(separator: "\n\n"), levels: node.depth + 1))
    }
    return blocks
  }

  private static func name(of comment: Comment) -> String {
    let isBlank = comment.author.utf8.allSatisfy { $0 <= 0x20 }
    return isBlank ? "unnamed" : trimmed(comment.author)
  }

  /// Emphasis does not open before white space.
  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8).drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  private static func quoted(_ text: String, levels: Int) -> String {
    let mark = [UInt8](repeating: UInt8(ascii: ">"), count: levels)
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.isEmpty ? mark : mark + [0x20] + Array(line)
    }
    return String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
  }

  // MARK: Index

  private mutating func entry(_ entry: EntityIndex.Entry) -> String {
    var counts: [String] = []
    if entry.articleCount > 0 { counts.append("article \(entry.articleCount)") }
    if entry.commentCount > 0 { counts.append("comments \(entry.commentCount)") }
    if entry.uncounted > 0 { counts.append("not counted \(entry.uncounted)") }
    let name = MarkdownEscaping.text(entry.entity.name)
    let type = MarkdownEscaping.text(entry.entity.type)
    return "- <a id=\"\(anchors.name(of: entry.entity.id))\"></a>**\(name)**, \(type): "
      + "\(counts.joined(separator: ", "))\n"
  }
}
