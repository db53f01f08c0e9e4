/// Makes JSON readable that is valid but for what Skein forgives.
///
/// Forgiven are invalid UTF-8 and NUL, which become U+FFFD; the escape of half a surrogate pair,
/// which becomes the escape of U+FFFD; and numbers that 64 bits do not hold, which become strings of
/// their digits. Only a record that the parser refused is looked at, so clean input pays nothing.
package struct JSONRepair {
  /// The repaired bytes.
  package private(set) var bytes: [UInt8] = []
  /// How many characters were replaced by U+FFFD.
  package private(set) var replaced = 0
  /// Whether anything was changed.
  package private(set) var isChanged = false

  /// Repairs one JSON text.
  package init(_ original: ArraySlice<UInt8>) {
    let clean = TextRepair(original)
    replaced = clean.replaced
    isChanged = clean.replaced > 0
    let input = Array(clean.text.utf8)
    bytes.reserveCapacity(input.count + 16)
    var index = 0
    var isInString = false
    while index < input.count {
      let byte = input[index]
      if isInString, byte == UInt8(ascii: "\\") {
        index = copyEscape(of: input, at: index)
        continue
      }
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if !isInString, byte == UInt8(ascii: "-") || Self.isDigit(byte) {
        index = copyNumber(of: input, at: index)
        continue
      }
      bytes.append(byte)
      index += 1
    }
  }

  /// Copies the escape that starts at an index, or what stands for it, and returns the index after.
  private mutating func copyEscape(of input: [UInt8], at index: Int) -> Int {
    guard let unit = Self.codeUnit(in: input, at: index) else {
      bytes.append(contentsOf: input[index..<min(index + 2, input.count)])
      return min(index + 2, input.count)
    }
    if (0xD800..<0xDC00).contains(unit), let next = Self.codeUnit(in: input, at: index + 6),
      (0xDC00..<0xE000).contains(next)
    {
      bytes.append(contentsOf: input[index..<index + 12])
      return index + 12
    }
    if (0xD800..<0xE000).contains(unit) {
      bytes.append(contentsOf: "\\ufffd".utf8)
      replaced += 1
      isChanged = true
    } else {
      bytes.append(contentsOf: input[index..<index + 6])
    }
    return index + 6
  }

  /// The code unit of a `\uXXXX` at an index.
  private static func codeUnit(in input: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= input.count, input[index] == UInt8(ascii: "\\"),
      input[index + 1] == UInt8(ascii: "u"),
      input[index + 2..<index + 6].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
    else { return nil }
    return UInt32(String(decoding: input[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }

  /// Copies the number that starts at an index, as a string where it is too large.
  private mutating func copyNumber(of input: [UInt8], at index: Int) -> Int {
    var end = index
    while end < input.count, Self.isNumberByte(input[end]) { end += 1 }
    let number = input[index..<end]
    let text = String(decoding: number, as: UTF8.self)
    let digits = number.first == UInt8(ascii: "-") ? number.dropFirst() : number
    let isWhole = digits.allSatisfy(Self.isDigit)
    let isTooLarge =
      isWhole
      ? !digits.isEmpty && (digits.count == 1 || digits.first != UInt8(ascii: "0"))
        && Int64(text) == nil && UInt64(text) == nil
      : Double(text).map { !$0.isFinite } ?? false
    if isTooLarge {
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: number)
      bytes.append(UInt8(ascii: "\""))
      isChanged = true
    } else {
      bytes.append(contentsOf: number)
    }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }
}
