import TextSegmentation

/// The shorter forms that newspapers make of a name and that its list does not spell out.
///
/// `Ronald Reagan` gives `Reagan`, `Harvard University` gives `Harvard`, `Santa Fe Province` gives
/// `Santa Fe`, `New York Stock Exchange` gives `NYSE`. A form says nothing by itself: linking asks for
/// support before it takes one.
struct DerivedForms {
  /// A form in folded words.
  struct Form: Hashable {
    var key: [UInt8]
    var kind: Kind
    /// Whether the form has one word.
    var isSingleWord = false
    /// Whether every word is an ordinary one.
    var isOrdinary = false

    /// How a text has to write a form.
    enum Kind: Hashable {
      /// With capitals at its first and last word.
      case name
      /// In capitals, with or without full stops.
      case acronym
      /// In capitals with full stops: `N.J.`.
      case dotted
      /// An acronym read as a word: `Unesco`.
      case readAcronym
    }
  }

  private let words: [Word]
  private let folded: [UInt8]
  private let text: [UInt8]
  private let facts: WordList
  private(set) var forms: [Form] = []

  /// Derives the forms of a name.
  ///
  /// - Parameters:
  ///   - name: the name as its list writes it.
  ///   - kind: the top of its type.
  ///   - isSettlement: whether it is a city or another place that nobody abbreviates by initials.
  ///   - facts: what the lists of words say.
  /// - Complexity: O(n) in the bytes of the name.
  init(of name: [UInt8], kind: EntityKind, isSettlement: Bool, facts: WordList) {
    let names = FoldedNames(name)
    words = names.words
    folded = names.folded
    text = name
    self.facts = facts
    guard !words.isEmpty,
      !words.dropFirst().contains(where: { $0.gap == .edge || $0.gap == .slash })
    else { return }
    switch kind {
    case .person: derivePerson()
    case .organization: deriveOrganization()
    case .place: derivePlace(isSettlement: isSettlement)
    case .topic, .other: break
    }
    let own = Array(folded[Int(words[0].foldedStart)..<Int(words[words.count - 1].foldedEnd)])
    var seen: Set<[UInt8]> = []
    forms = forms.filter {
      ($0.key != own || $0.kind == .readAcronym) && seen.insert($0.key).inserted
    }
  }

  // MARK: Persons

  private mutating func derivePerson() {
    var range = trimmed(words.indices, leading: DerivedWords.ranks)
    if let comma = range.dropFirst().first(where: { words[$0].gap == .comma }) {
      range = range.lowerBound..<comma
    }
    range = trimmed(range, trailing: DerivedWords.suffixes)
    // `Francis of Assisi`, `William and Mary`.
    guard range.count > 1, !range.contains(where: { isIn(DerivedWords.joining, $0) }),
      range.allSatisfy({ words[$0].gap == .joint || $0 == range.lowerBound })
    else { return }
    addRun(range)
    let tokens = tokens(of: range)
    guard let last = tokens.last, tokens.count > 1, isCapital(last.upperBound - 1) else { return }
    var first = tokens.count - 1
    while first > 1, isIn(DerivedWords.particles, tokens[first - 1].lowerBound) { first -= 1 }
    let surname = tokens[first].lowerBound..<last.upperBound
    addRun(surname)
    // `al-Maliki` is also `Maliki`.
    if surname.count > 1, isIn(DerivedWords.articles, surname.lowerBound) {
      addRun(surname.dropFirst())
    } else if first < tokens.count - 1, isIn(DerivedWords.articles, tokens[first].lowerBound) {
      addRun(last)
    }
    guard tokens.count > 2, first == tokens.count - 1 else { return }
    if tokens.count == 3, !isInitial(tokens[0]), !isInitial(tokens[1]) {
      addRun(tokens[1].lowerBound..<last.upperBound)
      addRun(tokens[0].lowerBound..<tokens[1].upperBound)
    }
    if !isInitial(tokens[0]) {
      add(key(of: tokens[0]) + [Word.Gap.joint.rawValue] + key(of: last), .name, isSingle: false)
    }
  }

