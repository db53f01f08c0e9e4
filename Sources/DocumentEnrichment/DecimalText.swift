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
  @inline(__always)
  static func fourBytes(_ value: Double) -> (bytes: UInt64, count: Int) { (value.fourDecimals, 6) }

  /// The digits of a number below a hundred millions as the bytes of a word, the first one lowest.
  @inline(__always)
  static func digits(_ number: UInt32) -> (bytes: UInt64, count: Int) { number.digits }

  fileprivate static func manyDigits(_ number: UInt32) -> (bytes: UInt64, count: Int) {
    let digits = eightDigits(number)
    let leading = min(digits.trailingZeroBitCount / 8, 7)
    return ((digits | zeros) >> UInt64(8 * leading), 8 - leading)
  }

  fileprivate static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// The digits of a number below ten thousands as values in the bytes of a word, the first one lowest.
  @inline(__always)
  fileprivate static func fourDigits(_ number: UInt32) -> UInt32 {
    let hundreds = (number &* 5243) >> 19
    let pairs = hundreds | (number &- hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }

  /// The eight digits of a number as values in the bytes of a word, the first one lowest.
  ///
  /// Halves, pairs and digits are parted side by side; a factor and a shift stand for each division.
  @inline(__always)
  private static func eightDigits(_ number: UInt32) -> UInt64 {
    let halves = UInt64(number / 10_000) | UInt64(number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x7F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
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

// Of the numbers themselves, so that a call goes straight to the code.

extension Double {
  /// The number from 0 to 1 with four decimals as six bytes of a word, the first one lowest.
  @inline(never)
  fileprivate var fourDecimals: UInt64 {
    // In two steps, each of which is one instruction; what is not a number becomes 0.
    let positive = self > 0 ? self : 0
    let share = positive < 1 ? positive : 1
    // In halves of the last decimal, so that half a one is rounded up without a branch.
    let units = (UInt32(share * 20_000) &+ 1) >> 1
    let ones: UInt32 = units < 10_000 ? 0 : 1
    let digits = UInt64(DecimalText.fourDigits(units &- ones &* 10_000))
    return digits << 16 | UInt64(ones) | DecimalText.zeros & ~0xFF00 | 0x2E00
  }
}

extension UInt32 {
  /// The digits as the bytes of a word, the first one lowest.
  @inline(never)
  fileprivate var digits: (bytes: UInt64, count: Int) {
    // Most numbers are short.
    if self >= 10_000 { return DecimalText.manyDigits(self) }
    let digits = UInt64(DecimalText.fourDigits(self))
    // The last digit stays, though it be zero.
    let leading = (digits | 1 << 24).trailingZeroBitCount &>> 3
    return ((digits | DecimalText.zeros) &>> UInt64(8 &* leading), 4 &- leading)
  }
}
