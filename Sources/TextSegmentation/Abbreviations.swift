/// English words after which a full stop does not end a sentence, and words that start one.
///
/// Folded forms. Other languages keep the general rules.
enum Abbreviations {
  /// Always followed by more of the sentence.
  static let inner: Set<String> = [
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "lt", "col", "maj", "sgt", "capt", "cmdr",
    "cpl", "pvt", "adm", "brig", "sen", "rep", "gov", "pres", "hon", "rev", "fr", "sr", "st", "mt",
    "ft", "v", "vs", "fig", "pp", "vol", "ed", "approx", "dept", "gens", "sens", "reps", "supt",
    "insp", "cllr", "amb", "min", "pte", "sqn", "wg",
  ]
  /// Followed by more of the sentence if that is a number; else words of their own.
  static let numeric: Set<String> = ["no", "nos"]
  /// May stand at a sentence's end: the next word decides.
  static let outer: Set<String> = [
    "inc", "corp", "co", "ltd", "jr", "snr", "jnr", "etc", "ave", "blvd", "rd", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "al", "bros", "univ", "eg",
    "ie",
    "am", "pm", "ph", "bn", "est", "govt",
  ]
  /// Words that nearly always start a sentence when they follow an abbreviation with a capital.
  static let starters: Set<String> = [
    "the", "a", "an", "it", "its", "he", "she", "they", "we", "i", "you", "this", "that", "these",
    "those", "there", "here", "his", "her", "their", "our", "my", "your", "in", "on", "at", "by",
    "for", "from", "with", "but", "and", "or", "so", "if", "when", "while", "as", "after", "before",
    "since", "until", "although", "though", "however", "meanwhile", "what", "who", "why", "how",
    "where", "which", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "not",
    "no", "some", "many", "most", "all", "one", "two", "yet", "then", "now", "also", "even", "such",
    "despite", "during", "under", "over", "to",
  ]

  /// What a word is to the end of a sentence.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let inner = Kinds(rawValue: 1)
    static let numeric = Kinds(rawValue: 2)
    static let outer = Kinds(rawValue: 4)
    static let starter = Kinds(rawValue: 8)
  }

  /// What a word is that stands before a full stop.
  static func kinds(ofAbbreviation word: Word) -> Kinds {
    // No abbreviation is longer; most words are told by that.
    word.foldedEnd - word.foldedStart <= longestAbbreviation ? kinds(of: word) : []
  }

  /// What a word is, by the hash of its folded form; 56 bits of it decide.
  static func kinds(of word: Word) -> Kinds {
    let slots = slots
    var place = Self.place(of: word.hash, in: slots)
    while slots[place] != 0 {
      if (slots[place] ^ word.hash) >> 8 == 0 {
        return Kinds(rawValue: UInt8(truncatingIfNeeded: slots[place]))
      }
      place = (place + 1) & (slots.count - 1)
    }
    return []
  }

  private static func place(of hash: UInt64, in slots: [UInt64]) -> Int {
    Int(truncatingIfNeeded: hash >> 8) & (slots.count - 1)
  }

  private static let longestAbbreviation = Int32(
    inner.union(numeric).union(outer).map(\.utf8.count).max() ?? 0
  )

  /// The words by their hashes, each in the first free place from its own on, a power of two of them.
  ///
  /// Of a hash the lowest byte gives way to the kinds; 0 is free.
  private static let slots: [UInt64] = {
    var slots: [UInt64] = Array(repeating: 0, count: 1024)
    let lists: [(Set<String>, Kinds)] = [
      (inner, .inner), (numeric, .numeric), (outer, .outer), (starters, .starter),
    ]
    for (words, kind) in lists {
      for word in words {
        let hash = Word.hash(ofFolded: Array(word.utf8)[...])
        var place = Self.place(of: hash, in: slots)
        while slots[place] != 0, (slots[place] ^ hash) >> 8 != 0 {
          place = (place + 1) & (slots.count - 1)
        }
        slots[place] = slots[place] & 0xFF | hash & ~0xFF | UInt64(kind.rawValue)
      }
    }
    return slots
  }()
}
