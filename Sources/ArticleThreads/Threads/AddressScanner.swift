/// Walks over a comment's bytes and finds names in the places where people are addressed.
struct AddressScanner {
  /// A name that is addressed.
  struct Address {
    /// The name's bytes.
    let range: Range<Int>
    /// The name as ``Addressing/key(_:)`` has it.
    let key: String
    /// Whether it opens the comment or a line of it, a greeting aside.
    let isOpening: Bool
  }

  private let bytes: [UInt8]
  private let longestName: Int
  private let isName: (String) -> Bool
  private var found: [Address] = []

  init(bytes: [UInt8], longestName: Int, isName: @escaping (String) -> Bool) {
    self.bytes = bytes
    self.longestName = longestName
    self.isName = isName
  }

  /// All addresses in ascending order.
  mutating func addresses() -> [Address] {
    found = []
    var index = 0
    var isAtLineStart = true
    while index < bytes.count {
      if isAtLineStart {
        index = skipSpaces(index)
        let greeted = skipGreeting(index)
        index = scanNames(at: greeted, isOpening: true, isGreeted: greeted > index)
        isAtLineStart = false
        continue
      }
      switch bytes[index] {
      case 0x0A:
        isAtLineStart = true
        index += 1
      case UInt8(ascii: "@") where index == 0 || !isWordByte(bytes[index - 1]):
        index = scanHandle(at: index, isOpening: false)
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        let next = skipSpaces(index + 1)
        index =
          next > index + 1
          ? scanNames(at: next, isOpening: false, isGreeted: false) : index + 1
      default:
        index += 1
      }
    }
    return found
  }

  // MARK: Names

  /// Takes the names that stand at an index, one after another, and returns the index to go on from.
  private mutating func scanNames(at start: Int, isOpening: Bool, isGreeted: Bool) -> Int {
    if start < bytes.count, bytes[start] == UInt8(ascii: "@") {
      return scanHandle(at: start, isOpening: isOpening)
    }
    var index = start
    var isOpening = isOpening
    while let (name, key, end) = name(at: index, isGreeted: isGreeted) {
      found.append(Address(range: name, key: key, isOpening: isOpening))
      index = skipSpaces(end)
      isOpening = false
    }
    return index
  }

  /// The longest name at an index that a comma, a colon or a dash ends.
  private func name(
    at start: Int,
    isGreeted: Bool
  ) -> (range: Range<Int>, key: String, end: Int)? {
    var longest: (range: Range<Int>, key: String, end: Int)?
    var index = start
    // Two more bytes than the name has, for white space before a dash.
    while index <= min(bytes.count, start + longestName + 2) {
      if index > start, let end = delimiter(at: index, isGreeted: isGreeted) {
        var last = index
        while last > start, bytes[last - 1] == 0x20 { last -= 1 }
        let key = Addressing.key(String(decoding: bytes[start..<last], as: UTF8.self))
        if isName(key), !Self.openers.contains(key) { longest = (start..<last, key, end) }
      }
      guard index < bytes.count, bytes[index] != 0x0A else { break }
      index += 1
    }
    return longest
  }

  /// The index after the mark that ends an addressed name; `nil` where none stands.
  private func delimiter(at index: Int, isGreeted: Bool) -> Int? {
    guard index < bytes.count else { return isGreeted ? index : nil }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    switch bytes[index] {
    case UInt8(ascii: ","): return index + 1
    case UInt8(ascii: ":"): return isSpace(next) ? index + 1 : nil
    case UInt8(ascii: "!"), UInt8(ascii: "."): return isGreeted && isSpace(next) ? index + 1 : nil
    case 0x0A, 0x0D: return isGreeted ? index : nil
    case UInt8(ascii: "-"):
      return isSpace(next) || next == UInt8(ascii: "-") ? index + 1 : nil
    case 0xE2:
      // En dash and em dash.
      let isDash =
        index + 2 < bytes.count && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94)
      return isDash ? index + 3 : nil
    default: return nil
    }
  }

  /// Takes the longest name after an `@` and returns the index to go on from.
  private mutating func scanHandle(at sign: Int, isOpening: Bool) -> Int {
    let start = sign + 1
    var longest: (end: Int, key: String)?
    var index = start
    while index <= min(bytes.count, start + longestName) {
      if index > start, !isSpace(bytes[index - 1]),
        index == bytes.count || !isWordByte(bytes[index])
      {
        let key = Addressing.key(String(decoding: bytes[start..<index], as: UTF8.self))
        if isName(key) { longest = (index, key) }
      }
      guard index < bytes.count, bytes[index] != 0x0A else { break }
      index += 1
    }
    guard let longest else { return start }
    found.append(Address(range: start..<longest.end, key: longest.key, isOpening: isOpening))
    return longest.end
  }

  // MARK: Bytes

  /// The index after a greeting and what separates it from the name, or the same index.
  private func skipGreeting(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start < 6, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    guard ["hi", "hey", "hello", "dear"].contains(word), end < bytes.count else { return start }
    if bytes[end] == UInt8(ascii: ",") { end += 1 }
    let next = skipSpaces(end)
    return next > end ? next : start
  }

  private func skipSpaces(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Whether a byte belongs to a word; E2 begins the dashes and quotation marks.
  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 && byte != 0xE2 || byte == UInt8(ascii: "_")
      || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Words that open a sentence without addressing anyone, whoever may have signed with one of them;
  /// `@` still does.
  private static let openers: Set<String> = [
    "actually", "again", "agreed", "ah", "all", "also", "and", "anyway", "but", "edit", "exactly",
    "finally", "first", "hello", "hey", "hi", "hmm", "however", "i", "indeed", "lol", "me",
    "meanwhile", "no", "note", "now", "oh", "ok", "okay", "please", "ps", "question", "right",
    "second", "so", "sorry", "source", "still", "sure", "thank you", "thanks", "then", "today",
    "true", "update", "we", "well", "wow", "yeah", "yes", "yet", "you",
  ]
}
