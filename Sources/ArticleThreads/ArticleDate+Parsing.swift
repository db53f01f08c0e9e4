extension ArticleDate {
  /// Reads a date in ISO 8601 of any precision, in the form of RFC 822, as `2018-09-07 10:13:00`, or
  /// as Unix seconds; `nil` where the text is none of these or names a day that does not exist.
  ///
  /// No locale plays a part. A zone is kept as it was given.
  public init?(parsing text: String) {
    if Self.isDay(text) {
      self.init(iso: text, precision: .day)
      return
    }
    var bytes = Array(text.utf8)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    // No date is longer, and nobody wants to scan a novel.
    guard !bytes.isEmpty, bytes.count <= 64 else { return nil }
    var scanner = DateScanner(bytes: bytes)
    if let date = Self.number(bytes) ?? scanner.calendarDate() ?? scanner.mailDate() {
      self = date
    } else {
      return nil
    }
  }

  /// Whether a text is a day as dates hold it, `2018-09-07`, which every month has; others are read with
  /// the calendar.
  private static func isDay(_ text: String) -> Bool {
    guard text.utf8.count == 10 else { return false }
    var digits = 0
    var place = 0
    for byte in text.utf8 {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return false }
      } else {
        guard byte &- 0x30 < 10 else { return false }
        digits = digits * 10 + Int(byte &- 0x30)
      }
      place += 1
    }
    return digits >= 10_000 && (1...12).contains(digits / 100 % 100)
      && (1...28).contains(digits % 100)
  }

  /// A moment in Unix seconds, as Coordinated Universal Time.
  public init?(unixSeconds: Int) {
    // Up to the year 9999.
    guard (-62_135_596_800...253_402_300_799).contains(unixSeconds) else { return nil }
    let day = Int((Double(unixSeconds) / 86_400).rounded(.down))
    let second = unixSeconds - day * 86_400
    // Days are counted from 1 March of year 0, so that the leap day is a year's last day.
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(dayOfMonth))"
    let time = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    self.init(iso: "\(date)T\(time)Z", precision: .time)
  }

  /// A text of digits: a year, a year and month and day without hyphens, or Unix seconds.
  private static func number(_ bytes: [UInt8]) -> ArticleDate? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(String(decoding: bytes, as: UTF8.self))
    else {
      return nil
    }
    switch (bytes.count, value) {
    // Left to the calendar.
    case (4, 0...), (8, 0...): return nil
    // Milliseconds, as JavaScript counts.
    case (13, 0...): return ArticleDate(unixSeconds: value / 1000)
    case (9...11, _): return ArticleDate(unixSeconds: value)
    default: return nil
    }
  }
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int = 2) -> String {
  let digits = String(number)
  let missing = width - digits.utf8.count
  return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
}
