import Gazetteers
import TextSegmentation

extension CandidateWords {
  /// What speaks for or against a candidate, by itself and by the words around.
  func clues(of candidate: NameCandidate) -> ClueSet {
    var clues = ClueSet()
    let run = candidate.words
    if run.count == 1 {
      addOnlyWord(run.lowerBound, to: &clues)
    } else if candidate.isOneWord {
      // `A&E`: neither letter says anything.
      for clue in [NameClue.onlyIsNoFirstName, .onlyIsNoSurname, .onlyIsUnknown, .acronym3] {
        clues.insert(clue)
      }
    } else {
      addWords(of: run, to: &clues)
    }
    addWriting(of: run, to: &clues)
    // A surname that is cut off by itself is no link.
    if candidate.kind != .person { addLinks(in: run, to: &clues) }
    clues.insert(.title, if: candidate.hasTitle)
    addBefore(run.lowerBound, to: &clues)
    addBehind(run, to: &clues)
    return clues
  }

  // MARK: Inside

  @inline(__always)
  private func addOnlyWord(_ word: Int, to clues: inout ClueSet) {
    let facts = self.facts(word)
    let traits = self.traits(word)
    let isOrdinary = facts.contains(.ordinary)
    clues.insert(
      !facts.contains(.firstName)
        ? .onlyIsNoFirstName : isOrdinary ? .onlyIsOrdinaryFirstName : .onlyIsFirstName
    )
    clues.insert(
      !facts.contains(.surname)
        ? .onlyIsNoSurname : isOrdinary ? .onlyIsOrdinarySurname : .onlyIsSurname
    )
    clues.insert(isOrdinary ? .onlyIsOrdinary : .onlyIsUnknown)
    clues.insert(.onlyHeadsOrganization, if: facts.contains(.organizationHead))
    clues.insert(.onlyHeadsPlace, if: facts.contains(.placeHead))
    clues.insert(.onlyBeginsPlace, if: traits.contains(.placeBeginning))
    clues.insert(.onlyIsDirection, if: traits.contains(.direction))
    clues.insert(.onlyIsPeople, if: traits.contains(.people))
  }

  private func addWords(of run: Range<Int>, to clues: inout ClueSet) {
    let first = run.lowerBound
    var last = run.upperBound - 1
    while last > first, traits(last).contains(.suffix) {
      last -= 1
      clues.insert(.nameSuffix)
    }
    clues.insert(run.count == 2 ? .twoWords : run.count == 3 ? .threeWords : .manyWords)
    addFirstWord(first, to: &clues)
    addLastWord(last, to: &clues)
    clues.insert(
      .middleInitial,
      if: last > first + 1 && (first + 1..<last).contains(where: isInitial)
    )
    var names = 0
    var ordinary = 0
    for word in run where isName(word) {
      names += 1
      if facts(word).contains(.ordinary), !facts(word).contains(.firstName) { ordinary += 1 }
    }
    switch ordinary {
    case 0: clues.insert(.noOrdinaryWord)
    case 1: clues.insert(.oneOrdinaryWord)
    case 2: clues.insert(.twoOrdinaryWords)
    default: clues.insert(.manyOrdinaryWords)
    }
    clues.insert(.allOrdinaryWords, if: ordinary == names)
    addJoints(of: run, to: &clues)
  }

  private func addFirstWord(_ word: Int, to clues: inout ClueSet) {
    let facts = self.facts(word)
    let isOrdinary = facts.contains(.ordinary)
    clues.insert(
      !facts.contains(.firstName)
        ? .firstIsNoFirstName : isOrdinary ? .firstIsOrdinaryFirstName : .firstIsFirstName
    )
    clues.insert(.firstIsInitial, if: isInitial(word) && !isLetterPair(word..<word + 2))
    clues.insert(isOrdinary ? .firstIsOrdinary : .firstIsUnknown)
    clues.insert(.firstHeadsOrganization, if: facts.contains(.organizationHead))
    clues.insert(.firstHeadsPlace, if: facts.contains(.placeHead))
    clues.insert(.firstBeginsPlace, if: traits(word).contains(.placeBeginning))
    clues.insert(.firstIsDirection, if: traits(word).contains(.direction))
    clues.insert(.firstIsPeople, if: traits(word).contains(.people))
  }

