// Numbers and dates; what is none is told and left out.
extension SourceTable {
  /// No number of a table is larger.
  static let largest = 1e12

  /// The number of a column, where there is one within its limits.
  func number(
    _ column: Column,
    in limits: ClosedRange<Double>,
    _ store: inout RowStore
  ) -> Double? {
    let field = field(column)
    guard !field.isEmpty else { return nil }
    let text = String(decoding: field, as: UTF8.self)
    guard let value = Double(text), abs(value) <= Self.largest else {
      report("\(column) is no number: “\(text)”", &store)
      return nil
    }
    guard limits.contains(value) else {
      let bounds =
        limits.upperBound == Self.largest
        ? "less than \(Int(limits.lowerBound))"
        : "not between \(Int(limits.lowerBound)) and \(Int(limits.upperBound))"
      report("\(column) is \(bounds): “\(text)”", &store)
      return nil
    }
    return value
  }

  /// The date of a column, as it is written; empty where it is none.
  func date(_ column: Column, _ store: inout RowStore) -> ArraySlice<UInt8> {
    let field = field(column)
    if field.isEmpty || Self.isDate(field) { return field }
    report("\(column) is no date: “\(String(decoding: field, as: UTF8.self))”", &store)
    return []
  }

  /// Whether a text is a year, a month or a day of ISO 8601, and be it with a time: `1776`, `2030-01`,
  /// `-0044-03-15`.
  static func isDate(_ text: some Collection<UInt8>) -> Bool {
    let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
    let day = text.dropFirst(isSigned ? 1 : 0).prefix { $0 != UInt8(ascii: "T") }
    let parts = day.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count <= 3, let year = parts.first, (4...6).contains(year.count) else {
      return false
    }
    let numbers = parts.map { part in
      part.reduce(0) { sum, byte in
        (0x30...0x39).contains(byte) && sum >= 0 ? sum * 10 + Int(byte - 0x30) : -1
      }
    }
    let limits = [0...999_999, 1...12, 1...31]
    return zip(numbers, limits).allSatisfy { $1.contains($0) }
      && parts.dropFirst().allSatisfy { $0.count == 2 }
  }
}
