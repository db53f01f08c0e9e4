/// How many gold links were found.
public struct LinkCounts: Sendable, Equatable {
  /// Gold spans with a link.
  public var gold = 0
  /// Those whose exact span was linked to an entity.
  public var linked = 0
  /// Those whose entity bears the id of the gold link.
  public var correct = 0
  /// Those linked whose entity has an id of the link's kind, so that more than its own id can tell.
  public var judged = 0
  /// Those judged whose entity bears the id of the gold link, or names it as its Wikidata or GeoNames id.
  public var same = 0

  /// Creates empty counts.
  public init() {}

  /// The share of right links among those judged, 0 to 1.
  public var accuracy: Double { MatchCounts.share(same, of: judged) }

  /// Adds other counts.
  public static func += (counts: inout LinkCounts, other: LinkCounts) {
    counts.gold += other.gold
    counts.linked += other.linked
    counts.correct += other.correct
    counts.judged += other.judged
    counts.same += other.same
  }
}

/// What kind of id a gold link is.
public enum LinkKind: String, Sendable, CaseIterable {
  /// `Q84`, `wikidata:Q84` or an address at Wikidata.
  case wikidata
  /// `geonames:2643743` or an address at GeoNames.
  case geonames
  /// An own id or any other.
  case other
}

/// An id that a gold link names.
struct LinkTarget {
  let kind: LinkKind
  /// The id without its prefix; of another kind, the link as it is.
  let id: String

  init(_ link: String) {
    let lower = link.lowercased()
    let last = link.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }.last
      .map { String(decoding: Array($0), as: UTF8.self) }
    if let last, Self.isItem(last),
      last.utf8.count == link.utf8.count || lower.hasPrefix("wikidata:")
        || lower.contains("wikidata.org/")
    {
      (kind, id) = (.wikidata, last)
    } else if let last, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      lower.hasPrefix("geonames:") || lower.contains("geonames.org/")
    {
      (kind, id) = (.geonames, last)
    } else {
      (kind, id) = (.other, link)
    }
  }

  private static func isItem(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "Q") && text.utf8.count > 1
      && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether an entity's id is the link's, its prefix being of no matter.
  static func matches(_ entity: String, _ link: String) -> Bool {
    let last = entity.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .last
    return entity.utf8.elementsEqual(link.utf8)
      || last.map { $0.elementsEqual(link.utf8) } ?? false
  }
}
