/// Numbers with a fixed number of decimals, the same on every machine.
enum DecimalText {
  /// A number from 0 to 1 with four decimals: `0.9500`.
  static func four(_ value: Double) -> String {
    var bytes: [UInt8] = []
    appendFour(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number from 0 to 1 with two decimals: `0.95`.
  static func two(_ value: Double) -> String { text(value, scale: 100, places: 2) }

  /// Appends a number from 0 to 1 with four decimals.
  static func appendFour(_ value: Double, to bytes: inout [UInt8]) {
    let clamped = value.isFinite ? min(max(value, 0), 1) : 0
    let units = Int((clamped * 10_000).rounded())
    let digits = UInt32(units)
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 10_000))
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 1000 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 100 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
  }

  /// Appends the digits of a number that is not negative.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 100_000_000 {
      append(number / 100_000_000, to: &bytes)
      let rest = String(number % 100_000_000)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 8 - rest.utf8.count))
      bytes.append(contentsOf: rest.utf8)
      return
    }
    // The last digit first, each pushed up by the one before it.
    var rest = UInt32(truncatingIfNeeded: max(0, number))
    var digits: UInt64 = 0
    var count = 0
    repeat {
      digits = digits << 8 | UInt64(UInt32(UInt8(ascii: "0")) + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
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
