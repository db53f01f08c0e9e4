/// Gives names that a list writes in capitals their usual form: `JOHN O'NEIL` is `John O'neil`.
///
/// Matching does not tell the two apart, except that one word in capitals is read as an acronym; so
/// the usual form loses no match, and single words that are no acronyms win theirs.
enum CapitalNames {
  /// The name in its usual form and the further spellings it needs; `nil` where the name is not
  /// written in capitals, or is an acronym.
  static func usual(_ name: String, isOrganization: Bool) -> (name: String, alias: String?)? {
    let shape = NameShape(name)
    guard shape.isAllCapitals else { return nil }
    if !shape.hasSpace, shape.letters == shape.capitals {
      // `UN`, `FBI`, `ZTE`; four letters or more may be a word, `HAMAS`, or not, `ANSF`.
      if shape.letters <= 3 { return nil }
      if isOrganization, shape.letters <= 5, !name.utf8.contains(UInt8(ascii: "-")) {
        return hasVowel(name) ? (name, titled(name)) : nil
      }
    }
    // `OOO TGK` is a row of abbreviations.
    if isOrganization, name.split(separator: " ").allSatisfy({ $0.count <= 3 }) { return nil }
    return (titled(name, isOrganization: isOrganization), nil)
  }

  /// `DOE, Jane` as `Jane Doe`; `nil` where there is not one comma, or a title follows it.
  static func turned(_ name: String) -> String? {
    let parts = name.split(separator: ",", omittingEmptySubsequences: false).map {
      NameText.clean(String($0)).text
    }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    let suffix = parts[1].lowercased().filter { $0 != "." }
    if ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"].contains(suffix) { return nil }
    let family = NameShape(parts[0])
    let given = NameShape(parts[1])
    // Half in capitals is a habit of such lists, not of the name.
    let isMixed = family.isAllCapitals && !given.isAllCapitals
    // `Robin Leigh-Pemberton, Baron Kingsdown` is not turned round, but titled.
    if !family.isAllCapitals, family.hasSpace || given.digits > 0 || parts[1].contains(" of ") {
      return nil
    }
    return parts[1] + " " + (isMixed ? titled(parts[0], isWhole: false) : parts[0])
  }

  /// A name in small letters with capitals where they belong.
  ///
  /// Words without a vowel stay in capitals in the names of organizations: `FMLN-FDR`.
  static func titled(_ name: String, isOrganization: Bool = false, isWhole: Bool = true) -> String {
    var result = ""
    var word = ""
    var isFirst = isWhole
    var last: Unicode.Scalar = " "
    func end() -> String {
      // `Hizb-i Islami`, `Lashkar-e-Taiba`.
      if last == "-", ["I", "E"].contains(word) { return word.lowercased() }
      if isOrganization, (2...5).contains(word.count), word.allSatisfy(\.isUppercase),
        !hasVowel(word), !shortened.contains(word.lowercased())
      {
        return word
      }
      return titled(word: word, isFirst: isFirst)
    }
    for scalar in name.unicodeScalars {
      if scalar == " " || scalar == "-" || scalar == "/" || scalar == "(" {
        result += end()
        result.unicodeScalars.append(scalar)
        if !word.isEmpty { isFirst = false }
        word = ""
        last = scalar
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    return result + end()
  }

  private static func titled(word: String, isFirst: Bool) -> String {
    let lower = word.lowercased()
    let bare = lower.filter { $0.isLetter }
    if !isFirst, small.contains(lower) { return lower }
    if kept.contains(bare) { return word.uppercased() }
    // `U.N.`, `J.K.`: one letter, one full stop.
    if word.contains("."), word.split(separator: ".").allSatisfy({ $0.count == 1 }) {
      return word.uppercased()
    }
    guard let first = lower.firstIndex(where: \.isLetter) else { return word }
    // `3rd`, `1st`, but `4Q`.
    if first > lower.startIndex, lower[..<first].allSatisfy(\.isNumber), ordinals.contains(bare) {
      return lower
    }
    return lower[..<first] + lower[first].uppercased() + lower[lower.index(after: first)...]
  }

  private static func hasVowel(_ name: String) -> Bool {
    name.lowercased().contains { "aeiouy".contains($0) }
  }

  private static let small: Set<String> = [
    "of", "the", "and", "for", "in", "on", "at", "to", "by", "de", "del", "della", "der", "des",
    "di", "do", "dos", "du", "la", "le", "les", "el", "al", "bin", "bint", "ibn", "von", "van",
    "und", "et", "y", "e", "ve",
  ]
  private static let kept: Set<String> = [
    "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "us", "usa", "uk", "un", "eu",
    "uae", "ussr", "nato", "jsc", "ojsc", "pjsc", "cjsc", "llc", "llp", "plc", "fzc", "fze",
    "fzco", "gmbh", "sarl", "ooo", "oao", "zao", "ao", "pao", "aao", "kg", "nv", "bv", "ag", "tv",
  ]
  private static let shortened: Set<String> = [
    "mr", "mrs", "dr", "st", "jr", "sr", "mt", "ft", "ltd", "bros", "mfg", "pvt", "intl", "natl",
  ]
  private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]
}
