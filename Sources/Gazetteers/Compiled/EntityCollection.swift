import PhraseMatching

/// All entities of a gazetteer, in the order of the lists.
///
/// An entity is put together from the compiled bytes each time it is asked for; where a single value is
/// enough, the gazetteer's accessors are cheaper.
public struct EntityCollection: RandomAccessCollection, Sendable {
  private let compiled: CompiledGazetteer

  init(_ compiled: CompiledGazetteer) { self.compiled = compiled }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of entities.
  public var endIndex: Int { compiled.entityCount }

  /// An entity.
  /// - Complexity: O(n) in its texts and aliases.
  public subscript(_ index: Int) -> Entity {
    let region = compiled.region
    let place = compiled.entities.place(index)
    let traits = compiled.traits.place(index)
    let flags = region.u8(at: traits &+ GazetteerLayout.Traits.flags)
    func number(_ field: Int, _ flag: UInt8) -> Double? {
      flags & flag == 0 ? nil : region.f64(at: place &+ field)
    }
    return Entity(
      id: compiled.text(at: place &+ GazetteerLayout.Entity.id),
      type: compiled.type(of: index),
      name: compiled.text(at: place &+ GazetteerLayout.Entity.name),
      aliases: compiled.aliases(of: index).map(compiled.alias),
      parents: compiled.parentIDs(of: index).map {
        compiled.text(at: compiled.parentIDs.place($0))
      },
      description: compiled.text(at: place &+ GazetteerLayout.Entity.description),
      latitude: number(GazetteerLayout.Entity.latitude, GazetteerLayout.Traits.hasLatitude),
      longitude: number(GazetteerLayout.Entity.longitude, GazetteerLayout.Traits.hasLongitude),
      population: flags & GazetteerLayout.Traits.hasPopulation == 0
        ? nil
        : Int(
          truncatingIfNeeded: region.u64(at: place &+ GazetteerLayout.Entity.population)
        ),
      prior: region.f64(at: traits &+ GazetteerLayout.Traits.prior),
      wikidata: compiled.optionalText(at: place &+ GazetteerLayout.Entity.wikidata),
      geonames: compiled.optionalText(at: place &+ GazetteerLayout.Entity.geonames),
      validFrom: compiled.optionalText(at: place &+ GazetteerLayout.Entity.validFrom),
      validTo: compiled.optionalText(at: place &+ GazetteerLayout.Entity.validTo),
      threshold: region.f64(at: place &+ GazetteerLayout.Entity.threshold),
      origin: compiled.origin(
        list: region.u32(at: place &+ GazetteerLayout.Entity.list),
        line: region.u32(at: place &+ GazetteerLayout.Entity.line)
      )
    )
  }
}

extension CompiledGazetteer {
  func type(of entity: Int) -> String {
    let type = Int(region.u16(at: traits.place(entity) &+ GazetteerLayout.Traits.type))
    return text(at: types.place(type))
  }

  /// The places of an entity's aliases among all aliases.
  func aliases(of entity: Int) -> Range<Int> {
    stretch(of: entity, GazetteerLayout.Entity.aliases, aliases.count)
  }

  /// The places of the ids of an entity's parents among all such ids.
  func parentIDs(of entity: Int) -> Range<Int> {
    stretch(of: entity, GazetteerLayout.Entity.parents, parentIDs.count)
  }

  /// What starts at an entity's field and ends where that of the next entity starts.
  private func stretch(of entity: Int, _ field: Int, _ count: Int) -> Range<Int> {
    guard entity >= 0, entity < entityCount else { return 0..<0 }
    let start = min(Int(region.u32(at: entities.place(entity) &+ field)), count)
    let end = min(Int(region.u32(at: entities.place(entity + 1) &+ field)), count)
    return start..<max(start, end)
  }

  func alias(_ index: Int) -> Alias {
    let place = aliases.place(index)
    return Alias(
      text(at: place &+ GazetteerLayout.Alias.text),
      rules: Alias.Rules(rawValue: region.u16(at: place &+ GazetteerLayout.Alias.rules)),
      weight: region.f64(at: place &+ GazetteerLayout.Alias.weight)
    )
  }

  func origin(list: UInt32, line: UInt32) -> Entity.Origin {
    Entity.Origin(
      list: text(at: lists.place(Int(list)) &+ GazetteerLayout.List.file),
      line: Int(line)
    )
  }
}
