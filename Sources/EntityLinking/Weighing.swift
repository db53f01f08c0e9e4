import Gazetteers

/// How the entities of one name are weighed against each other by their priors.
struct Weighing {
  private let anchor: Int?
  /// Whether a place that holds them is named beside some of them: then only these weigh.
  private var isAnyHeld = false
  /// Whether the context speaks for some of them, so that the others do not weigh: `Supreme Court`
  /// under a report from Washington.
  private var isAnyBacked = false
  private var weighed = 0
  private var priors = 0.0

  /// How the rivals of a name are weighed; `nil` for a name of one entity, where there is nothing to weigh.
  static func between(
    _ name: ListedNames.Name,
    _ names: PartNames,
    _ facts: [CandidateFacts],
    _ linker: Linker
  ) -> Weighing? {
    if name.rivals.count == 1 { return nil }
    var weighing = Weighing(anchor: name.anchor)
    weighing.isAnyHeld = name.rivals.contains {
      !names.rivals[$0].neighbors.isDisjoint(with: .decisive)
    }
    weighing.isAnyBacked = name.rivals.contains { weighing.isBacked($0, names, facts) }
    for rival in name.rivals where weighing.weighs(rival, names, facts, linker) {
      weighing.weighed += 1
      weighing.priors += names.candidates[names.rivals[rival].candidate].prior
    }
    return weighing
  }

  private init(anchor: Int?) { self.anchor = anchor }

  /// The part of the priors that a rival has; `nil` where there is nothing to weigh.
  func share(
    of rival: Int,
    _ names: PartNames,
    _ facts: [CandidateFacts],
    _ linker: Linker
  ) -> Double? {
    if !weighs(rival, names, facts, linker) { return 0 }
    let prior = names.candidates[names.rivals[rival].candidate].prior
    return weighed > 1 && priors > 0 ? prior / priors : nil
  }

  private func weighs(
    _ rival: Int,
    _ names: PartNames,
    _ facts: [CandidateFacts],
    _ linker: Linker
  ) -> Bool {
    if isAnyHeld { return !names.rivals[rival].neighbors.isDisjoint(with: .decisive) }
    if !isAnyBacked { return !names.rivals[rival].neighbors.contains(.eclipsed) }
    // A country needs nobody to back it.
    return isBacked(rival, names, facts)
      || linker.isCountry(names.candidates[names.rivals[rival].candidate].entity)
  }

  /// The one firm entity is named by this mention itself: that says nothing for it.
  private func isBacked(_ rival: Int, _ names: PartNames, _ facts: [CandidateFacts]) -> Bool {
    let place = names.rivals[rival].candidate
    return facts[place].isBacked(
      besides: names.candidates[place].entity == anchor ? 1 : 0,
      isEclipsed: names.rivals[rival].neighbors.contains(.eclipsed)
    )
  }
}
