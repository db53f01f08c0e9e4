/// Which lines of a page are its title, its body, its tags, its comments and its side bar.
struct PageOutline {
  /// A comment's lines.
  struct Item {
    /// The name in the head.
    var name: String
    /// The columns before the head's bullet.
    var indentation: Int
    /// The lines below the head, blank ones at both ends left out.
    var lines: Range<Int>
  }

  /// The line of the title.
  private(set) var title: Int?
  /// The lines of the body, the line with tags included, blank ones at both ends left out.
  private(set) var body: Range<Int>
  /// The line with tags.
  private(set) var tags: Int?
  /// The comments in order.
  private(set) var comments: [Item] = []
  /// The stretches after the first comment that belong to none.
  private(set) var sideBar: [Range<Int>] = []

  init(_ lines: PageLines) {
    body = 0..<0
    guard let first = lines.firstFilled(from: 0) else { return }
    let heads = PageHeads(lines)
    let hasTitle = !heads.isHead(first, afterComment: false) && !Self.isTags(lines[first])
    title = hasTitle ? first : nil
    let start = hasTitle ? first + 1 : first

    var end = start
    while end < lines.count, !heads.isHead(end, afterComment: tags != nil) {
      // The last such line before the comments counts: prose may mention tags, too.
      if Self.isTags(lines[end]) { tags = end }
      end += 1
    }
    body = lines.trimmed(start..<end)
    readComments(lines, heads: heads, from: end)
  }

  /// Whether a line is the list of tags.
  private static func isTags(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 <= 0x20 }.starts(with: "Tags:".utf8)
  }

  private mutating func readComments(_ lines: PageLines, heads: PageHeads, from start: Int) {
    var index = start
    while index < lines.count {
      // The body ended at a head, so the first line here is one by either measure.
      guard let head = heads.head(at: index, afterComment: true) else {
        index = readSideBar(lines, heads: heads, from: index)
        continue
      }
      let end = endOfComment(lines, heads: heads, from: index + 1)
      comments.append(
        Item(
          name: head.name,
          indentation: head.indentation,
          lines: lines.trimmed(index + 1..<end)
        )
      )
      index = end
    }
  }

  /// The line after a comment's last: a head, or a line at the margin after a blank one.
  private func endOfComment(_ lines: PageLines, heads: PageHeads, from start: Int) -> Int {
    var index = start
    while index < lines.count, !heads.isHead(index, afterComment: true) {
      let isAtMargin = !lines.isBlank(index) && lines.indentation(index) < 2
      // A line at the margin right below a comment's line is one that was wrapped.
      if isAtMargin, index == start || lines.isBlank(index - 1) { return index }
      index += 1
    }
    return index
  }

  private mutating func readSideBar(_ lines: PageLines, heads: PageHeads, from start: Int) -> Int {
    var end = start
    while end < lines.count, !heads.isHead(end, afterComment: true) { end += 1 }
    let filled = lines.trimmed(start..<end)
    if !filled.isEmpty { sideBar.append(filled) }
    return end
  }
}
