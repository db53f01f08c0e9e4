/// Makes a thread of the text of a page: a title, a body, tags, comments and a side bar.
struct PageReader {
  /// The thread; `nil` where the page is empty.
  private(set) var thread: ArticleThread?
  /// Where its parts stand in the file.
  private(set) var layout: PageLayout
  /// What was changed, in sentences.
  private(set) var notices: [String] = []
  /// How many characters were replaced by U+FFFD.
  private(set) var replaced = 0

  private let lines: PageLines
  private let outline: PageOutline

  /// Reads a page; its article gets the id given.
  init(_ bytes: [UInt8], id: String) {
    lines = PageLines(bytes)
    outline = PageOutline(lines)
    layout = Self.layout(lines, outline)
    guard outline.title != nil || !outline.body.isEmpty || !outline.comments.isEmpty else { return }

    var article = Article(id: id)
    if let title = outline.title { article.title = text([lines[title]]).trimmed() }
    if let value = layout.tagsValue { article.tags = text([bytes[value]]).splitAtCommas() }
    readBody(into: &article)
    let drafts = makeDrafts()
    var assembler = ThreadAssembler()
    thread = assembler.assemble(article, drafts: drafts)
    notices = assembler.notices
  }

  // MARK: Article

  private mutating func readBody(into article: inout Article) {
    let body = text(outline.body.map { lines[$0] }).withoutTrailingSpace()
    let before = outline.tags.map { outline.body.lowerBound..<$0 }
    // What is before the tags, with its last line's end, gives the place of the tags in the body.
    let tagsStart = before.map { text($0.map { lines[$0] } + [[]]).utf8.count }
    let sideBar = outline.sideBar.map { range in
      text(range.map { lines[$0] }).withoutTrailingSpace()
    }
    let zones = PageZones(body: body, tagsStart: outline.tags == nil ? nil : tagsStart)
    article.authors = zones.authors
    article.zones = zones.zones
    article.body = body
    if !sideBar.isEmpty {
      if !body.isEmpty { article.body += "\n\n" }
      let start = article.body.unicodeScalars.count
      article.body += sideBar.joined(separator: "\n\n")
      article.zones.append(
        Zone(range: start..<article.body.unicodeScalars.count, kind: .boilerplate)
      )
    }
  }

  private static func layout(_ lines: PageLines, _ outline: PageOutline) -> PageLayout {
    let tagsValue = outline.tags.map { line in
      let range = lines.ranges[line]
      // The line has `Tags:` after white space, by the outline.
      let colon = lines.bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.lowerBound
      return colon + 1..<range.upperBound
    }
    let lastLine = outline.body.last ?? outline.title
    let start = lines.bytes.starts(with: ByteStream.byteOrderMark) ? 3 : 0
    let hasCRLF = lines.bytes.firstIndex(of: 0x0A, from: 1).map { lines.bytes[$0 - 1] == 0x0D }
    return PageLayout(
      title: outline.title.map { lines.ranges[$0] },
      tagsValue: tagsValue,
      tagsInsertion: lastLine.map { lines.ranges[$0].upperBound } ?? start,
      lineEnding: hasCRLF == true ? "\r\n" : "\n"
    )
  }

  // MARK: Comments

  private mutating func makeDrafts() -> [CommentDraft] {
    // The comments that a deeper one may answer, outermost first.
    var open: [(indentation: Int, id: String)] = []
    var drafts: [CommentDraft] = []
    for (index, item) in outline.comments.enumerated() {
      var draft = CommentDraft(position: index + 1)
      draft.author = text([ArraySlice(item.name.utf8)])
      draft.text = text(
        item.lines.map { lines.unindented($0, columns: item.indentation + 2) }
      ).withoutTrailingSpace()
      while let last = open.last, last.indentation >= item.indentation { open.removeLast() }
      if let above = open.last { draft.parent = .comment(above.id) }
      open.append((item.indentation, "c\(index + 1)"))
      drafts.append(draft)
    }
    return drafts
  }

  // MARK: Text

  /// Lines as text with LF between them, whatever ends them in the file.
  private mutating func text(_ lines: [ArraySlice<UInt8>]) -> String {
    let repair = TextRepair(Array(lines.joined(separator: [0x0A])))
    replaced += repair.replaced
    return repair.text
  }
}

extension String {
  /// The string without white space and control characters at its end.
  func withoutTrailingSpace() -> String {
    guard let last = utf8.last, last <= 0x20 else { return self }
    let bytes = Array(utf8)
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
