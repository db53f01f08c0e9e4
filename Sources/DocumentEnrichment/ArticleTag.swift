/// A name that an article is tagged with.
public struct ArticleTag: Sendable, Equatable {
  /// The id of the entity or topic.
  public var id: String
  /// Its display name.
  public var name: String
  /// The top of the type tree.
  public var type: String
  /// How much the article is about it, 0 to 1, rounded to four decimals.
  public var salience: Double
  /// How many counted mentions it rests on; for a topic, how many of its terms.
  public var mentions: Int

  /// Creates a tag.
  public init(id: String, name: String, type: String, salience: Double, mentions: Int) {
    self.id = id
    self.name = name
    self.type = type
    self.salience = salience
    self.mentions = mentions
  }
}
