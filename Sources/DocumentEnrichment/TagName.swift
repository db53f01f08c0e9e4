import TextSegmentation

/// A tag's name as it is written, and the key by which two names are the same tag.
struct TagName {
  /// The name on one line; in a comma list without commas of its own.
  let text: String
  /// The name across case, diacritics, hyphens and punctuation.
  let key: [UInt8]

  /// A name for a list; `nil` where nothing is left of it.
  ///
  /// In a list that is separated by commas a name's own commas would make two tags of it, so they are
  /// left out: `Washington D.C.`.
  init?(_ name: String, inCommaList: Bool) {
    var scalars = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in name.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        needsSpace = !scalars.isEmpty
      default:
        if inCommaList, scalar == "," {
          needsSpace = !scalars.isEmpty
          continue
        }
        if needsSpace { scalars.append(" ") }
        needsSpace = false
        scalars.append(scalar)
      }
    }
    guard !scalars.isEmpty else { return nil }
    text = String(scalars)
    key = Self.key(of: text)
  }

  /// The key of a name: its folded words, and the signs that tell `C++` from `C`.
  static func key(of name: String) -> [UInt8] {
    let words = FoldedPhrase(name).foldedWords.joined(separator: [0x20])
    let signs = name.utf8.filter { "+#&%$@".utf8.contains($0) }
    let key = Array(words) + [0] + signs
    // A name without letters and digits is itself.
    return key.count == 1 ? key + Array(name.utf8) : key
  }

  /// The names that a list has not yet, each once, in their order.
  static func new(_ names: [String], besides existing: [String], inCommaList: Bool) -> [String] {
    var seen = Set(existing.map(key(of:)))
    return names.compactMap { name in
      guard let name = TagName(name, inCommaList: inCommaList), seen.insert(name.key).inserted
      else { return nil }
      return name.text
    }
  }
}
