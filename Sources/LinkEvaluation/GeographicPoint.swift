import Foundation

/// A point on the Earth.
public struct GeographicPoint: Sendable, Equatable {
  /// Degrees north.
  public var latitude: Double
  /// Degrees east.
  public var longitude: Double

  /// Creates a point.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The farthest that a link may lie from the gold place to be right, in kilometres: 100 miles, the
  /// bound of Leidner (2007), Toponym Resolution in Text.
  public static let tolerance = 161.0

  /// The distance in kilometres along a great circle of a sphere with the Earth's mean radius, by the
  /// haversine formula.
  public func distance(to other: GeographicPoint) -> Double {
    let radians = Double.pi / 180
    let latitudes = (latitude * radians, other.latitude * radians)
    let half = (
      sin((latitudes.1 - latitudes.0) / 2), sin((other.longitude - longitude) * radians / 2)
    )
    let square = half.0 * half.0 + cos(latitudes.0) * cos(latitudes.1) * half.1 * half.1
    return 2 * 6371.0088 * asin(min(1, square.squareRoot()))
  }

  /// Whether two points are near enough to be one place.
  public func isNear(_ other: GeographicPoint) -> Bool { distance(to: other) <= Self.tolerance }
}
