/// What kinds of characters a name is made of.
struct NameShape {
  /// Letters, and marks that make syllables of them.
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var smalls = 0
  private(set) var digits = 0
  /// Letters of scripts whose names may be two characters long.
  private(set) var syllables = 0
  private(set) var spaces = 0
  private(set) var isASCII = true
  /// Whether a byte could not be read.
  private(set) var hasReplacement = false

  init(_ name: String) {
    for scalar in name.unicodeScalars {
      if !scalar.isASCII { isASCII = false }
      if scalar.value == 0xFFFD { hasReplacement = true }
      let properties = scalar.properties
      if properties.isAlphabetic {
        letters += 1
        if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
          capitals += 1
        } else if properties.isLowercase {
          smalls += 1
        }
        if scalar.value >= 0x2E80 { syllables += 1 }
      } else if properties.numericType != nil {
        digits += 1
      } else if scalar == " " {
        spaces += 1
      }
    }
  }

  /// Whether all letters are capitals.
  var isAllCapitals: Bool { capitals > 0 && smalls == 0 && capitals == letters }
  /// Whether the script has capitals and the name has none.
  var isAllSmall: Bool { smalls > 0 && capitals == 0 }
  /// Whether there is more than one word.
  var hasSpace: Bool { spaces > 0 }
  /// Whether there are fewer letters than a name of its script needs.
  var isTooShort: Bool { letters < (syllables > 0 ? 2 : 3) }
}
