public import PhraseMatching

// What linking asks of an entity again and again: no text is read and nothing is allocated. An entity
// that is none reads as one without anything.
extension Gazetteer {
  @inlinable @inline(__always)
  func traits(_ entity: Int) -> Int { compiled.traits.place(entity) }

  /// The top of an entity's type.
  /// - Complexity: O(1).
  @inlinable
  public func kind(of entity: Int) -> EntityKind {
    EntityKind(
      rawValue: compiled.region.u8(at: traits(entity) &+ GazetteerLayout.Traits.kind)
    ) ?? .other
  }

  /// The place of an entity's type in ``types``.
  /// - Complexity: O(1).
  public func typeIndex(of entity: Int) -> Int {
    min(
      Int(compiled.region.u16(at: traits(entity) &+ GazetteerLayout.Traits.type)),
      max(compiled.types.count - 1, 0)
    )
  }

  /// All types that entities have, in the order of their first entity; one at least.
  public var types: [String] {
    (0..<max(compiled.types.count, 1)).map { compiled.text(at: compiled.types.place($0)) }
  }

  /// How often the entity is meant where its name is ambiguous.
  /// - Complexity: O(1).
  public func prior(of entity: Int) -> Double {
    compiled.region.f64(at: traits(entity) &+ GazetteerLayout.Traits.prior)
  }

  /// How many people live in the place; 0 where no list says so.
  /// - Complexity: O(1).
  public func population(of entity: Int) -> Int {
    let place = compiled.entities.place(entity) &+ GazetteerLayout.Entity.population
    return max(0, Int(truncatingIfNeeded: compiled.region.u64(at: place)))
  }

  /// The place of the entity's id among the ids of all entities in the order of their UTF-8 bytes.
  /// - Complexity: O(1).
  public func idRank(of entity: Int) -> Int {
    Int(compiled.region.u32(at: traits(entity) &+ GazetteerLayout.Traits.idRank))
  }

  /// Whether the entity is a country or a territory.
  /// - Complexity: O(1).
  public func isCountry(_ entity: Int) -> Bool {
    compiled.region.u8(at: traits(entity) &+ GazetteerLayout.Traits.flags)
      & GazetteerLayout.Traits.isCountry != 0
  }

  /// Whether any entity names what it is part of.
  /// - Complexity: O(1).
  public var namesParents: Bool { compiled.parents.values.count > 0 }

  /// The listed entities that an entity names as its parents.
  /// - Complexity: O(1).
  public func parents(of entity: Int) -> EntityList {
    EntityList(compiled.parents, entity, of: compiled)
  }

  /// The countries and territories an entity is part of, or itself where it is one.
  /// - Complexity: O(1).
  public func countries(of entity: Int) -> EntityList {
    EntityList(compiled.countries, entity, of: compiled)
  }

  /// All entities an entity is part of, nearest first.
  /// - Complexity: O(1).
  public func ancestors(of entity: Int) -> EntityList {
    EntityList(compiled.ancestors, entity, of: compiled)
  }

  /// The ancestors that say something of an entity: not regions and continents, which hold too much.
  /// - Complexity: O(1).
  public func kin(of entity: Int) -> EntityList {
    EntityList(compiled.kin, entity, of: compiled)
  }

  /// The places of the entities of ``kin(of:)``, which ``kin(at:)`` gives.
  ///
  /// Both are numbers alone: asked again and again, nothing is counted and no closure called.
  /// - Complexity: O(1).
  @inlinable
  package func kinPlaces(of entity: Int) -> Range<Int> {
    compiled.entityCount > 0 ? compiled.kin.group(entity, compiled.region) : 0..<0
  }

  /// The entity at one of the places of ``kinPlaces(of:)``.
  /// - Complexity: O(1).
  @inlinable
  package func kin(at place: Int) -> Int {
    min(
      Int(compiled.region.u32(at: compiled.kin.values.place(place))),
      max(compiled.entityCount &- 1, 0)
    )
  }

  /// Asks for what linking reads first of the entities of some phrases: they lie far apart, and the reads
  /// of many then overlap.
  /// - Complexity: O(n) in the entries; waits for few of them.
  /// - Returns: how many entries there are.
  package func prefetchEntities(of phrases: [PhraseMatch]) -> Int {
    var count = 0
    // Those that match only as they are spelled: their texts are compared soon.
    var exact: [Int] = []
    for phrase in phrases {
      let places = phrase.places
      count &+= places.count
      for place in places where prefetchEntity(ofEntry: place) {
        if exact.isEmpty { exact.reserveCapacity(16) }
        exact.append(place)
      }
    }
    for place in exact {
      let text = compiled.region.u32(at: aliasPlace(of: compiled.entry(at: place)))
      compiled.region.prefetch(at: compiled.texts.lowerBound &+ Int(text))
    }
    return count
  }

  /// Asks for the same of the first entry of each of some phrases.
  package func prefetchFirstEntities(of phrases: [PhraseMatch]) {
    for phrase in phrases where !phrase.places.isEmpty {
      _ = prefetchEntity(ofEntry: phrase.places.lowerBound)
    }
  }

