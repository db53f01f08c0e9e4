/// What counts as a name where names alone are scored.
///
/// White space and capitals are those of Unicode, as the reference scorer has them.
struct NameRules {
  /// The text in scalars.
  let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// A span cut to the text.
  private func slice(_ range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
    scalars[range.clamped(to: scalars.indices)]
  }

  /// Whether a span holds a capital and is no pronoun.
  func isName(_ range: Range<Int>) -> Bool {
    let slice = slice(range)
    return slice.contains(where: \.properties.isUppercase) && !Self.isPronoun(slice)
  }

  /// A span without its leading article, unless that is all there is.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let slice = slice(range)
    for article in Self.articles where Self.fold(slice.prefix(article.count)) == article {
      let rest = slice.dropFirst(article.count)
      let name = rest.drop(while: Self.isSpace)
      guard name.startIndex > rest.startIndex, !name.isEmpty else { continue }
      return name.startIndex..<range.upperBound
    }
    return range
  }

  /// A span's text.
  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(slice(range)))
  }

  // MARK: Words

  private static let articles = ["the", "a", "an"]
  private static let pronouns: Set<String> = [
    "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "they",
    "them", "their", "it", "its", "this", "that", "these", "those", "who", "which",
  ]
  private static let longestPronoun = 5

  private static func isPronoun(_ slice: ArraySlice<Unicode.Scalar>) -> Bool {
    // A line end behind the word does not make it another word.
    let word = slice.last == "\n" ? slice.dropLast() : slice
    return word.count <= longestPronoun && pronouns.contains(fold(word))
  }

  /// ASCII letters in lower case, with the other letters that match them where case does not matter.
  private static func fold(_ slice: ArraySlice<Unicode.Scalar>) -> String {
    String(
      String.UnicodeScalarView(
        slice.map { scalar in
          switch scalar.value {
          case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
          case 0x130, 0x131: "i"
          case 0x17F: "s"
          default: scalar
          }
        }
      )
    )
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }
}
