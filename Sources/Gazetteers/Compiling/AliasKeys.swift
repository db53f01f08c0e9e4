import TextSegmentation

/// The folded phrases under which one alias is found.
///
/// The text's own folding covers case, diacritics, hyphens and white space; what is left are the
/// spellings that have other words: a leading article, apostrophes left out, initials, ampersands,
/// plurals.
enum AliasKeys {
  /// A phrase and how many of its first words, an article or a rank, stay out of the mention.
  struct Key: Hashable {
    var bytes: [UInt8]
    var skip: Int
    /// Whether a plural ending was added.
    var isPlural: Bool
  }

  static func keys(for alias: Alias, type: Substring) -> [Key] {
    let isTopic = type == "topic"
    let name = FoldedPhrase(alias.text)
    guard !name.words.isEmpty, !name.hasEdge || isTopic else { return [] }
    var words = zip(name.foldedWords, name.words).map { Piece(gap: $1.gap, bytes: Array($0)) }
    words[0].gap = .joint
    var skip = 0
    if words.count > 1, words[0].bytes == Array("the".utf8), words[1].gap == .joint {
      if words.count > 2 { words.removeFirst() } else { skip = 1 }
    } else if type == "person" {
      while skip + 1 < words.count,
        ranks.contains(String(decoding: words[skip].bytes, as: UTF8.self))
      {
        skip += 1
      }
    }
    var forms = [words]
    forms += withoutApostrophes(alias.text, words)
    forms += forms.flatMap(withJoinedInitials)
    forms += forms.flatMap(withOtherConjunction)
    forms += forms.compactMap(withoutCommas)
    forms += forms.flatMap(withOtherSaint)
    if type.hasPrefix("organization") { forms += forms.compactMap(withCommaBeforePlace) }
    var keys = forms.map { Key(bytes: joined($0), skip: skip, isPlural: false) }
    if alias.rules.contains(.demonym) || isTopic {
      keys += forms.compactMap { plural($0) }.map {
        Key(bytes: joined($0), skip: skip, isPlural: true)
      }
    }
    var seen: Set<[UInt8]> = []
    return keys.filter { seen.insert($0.bytes).inserted }
  }

  /// Offices and ranks that an alias may begin with (`Sen. Warren`) and that no name holds.
  static let ranks: Set<String> = [
    "sen", "senator", "rep", "representative", "congressman", "congresswoman", "gov", "governor",
    "president", "prime", "minister", "gen", "general", "lt", "col", "colonel", "maj", "major",
    "adm",
    "admiral", "capt", "sgt", "secretary", "mayor", "judge", "justice", "chancellor", "premier",
  ]

  /// First words that give a name of several words another key.
  static let leadingWords = ["the"] + otherSaints.map(\.0)

  private static let otherSaints = [
    ("saint", "st"), ("st", "saint"), ("mount", "mt"), ("fort", "ft"),
  ]

  private struct Piece {
    var gap: Word.Gap
    var bytes: [UInt8]
  }

