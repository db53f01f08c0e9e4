import ArticleThreads

/// Sets values in the objects of a JSON text and leaves every other byte alone.
struct JSONObjectEditor {
  let bytes: [UInt8]
  private(set) var edits = ByteEdits()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Sets some keys of an object, in the order given.
  ///
  /// A value that is there is replaced, wherever its key stands, so that readers that take the first
  /// of two equal keys and readers that take the last see the same. What is not there comes last, with
  /// the object's own spacing. `nil` adds nothing and makes `null` of a value that is there.
  mutating func set(_ values: [(key: String, value: [UInt8]?)], in object: JSONObjectLayout) {
    let spacing = JSONSpacing(of: object, in: bytes)
    var added: [UInt8] = []
    var isFirst = object.members.isEmpty
    for (key, value) in values {
      let present = object.members.filter { $0.key.utf8.elementsEqual(key.utf8) }
      for member in present { edits.replace(member.value, with: value ?? Array("null".utf8)) }
      guard present.isEmpty, let value else { continue }
      added += spacing.member(key, value, isFirst: isFirst)
      isFirst = false
    }
    if !added.isEmpty { edits.insert(added, at: object.endOfMembers) }
  }
}

/// The white space that an object puts between its members.
struct JSONSpacing {
  /// What stands between a comma and the key after it.
  private(set) var afterComma: [UInt8] = []
  /// What stands between a key and its value, the colon included.
  private(set) var colon: [UInt8] = [UInt8(ascii: ":")]

  /// Takes the spacing of an object's last member.
  init(of object: JSONObjectLayout, in bytes: [UInt8]) {
    guard let last = object.members.last else { return }
    let before = object.members.dropLast().last?.value.upperBound ?? object.openingBrace + 1
    var index = before
    while bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: ",") { afterComma = [] } else { afterComma += [bytes[index]] }
      index += 1
    }
    if object.members.count == 1, bytes[before..<index].isEmpty, hasSpaceAfterColon(bytes, last) {
      afterComma = [0x20]
    }
    index = JSONString.end(in: bytes, from: index)
    colon = Array(bytes[index..<last.value.lowerBound])
  }

  /// A member as it is put after the others.
  func member(_ key: String, _ value: [UInt8], isFirst: Bool = false) -> [UInt8] {
    let comma = isFirst ? [] : [UInt8(ascii: ",")] + afterComma
    return comma + Array(JSONEscaping.quoted(key).utf8) + colon + value
  }

  private func hasSpaceAfterColon(_ bytes: [UInt8], _ member: JSONObjectLayout.Member) -> Bool {
    bytes[member.value.lowerBound - 1] == 0x20
  }
}

/// Where JSON strings end.
enum JSONString {
  /// The index after the closing quotation mark of the string that starts at an index.
  static func end(in bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.count)
  }
}
