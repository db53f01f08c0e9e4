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
    bytes.append(UInt8(ascii: "0") + UInt8(units / 10_000))
    bytes.append(UInt8(ascii: "."))
    for scale in [1000, 100, 10, 1] {
      bytes.append(UInt8(ascii: "0") + UInt8(units / scale % 10))
    }
  }

  /// Appends the digits of a number that is not negative.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var scale = 1
    while number / scale >= 10 { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
      scale /= 10
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
