import ArticleThreads

/// Puts tags into the text of a page.
enum PageTags {
  /// The edits of a page's bytes that add the names its list of tags has not yet.
  static func insertion(
    of names: [String],
    into bytes: [UInt8],
    _ layout: PageLayout,
    existing: [String]
  ) -> TagInsertion {
    var insertion = TagInsertion()
    insertion.names = TagName.new(names, besides: existing, inCommaList: true)
    guard !insertion.names.isEmpty else { return insertion }
    let list = insertion.names.joined(separator: ", ")
    if let value = layout.tagsValue {
      // What is there stays to its last letter; ` ,` is an empty list.
      let filled = bytes[value].lastIndex { $0 > 0x20 && $0 != UInt8(ascii: ",") }
      if let filled {
        insertion.edits.replace(filled + 1..<value.upperBound, with: Array(", \(list)".utf8))
      } else {
        insertion.edits.replace(value, with: Array(" \(list)".utf8))
      }
      return insertion
    }
    let end = layout.lineEnding
    // A page that begins with its comments has the line before them.
    let isFirstLine = layout.title == nil && layout.tagsInsertion <= 3
    let line = isFirstLine ? "Tags: \(list)\(end)\(end)" : "\(end)\(end)Tags: \(list)"
    insertion.edits.insert(Array(line.utf8), at: layout.tagsInsertion)
    return insertion
  }
}
