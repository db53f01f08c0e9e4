/// Something about the lists of a gazetteer that their authors should know.
public struct GazetteerFinding: Sendable, Equatable {
  /// What kinds of findings there are, errors first.
  public enum Kind: String, Sendable, CaseIterable {
    /// A row or a value that could not be used.
    case unusable
    /// An id that stands twice in one list.
    case duplicateID = "duplicate id"
    /// An entity that is, over its parents, part of itself.
    case cycle
    /// An alias that no text can match.
    case neverMatches = "never matches"
    /// A phrase that names several entities.
    case collision
    /// A row that joined an entity of an earlier row.
    case merged
    /// Two entities of different lists that look like one.
    case nearMerge = "near merge"
    /// A one-word alias that is an ordinary word, without a rule that says how it counts.
    case ordinaryWord = "ordinary word"
    /// An alias of one or two letters that is no acronym.
    case shortAlias = "short alias"
    /// A parent that no list holds.
    case unlistedParent = "unlisted parent"
    /// A type outside the tree.
    case otherType = "other type"
    /// A column from which nothing is read.
    case unreadColumn = "unread column"

    /// Whether the lists are wrong; the other kinds may be meant so.
    public var isError: Bool {
      switch self {
      case .unusable, .duplicateID, .cycle, .neverMatches: true
      default: false
      }
    }
  }

  /// What kind it is.
  public let kind: Kind
  /// The entry it is about.
  public let place: Entity.Origin
  /// The alias, phrase or id it is about; empty where the message has it all.
  public let subject: String
  /// One sentence.
  public let message: String
}