  private func addLastWord(_ word: Int, to clues: inout ClueSet) {
    let facts = self.facts(word)
    let isOrdinary = facts.contains(.ordinary)
    clues.insert(
      !facts.contains(.surname)
        ? .lastIsNoSurname : isOrdinary ? .lastIsOrdinarySurname : .lastIsSurname
    )
    clues.insert(isOrdinary ? .lastIsOrdinary : .lastIsUnknown)
    clues.insert(.lastHeadsOrganization, if: facts.contains(.organizationHead))
    clues.insert(.lastHeadsPlace, if: facts.contains(.placeHead))
    clues.insert(.lastBeginsPlace, if: traits(word).contains(.placeBeginning))
    clues.insert(.lastIsDirection, if: traits(word).contains(.direction))
    clues.insert(.lastIsPeople, if: traits(word).contains(.people))
    clues.insert(.lastIsCorporate, if: traits(word).contains(.corporate))
  }

  private func addJoints(of run: Range<Int>, to clues: inout ClueSet) {
    clues.insert(.beginsWithParticle, if: traits(run.lowerBound).contains(.particleStart))
    var hasOf = false
    for word in run.dropFirst() {
      let traits = self.traits(word)
      if traits.contains(.of) {
        clues.insert(.hasOf)
        if !hasOf {
          clues.insert(.ofOrganization, if: facts(word - 1).contains(.organizationHead))
          clues.insert(.ofPlace, if: facts(word - 1).contains(.placeHead))
        }
        hasOf = true
      }
      clues.insert(.hasFor, if: traits.contains(.for))
      clues.insert(.hasAnd, if: traits.contains(.and))
      clues.insert(.hasParticle, if: traits.contains(.particle))
      switch joint(word) {
      case .ampersand:
        clues.insert(isLetterPair(word - 1..<word + 1) ? .hasAcronym : .hasAmpersand)
      case .hyphen: clues.insert(.hasHyphen)
      case .apostrophe: clues.insert(.hasApostrophe)
      default: break
      }
    }
  }

  private func addWriting(of run: Range<Int>, to clues: inout ClueSet) {
    let sentence = text.sentence(ofWord: run.lowerBound)
    let isShouted = part.isShouted(sentence: sentence)
    let isInCapitals = part.isInCapitals(sentence: sentence)
    clues.insert(.shoutedSentence, if: isShouted)
    clues.insert(.capitalsSentence, if: isInCapitals)
    let first = text.words[run.lowerBound]
    let isAlone = run.count == 1
    var shapes = first.shape
    var hasAcronym = first.length > 1 && first.isAllCapitals
    for word in run.dropFirst() {
      let token = text.words[word]
      shapes.formUnion(token.shape)
      if token.length > 1, token.isAllCapitals { hasAcronym = true }
    }
    if !isShouted, !isInCapitals {
      if isAlone, hasAcronym {
        switch first.length {
        case 2: clues.insert(.acronym2)
        case 3: clues.insert(.acronym3)
        case 4: clues.insert(.acronym4)
        case 5: clues.insert(.acronym5)
        default: clues.insert(.acronymLonger)
        }
      } else {
        clues.insert(.hasAcronym, if: hasAcronym)
      }
      clues.insert(
        .mixedCase,
        if: first.shape.isSuperset(of: [.hasInnerCapital, .hasLower])
          && !part.folded(run.lowerBound).starts(with: "mc".utf8)
          && !part.folded(run.lowerBound).starts(with: "mac".utf8)
      )
    }
    clues.insert(.hasDigit, if: shapes.contains(.hasDigit))
    if isInitialOfPhrase(run.lowerBound) {
      clues.insert(isAlone ? .opensSentenceAlone : .opensSentence)
      clues.insert(
        .opensSentenceOrdinary,
        if: isAlone && facts(run.lowerBound).contains(.ordinary)
      )
    }
    if run.lowerBound == 0 {
      clues.insert(.opensDocument)
      clues.insert(.dateline, if: run.allSatisfy { text.words[$0].isAllCapitals })
    }
  }