  private static func joined(_ pieces: [Piece]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0 { bytes.append(piece.gap.rawValue) }
      bytes += piece.bytes
    }
    return bytes
  }

  /// `Qa'ida` is also written `Qaida`, `Sana'a` `Sanaa`.
  private static func withoutApostrophes(_ text: String, _ words: [Piece]) -> [[Piece]] {
    let apostrophes: [Character] = ["'", "’", "‘", "`", "´"]
    guard text.contains(where: { apostrophes.contains($0) }) else { return [] }
    let other = FoldedPhrase(String(text.filter { !apostrophes.contains($0) }))
    var pieces = zip(other.foldedWords, other.words).map { Piece(gap: $1.gap, bytes: Array($0)) }
    guard !pieces.isEmpty else { return [] }
    pieces[0].gap = .joint
    // The article goes where it went before: `The Qa'ida` has three words, `The Qaida` two.
    let article = Array("the".utf8)
    if pieces.count > 1, pieces[0].bytes == article, words[0].bytes != article {
      pieces.removeFirst()
    }
    return [pieces]
  }

  /// `J. K. Rowling` is also written `J.K. Rowling`, which segmentation reads as one word `jk`.
  private static func withJoinedInitials(_ words: [Piece]) -> [[Piece]] {
    guard
      let first = words.indices.dropLast().first(where: {
        isInitial(words[$0]) && isInitial(words[$0 + 1])
      })
    else { return [] }
    var merged = Array(words[..<first])
    var initials = words[first]
    var index = first + 1
    while index < words.count, isInitial(words[index]) {
      initials.bytes += words[index].bytes
      index += 1
    }
    merged.append(initials)
    return [merged + words[index...]]
  }

  private static func isInitial(_ piece: Piece) -> Bool {
    piece.bytes.count == 1 && piece.gap == .joint && (0x61...0x7A).contains(piece.bytes[0])
  }

  /// `Johnson & Johnson` is also written `Johnson and Johnson`.
  private static func withOtherConjunction(_ words: [Piece]) -> [[Piece]] {
    if let index = words.indices.dropFirst().first(where: { words[$0].gap == .ampersand }) {
      var other = words
      other[index].gap = .joint
      other.insert(Piece(gap: .joint, bytes: Array("and".utf8)), at: index)
      return [other]
    }
    if let index = words.indices.dropFirst().dropLast().first(where: {
      words[$0].bytes == Array("and".utf8) && words[$0].gap == .joint
    }) {
      var other = words
      other.remove(at: index)
      other[index].gap = .ampersand
      return [other]
    }
    return []
  }

  /// `Washington, D.C.` is also written `Washington D.C.`.
  private static func withoutCommas(_ words: [Piece]) -> [Piece]? {
    guard words.contains(where: { $0.gap == .comma }) else { return nil }
    return words.map { Piece(gap: $0.gap == .comma ? .joint : $0.gap, bytes: $0.bytes) }
  }

  /// `Trinity College Dublin` is also written `Trinity College, Dublin`.
  private static func withCommaBeforePlace(_ words: [Piece]) -> [Piece]? {
    guard words.count > 2, let last = words.last, last.gap == .joint,
      seats.contains(String(decoding: words[words.count - 2].bytes, as: UTF8.self))
    else { return nil }
    var other = words
    other[words.count - 1].gap = .comma
    return other
  }

  /// What is told from others of its name by the place behind it.
  private static let seats: Set<String> = [
    "college", "university", "hospital", "school", "institute", "cathedral", "academy",
  ]

  private static func withOtherSaint(_ words: [Piece]) -> [[Piece]] {
    guard words.count > 1 else { return [] }
    for (one, other) in otherSaints
    where words[0].bytes == Array(one.utf8) {
      return [[Piece(gap: .joint, bytes: Array(other.utf8))] + words.dropFirst()]
    }
    return []
  }

  /// The regular English plural; forms that end like a plural or a collective have none.
  private static func plural(_ words: [Piece]) -> [Piece]? {
    guard let last = words.last, last.bytes.count > 2, let letter = last.bytes.last,
      letter < 0x80, letter != UInt8(ascii: "s")
    else { return nil }
    let ending = String(decoding: last.bytes, as: UTF8.self)
    guard
      !["ese", "sh", "ch", "men", "man", "x", "z"].contains(where: ending.hasSuffix)
        || hasRegularPlural(ending)
    else { return nil }
    var plural = words
    if ending.hasSuffix("y"), let before = last.bytes.dropLast().last,
      !Array("aeiou".utf8).contains(before)
    {
      plural[words.count - 1].bytes = last.bytes.dropLast() + Array("ies".utf8)
    } else {
      plural[words.count - 1].bytes.append(UInt8(ascii: "s"))
    }
    return plural
  }

  /// `Germans`, `Ottomans`, `Alabamans`, `humans`, `Czechs`, but `Frenchmen`, `Dutchwomen`.
  private static func hasRegularPlural(_ word: String) -> Bool {
    !word.hasSuffix("woman")
      && ["german", "norman", "oman", "aman", "human", "czech"].contains(where: word.hasSuffix)
  }
}
