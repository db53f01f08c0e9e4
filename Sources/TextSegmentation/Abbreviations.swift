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

  /// What a word is, by the hash of its folded form; hashes of 64 bits are taken as equal words.
  static func kinds(of word: Word) -> Kinds {
    let slots = slots
    var place = Int(truncatingIfNeeded: word.hash) & (slots.count - 1)
    while !slots[place].kinds.isEmpty {
      if slots[place].hash == word.hash { return slots[place].kinds }
      place = (place + 1) & (slots.count - 1)
    }
    return []
  }

  /// The words by their hashes, each in the first free place from its own on; a power of two.
  private static let slots: [(hash: UInt64, kinds: Kinds)] = {
    var slots: [(hash: UInt64, kinds: Kinds)] = Array(repeating: (0, []), count: 1024)
    let lists: [(Set<String>, Kinds)] = [
      (inner, .inner), (numeric, .numeric), (outer, .outer), (starters, .starter),
    ]
    for (words, kind) in lists {
      for word in words {
        let hash = Word.hash(ofFolded: Array(word.utf8)[...])
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while !slots[place].kinds.isEmpty, slots[place].hash != hash {
          place = (place + 1) & (slots.count - 1)
        }
        slots[place].hash = hash
        slots[place].kinds.insert(kind)
      }
    }
    return slots
  }()
}
