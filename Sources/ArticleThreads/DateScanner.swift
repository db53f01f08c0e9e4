/// Reads the parts of a date from its bytes.
struct DateScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: ISO 8601

  /// A date of ISO 8601, cut anywhere after the year; a space may stand for the `T`.
  mutating func calendarDate() -> ArticleDate? {
    index = 0
    guard let year = number(4), year > 0 else { return nil }
    if isAtEnd { return ArticleDate(iso: padded(year, 4), precision: .year) }
    let hasHyphens = take("-")
    guard let month = number(2), (1...12).contains(month) else { return nil }
    if isAtEnd, hasHyphens {
      return ArticleDate(iso: "\(padded(year, 4))-\(padded(month))", precision: .month)
    }
    guard !hasHyphens || take("-"), let day = number(2),
      let date = Self.iso(year: year, month: month, day: day)
    else { return nil }
    if isAtEnd { return ArticleDate(iso: date, precision: .day) }
    guard take("T") || take("t") || take(" ") else { return nil }
    skipSpaces()
    guard let time = timeOfDay() else { return nil }
    return Self.join(date: date, time: time, zone: zone(), isAtEnd: isAtEnd)
  }

  // MARK: RFC 822

  /// A date as in mail and feeds: `Fri, 07 Sep 2018 10:13:00 +0300`.
  mutating func mailDate() -> ArticleDate? {
    index = 0
    let weekday = word()
    if !weekday.isEmpty {
      let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
      guard names.contains(String(weekday.prefix(3))), take(",") else { return nil }
    }
    skipSpaces()
    guard let day = number(2) ?? number(1) else { return nil }
    skipSpaces()
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard let month = months.firstIndex(of: word()) else { return nil }
    skipSpaces()
    guard let year = number(4) ?? number(2).map({ $0 < 50 ? $0 + 2000 : $0 + 1900 }),
      let date = Self.iso(year: year, month: month + 1, day: day)
    else { return nil }
    if isAtEnd { return ArticleDate(iso: date, precision: .day) }
    guard take(" ") else { return nil }
    skipSpaces()
    guard let time = timeOfDay() else { return nil }
    return Self.join(date: date, time: time, zone: zone(), isAtEnd: isAtEnd)
  }

  // MARK: Parts

  /// A time of day, with hyphens or without, its fraction dropped where it is zero.
  private mutating func timeOfDay() -> String? {
    guard let hour = number(2), hour < 24 else { return nil }
    let hasColons = take(":")
    guard let minute = number(2), minute < 60 else { return nil }
    var time = "\(padded(hour)):\(padded(minute))"
    if hasColons ? take(":") : isAtDigit {
      guard let second = number(2), second <= 60 else { return nil }
      time += ":\(padded(second))"
      if take(".") || take(",") {
        let start = index
        while isAtDigit { index += 1 }
        guard index > start else { return nil }
        let fraction = bytes[start..<index]
        if fraction.contains(where: { $0 != 0x30 }) {
          time += "." + String(decoding: fraction, as: UTF8.self)
        }
      }
    }
    return time
  }

  /// A zone: `Z`, an offset, or one of the names that RFC 822 gives an offset; empty for none.
  private mutating func zone() -> String {
    skipSpaces()
    let start = index
    if take("+") || take("-") {
      let sign = bytes[start] == UInt8(ascii: "+") ? "+" : "-"
      guard let hour = number(2), hour <= 18 else { return "" }
      _ = take(":")
      guard let minute = isAtEnd ? 0 : number(2), minute < 60 else { return "" }
      return "\(sign)\(padded(hour)):\(padded(minute))"
    }
    let offsets = [
      "z": "Z", "utc": "Z", "gmt": "Z", "ut": "Z", "est": "-05:00", "edt": "-04:00",
      "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00",
      "pdt": "-07:00",
    ]
    if let offset = offsets[word()] { return offset }
    index = start
    return ""
  }

  private static func join(
    date: String,
    time: String,
    zone: String,
    isAtEnd: Bool
  ) -> ArticleDate? {
    guard isAtEnd else { return nil }
    return ArticleDate(
      iso: "\(date)T\(time)\(zone)",
      precision: zone.isEmpty ? .localTime : .time
    )
  }

  /// A day of the calendar that exists.
  private static func iso(year: Int, month: Int, day: Int) -> String? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year > 0, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
  }

  // MARK: Bytes

  private var isAtEnd: Bool { index >= bytes.count }

  private var isAtDigit: Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while take(" ") {}
  }

  /// A number of exactly so many digits.
  private mutating func number(_ count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + count] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += count
    return value
  }

  /// A run of ASCII letters, in lower case.
  private mutating func word() -> String {
    let start = index
    while index < bytes.count, (0x61...0x7A).contains(bytes[index] | 0x20) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }
}
