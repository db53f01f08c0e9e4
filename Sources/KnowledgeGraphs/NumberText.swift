/// Numbers as text, the same on every machine.
enum NumberText {
  /// A number with at most six digits after the point, without exponent or negative zero.
  ///
  /// Ties of the binary value times 10⁶ go to the even digit. Numbers that are not finite have no
  /// text.
  static func text(_ value: Double) -> String? {
    guard value.isFinite, abs(value) < 1e18 else { return nil }
    let size = abs(value)
    // Above 2⁵³/10⁶ the product is no longer exact; the fraction alone always is.
    var whole = Int(size.rounded(.down))
    var millionths = Int(((size - size.rounded(.down)) * 1_000_000).rounded(.toNearestOrEven))
    if millionths == 1_000_000 {
      whole += 1
      millionths = 0
    }
    let sign = value < 0 && (whole, millionths) != (0, 0) ? "-" : ""
    if millionths == 0 { return "\(sign)\(whole)" }
    var places = 6
    while millionths % 10 == 0 {
      millionths /= 10
      places -= 1
    }
    let digits = String(millionths)
    let zeros = String(repeating: "0", count: places - digits.utf8.count)
    return "\(sign)\(whole).\(zeros)\(digits)"
  }
}
