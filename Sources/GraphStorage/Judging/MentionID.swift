public import EntityLinking

/// The public id of a span: `document@t12-18` in a title, `document@b12-18` in a body.
public struct MentionID: Sendable, Equatable {
  /// The document.
  public var document: String
  /// Title or body.
  public var part: Judgement.Part
  /// The span in Unicode scalars; never empty.
  public var range: Range<Int>

  /// Reads an id; `nil` for a text that is none.
  public init?(_ id: String) {
    guard let at = id.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let place = id.utf8[id.utf8.index(after: at)...]
    guard let dash = place.firstIndex(of: UInt8(ascii: "-")), place.startIndex < dash,
      let part = Judgement.Part(rawValue: String(Substring(place.prefix(1)))),
      let start = Self.number(place[place.index(after: place.startIndex)..<dash]),
      let end = Self.number(place[place.index(after: dash)...]), start < end
    else { return nil }
    document = String(Substring(id.utf8[..<at]))
    self.part = part
    range = start..<end
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(Substring(digits)),
      number <= Int32.max
    else { return nil }
    return number
  }
}
