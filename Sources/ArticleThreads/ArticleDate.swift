/// A date as the source gives it, in ISO 8601 with as much precision as was given.
public struct ArticleDate: Sendable, Equatable {
  /// How much of a date is known.
  public enum Precision: String, Sendable {
    /// Only the year.
    case year
    /// Year and month.
    case month
    /// A calendar day.
    case day
    /// A day and a time of day without a zone.
    case localTime
    /// A day, a time of day and a zone.
    case time
  }

  /// The date in ISO 8601, cut to its precision: `2010-10`, `2010-10-06T08:30:00+02:00`.
  public let iso: String
  /// How much of the date is known.
  public let precision: Precision

  /// Creates a date from its parts, as a store holds them.
  public init(iso: String, precision: Precision) {
    self.iso = iso
    self.precision = precision
  }
}
