/// Finds the words of a text, merges dotted acronyms and writes the folded form.
struct WordScanner {
  private let utf8: [UInt8]
  private let table = CharacterTable.shared
  private(set) var words: [Word] = []
  private(set) var folded: [UInt8] = []

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    words.reserveCapacity(utf8.count / 6 + 4)
    folded.reserveCapacity(utf8.count + utf8.count / 16 + 4)
  }

  /// Scans the whole text.
  ///
  /// Gaps within a sentence are classified here; sentence ends are set to ``Word/Gap/edge`` later.
  mutating func scan() {
    var index = 0
    var previousEnd = 0
    while let start = nextWordStart(from: index) {
      var word = scanWord(from: start)
      index = Int(word.end)
      if word.shape == [.hasLetter, .startsWithCapital] || word.shape == [.hasLetter, .hasLower],
        word.length == 1
      {
        index = mergeDotted(into: &word)
      }
      // A word of modifier letters alone folds to nothing and is no word.
      guard word.foldedEnd > word.foldedStart else {
        folded.removeLast()
        continue
      }
      word.gap = words.isEmpty ? .edge : Self.gap(utf8[previousEnd..<start])
      folded[Int(word.foldedStart) - 1] = word.gap.rawValue
      words.append(word)
      previousEnd = index
    }
  }

  private func nextWordStart(from start: Int) -> Int? {
    var index = start
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80 {
        if Self.isASCIIWordByte(byte) { return index }
        index += 1
      } else {
        let (code, length) = decodeScalar(utf8, at: index)
        let kind = table.wordClass(of: code)
        if kind != CharacterTable.Class.separator, kind != CharacterTable.Class.mark {
          return index
        }
        index += length
      }
    }
    return nil
  }

  /// Reads one word and appends its folded bytes behind a place for the gap byte.
  private mutating func scanWord(from start: Int) -> Word {
    folded.append(Word.Gap.joint.rawValue)
    let foldedStart = Int32(folded.count)
    var shape: Word.Shape = []
    var length: Int32 = 0
    var index = start
    scan: while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80 {
        if shape.contains(.isSpaceless) { break scan }
        switch byte {
        case 0x61...0x7A:
          shape.insert([.hasLetter, .hasLower])
          folded.append(byte)
        case 0x41...0x5A:
          shape.insert(.hasLetter)
          shape.insert(length == 0 ? .startsWithCapital : .hasInnerCapital)
          folded.append(byte | 0x20)
        case 0x30...0x39:
          shape.insert(.hasDigit)
          folded.append(byte)
        default: break scan
        }
        length += 1
        index += 1
        continue
      }
      let (code, size) = decodeScalar(utf8, at: index)
      let kind = table.wordClass(of: code)
      if shape.contains(.isSpaceless), kind != CharacterTable.Class.mark { break scan }
      switch kind {
      case CharacterTable.Class.separator: break scan
      case CharacterTable.Class.spaceless where length > 0: break scan
      case CharacterTable.Class.spaceless: shape.insert([.hasLetter, .hasLower, .isSpaceless])
      case CharacterTable.Class.capital:
        shape.insert(.hasLetter)
        shape.insert(length == 0 ? .startsWithCapital : .hasInnerCapital)
      case CharacterTable.Class.lower: shape.insert([.hasLetter, .hasLower])
      case CharacterTable.Class.digit: shape.insert(.hasDigit)
      default: break
      }
      if kind != CharacterTable.Class.mark { length += 1 }
      if let fold = table.fold(of: code) {
        folded.append(contentsOf: fold)
      } else {
        folded.append(contentsOf: utf8[index..<index + size])
      }
      index += size
    }
    return Word(
      start: Int32(start),
      end: Int32(index),
      foldedStart: foldedStart,
      foldedEnd: Int32(folded.count),
      shape: shape,
      gap: .joint,
      length: length
    )
  }

  /// Extends a single letter to the dotted acronym it starts, if it does.
  ///
  /// `U.S.`, `U.S`, `p.r.`: single letters with nothing but a full stop between them.
  /// - Returns: the byte after the word.
  private mutating func mergeDotted(into word: inout Word) -> Int {
    var end = Int(word.end)
    var letters = 1
    while end + 1 < utf8.count, utf8[end] == UInt8(ascii: "."),
      let next = nextWordStart(from: end + 1), next == end + 1
    {
      let mark = folded.count
      let letter = scanWord(from: next)
      guard letter.length == 1, letter.shape.contains(.hasLetter),
        !letter.shape.contains(.isSpaceless)
      else {
        folded.removeSubrange(mark...)
        break
      }
      folded.remove(at: mark)
      word.shape.formUnion(letter.shape.subtracting(.startsWithCapital))
      if letter.shape.contains(.startsWithCapital) { word.shape.insert(.hasInnerCapital) }
      end = Int(letter.end)
      letters += 1
    }
    guard letters > 1 else { return end }
    if end < utf8.count, utf8[end] == UInt8(ascii: ".") { end += 1 }
    word.end = Int32(end)
    word.length = Int32(letters)
    word.foldedEnd = Int32(folded.count)
    word.shape.insert(.isDotted)
    return end
  }

  static func isASCIIWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// The kind of gap between two words of one sentence.
  ///
  /// White space, one hyphen, one apostrophe and one full stop join; a comma, a slash and an ampersand
  /// are kept as such; anything else, or two marks of punctuation, is an edge.
  static func gap(_ bytes: ArraySlice<UInt8>) -> Word.Gap {
    var gap: Word.Gap = .joint
    var marks = 0
    var spaces = 0
    var spacesBeforeHyphen: Int?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: spaces += 1
      case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "`"): marks += 1
      case UInt8(ascii: "-"):
        marks += 1
        spacesBeforeHyphen = spaces
      case UInt8(ascii: ","):
        marks += 1
        gap = .comma
      case UInt8(ascii: "/"):
        marks += 1
        gap = .slash
      case UInt8(ascii: "&"):
        marks += 1
        gap = .ampersand
      case 0xC2 where index + 1 < bytes.endIndex && bytes[index + 1] == 0xA0:
        spaces += 1
        index += 1
      case 0xC2
      where index + 1 < bytes.endIndex && (bytes[index + 1] == 0xAD || bytes[index + 1] == 0xB4):
        // The soft hyphen and the acute accent used as an apostrophe.
        if bytes[index + 1] == 0xB4 { marks += 1 }
        index += 1
      case 0xE2 where index + 2 < bytes.endIndex && bytes[index + 1] == 0x80:
        switch bytes[index + 2] {
        case 0x80...0x8D, 0xAF: spaces += 1
        case 0x8E, 0x8F, 0xAA...0xAE: break
        case 0x98, 0x99, 0x9B, 0xB2: marks += 1
        case 0x90, 0x91, 0x93:
          marks += 1
          spacesBeforeHyphen = spaces
        default: return .edge
        }
        index += 2
      case 0xEF
      where index + 2 < bytes.endIndex && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF:
        index += 2
      default: return .edge
      }
      index += 1
    }
    if marks > 1 { return .edge }
    // A spaced hyphen is a dash.
    if let before = spacesBeforeHyphen, before > 0, spaces > before { return .edge }
    return gap
  }
}
