/// Numbers with a fixed number of decimals, the same on every machine.
enum DecimalText {
  /// A number from 0 to 1 with four decimals: `0.9500`.
  static func four(_ value: Double) -> String {
    let (digits, count) = fourBytes(value)
    return String(
      decoding: (0..<count).map { UInt8(truncatingIfNeeded: digits >> (8 * $0)) },
      as: UTF8.self
    )
  }

  /// A number from 0 to 1 with two decimals: `0.95`.
  static func two(_ value: Double) -> String { text(value, scale: 100, places: 2) }

  /// A number from 0 to 1 with four decimals as the bytes of a word, the first one lowest.
  static func fourBytes(_ value: Double) -> (bytes: UInt64, count: Int) {
    let clamped = value.isFinite ? min(max(value, 0), 1) : 0
    let scaled = clamped * 10_000
    let whole = UInt32(scaled)
    let units = scaled - Double(whole) < 0.5 ? whole : whole + 1
    let (high, low) = (UInt64(units / 100 % 100), UInt64(units % 100))
    let fraction = high / 10 | (high % 10) << 8 | (low / 10) << 16 | (low % 10) << 24
    // Of `0.0000`, the first byte lowest.
    return (0x3030_3030_2E30 + UInt64(units / 10_000) + fraction << 16, 6)
  }

  /// The digits of a number, the last eight at most, as the bytes of a word.
  static func digits(_ number: UInt32) -> (bytes: UInt64, count: Int) {
    // The last digit first, each pushed up by the one before it.
    var rest = number
    var digits: UInt64 = 0
    var count = 0
    repeat {
      digits = digits << 8 | UInt64(UInt32(UInt8(ascii: "0")) + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    return (digits, count)
  }

  private static func text(_ value: Double, scale: Int, places: Int) -> String {
    // What is not a number is no reason to stop in the middle of an output.
    let clamped = value.isFinite ? min(max(value, 0), 1) : 0
    let units = Int((clamped * Double(scale)).rounded())
    let fraction = String(units % scale)
    let zeros = String(repeating: "0", count: places - fraction.utf8.count)
    return "\(units / scale).\(zeros)\(fraction)"
  }
}
