/// Makes XML readable that is well-formed but for bytes XML does not allow.
///
/// Invalid UTF-8 becomes U+FFFD and control characters become spaces. A document in another encoding
/// passes as it is.
struct XMLRepairSource: ByteSource {
  private var source: any ByteSource
  private var held: [UInt8] = []
  private var isUTF8: Bool?
  /// How many characters were replaced.
  private(set) var replaced = 0

  init(_ source: any ByteSource) { self.source = source }

  mutating func next() throws -> [UInt8]? {
    let block = try source.next()
    if isUTF8 == nil, let block { isUTF8 = Self.claimsUTF8(block.prefix(256)) }
    guard isUTF8 == true else { return block }
    var bytes = held + (block ?? [])
    held = []
    if bytes.isEmpty { return nil }
    if block != nil {
      let tail = Self.incompleteTail(of: bytes)
      held = Array(bytes.suffix(tail))
      bytes.removeLast(tail)
      if bytes.isEmpty { return try next() }
    }
    let repair = TextRepair(bytes)
    replaced += repair.replaced
    return repair.text.utf8.map { Self.isForbidden($0) ? 0x20 : $0 }
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }

  /// Whether the first bytes of a document name no encoding but UTF-8.
  private static func claimsUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.first == 0 {
      return false
    }
    let head = String(decoding: bytes, as: UTF8.self).lowercased()
    guard head.hasPrefix("<?xml") || head.hasPrefix("\u{FEFF}<?xml"),
      let declaration = head.split(separator: "?>", maxSplits: 1).first,
      declaration.contains("encoding")
    else { return true }
    return declaration.contains("utf-8") || declaration.contains("us-ascii")
  }

  /// How many bytes at the end start a character that the next block may complete.
  private static func incompleteTail(of bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? length : 0
    }
    return 0
  }
}