  @inline(__always)
  private func addLinks(in run: Range<Int>, to clues: inout ClueSet) {
    for word in run where isLinked(word) {
      let isFirst = word == run.lowerBound
      if isDemonym(word) {
        clues.insert(.holdsDemonym)
        clues.insert(.beginsWithDemonym, if: isFirst)
        continue
      }
      switch linkedType(word) {
      case .place:
        clues.insert(.holdsPlace)
        clues.insert(.beginsWithPlace, if: isFirst)
      case .organization:
        clues.insert(.holdsOrganization)
        clues.insert(.beginsWithOrganization, if: isFirst)
      case .person: clues.insert(.holdsPerson)
      case .none: break
      }
    }
  }

  // MARK: Around

  private func addBefore(_ first: Int, to clues: inout ClueSet) {
    guard first > 0 else {
      if let last = gap(before: 0).last { addMark(last, to: &clues) }
      return
    }
    let word = first - 1
    let traits = self.traits(word)
    switch joint(first) {
    case .space, .line:
      if !traits.isDisjoint(with: Self.leading) { addLeading(word, traits, to: &clues) }
      let facts = self.facts(word)
      clues.insert(.sayingBefore, if: facts.contains(.saying))
      if traits.contains(.personTitle) {
        clues.insert(.titleBefore)
      } else if facts.contains(.title) {
        clues.insert(isName(word) ? .capitalTitleBefore : .titleBefore)
      }
      clues.insert(.unknownBefore, if: !facts.contains(.ordinary) && !isName(word))
      if isDemonym(word) {
        clues.insert(.demonymBefore)
      } else {
        switch linkedType(word) {
        case .place: clues.insert(.placeBefore)
        case .organization: clues.insert(.organizationBefore)
        case .person: clues.insert(.personBefore)
        case .none: break
        }
      }
    case .stop:
      clues.insert(.titleBefore, if: facts(word).contains(.title))
    case .comma:
      switch linkedType(word) {
      case .place: clues.insert(.placeCommaBefore)
      case .organization: clues.insert(.organizationCommaBefore)
      case .person: clues.insert(.personCommaBefore)
      case .none: break
      }
      clues.insert(.titleCommaBefore, if: facts(word).contains(.title))
    case .edge:
      if let last = gap(before: first).last { addMark(last, to: &clues) }
    case .hyphen, .apostrophe, .ampersand: break
    }
  }

  /// The traits of words that lead to a name.
  private static let leading: NameTraits = [
    .the, .in, .at, .from, .placeWord, .to, .by, .of, .and, .indefinite, .possessive,
  ]

  /// Adds what such a word says.
  private func addLeading(_ word: Int, _ traits: NameTraits, to clues: inout ClueSet) {
    if traits.contains(.the) {
      clues.insert(.theBefore)
      clues.insert(
        .inTheBefore,
        if: word > 0 && !self.traits(word - 1).isDisjoint(with: [.in, .at])
      )
    }
    clues.insert(.inBefore, if: traits.contains(.in))
    clues.insert(.atBefore, if: traits.contains(.at))
    clues.insert(.fromBefore, if: traits.contains(.from))
    clues.insert(.placeWordBefore, if: traits.contains(.placeWord))
    clues.insert(.toBefore, if: traits.contains(.to))
    clues.insert(.byBefore, if: traits.contains(.by))
    if traits.contains(.of) {
      clues.insert(.ofBefore)
      clues.insert(.placeNounBeside, if: word > 0 && isPlaceNoun(word - 1, HeadWords.settlements))
    }
    clues.insert(.andBefore, if: traits.contains(.and))
    clues.insert(.articleBefore, if: traits.contains(.indefinite))
    clues.insert(.possessiveBefore, if: traits.contains(.possessive))
  }

