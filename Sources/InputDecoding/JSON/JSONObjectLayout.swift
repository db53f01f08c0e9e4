/// Where the parts of a JSON object stand in its raw bytes.
///
/// For programs that change or add a value and leave every other byte alone. The bytes must be an
/// object that a ``JSONDocument`` accepted; invalid UTF-8 and NUL inside strings do no harm.
public struct JSONObjectLayout: Sendable, Equatable {
  /// A key and the bytes of its value.
  public struct Member: Sendable, Equatable {
    /// The key, unescaped.
    public let key: String
    /// The bytes of the value, without white space around it.
    public let value: Range<Int>
  }

  /// The members in order, of a key that stands twice both.
  public let members: [Member]
  /// The index of the `{`.
  public let openingBrace: Int
  /// The index of the final `}`: a member inserted here is the last one.
  public let closingBrace: Int

  /// The index after the last value, or after the `{` where there is no member.
  ///
  /// A member inserted here stays before the line end and indentation of a final `}`.
  public var endOfMembers: Int { members.last?.value.upperBound ?? openingBrace + 1 }

  /// Finds the parts of an object; `nil` where the bytes are not an object.
  public init?(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    var scanner = JSONScanner(bytes: bytes, range: range ?? 0..<bytes.count)
    guard let opening = scanner.take(UInt8(ascii: "{")) else { return nil }
    var members: [Member] = []
    while true {
      if let closing = scanner.take(UInt8(ascii: "}")) {
        openingBrace = opening
        closingBrace = closing
        self.members = members
        return
      }
      guard members.isEmpty || scanner.take(UInt8(ascii: ",")) != nil,
        let key = scanner.skipValue(), bytes[key.lowerBound] == UInt8(ascii: "\""),
        scanner.take(UInt8(ascii: ":")) != nil,
        let value = scanner.skipValue()
      else { return nil }
      members.append(Member(key: Self.text(ofKey: bytes[key]), value: value))
    }
  }

  /// The bytes of a key's value, the last one where the key stands twice.
  public func value(of key: String) -> Range<Int>? {
    members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The bytes of the objects in an array, in order; empty where the range is no array of values.
  public static func elements(of bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var scanner = JSONScanner(bytes: bytes, range: range)
    guard scanner.take(UInt8(ascii: "[")) != nil else { return [] }
    var elements: [Range<Int>] = []
    while scanner.take(UInt8(ascii: "]")) == nil {
      guard elements.isEmpty || scanner.take(UInt8(ascii: ",")) != nil,
        let value = scanner.skipValue()
      else { return [] }
      elements.append(value)
    }
    return elements
  }

  private static func text(ofKey quoted: ArraySlice<UInt8>) -> String {
    if quoted.contains(UInt8(ascii: "\\")), let document = try? JSONDocument(Array(quoted)),
      let text = document.root.string
    {
      return text
    }
    return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
  }
}

/// A walk over JSON bytes that looks at nothing but quotation marks, brackets and separators.
struct JSONScanner {
  let bytes: [UInt8]
  let end: Int
  private(set) var index: Int

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// Steps over white space and the given byte; the byte's index, or `nil` where another one stands.
  mutating func take(_ byte: UInt8) -> Int? {
    skipSpace()
    guard index < end, bytes[index] == byte else { return nil }
    defer { index += 1 }
    return index
  }

  /// Steps over white space and one value; `nil` where there is none or it has no end.
  mutating func skipValue() -> Range<Int>? {
    skipSpace()
    let start = index
    var depth = 0
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard skipString() else { return nil }
        if depth == 0 { return start..<index }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return start < index ? start..<index : nil }
        depth -= 1
        if depth == 0 {
          index += 1
          return start..<index
        }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return start < index ? start..<index : nil }
      default:
        break
      }
      index += 1
    }
    return depth == 0 && start < index ? start..<index : nil
  }

  private mutating func skipString() -> Bool {
    index += 1
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""):
        index += 1
        return true
      default: index += 1
      }
    }
    index = end
    return false
  }

  private mutating func skipSpace() {
    while index < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }
}
