/// A sentence on which an edge rests.
public struct EvidenceReference: Sendable {
  /// The part of a document that offsets count in.
  public enum Part: String, Sendable {
    /// The title.
    case title
    /// The body.
    case body
  }

  /// The key of the document: `article` or `article#comment`.
  public var document: String
  /// The part of the document the sentence stands in.
  public var part: Part
  /// Where the sentence starts, in Unicode scalars of the part.
  public var start: Int
  /// Where the sentence ends, exclusive.
  public var end: Int
  /// The sentence.
  public var text: String
  /// Whose words it is, where that could be told.
  public var speaker: String?
  /// The channel the sentence counts in.
  public var channel: Channel
  /// The public ids of the mentions it counts for: `document@b12-18`.
  public var mentions: [String]

  /// Creates a reference to a sentence.
  public init(
    document: String,
    part: Part,
    start: Int,
    end: Int,
    text: String,
    speaker: String? = nil,
    channel: Channel,
    mentions: [String]
  ) {
    self.document = document
    self.part = part
    self.start = start
    self.end = end
    self.text = text
    self.speaker = speaker
    self.channel = channel
    self.mentions = mentions
  }
}
