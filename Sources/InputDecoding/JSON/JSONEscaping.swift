/// How a string is written into JSON; the one place in the package that does.
public enum JSONEscaping {
  /// Appends a string with its quotation marks.
  ///
  /// UTF-8 stays as it is. Control characters are escaped, and so are U+2028 and U+2029, which end
  /// a line for JavaScript and for some readers of JSON Lines.
  public static func append(_ string: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    // Most strings have nothing to escape: they are copied as they are and looked at where they stand,
    // which is faster than the string's own bytes one by one.
    let start = output.count
    output.append(contentsOf: string.utf8)
    if output.mayNeedEscape(from: start) {
      output.removeSubrange(start...)
      appendEscaped(string, to: &output)
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ string: String, to output: inout [UInt8]) {
    var separator = 0
    for byte in string.utf8 {
      // E2 80 A8 and E2 80 A9: the first two bytes are held back until the third is known.
      switch (separator, byte) {
      case (0, 0xE2):
        separator = 1
        continue
      case (1, 0x80):
        separator = 2
        continue
      case (2, 0xA8), (2, 0xA9):
        output.append(contentsOf: Array("\\u202".utf8))
        output.append(byte == 0xA8 ? UInt8(ascii: "8") : UInt8(ascii: "9"))
        separator = 0
        continue
      case (1, _), (2, _):
        output.append(contentsOf: [0xE2, 0x80].prefix(separator))
        separator = 0
      default:
        break
      }
      appendEscaped(byte, to: &output)
    }
  }

  /// A string as JSON, with its quotation marks.
  public static func quoted(_ string: String) -> String {
    var output: [UInt8] = []
    append(string, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Something but 0 where one of the first bytes of a word, the lowest first, may not stand in a string
  /// as it is; 0 is sure.
  @inlinable @inline(__always)
  package static func escapes(in word: UInt64, count: Int) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let beyond = count < 8 ? ~UInt64(0) &<< UInt64(8 &* count) : 0
    let bytes = word & ~beyond | (ones &* 0x20) & beyond
    // The highest bit of each byte says that it is below a limit, here 0x20, or 1 where it must be equal.
    let quotation = bytes ^ ones &* 0x22
    let reversed = bytes ^ ones &* 0x5C
    let separator = bytes ^ ones &* 0xE2
    let found =
      (bytes &- ones &* 0x20) & ~bytes | (quotation &- ones) & ~quotation
      | (reversed &- ones) & ~reversed | (separator &- ones) & ~separator
    return found & (ones &* 0x80)
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    func append(_ character: Character) {
      output.append(UInt8(ascii: "\\"))
      output.append(contentsOf: character.utf8)
    }
    switch byte {
    case UInt8(ascii: "\""): append("\"")
    case UInt8(ascii: "\\"): append("\\")
    case 0x08: append("b")
    case 0x09: append("t")
    case 0x0A: append("n")
    case 0x0C: append("f")
    case 0x0D: append("r")
    case 0..<0x20:
      output.append(contentsOf: Array(byte < 0x10 ? "\\u000".utf8 : "\\u001".utf8))
      output.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    default: output.append(byte)
    }
  }
}
