import Foundation
import PhraseMatching

/// An entity that may be told twice under different ids.
struct NearMergeCandidate {
  let entity: Int
  let type: Int
  let latitude: Double?
  private let longitude: Double?

  /// Places nearer than this may be one, in kilometres.
  static let nearest = 50.0

  init(_ entity: Int, _ gazetteer: Gazetteer) {
    self.entity = entity
    type = gazetteer.typeIndex(of: entity)
    let compiled = gazetteer.compiled
    let flags = compiled.region.u8(
      at: compiled.traits.place(entity) &+ GazetteerLayout.Traits.flags
    )
    let place = compiled.entities.place(entity)
    latitude =
      flags & GazetteerLayout.Traits.hasLatitude == 0
      ? nil : compiled.region.f64(at: place &+ GazetteerLayout.Entity.latitude)
    longitude =
      flags & GazetteerLayout.Traits.hasLongitude == 0
      ? nil : compiled.region.f64(at: place &+ GazetteerLayout.Entity.longitude)
  }

  /// Whether two entities of one name may be one.
  func mayBe(_ other: NearMergeCandidate, _ gazetteer: Gazetteer) -> Bool {
    guard type == other.type, gazetteer.list(of: entity) != gazetteer.list(of: other.entity) else {
      return false
    }
    for field in [GazetteerLayout.Entity.wikidata, GazetteerLayout.Entity.geonames]
    where isToldApart(from: other, by: field, gazetteer.compiled) {
      return false
    }
    return distance(to: other).map { $0 < Self.nearest } ?? true
  }

  /// Whether both have an id of a kind: equal ones would have merged them.
  private func isToldApart(
    from other: NearMergeCandidate,
    by field: Int,
    _ compiled: CompiledGazetteer
  ) -> Bool {
    ![entity, other.entity].contains { entity in
      compiled.range(
        ofText: compiled.region.u32(at: compiled.entities.place(entity) &+ field)
      ).isEmpty
    }
  }

  /// The great-circle distance in kilometres, where both have coordinates (the haversine formula).
  func distance(to other: NearMergeCandidate) -> Double? {
    guard let latitude, let longitude, let second = other.latitude, let east = other.longitude
    else { return nil }
    let radians = Double.pi / 180
    let rise = sin((second - latitude) * radians / 2)
    let turn = sin((east - longitude) * radians / 2)
    let chord = rise * rise + cos(latitude * radians) * cos(second * radians) * turn * turn
    return 2 * 6371 * asin(min(1, max(0, chord).squareRoot()))
  }
}