  /// The words of a name, those that hyphens join as one.
  private func tokens(of range: Range<Int>) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    for word in range {
      if let last = tokens.last, text[Int(words[word].start) - 1] == UInt8(ascii: "-") {
        tokens[tokens.count - 1] = last.lowerBound..<word + 1
      } else {
        tokens.append(word..<word + 1)
      }
    }
    return tokens
  }

  private func isInitial(_ token: Range<Int>) -> Bool {
    token.count == 1
      && (words[token.lowerBound].length == 1 || words[token.lowerBound].shape.contains(.isDotted))
  }

  // MARK: Organizations

  private mutating func deriveOrganization() {
    let whole = trimmed(words.indices, leading: DerivedWords.the)
    if whole.count == 1, let word = whole.first { addReadAcronym(word) }
    var base = trimmed(whole, trailing: DerivedWords.corporate)
    base = trimmed(base, trailing: DerivedWords.conjunctions)
    addRun(base)
    addOtherNumber(base)
    let withoutCountry = withoutCountry(base)
    if withoutCountry.count > 1 { addRun(withoutCountry) }
    for range in [base, withoutCountry] { addCuts(range) }
    addFirstField(base)
    addWithoutHeads(base)
    // Not of what is left of `American Home Products Corp.` alone: initials stand for a full name.
    addInitials(whole.count > base.count && base.count > 2 ? base : whole)
  }

  /// `U.S. Securities and Exchange Commission`, `United States Army`.
  private func withoutCountry(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first else { return range }
    if words[first].isAllCapitals, isIn(DerivedWords.countryLetters, first) {
      return range.dropFirst()
    }
    if range.count > 2, isIn(DerivedWords.united, first), isIn(DerivedWords.states, first + 1) {
      return range.dropFirst(2)
    }
    return range
  }

  /// What stands before `of`, `for` or a comma, if it is two words or more.
  private mutating func addCuts(_ range: Range<Int>) {
    let cut = range.dropFirst(2).first { word in
      words[word].gap == .comma || isIn(DerivedWords.cutting, word) || isSmall(word)
    }
    let commas = range.filter { words[$0].gap == .comma }
    // `School of Oriental and African Studies, University of London`.
    if commas.count == 1, let comma = commas.first, range.lowerBound + 2 < comma,
      range.contains(where: { $0 < comma && isIn(DerivedWords.conjunctions, $0) }),
      (comma..<range.upperBound).contains(where: { facts($0).contains(.organizationHead) })
    {
      addRun(range.lowerBound..<comma)
    }
    // A list of things: `Bureau of Alcohol, Tobacco, Firearms and Explosives`.
    let hasList = range.contains { isIn(DerivedWords.conjunctions, $0) }
    if commas.count > 1 || !commas.isEmpty && hasList { return }
    // `International Union`, `Democratic Republic` name nothing by themselves.
    guard let cut, !isIn(DerivedWords.divisions, cut - 1),
      isIn(DerivedWords.states, cut - 1) || saysSomething(range.lowerBound..<cut)
    else { return }
    addRun(range.lowerBound..<cut)
  }

  /// `London School of Economics and Political Science`: the first of two fields.
  ///
  /// Only where the words before are a name: a `Department of Health` is any.
  private mutating func addFirstField(_ range: Range<Int>) {
    guard let and = range.dropFirst(4).first(where: { isIn(DerivedWords.conjunctions, $0) }),
      let of = range.dropFirst(2).first(where: { isIn(DerivedWords.of, $0) }), of < and - 1,
      !(range.lowerBound..<of).allSatisfy({ facts($0).contains(.ordinary) }),
      !(range.lowerBound...and).dropFirst().contains(where: { words[$0].gap != .joint })
    else { return }
    addRun(range.lowerBound..<and)
  }

  /// `Burlington Industries`: the first word, where all others only say what it is.
  private mutating func addWithoutHeads(_ range: Range<Int>) {
    // Of two heads (`Harvard Medical School`) the name without them is another's.
    guard range.count == 2, let first = range.first, words[first].length > 2,
      !facts(first).contains(.ordinary), !facts(first).contains(.organizationHead),
      range.dropFirst().allSatisfy({ isHead($0) && words[$0].gap == .joint }),
      !isAdjective(first)
    else { return }
    addRun(first..<first + 1)
  }

  /// `Dominion Textiles` for `Dominion Textile`: the last word with an `s` more, where it only says what
  /// the body does.
  private mutating func addOtherNumber(_ range: Range<Int>) {
    guard range.count > 1, let last = range.last, words[last].length > 4, isCapital(last),
      facts(last).contains(.ordinary), isIn(DerivedWords.businesses, last),
      range.dropFirst().allSatisfy({ words[$0].gap == .joint })
    else { return }
    var bytes = key(of: range)
    guard bytes.last != UInt8(ascii: "s") else { return }
    bytes.append(UInt8(ascii: "s"))
    add(
      bytes,
      .name,
      isSingle: false,
      isOrdinary: range.allSatisfy { facts($0).contains(.ordinary) }
    )
  }

  /// Whether words are more than two ordinary ones behind a country: `U.S. District Court` is any.
  private func saysSomething(_ range: Range<Int>) -> Bool {
    let own = withoutCountry(range)
    return own.count > 2 || !own.allSatisfy { facts($0).contains(.ordinary) }
  }

  /// Whether a word is no part of a proper name: `Buchenwald concentration camp`, but not `al-Qa'ida`.
  private func isSmall(_ word: Int) -> Bool {
    let start = Int(words[word].start)
    let isApart = start == 0 || text[start - 1] == UInt8(ascii: " ")
    return isApart && words[word].shape.contains(.hasLower) && words[word].length > 1
      && words[word].shape.isDisjoint(with: [.startsWithCapital, .hasInnerCapital])
      && !isIn(DerivedWords.small, word)
  }

  private func isHead(_ word: Int) -> Bool {
    isIn(DerivedWords.businesses, word) || isIn(DerivedWords.corporate, word)
  }

  /// `Jewish Agency`, `Islamic Relief`: what a body is like is no name of it.
  private func isAdjective(_ word: Int) -> Bool {
    let letters = folded[words[word].folded]
    return ["ish", "ese", "ist", "ian", "ean", "ic", "brew"].contains {
      letters.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// Names of 4 to 6 capitals that are spoken as words: `ASARCO`, `UNESCO`.
  private mutating func addReadAcronym(_ word: Int) {
    let own = words[word]
    guard own.isAllCapitals, !own.shape.contains(.hasDigit), !own.shape.contains(.isDotted),
      (4...8).contains(own.length), !facts(word).contains(.ordinary),
      folded[own.folded].contains(where: { "aeiou".utf8.contains($0) })
    else { return }
    add(Array(folded[own.folded]), .readAcronym, isSingle: true)
  }

  // MARK: Places

  private mutating func derivePlace(isSettlement: Bool) {
    var range = trimmed(words.indices, leading: DerivedWords.the)
    if let comma = range.dropFirst().first(where: { words[$0].gap == .comma }) {
      range = range.lowerBound..<comma
      addRun(range)
    }
    if let of = range.dropFirst().first(where: { isIn(DerivedWords.of, $0) }) {
      // `Province of Santa Fe`, `Islamic Republic of Iran`.
      if isIn(DerivedWords.divisions, of - 1) || isIn(DerivedWords.city, of - 1) {
        addRun(trimmed(of + 1..<range.upperBound, leading: DerivedWords.the))
      }
    }
    addCuts(range)
    if let small = range.dropFirst().first(where: isSmall) { addRun(range.lowerBound..<small) }
    let own = trimmed(range, trailing: DerivedWords.divisions)
    // `United` is no name of the kingdom, `Western` none of the province.
    if own.count < range.count, !own.allSatisfy({ facts($0).contains(.ordinary) }) { addRun(own) }
    if !isSettlement { addInitials(range, ofPlace: true) }
  }

  // MARK: Forms

  /// The capitals of a name: `NYSE`, `N.J.`.
  private mutating func addInitials(_ range: Range<Int>, ofPlace: Bool = false) {
    var letters: [UInt8] = []
    var all: [UInt8] = []
    for word in range {
      guard words[word].gap != .comma, words[word].length > 0,
        let letter = folded[words[word].folded].first, (0x61...0x7A).contains(letter)
      else { return }
      if isIn(DerivedWords.small, word) {
        all.append(letter)
        continue
      }
      guard words[word].shape.contains(.startsWithCapital), !words[word].shape.contains(.isDotted)
      else { return }
      letters.append(letter)
      all.append(letter)
    }
    guard (ofPlace ? 2...4 : 3...6).contains(letters.count) else { return }
    // Two letters, and those of a place, mean something else far too often.
    add(letters, ofPlace ? .dotted : .acronym, isSingle: true)
    if !ofPlace, all != letters, all.count < 7 { add(all, .acronym, isSingle: true) }
  }

  private mutating func addRun(_ range: Range<Int>) {
    guard let first = range.first, let last = range.last, range != words.indices else { return }
    if range.count == 1 {
      guard words[first].length > 2, isCapital(first), !words[first].shape.contains(.hasDigit)
      else {
        return
      }
    }
    guard isCapital(last) else { return }
    let isPlain = range.dropFirst().allSatisfy { words[$0].gap == .joint && words[$0].length > 1 }
    let isOrdinary = range.allSatisfy { facts($0).contains(.ordinary) }
    if isPlain {
      add(key(of: range), .name, isSingle: range.count == 1, isOrdinary: isOrdinary)
      return
    }
    let alias = Alias(
      String(decoding: text[Int(words[first].start)..<Int(words[last].end)], as: UTF8.self)
    )
    for key in AliasKeys.keys(for: alias, type: "organization") where key.skip == 0 {
      add(key.bytes, .name, isSingle: range.count == 1, isOrdinary: isOrdinary)
    }
  }

  private mutating func add(
    _ key: [UInt8],
    _ kind: Form.Kind,
    isSingle: Bool,
    isOrdinary: Bool = false
  ) {
    forms.append(Form(key: key, kind: kind, isSingleWord: isSingle, isOrdinary: isOrdinary))
  }

  // MARK: Words

  private func key(of range: Range<Int>) -> [UInt8] {
    Array(
      folded[Int(words[range.lowerBound].foldedStart)..<Int(words[range.upperBound - 1].foldedEnd)]
    )
  }

  private func isCapital(_ word: Int) -> Bool { words[word].shape.contains(.startsWithCapital) }

  private func facts(_ word: Int) -> WordFacts { facts.facts(ofHash: words[word].hash) }

  private func isIn(_ set: Set<UInt64>, _ word: Int) -> Bool { set.contains(words[word].hash) }

  private func trimmed(_ range: Range<Int>, leading set: Set<UInt64>) -> Range<Int> {
    var range = range
    while range.count > 1, isIn(set, range.lowerBound) { range = range.dropFirst() }
    return range
  }

  private func trimmed(_ range: Range<Int>, trailing set: Set<UInt64>) -> Range<Int> {
    var range = range
    while range.count > 1, isIn(set, range.upperBound - 1) { range = range.dropLast() }
    return range
  }
}
