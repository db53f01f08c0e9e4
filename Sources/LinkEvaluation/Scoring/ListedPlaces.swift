import Gazetteers

/// The places that a gazetteer lists under a name.
struct ListedPlaces {
  /// Where each lies.
  private(set) var points: [GeographicPoint] = []
  /// The one with the most inhabitants; of equal ones the one with the greatest prior.
  private(set) var mostPopulous: GeographicPoint?

  /// None.
  init() {}

  init(named name: String, in gazetteer: Gazetteer) {
    var most = (-1, 0.0)
    for index in gazetteer.entities(named: name) where gazetteer.kind(of: index) == .place {
      let entity = gazetteer.entities[index]
      guard let point = entity.point else { continue }
      points.append(point)
      let weight = (entity.population ?? 0, entity.prior)
      if weight > most {
        most = weight
        mostPopulous = point
      }
    }
  }

  /// Whether one of them lies near a point.
  func isListed(near point: GeographicPoint) -> Bool { points.contains { $0.isNear(point) } }

  /// Whether two of them are not near each other.
  var isAmbiguous: Bool {
    points.indices.contains { first in
      points[..<first].contains { !$0.isNear(points[first]) }
    }
  }
}

extension Entity {
  /// Where the entity lies, where the list says so.
  var point: GeographicPoint? {
    guard let latitude, let longitude else { return nil }
    return GeographicPoint(latitude: latitude, longitude: longitude)
  }
}