  private func addMark(_ byte: UInt8, to clues: inout ClueSet) {
    switch byte {
    case UInt8(ascii: "@"): clues.insert(.behindAt)
    case UInt8(ascii: "#"): clues.insert(.behindHash)
    case UInt8(ascii: "("): clues.insert(.inBrackets)
    case UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "'"), 0x98, 0x9C:
      clues.insert(.inQuotation)
    default: break
    }
  }

  private func addBehind(_ run: Range<Int>, to clues: inout ClueSet) {
    let word = run.upperBound
    guard word < text.words.count else { return }
    let traits = self.traits(word)
    let facts = self.facts(word)
    switch joint(word) {
    case .space, .line:
      clues.insert(.sayingBehind, if: facts.contains(.saying))
      if !traits.isDisjoint(with: [.verb, .who, .and, .organizationNoun, .in, .at]) {
        clues.insert(.verbBehind, if: traits.contains(.verb))
        clues.insert(.whoBehind, if: traits.contains(.who))
        clues.insert(.andBehind, if: traits.contains(.and))
        clues.insert(.organizationNounBehind, if: traits.contains(.organizationNoun))
        clues.insert(.inBehind, if: !traits.isDisjoint(with: [.in, .at]))
      }
      if facts.contains(.placeHead) {
        clues.insert(.placeNounBeside, if: isPlaceNoun(word, HeadWords.lands))
      }
      clues.insert(.pastBehind, if: part.hasEnding(word, "ed") && !isName(word))
    case .comma:
      clues.insert(.ageBehind, if: isAge(word))
      clues.insert(.whoBehind, if: traits.contains(.who))
      clues.insert(.appositionBehind, if: !traits.isDisjoint(with: [.indefinite, .the]))
      if isLinked(word) {
        let isPlace = linkedType(word) == .place && !isDemonym(word)
        clues.insert(isPlace ? .placeCommaBehind : .linkCommaBehind)
      } else {
        clues.insert(.capitalCommaBehind, if: isName(word))
      }
      clues.insert(.sayingBehind, if: facts.contains(.saying))
    case .apostrophe:
      clues.insert(.possessiveBehind, if: part.isWord(word, .possessive))
    case .hyphen: clues.insert(.hyphenBehind)
    case .edge:
      let gap = gap(before: word)
      guard gap.first(where: { $0 != 0x20 }) == UInt8(ascii: "(") else { return }
      clues.insert(.bracketBehind)
      clues.insert(.acronymBehind, if: isAcronym(word, of: run))
    case .stop, .ampersand: break
    }
  }

  /// Whether a word without a capital says of what is beside it that it is a place.
  private func isPlaceNoun(_ word: Int, _ nouns: Set<String>) -> Bool {
    facts(word).contains(.placeHead) && !isName(word)
      && nouns.contains(part.foldedText(word))
  }

  /// Whether a word is a number that can be an age.
  private func isAge(_ word: Int) -> Bool {
    let digits = part.folded(word)
    guard (2...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return number > 10 && number < 110
  }

  /// Whether capitals in brackets are made of the first letters of a name.
  private func isAcronym(_ word: Int, of run: Range<Int>) -> Bool {
    guard text.words[word].isAllCapitals, text.words[word].length > 1 else { return false }
    return part.folded(word).prefix(3).allSatisfy { letter in
      run.contains { isName($0) && part.folded($0).first == letter }
    }
  }
}
