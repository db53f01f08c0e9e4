import TextSegmentation

/// The English words that tell which part of a name may be left out, by the hashes of their folded
/// forms.
enum DerivedWords {
  static let the = hashes(["the"])
  static let of = hashes(["of"])
  static let united = hashes(["united"])
  static let states = hashes(["states", "kingdom", "nations"])
  static let countryLetters = hashes(["us", "uk", "eu", "un"])
  static let cutting = hashes(["of", "for", "at", "in"])
  static let conjunctions = hashes(["and"])
  static let small = hashes(["of", "the", "and", "for", "in", "on", "to", "de", "a"])
  /// Make a person's name one that no part stands for.
  static let joining = hashes(["of", "the", "and"])
  static let suffixes = hashes([
    "jr", "sr", "snr", "jnr", "junior", "senior", "ii", "iii", "iv",
  ])
  static let ranks = hashes(
    AliasKeys.ranks.sorted() + ["dr", "mr", "mrs", "ms", "prof", "sir", "dame", "lord", "lady"]
  )
  /// Belong to the surname behind them.
  static let particles = hashes([
    "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "ter",
    "bin", "ibn", "abu", "al", "el", "mac", "st",
  ])
  /// Belong to the surname behind them, which also stands without.
  static let articles = hashes(["al", "el"])
  /// Ends of a company's name that newspapers leave out.
  static let corporate = hashes([
    "corp", "corporation", "inc", "incorporated", "ltd", "limited", "plc", "co", "company",
    "companies", "cos", "ag", "sa", "gmbh", "group", "holdings", "holding", "llc", "llp", "lp",
    "nv",
    "bv", "se", "spa", "ab", "oyj", "asa", "kk", "bhd", "pty", "pte", "sarl", "srl", "kg",
  ])
  /// Say what division of a country a place is.
  static let divisions = hashes([
    "province", "state", "county", "region", "oblast", "district", "prefecture", "governorate",
    "territory", "municipality", "republic", "krai", "okrug", "canton", "department", "kingdom",
    "commonwealth", "federation", "principality", "voivodeship",
  ])

  /// What a company or a university is, behind a name that stands for it alone.
  static let businesses = hashes([
    "airlines", "airways", "bancorp", "breweries", "brewing", "brothers", "chemical", "chemicals",
    "college", "communications", "computer", "computers", "electronics", "energy", "enterprises",
    "entertainment", "financial", "foods", "industries", "instruments", "laboratories", "motor",
    "motors", "oil", "petroleum", "pharmaceutical", "pharmaceuticals", "products", "resources",
    "semiconductor", "software", "steel", "stores", "systems", "technologies", "textile",
    "textiles",
    "university",
  ])
  static let city = hashes(["city", "town", "county"])

  private static func hashes(_ words: [String]) -> Set<UInt64> {
    Set(words.map { Word.hash(ofFolded: Array($0.utf8)[...]) })
  }
}