  /// - Returns: whether the alias of the entry matches only as it is spelled.
  @inline(__always)
  private func prefetchEntity(ofEntry place: Int) -> Bool {
    let region = compiled.region
    let record = compiled.nameEntries.values.place(place)
    let numbers = region.u64(at: record &+ GazetteerLayout.Entry.entity)
    let entity = Int(UInt32(truncatingIfNeeded: numbers))
    region.prefetch(at: traits(entity))
    region.prefetch(at: compiled.kin.starts.place(entity))
    guard region.u8(at: record &+ GazetteerLayout.Entry.rules) & Self.exact != 0 else {
      return false
    }
    region.prefetch(at: compiled.aliases.place(Int(numbers >> 32)))
    return true
  }

  private static var exact: UInt8 { UInt8(truncatingIfNeeded: Alias.Rules.exact.rawValue) }

  /// Asks for the entities of ``kin(of:)``, whose place has to be at hand by now.
  /// - Complexity: O(1).
  package func prefetchKin(of entity: Int) { prefetch(compiled.kin, entity) }

  @inline(__always)
  private func prefetch(_ group: GroupTable, _ entity: Int) {
    let start = compiled.region.u32(at: group.starts.place(entity))
    compiled.region.prefetch(at: group.values.place(Int(start)))
  }

  /// Asks for the place of the entities of ``ancestors(of:)``.
  /// - Complexity: O(1).
  package func prefetchStartOfAncestors(of entity: Int) {
    compiled.region.prefetch(at: compiled.ancestors.starts.place(entity))
  }

  /// Asks for the entities of ``ancestors(of:)``, whose place has to be at hand by now.
  /// - Complexity: O(1).
  package func prefetchAncestors(of entity: Int) { prefetch(compiled.ancestors, entity) }

  /// Whether one of two entities is part of the other; a person is part of nothing.
  public func arePartOfEachOther(_ first: Int, _ second: Int) -> Bool {
    (kind(of: first) != .person && ancestors(of: first).contains(second))
      || (kind(of: second) != .person && ancestors(of: second).contains(first))
  }

  // MARK: Single texts

  /// An entity's id.
  public func id(of entity: Int) -> String {
    compiled.text(at: compiled.entities.place(entity) &+ GazetteerLayout.Entity.id)
  }

  /// An entity's display name.
  public func name(of entity: Int) -> String {
    compiled.text(at: compiled.entities.place(entity) &+ GazetteerLayout.Entity.name)
  }

  /// An entity's display name and then its aliases, as the table writes them.
  public func names(of entity: Int) -> [String] {
    var names: [String] = []
    forEachName(of: entity) { names.append($0) }
    return names
  }

  /// Calls a closure with an entity's display name and then with its aliases, as the table writes them.
  package func forEachName(of entity: Int, _ body: (String) -> Void) {
    body(name(of: entity))
    for index in compiled.aliases(of: entity) {
      body(compiled.text(at: compiled.aliases.place(index) &+ GazetteerLayout.Alias.text))
    }
  }

  /// What an entity is, in a few words.
  package func description(of entity: Int) -> String {
    compiled.text(at: compiled.entities.place(entity) &+ GazetteerLayout.Entity.description)
  }

  /// An entity's type.
  public func type(of entity: Int) -> String { compiled.type(of: entity) }

  /// For a topic: the sum of term weights from which a document is about it.
  /// - Complexity: O(1).
  public func threshold(of entity: Int) -> Double {
    compiled.region.f64(at: compiled.entities.place(entity) &+ GazetteerLayout.Entity.threshold)
  }

  /// The alias of an entry as the table writes it.
  public func aliasText(of entry: GazetteerEntry) -> String {
    compiled.region.string(aliasRange(of: entry))
  }

  /// How many bytes of UTF-8 the alias of an entry has.
  package func aliasLength(of entry: GazetteerEntry) -> Int { aliasRange(of: entry).count }

  /// Whether the alias of an entry has the UTF-8 bytes of a stretch of a text; no slice of it is made.
  package func aliasEquals(_ entry: GazetteerEntry, _ text: [UInt8], at stretch: Range<Int>) -> Bool
  {
    compiled.region.equals(aliasRange(of: entry), text, at: stretch)
  }

  private func aliasRange(of entry: GazetteerEntry) -> Range<Int> {
    compiled.range(ofText: compiled.region.u32(at: aliasPlace(of: entry)))
  }

  /// Where the reference to the text of an entry's alias stands.
  private func aliasPlace(of entry: GazetteerEntry) -> Int {
    entry.aliasIndex.map { compiled.aliases.place($0) &+ GazetteerLayout.Alias.text }
      ?? compiled.entities.place(entry.entity) &+ GazetteerLayout.Entity.name
  }

  /// For a term of a topic: how far it proves the topic, 1 being enough.
  /// - Complexity: O(1).
  public func aliasWeight(of entry: GazetteerEntry) -> Double {
    guard let index = entry.aliasIndex else { return 1 }
    return compiled.region.f64(at: compiled.aliases.place(index) &+ GazetteerLayout.Alias.weight)
  }
}
