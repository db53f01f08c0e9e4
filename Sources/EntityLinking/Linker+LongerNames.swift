import Gazetteers
import TextSegmentation

extension Linker {
  /// Whether a one-word name is part of a longer name that no list holds: `Jeb Bush`, `Jack London`.
  func isPartOfLongerName(_ words: Range<Int>, _ part: TextPart) -> Bool {
    guard words.count == 1 else { return false }
    let text = part.text
    let word = words.lowerBound
    // Most words have no capital before them and are no first name.
    let isBehindCapital =
      word > 0 && text.words[word].gap == .joint
      && text.words[word - 1].shape.contains(.startsWithCapital)
    guard isBehindCapital || part.traits(word).contains(.placeAsFirstName),
      !part.isShouted(sentence: text.sentence(ofWord: word))
    else { return false }
    return isFollowedByUnlistedName(word, part)
      || isBehindCapital
        && (isNamedBeforeOffice(word, part) || isUnlistedName(word - 1, before: word, part))
  }

  /// Whether a place's name is a first name here: `Jordan Peterson`, `Chad Miller`.
  private func isFollowedByUnlistedName(_ word: Int, _ part: TextPart) -> Bool {
    let next = word + 1
    guard part.traits(word).contains(.placeAsFirstName), next < part.text.words.count,
      part.isSpaced(next)
    else { return false }
    let follower = part.text.words[next]
    return follower.shape.contains(.startsWithCapital) && !follower.isAllCapitals
      && part.traits(next).isDisjoint(with: [.ordinary, .commonName, .covered])
  }

  /// Whether an office behind a comma tells that two capitals are a person: `Knox Thames, the Special
  /// Advisor`.
  private func isNamedBeforeOffice(_ word: Int, _ part: TextPart) -> Bool {
    let text = part.text
    let first = word - 1
    guard first >= 0, part.isSpaced(word), text.words[first].shape.contains(.startsWithCapital),
      !text.words[first].isAllCapitals, part.facts(word).contains(.surname),
      !part.facts(first).isDisjoint(with: [.firstName, .surname]),
      part.facts(first).isDisjoint(with: [.ordinary, .title, .organizationHead, .placeHead]),
      part.nameTraits(first).isDisjoint(with: [.placeBeginning, .direction, .particle, .calendar])
    else { return false }
    var next = word + 1
    guard next < text.words.count, text.words[next].gap == .comma else { return false }
    let limit = min(text.words.count, next + 4)
    while next < limit, !isOffice(next, part) {
      // `the former`, `Special`
      guard
        text.words[next].shape.contains(.startsWithCapital)
          || part.nameTraits(next).contains(.the) || part.nameTraits(next).contains(.indefinite)
          || part.isWord(next, .former)
      else { return false }
      next += 1
      if next < limit, text.words[next].gap != .joint { return false }
    }
    return next < limit
      && !part.matches.overlapping(first..<word).contains {
        $0.words.lowerBound <= first && $0.words.upperBound > word
      }
  }

  /// Whether a word is an office, or with a capital any title.
  private func isOffice(_ word: Int, _ part: TextPart) -> Bool {
    part.traits(word).contains(.office)
      || part.facts(word).contains(.title)
        && part.text.words[word].shape.contains(.startsWithCapital)
  }

  /// Whether a capitalised office stands before what can be a surname, or a first name before another
  /// capital: `Special Advisor Thames`, `President Chad Griffin`.
  func isBehindOffice(_ words: Range<Int>, _ part: TextPart) -> Bool {
    let word = words.lowerBound
    guard words.count == 1, word > 0, part.traits(word - 1).contains(.office),
      part.text.words[word - 1].shape.contains(.startsWithCapital), part.isSpaced(word),
      !part.text.words[word].isAllCapitals,
      !part.facts(word).isDisjoint(with: [.firstName, .surname]),
      !part.isTitled(sentence: part.text.sentence(ofWord: word))
    else { return false }
    // `Deputy Director Houston Office`
    let next = word + 1
    return next == part.text.words.count || !part.isSpaced(next)
      || !part.text.words[next].shape.contains(.startsWithCapital)
      || part.facts(next).isDisjoint(with: [.organizationHead, .placeHead])
        && (part.facts(next).contains(.surname) || !part.facts(next).contains(.ordinary))
  }

  /// Whether a people's name is a first name here: `German Lopez`, for a surname follows that is no
  /// first name and that no list holds.
  func isDemonymAsFirstName(_ words: Range<Int>, _ part: TextPart) -> Bool {
    let next = words.upperBound
    guard words.count == 1, part.facts(words.lowerBound).contains(.firstName),
      next < part.text.words.count, part.facts(next).contains(.surname), part.isSpaced(next)
    else { return false }
    let follower = part.text.words[next]
    return follower.shape.contains(.startsWithCapital) && !follower.isAllCapitals
      && part.traits(next).isDisjoint(with: [.ordinary, .commonName, .covered])
      && part.facts(next).isDisjoint(with: [.firstName, .title, .organizationHead, .placeHead])
      && !part.isShouted(sentence: part.text.sentence(ofWord: next))
  }

