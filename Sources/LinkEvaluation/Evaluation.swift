public import Gazetteers

/// Predictions scored against gold, document by document.
///
/// A prediction is right if gold has its span and type. Gold of other types than the three that are
/// scored, and with ``namesOnly`` gold that is no name, only forgives predictions that overlap it.
public struct Evaluation: Sendable {
  /// Whether names alone are scored: pronouns and gold without a capital are left out and forgive, a
  /// leading article is cut on both sides, and predictions of form `demonym` are left out, since most
  /// gold does not mark them as places.
  public let namesOnly: Bool
  /// Tells the external ids and coordinates of predicted entities; `nil` where none is at hand.
  public let gazetteer: Gazetteer?

  /// How many documents were scored.
  public internal(set) var documents = 0
  /// The counts by type.
  public internal(set) var byType: [EvaluatedType: SpanCounts] = [:]
  /// The counts whatever the type.
  public internal(set) var untyped = SpanCounts()
  /// The counts of predictions by their form.
  public internal(set) var byForm: [String: FormCounts] = [:]
  /// The counts of predictions that are linked to an entity, by type.
  public internal(set) var linked: [EvaluatedType: FormCounts] = [:]
  /// The links of gold spans by the kind of their id.
  public internal(set) var links: [LinkKind: LinkCounts] = [:]
  /// The gold places with coordinates.
  public internal(set) var places: [PlaceGroup: PlaceCounts] = [:]
  /// What went wrong, by surface.
  public internal(set) var errors = ErrorTally()

  private var knownEntities: [String: EntityFacts] = [:]
  private var knownNames: [String: ListedPlaces] = [:]

  /// Creates an evaluation without documents.
  public init(namesOnly: Bool = false, gazetteer: Gazetteer? = nil) {
    self.namesOnly = namesOnly
    self.gazetteer = gazetteer
  }

  /// The counts of all types together: the micro average.
  public var micro: SpanCounts {
    var sum = SpanCounts()
    for counts in byType.values { sum += counts }
    return sum
  }

  /// Scores a document.
  /// - Complexity: O(n log n) in its mentions, and O(n) for each one that is wrong.
  public mutating func add(_ document: GoldDocument, _ predictions: [PredictedMention]) {
    let scored = ScoredDocument(document, predictions, namesOnly: namesOnly)
    documents += 1
    for type in EvaluatedType.allCases {
      byType[type, default: SpanCounts()] += scored.counts(of: type)
    }
    untyped += scored.counts(of: nil)
    for mention in scored.predicted {
      let counts = scored.formCounts(of: mention)
      byForm[mention.mention.form, default: FormCounts()] += counts
      if mention.mention.entity != nil {
        linked[mention.type, default: FormCounts()] += counts
      }
    }
    errors.add(scored)
    addLinks(of: scored)
  }

  // MARK: Links

  private mutating func addLinks(of scored: ScoredDocument) {
    // Where a span stands twice, the last mention of either side speaks.
    var gold: [Range<Int>: GoldMention] = [:]
    for mention in scored.gold { gold[mention.range] = mention.mention }
    var predicted: [Range<Int>: PredictedMention] = [:]
    for mention in scored.predicted { predicted[mention.range] = mention.mention }
    for mention in scored.gold {
      // Each span once, in the order of the text.
      guard let target = gold.removeValue(forKey: mention.range) else { continue }
      let entity = predicted[mention.range]?.entity
      if let link = target.link { addLink(link, entity, mention, scored) }
      if let point = target.coordinates { addPlace(point, entity, mention, scored) }
    }
  }

  private mutating func addLink(
    _ link: String,
    _ entity: String?,
    _ mention: ScoredDocument.Gold,
    _ scored: ScoredDocument
  ) {
    let target = LinkTarget(link)
    var counts = LinkCounts()
    counts.gold = 1
    if let entity {
      counts.linked = 1
      counts.correct = LinkTarget.matches(entity, link) ? 1 : 0
      let facts = facts(of: entity)
      let isSame = counts.correct == 1 || facts.bears(target)
      counts.same = isSame ? 1 : 0
      // A link of another kind can be told wrong only where it is an id that is listed.
      let isComparable =
        facts.hasID(of: target.kind)
        || target.kind == .other && gazetteer?.index(ofID: link) != nil
      counts.judged = isSame || isComparable ? 1 : 0
      if counts.judged > counts.same {
        errors.add(.wrongLink, mention, reason: "\(link), linked to \(entity)", scored)
      }
    }
    links[target.kind, default: LinkCounts()] += counts
  }

  private mutating func addPlace(
    _ point: GeographicPoint,
    _ entity: String?,
    _ mention: ScoredDocument.Gold,
    _ scored: ScoredDocument
  ) {
    let name = scored.text.text(mention.range)
    let listed = listedPlaces(named: name)
    var counts = PlaceCounts()
    counts.gold = 1
    let isListed = listed.isListed(near: point)
    if let entity {
      counts.found = 1
      let distance = facts(of: entity).point?.distance(to: point)
      counts.near = distance.map { $0 <= GeographicPoint.tolerance } ?? false ? 1 : 0
      counts.populousNear = listed.mostPopulous.map { $0.isNear(point) } ?? false ? 1 : 0
      if counts.near == 0 {
        let far = distance.map { "\(Int($0.rounded())) km away" } ?? "without coordinates"
        errors.add(
          isListed ? .farPlace : .unlistedPlace,
          mention,
          reason: "linked to \(entity), \(far)",
          scored
        )
      }
    }
    places[.all, default: PlaceCounts()] += counts
    if !listed.points.isEmpty {
      places[.named, default: PlaceCounts()] += counts
      if let entity {
        let group = facts(of: entity).isSmall ? PlaceGroup.settlements : .areas
        places[group, default: PlaceCounts()] += counts
      }
    }
    if isListed {
      places[.listed, default: PlaceCounts()] += counts
      if listed.isAmbiguous { places[.ambiguous, default: PlaceCounts()] += counts }
    }
  }

  private mutating func facts(of entity: String) -> EntityFacts {
    if let facts = knownEntities[entity] { return facts }
    let facts = EntityFacts(entity, in: gazetteer)
    knownEntities[entity] = facts
    return facts
  }

  private mutating func listedPlaces(named name: String) -> ListedPlaces {
    if let places = knownNames[name] { return places }
    let places = gazetteer.map { ListedPlaces(named: name, in: $0) } ?? ListedPlaces()
    knownNames[name] = places
    return places
  }
}
