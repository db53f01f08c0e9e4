/// Where a graph comes from, how it was counted, what was filtered and whose names it holds.
///
/// It has no clock, host, path or thread count, so that the same inputs give the same manifest.
public struct GraphManifest: Sendable {
  /// A filter that was applied, by its name and value on the command line.
  public struct Filter: Sendable {
    /// The name: `min-count`.
    public var name: String
    /// The value: `3`.
    public var value: String

    /// Creates a filter.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What a filter dropped.
  public struct Dropped: Sendable {
    /// The name of the filter, the reason.
    public var filter: String
    /// The number of nodes and edges of each kind; an edge that lost an end counts here too.
    public var counts: KindCounts

    /// Creates an entry.
    public init(filter: String, counts: KindCounts) {
      self.filter = filter
      self.counts = counts
    }
  }

  /// A list of names that the graph draws on, with the credit it asks for.
  public struct Gazetteer: Sendable {
    /// The name of the list.
    public var name: String
    /// Its licence.
    public var licence: String
    /// The attribution its licence asks for.
    public var attribution: String

    /// Creates an entry.
    public init(name: String, licence: String, attribution: String) {
      self.name = name
      self.licence = licence
      self.attribution = attribution
    }
  }

  /// A judgement that the links of the graph follow.
  public struct Judgement: Sendable {
    /// The judgement's id.
    public var id: String
    /// Where it holds: `mention`, `thread` or `everywhere`.
    public var scope: String
    /// The article whose thread it was made in.
    public var article: String
    /// The public id of the span it was made at.
    public var mention: String
    /// The text of the span.
    public var surface: String
    /// The entity that is meant; `nil` for none.
    public var entity: String?
    /// Why; empty where nothing was said.
    public var reason: String

    /// Creates an entry.
    public init(
      id: String,
      scope: String,
      article: String,
      mention: String,
      surface: String,
      entity: String?,
      reason: String
    ) {
      self.id = id
      self.scope = scope
      self.article = article
      self.mention = mention
      self.surface = surface
      self.entity = entity
      self.reason = reason
    }
  }

  /// The name of the program.
  public var generator: String
  /// The version of the program.
  public var version: String
  /// The version of the graph file's format.
  public var formatVersion: Int
  /// A hash of inputs, gazetteer, options and format version.
  public var buildID: String
  /// The window of the co-mentions.
  public var window: Window
  /// The channel that was counted.
  public var channel: Channel
  /// The filters in the order they were applied.
  public var filters: [Filter]
  /// What the graph holds.
  public internal(set) var kept: KindCounts
  /// What each filter dropped.
  public var dropped: [Dropped]
  /// The lists of names, in the order of the search.
  public var gazetteers: [Gazetteer]
  /// The judgements by their ids.
  public var judgements: [Judgement]

  /// Creates a manifest; a graph fills in what it holds.
  public init(
    generator: String = "skein",
    version: String,
    formatVersion: Int = 1,
    buildID: String,
    window: Window = .paragraph,
    channel: Channel = .both,
    filters: [Filter] = [],
    dropped: [Dropped] = [],
    gazetteers: [Gazetteer] = [],
    judgements: [Judgement] = []
  ) {
    self.generator = generator
    self.version = version
    self.formatVersion = formatVersion
    self.buildID = buildID
    self.window = window
    self.channel = channel
    self.filters = filters
    self.kept = KindCounts()
    self.dropped = dropped
    self.gazetteers = gazetteers
    self.judgements = judgements
  }
}
