/// A stretch of a document's text that has one role.
///
/// Offsets are Unicode scalars, half-open. A document's zones are sorted and disjoint; text that no
/// zone covers is plain body, so a document without zones is all body.
public struct Zone: Sendable, Equatable {
  /// The role of a stretch of text.
  public enum Kind: String, Sendable, CaseIterable {
    /// The title, a sentence and a paragraph of its own.
    case title
    /// The author's own words.
    case body
    /// An outside source speaks: a newspaper, a report, a person.
    case quotation
    /// Text already in the article or an earlier comment of the thread.
    case `repeat`
    /// A note about the author.
    case authorNote
    /// Donation appeals, side bars and other text that belongs to the site.
    case boilerplate
    /// The list of tags.
    case tags

    /// Whether mentions in such a zone count in the graph.
    public var isCounted: Bool {
      switch self {
      case .title, .body, .quotation: true
      case .repeat, .authorNote, .boilerplate, .tags: false
      }
    }
  }

  /// The stretch, in Unicode scalars of the text it belongs to.
  public var range: Range<Int>
  /// The role of the stretch.
  public var kind: Kind
  /// Who speaks in a quotation, where that could be told.
  public var speaker: String?
  /// Whether the role could not be told for sure.
  public var isProbable: Bool

  /// Creates a zone.
  public init(range: Range<Int>, kind: Kind, speaker: String? = nil, isProbable: Bool = false) {
    self.range = range
    self.kind = kind
    self.speaker = speaker
    self.isProbable = isProbable
  }
}