  /// Whether a word is a capitalised name that nothing explains, joined to the next by white space.
  private func isUnlistedName(_ index: Int, before next: Int, _ part: TextPart) -> Bool {
    let text = part.text
    let word = text.words[index]
    guard word.shape.contains(.startsWithCapital), !word.shape.contains(.hasDigit),
      word.length == 1 || !word.isAllCapitals
    else { return false }
    // An initial's full stop is part of a name; hyphens and possessives part two names.
    for place in Int(word.end)..<Int(text.words[next].start) {
      let byte = text.utf8[place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x2E && word.length == 1 else { return false }
    }
    if word.length == 1 { return index > 0 && text.words[index].gap == .joint }
    let traits = part.traits(index)
    if !traits.isDisjoint(with: [.title, .commonName]) { return false }
    // `Maoist China`: an adjective.
    if part.hasEnding(index, "ist") { return false }
    if traits.contains(.ordinary) {
      // Ordinary words that are first names too (`Bill`, `Jack`, `Will`) make a name; others do not.
      return traits.contains(.firstName) && !part.isSentenceInitial(index)
    }
    return !traits.contains(.covered) || isMiddleName(index, before: next, part)
  }

  /// Whether what a list has as a name of its own stands between a first name and a surname here: the
  /// `Yulín` of `Carmen Yulín Cruz` is no town.
  func isMiddleName(_ word: Int, before next: Int, _ part: TextPart) -> Bool {
    guard part.traits(word).contains(.listed), part.isSpaced(word), part.isSpaced(next),
      part.text.words[word].shape.contains(.startsWithCapital),
      part.facts(next).contains(.surname), part.facts(word - 1).contains(.firstName),
      part.text.words[word - 1].shape.contains(.startsWithCapital),
      part.traits(word - 1).isDisjoint(with: [.ordinary, .covered, .title])
    else { return false }
    return !part.matches.overlapping(word..<word + 1).contains { $0.words.count > 1 }
  }
}

/// English words with a capital that are no part of a person's name.
enum NameWords {
  /// Peoples and creeds, days and months, and compass words that newspapers capitalise.
  static let common: Set<String> = [
    "arab", "arabs", "kurd", "kurdish", "kurds", "sunni", "sunnis", "shia", "shiite", "shiites",
    "islamist", "islamists", "islamic", "muslim", "muslims", "christian", "christians", "jewish",
    "jew", "jews", "hindu", "buddhist", "catholic", "protestant", "orthodox", "pashtun", "pashtuns",
    "tajik", "uzbek", "hazara", "baloch", "berber", "tuareg", "alawite", "druze", "yazidi",
    "salafi",
    "wahhabi", "baathist", "marxist", "communist", "nazi", "hispanic", "latino",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "north", "south", "east", "west", "northern", "southern", "eastern", "western",
    "english", "anti", "pro", "ex", "non", "mid", "trans", "inter", "downtown", "greater", "upper",
    "lower", "central", "i", "u", "also", "says", "says", "but",
  ]
  /// Ends of names that are cut short: companies, sons, American states.
  static let abbreviations: Set<String> = [
    "corp", "inc", "co", "ltd", "bros", "jr", "sr", "snr", "jnr", "ala", "ariz", "ark", "calif",
    "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt",
    "wash", "wis", "wyo",
  ]
  /// Months that are also names.
  static let months: Set<String> = ["april", "august", "june", "march", "may"]
  /// What roads are called, with a place's name before it.
  static let roads: Set<String> = [
    "ave", "avenue", "blvd", "boulevard", "drive", "lane", "parkway", "rd", "road", "street",
    "turnpike",
  ]
  /// Places that are also first names.
  static let placesAsFirstNames: Set<String> = [
    "asia", "austin", "brooklyn", "chad", "charlotte", "chelsea", "dallas", "florence", "georgia",
    "hamilton", "holland", "houston", "india", "ireland", "israel", "jackson", "jordan", "kenya",
    "kingston", "lincoln", "london", "madison", "mali", "paris", "phoenix", "savannah", "sydney",
    "troy", "valencia", "victoria", "vienna", "virginia",
  ]
  /// Before a person's name and never before a place or a body.
  static let honorifics: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "sir", "sen", "rep", "prof", "sgt", "lt", "col", "gen",
    "maj", "capt", "cpl", "adm", "rev", "brig", "cmdr", "supt",
  ]
  /// Ordinary words that are also first names.
  static let firstNames: Set<String> = [
    "bill", "jack", "will", "mark", "rob", "bob", "drew", "grant", "frank", "art", "chuck", "dick",
    "gene", "guy", "jimmy", "john", "josh", "june", "april", "may", "nick", "pat", "ray", "rich",
    "rod",
    "rose", "sue", "ted", "tom", "tony", "wade", "ward", "hope", "faith", "grace", "joy", "lance",
    "max", "miles", "norm", "pierce", "randy", "sandy", "terry", "peter", "paul", "george", "henry",
    "harry", "jenny", "kitty", "lily", "mike", "olive", "ruby", "daisy", "heather", "holly", "ivy",
    "jasmine", "laurel", "violet", "dean", "earl", "duke", "marshal", "carol", "dawn", "eve",
    "robin",
    "christian", "angel", "chad", "cliff", "clay", "curt", "dale", "dee", "don", "glen", "hank",
    "herb",
    "jay", "jade", "jean", "jerry", "jess", "lee", "marina", "mercy", "merry", "misty", "penny",
    "pearl",
    "rusty", "sally", "skip", "sonny", "summer", "tiffany", "trey", "victor", "woody",
  ]
}
