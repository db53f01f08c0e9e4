import ArticleThreads

/// Puts tags into a JSON record.
enum RecordTags {
  /// The edits of a record's bytes that add the names its list of tags has not yet.
  static func insertion(
    of names: [String],
    into bytes: [UInt8],
    at place: InputPlace,
    existing: [String]
  ) throws(TagWritingError) -> TagInsertion {
    var insertion = TagInsertion()
    guard let object = JSONObjectLayout(bytes) else { return insertion }
    // Of a key that stands twice, the reader takes the last.
    let value = object.value(of: "tags")
    let isCommaList = value.map { bytes[$0.lowerBound] == UInt8(ascii: "\"") } ?? false
    insertion.names = TagName.new(names, besides: existing, inCommaList: isCommaList)
    guard !insertion.names.isEmpty else { return insertion }
    let spacing = JSONSpacing(of: object, in: bytes)
    let quoted = insertion.names.map { Array(JSONEscaping.quoted($0).utf8) }
    // On a line of its own a new member stands; the elements of its array need none.
    let space = spacing.afterComma.contains(0x0A) ? [0x20] : spacing.afterComma
    let list = Array(quoted.joined(separator: [UInt8(ascii: ",")] + space))
    guard let value else {
      let array = [UInt8(ascii: "[")] + list + [UInt8(ascii: "]")]
      let isFirst = object.members.isEmpty
      insertion.edits.insert(
        spacing.member("tags", array, isFirst: isFirst),
        at: object.endOfMembers
      )
      return insertion
    }
    switch bytes[value.lowerBound] {
    case UInt8(ascii: "["):
      insertion.edits = edits(ofArray: value, in: bytes, adding: quoted, space: space)
    case UInt8(ascii: "\""):
      insertion.edits = edits(ofString: value, in: bytes, adding: insertion.names)
    case UInt8(ascii: "n"):
      let array = [UInt8(ascii: "[")] + list + [UInt8(ascii: "]")]
      insertion.edits.replace(value, with: array)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      // A number that stands for a list of one.
      insertion.edits.insert([UInt8(ascii: "[")], at: value.lowerBound)
      let rest = [UInt8(ascii: ",")] + space + list + [UInt8(ascii: "]")]
      insertion.edits.insert(rest, at: value.upperBound)
    default:
      throw TagWritingError(
        code: .unsupportedValue,
        message: "\(place.file):\(place.line): the value of “tags” is neither a list nor a text; "
          + "no tag is written into this record"
      )
    }
    return insertion
  }

  /// New elements after the last one, with the white space that the array puts between its elements.
  private static func edits(
    ofArray array: Range<Int>,
    in bytes: [UInt8],
    adding quoted: [[UInt8]],
    space: [UInt8]
  ) -> ByteEdits {
    var edits = ByteEdits()
    let elements = JSONObjectLayout.elements(of: bytes, in: array)
    guard let last = elements.last else {
      let list = quoted.joined(separator: [UInt8(ascii: ",")] + space)
      edits.insert(Array(list), at: array.lowerBound + 1)
      return edits
    }
    let before = elements.dropLast().last?.upperBound ?? array.lowerBound
    let gap = bytes[before..<last.lowerBound]
    var between = Array(gap.reversed().prefix { $0 <= 0x20 }.reversed())
    // One element on the line of its bracket does not tell.
    if elements.count == 1, !between.contains(0x0A) { between = space }
    let list = quoted.flatMap { [UInt8(ascii: ",")] + between + $0 }
    edits.insert(list, at: last.upperBound)
    return edits
  }

  /// New names after the last one in a text that holds names separated by commas.
  private static func edits(
    ofString string: Range<Int>,
    in bytes: [UInt8],
    adding names: [String]
  ) -> ByteEdits {
    var edits = ByteEdits()
    let content = string.lowerBound + 1..<string.upperBound - 1
    let hasSpace = bytes[content].firstIndex(of: UInt8(ascii: ",")).map { comma in
      comma + 1 < content.upperBound && bytes[comma + 1] == 0x20
    }
    let separator = hasSpace == false ? "," : ", "
    // The names as JSON, without the quotation marks.
    let list = JSONEscaping.quoted(names.joined(separator: separator)).utf8.dropFirst().dropLast()
    let filled = bytes[content].lastIndex { $0 > 0x20 && $0 != UInt8(ascii: ",") }
    guard let filled else {
      edits.replace(content, with: Array(list))
      return edits
    }
    edits.replace(filled + 1..<content.upperBound, with: Array(separator.utf8) + Array(list))
    return edits
  }
}
