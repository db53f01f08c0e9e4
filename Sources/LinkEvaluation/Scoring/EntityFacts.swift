import Gazetteers

/// What a gazetteer tells of a predicted entity.
struct EntityFacts {
  private let wikidata: String?
  private let geonames: String?
  /// Where it lies.
  let point: GeographicPoint?
  /// Whether it is a city, a site or the like, whose point is no matter of convention.
  let isSmall: Bool

  init(_ id: String, in gazetteer: Gazetteer?) {
    let entity = gazetteer.flatMap { gazetteer in
      gazetteer.index(ofID: id).map { gazetteer.entities[$0] }
    }
    let own = LinkTarget(id)
    wikidata = entity?.wikidata ?? (own.kind == .wikidata ? own.id : nil)
    geonames = entity?.geonames ?? (own.kind == .geonames ? own.id : nil)
    point = entity?.point
    isSmall = entity.map { Self.small.contains($0.type) } ?? false
  }

  private static let small: Set<String> = ["place/city", "place/site"]

  /// Whether the entity has an id that can be compared with links of a kind.
  func hasID(of kind: LinkKind) -> Bool {
    switch kind {
    case .wikidata: wikidata != nil
    case .geonames: geonames != nil
    case .other: false
    }
  }

  /// Whether an external id is the one that a link names.
  func bears(_ target: LinkTarget) -> Bool {
    switch target.kind {
    case .wikidata: wikidata == target.id
    case .geonames: geonames == target.id
    case .other: false
    }
  }
}
