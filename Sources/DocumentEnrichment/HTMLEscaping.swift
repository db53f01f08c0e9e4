/// How text is written into HTML; the one place in this module that does.
enum HTMLEscaping {
  /// Text for the content of an element or for an attribute in quotation marks.
  ///
  /// Control characters, which HTML does not allow, become U+FFFD.
  static func text(_ string: String) -> String {
    var output = String.UnicodeScalarView()
    output.reserveCapacity(string.utf8.count)
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".unicodeScalars)
      case "<": output.append(contentsOf: "&lt;".unicodeScalars)
      case ">": output.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": output.append(contentsOf: "&quot;".unicodeScalars)
      case "'": output.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n": output.append(scalar)
      case "\r": output.append(" ")
      default:
        let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        output.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return String(output)
  }

  /// The value of an `id` attribute; white space may not stand in one and is percent-encoded.
  static func id(_ string: String) -> String { text(anchor(string)) }

  /// The value of an `href` attribute that leads to an ``id(_:)`` of the same page.
  static func link(toID string: String) -> String { "#" + percentEncoded(anchor(string)) }

  private static func anchor(_ string: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      if scalar.value <= 0x20 || scalar == "%" || (0x7F..<0xA0).contains(scalar.value) {
        output.append(contentsOf: percentEncoded(String(scalar)).unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }

  /// A string with every byte encoded that may not stand in the fragment of an address as it is.
  private static func percentEncoded(_ string: String) -> String {
    var output: [UInt8] = []
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        output.append(byte)
      case _ where "-._~/:@".utf8.contains(byte):
        output.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        output += Array((digits.utf8.count == 1 ? "%0" : "%").utf8) + Array(digits.utf8)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
