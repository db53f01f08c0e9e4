extension Double {
  /// A share as a percentage with one decimal.
  ///
  /// The exact binary value decides, a tie goes to the even digit: the same figure as Python's
  /// `round(100 * share, 1)`.
  public var percentage: Double {
    let value = self * 100
    let tenfold = value * 10
    let down = tenfold.rounded(.down)
    guard tenfold - down == 0.5 else { return tenfold.rounded() / 10 }
    // The product was rounded to the tie; what it lost says on which side the value lies.
    let lost = (-tenfold).addingProduct(value, 10)
    if lost == 0 { return tenfold.rounded(.toNearestOrEven) / 10 }
    return (lost > 0 ? down + 1 : down) / 10
  }
}
