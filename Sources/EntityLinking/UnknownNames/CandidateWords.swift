import Gazetteers
import TextSegmentation

/// The words of a part as the search for unknown names looks at them.
final class CandidateWords {
  /// What joins a word to the one before it.
  enum Joint {
    case edge, space, line, hyphen, apostrophe, stop, ampersand, comma
  }

  let part: TextPart
  let text: SegmentedText
  /// The text's words and bytes, at hand since they are asked for again and again.
  private let tokens: [Word]
  private let utf8: [UInt8]
  /// For each word the place of the linked span that covers it, or -1.
  let links: [Int32]
  let spans: [LinkSpan]
  /// The top types of the spans.
  private let types: [NameType]

  init(_ part: TextPart, spans: [LinkSpan], of linker: Linker) {
    self.part = part
    text = part.text
    tokens = part.text.words
    utf8 = part.text.utf8
    self.spans = spans
    var links = [Int32](filledWith: -1, count: text.words.count)
    var types: [NameType] = []
    types.append(addingCapacity: spans.count) { types in
      var links = links.mutableSpan
      for index in spans.indices {
        guard let entity = spans[index].entity else {
          types.append(.none)
          continue
        }
        types.append(NameType(linker.gazetteer.kind(of: entity)))
        for word in spans[index].ownWords { links[word] = Int32(truncatingIfNeeded: index) }
      }
    }
    self.links = links
    self.types = types
  }

  /// What lists say of a word.
  func facts(_ word: Int) -> WordFacts { part.facts(word) }

  /// What closed classes say of a word.
  func traits(_ word: Int) -> NameTraits { part.nameTraits(word) }

  /// Whether a word may stand in a name: Latin, with a capital, and no speaker or web address.
  @inline(__always)
  func isName(_ word: Int) -> Bool {
    tokens[word].shape.contains(.startsWithCapital)
      && !part.traits(word).contains(.excluded) && isLatin(word)
  }

  /// Whether a word is written in Latin letters: of other scripts no list of words knows anything.
  @inline(__always)
  private func isLatin(_ word: Int) -> Bool {
    let start = Int(tokens[word].foldedStart)
    let first = text.folded[start]
    // Up to U+02BF, and Latin Extended Additional, U+1E00 to U+1EFF.
    return first < 0xCB || first == 0xE1 && (0xB8...0xBB).contains(text.folded[start + 1])
  }

  /// Whether a word is a title and, as lists know, nobody's name: `Minister`, `CEO`.
  func isTitleOnly(_ word: Int) -> Bool {
    facts(word).contains(.title)
      && facts(word).isDisjoint(with: [.firstName, .surname, .organizationHead, .placeHead])
  }

  func isLinked(_ word: Int) -> Bool { links[word] >= 0 }

  /// Whether a word lies in the mention of a people by its country's adjective.
  func isDemonym(_ word: Int) -> Bool {
    links[word] >= 0 && spans[Int(links[word])].form == .demonym
  }

  /// The type of the entity that covers a word.
  func linkedType(_ word: Int) -> NameType {
    links[word] >= 0 ? types[Int(links[word])] : .none
  }

  /// Whether a word is one capital letter.
  func isInitial(_ word: Int) -> Bool {
    text.words[word].length == 1 && text.words[word].shape.contains(.startsWithCapital)
  }

  /// Whether a word heads what is never the town or state before it: `St. Louis County`.
  func isCounty(_ word: Int) -> Bool {
    facts(word).contains(.placeHead) && !facts(word).contains(.organizationHead)
      && HeadWords.counties.contains(part.foldedText(word))
  }

  /// Whether two words are letters that an ampersand joins into an acronym: `A&E`.
  func isLetterPair(_ run: Range<Int>) -> Bool {
    run.count == 2 && isInitial(run.lowerBound) && isInitial(run.lowerBound + 1)
      && text.words[run.lowerBound + 1].gap == .ampersand
      && gap(before: run.lowerBound + 1).count == 1
  }

  /// Whether two letters with an ampersand name nothing: `Q&A`.
  func isLetterNotion(_ word: Int) -> Bool {
    HeadWords.letterNotions.contains(part.foldedText(word) + part.foldedText(word + 1))
  }

  /// The bytes between a word and the one before it.
  func gap(before word: Int) -> ArraySlice<UInt8> { part.gap(before: word) }

  @inline(__always)
  func joint(_ word: Int) -> Joint {
    guard word > 0 else { return .edge }
    switch tokens[word].gap {
    case .comma: return .comma
    case .ampersand: return .ampersand
    case .joint: return isSpaced(word) ? .space : jointOfSigns(word)
    default: return .edge
    }
  }

  /// Whether one space stands before a word within a phrase, as mostly.
  @inline(__always)
  private func isSpaced(_ word: Int) -> Bool {
    let start = Int(tokens[word].start)
    return Int(tokens[word - 1].end) == start - 1 && utf8[start - 1] == 0x20
  }

  /// What joins a word to the one before it within a phrase, where it is not one space.
  private func jointOfSigns(_ word: Int) -> Joint {
    let gap = gap(before: word)
    guard let first = gap.first else { return .edge }
    switch first {
    case UInt8(ascii: " "), 0xC2: return gap.contains(0x0A) ? .line : .space
    case 0x0A, 0x0D: return .line
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return .apostrophe
    case UInt8(ascii: "."): return .stop
    default:
      // Hyphens, dashes and quotation marks of the block of general punctuation.
      guard gap.count >= 3, first == 0xE2 else { return .space }
      let last = gap[gap.startIndex + 2]
      return last == 0x98 || last == 0x99 ? .apostrophe : .hyphen
    }
  }

  /// Whether a capital says little of a word, since a sentence, a quotation or a line begins with it.
  @inline(__always)
  func isInitialOfPhrase(_ word: Int) -> Bool {
    word == 0 || tokens[word].gap == .edge && isBehindOpeningEdge(word)
  }

  private func isBehindOpeningEdge(_ word: Int) -> Bool {
    if text.sentenceWords[text.sentence(ofWord: word)] == word { return true }
    for byte in gap(before: word) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: "`"), UInt8(ascii: "("), 0x0A,
        UInt8(ascii: "*"), UInt8(ascii: "_"), 0xE2:
        return true
      default: break
      }
    }
    return false
  }
}

/// The types that unknown names are told apart by.
enum NameType: Int, CaseIterable {
  case none, person, organization, place

  init(_ kind: EntityKind) {
    switch kind {
    case .person: self = .person
    case .organization: self = .organization
    case .place: self = .place
    case .topic, .other: self = .none
    }
  }
}
