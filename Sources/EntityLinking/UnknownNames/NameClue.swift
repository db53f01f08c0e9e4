/// What speaks for or against a capitalised run of words being a name of some type.
///
/// Each is one yes-or-no fact that a reader can check in the text. The order is that of the rows of
/// ``NameWeights``; a new clue goes to the end.
public enum NameClue: UInt8, CaseIterable, Sendable {
  // How many words it has.
  case twoWords, threeWords, manyWords
  // Its first word.
  case firstIsFirstName, firstIsOrdinaryFirstName, firstIsNoFirstName, firstIsInitial
  case firstIsOrdinary, firstIsUnknown
  // Its last word.
  case lastIsSurname, lastIsOrdinarySurname, lastIsNoSurname, lastIsOrdinary, lastIsUnknown
  // Its only word.
  case onlyIsFirstName, onlyIsOrdinaryFirstName, onlyIsNoFirstName
  case onlyIsSurname, onlyIsOrdinarySurname, onlyIsNoSurname, onlyIsOrdinary, onlyIsUnknown
  // Its ordinary words.
  case noOrdinaryWord, oneOrdinaryWord, twoOrdinaryWords, manyOrdinaryWords, allOrdinaryWords
  // Words that head a name.
  case firstHeadsOrganization, firstHeadsPlace, firstBeginsPlace, firstIsDirection, firstIsPeople
  case lastHeadsOrganization, lastHeadsPlace, lastBeginsPlace, lastIsDirection, lastIsPeople
  case lastIsCorporate
  case onlyHeadsOrganization, onlyHeadsPlace, onlyBeginsPlace, onlyIsDirection, onlyIsPeople
  // How it is joined.
  case hasOf, hasFor, hasAnd, ofOrganization, ofPlace, hasAmpersand, hasHyphen, hasApostrophe
  case hasParticle, beginsWithParticle, middleInitial, nameSuffix
  // How it is written.
  case acronym2, acronym3, acronym4, acronym5, acronymLonger, hasAcronym, mixedCase, hasDigit
  case shoutedSentence, capitalsSentence
  // What is linked inside.
  case holdsDemonym, holdsPlace, holdsOrganization, holdsPerson
  case beginsWithDemonym, beginsWithPlace, beginsWithOrganization
  // Where it stands.
  case opensSentenceAlone, opensSentence, opensSentenceOrdinary, opensDocument, dateline
  case inQuotation, inBrackets, behindAt, behindHash
  // What stands before.
  case title, titleBefore, capitalTitleBefore, theBefore, inBefore, atBefore, fromBefore
  case placeWordBefore, toBefore, byBefore, ofBefore, andBefore, articleBefore, possessiveBefore
  case sayingBefore, unknownBefore, inTheBefore, demonymBefore, placeBefore, organizationBefore
  case personBefore, placeCommaBefore, organizationCommaBefore, personCommaBefore, titleCommaBefore
  // What stands behind.
  case sayingBehind, verbBehind, whoBehind, andBehind, organizationNounBehind, ageBehind
  case appositionBehind, placeCommaBehind, linkCommaBehind, capitalCommaBehind, possessiveBehind
  case hyphenBehind, bracketBehind, acronymBehind, inBehind, pastBehind
  // Longer names of the thread that it shortens.
  case shortensPerson, shortensOrganization, shortensPlace
  case opensPerson, opensOrganization, opensPlace, abbreviatesOrganization
  /// The thread writes the word without a capital, too.
  case writtenSmall
  /// `Shasta county`, `the town of Redding`.
  case placeNounBeside
}

/// The clues of one candidate.
struct ClueSet: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var top: UInt64 = 0

  @inline(__always)
  mutating func insert(_ clue: NameClue) {
    let bit = UInt64(1) << UInt64(clue.rawValue & 63)
    switch clue.rawValue >> 6 {
    case 0: low |= bit
    case 1: high |= bit
    default: top |= bit
    }
  }

  @inline(__always)
  mutating func insert(_ clue: NameClue, if condition: Bool) {
    if condition { insert(clue) }
  }

  func contains(_ clue: NameClue) -> Bool {
    let bit = UInt64(1) << UInt64(clue.rawValue & 63)
    switch clue.rawValue >> 6 {
    case 0: return low & bit != 0
    case 1: return high & bit != 0
    default: return top & bit != 0
    }
  }

  /// Calls a closure with the raw value of each clue, in order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for (base, bits) in [(0, low), (64, high), (128, top)] {
      var rest = bits
      while rest != 0 {
        body(base + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// The clues in order.
  var clues: [NameClue] {
    var found: [NameClue] = []
    forEach { if let clue = NameClue(rawValue: UInt8($0)) { found.append(clue) } }
    return found
  }
}
