/// Numbers with a fixed number of decimals, the same on every machine.
enum DecimalText {
  /// A number from 0 to 1 with four decimals: `0.9500`.
  static func four(_ value: Double) -> String { text(value, scale: 10_000, places: 4) }

  /// A number from 0 to 1 with two decimals: `0.95`.
  static func two(_ value: Double) -> String { text(value, scale: 100, places: 2) }

  private static func text(_ value: Double, scale: Int, places: Int) -> String {
    // What is not a number is no reason to stop in the middle of an output.
    let clamped = value.isFinite ? min(max(value, 0), 1) : 0
    let units = Int((clamped * Double(scale)).rounded())
    let fraction = String(units % scale)
    let zeros = String(repeating: "0", count: places - fraction.utf8.count)
    return "\(units / scale).\(zeros)\(fraction)"
  }
}
