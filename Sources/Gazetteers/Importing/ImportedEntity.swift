/// What one record of a source says of an entity: all of it, a name, or a relation.
///
/// Sources spread entities over records; what has the same id is joined before it is written.
struct ImportedEntity {
  /// The id with its prefix.
  var id: String
  /// The type; empty where the record does not say.
  var type = ""
  /// The name; empty where the record has none.
  var name = ""
  /// How good the name is for display: the lowest rank wins, then the first.
  var nameRank: UInt8 = 0
  /// Rules of the name where it is not the one for display, and of topics the weight.
  var nameAlias = Alias("")
  var aliases: [Alias] = []
  /// Ids, or the source's own codes that are resolved at the end.
  var parents: [String] = []
  var description = ""
  var latitude: Double?
  var longitude: Double?
  var population: Int?
  var prior: Double?
  var wikidata = ""
  var geonames = ""
  var validFrom = ""
  var validTo = ""
  /// Whether the record says that the id is no entity, so that nothing with it is written.
  var isUnwanted = false

  init(_ id: String) { self.id = id }

  /// Takes over what a later record says.
  mutating func merge(_ other: ImportedEntity) {
    if !other.name.isEmpty {
      var loser = other.nameAlias
      loser.text = other.name
      if name.isEmpty || other.nameRank < nameRank {
        if !name.isEmpty {
          loser = nameAlias
          loser.text = name
        } else {
          loser.text = ""
        }
        name = other.name
        nameRank = other.nameRank
        nameAlias = other.nameAlias
      }
      if !loser.text.isEmpty { aliases.append(loser) }
    }
    if type.isEmpty { type = other.type }
    aliases += other.aliases
    parents += other.parents
    if description.isEmpty { description = other.description }
    if latitude == nil, longitude == nil {
      latitude = other.latitude
      longitude = other.longitude
    }
    population = population ?? other.population
    prior = prior ?? other.prior
    if wikidata.isEmpty { wikidata = other.wikidata }
    if geonames.isEmpty { geonames = other.geonames }
    if validFrom.isEmpty { validFrom = other.validFrom }
    if validTo.isEmpty { validTo = other.validTo }
    isUnwanted = isUnwanted || other.isUnwanted
  }
}
