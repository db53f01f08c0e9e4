/// An entity, topic, speaker or document in a graph.
public struct GraphNode: Sendable {
  /// What a node stands for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A thing with a name: an organization, a place, a person.
    case entity
    /// A subject named by its terms.
    case topic
    /// Whose words a document or a quotation holds.
    case speaker
    /// An article or a comment.
    case document
  }

  /// The id, unique within its kind; identity and order are those of its UTF-8 bytes.
  public var id: String
  /// What the node stands for.
  public var kind: Kind
  /// The name to show.
  public var name: String
  /// The type path: `place/country`, `topic`, `speaker`, `article`, `comment`.
  public var type: String
  /// What it is, in a few words.
  public var description: String?
  /// Degrees north, of a place.
  public var latitude: Double?
  /// Degrees east, of a place.
  public var longitude: Double?
  /// How often it is mentioned; of a speaker or document, how many mentions it makes.
  public var mentions: Int
  /// The mentions by channel; `cross` is zero.
  public var channelMentions: ChannelCounts
  /// In how many documents it occurs.
  public var documents: Int
  /// The date of a document, ISO 8601.
  public var date: String?
  /// The address of a document.
  public var url: String?

  /// Creates a node.
  public init(
    id: String,
    kind: Kind,
    name: String,
    type: String,
    description: String? = nil,
    latitude: Double? = nil,
    longitude: Double? = nil,
    mentions: Int = 0,
    channelMentions: ChannelCounts = ChannelCounts(),
    documents: Int = 0,
    date: String? = nil,
    url: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.type = type
    self.description = description
    self.latitude = latitude
    self.longitude = longitude
    self.mentions = mentions
    self.channelMentions = channelMentions
    self.documents = documents
    self.date = date
    self.url = url
  }

  /// The order of nodes in a graph: by kind, then by the bytes of the id.
  static func precedes(_ first: GraphNode, _ second: GraphNode) -> Bool {
    if first.kind != second.kind { return first.kind.rank < second.kind.rank }
    return UTF8Order.precedes(first.id, second.id)
  }
}

extension GraphNode.Kind {
  /// The place of the kind in every list of kinds.
  var rank: Int {
    switch self {
    case .entity: 0
    case .topic: 1
    case .speaker: 2
    case .document: 3
    }
  }
}
