import TextSegmentation

/// The ids of entries that users write themselves: `type/ascii-slug`.
public enum OwnEntityID {
  /// The id of a name under the top of its type; `nil` where the name has no word.
  ///
  /// Case and diacritics go, apostrophes join, everything else between words becomes a hyphen; a letter
  /// of another script becomes its code point.
  public static func make(_ name: String, type: String) -> String? {
    let joined = String(
      String.UnicodeScalarView(name.unicodeScalars.filter { !"'’‘`´ʼ".unicodeScalars.contains($0) })
    )
    let words = FoldedPhrase(joined).foldedWords.map { word in
      String(decoding: word, as: UTF8.self).unicodeScalars.map { scalar in
        scalar.isASCII ? String(scalar) : "u" + String(scalar.value, radix: 16)
      }.joined()
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-")
    return slug.isEmpty ? nil : type.prefix { $0 != "/" } + "/" + slug
  }

  /// Whether a text can stand as an id of a table: something on both sides of a slash or colon, without
  /// white space, control characters and `|`.
  public static func isUsable(_ id: String) -> Bool {
    let bytes = Array(id.utf8)
    guard let separator = bytes.firstIndex(where: { $0 == 0x2F || $0 == 0x3A }) else {
      return false
    }
    return separator > 0 && separator < bytes.count - 1
      && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "|") }
  }
}
