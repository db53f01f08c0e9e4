/// Where the parts of a page stand in the bytes of its file.
///
/// For programs that change a page's tags and leave every other byte alone.
public struct PageLayout: Sendable, Equatable {
  /// The bytes of the title; `nil` where the page has none.
  public var title: Range<Int>?
  /// The bytes between `Tags:` and the end of its line; `nil` where the page has no such line.
  public var tagsValue: Range<Int>?
  /// Where a line with tags would stand if there is none: after the article's last line, before its
  /// line end.
  public var tagsInsertion: Int
  /// How the page ends its lines: LF or CRLF.
  public var lineEnding: String
}
