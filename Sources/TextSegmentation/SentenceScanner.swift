/// Decides, for the gap between two words, whether a sentence or a paragraph ends in it.
struct SentenceScanner {
  /// What ends in a gap.
  enum Break {
    case none
    case sentence
    case paragraph
  }

  let utf8: [UInt8]
  let rule: SegmentedText.ParagraphRule
  let isWithoutCapitals: Bool

  /// What ends between two neighbouring words, where ``WordScanner/breaks`` says that anything may.
  func breakBetween(_ word: Word, _ next: Word) -> Break {
    let gap = Int(word.end)..<Int(next.start)
    // A full stop and a space are most of what is asked for.
    if gap.count == 2, utf8[gap.lowerBound] == UInt8(ascii: "."),
      utf8[gap.lowerBound + 1] == 0x20, !word.shape.contains(.isDotted)
    {
      return endsAtStop(word, gap, next, isSpaced: true) ? .sentence : .none
    }
    if endsParagraph(gap) { return .paragraph }
    return endsSentence(word, gap, next) ? .sentence : .none
  }

  private func endsParagraph(_ gap: Range<Int>) -> Bool {
    var afterLineEnd = false
    var index = gap.lowerBound
    while index < gap.upperBound {
      let (code, length) = decodeScalar(utf8, at: index)
      index += length
      switch code {
      case 0x0A, 0x0D:
        // A carriage return of its own is a line end too.
        if code == 0x0D, index < gap.upperBound, utf8[index] == 0x0A { continue }
        if afterLineEnd || rule == .everyLine { return true }
        afterLineEnd = true
      case 0x2028, 0x2029: return true
      case 0x2022 where afterLineEnd: return true
      case 0x2A, 0x2D:
        if afterLineEnd, index < gap.upperBound, utf8[index] == 0x20 { return true }
        afterLineEnd = false
      default: afterLineEnd = afterLineEnd && isSpace(code)
      }
    }
    return false
  }

  private func endsSentence(_ word: Word, _ gap: Range<Int>, _ next: Word) -> Bool {
    if word.shape.contains(.isDotted) && utf8[Int(word.end) - 1] == UInt8(ascii: ".") {
      if hasTerminator(gap) != nil { return true }
      return isSpaced(gap) && !isContinued(gap) && startsSentence(next, afterAbbreviation: true)
    }
    guard let terminator = hasTerminator(gap) else { return false }
    let isSpaced = isSpaced(gap)
    switch terminator {
    case .wide: return true
    case .mark:
      return next.shape.contains(.startsWithCapital) || next.shape.contains(.hasDigit)
        || next.shape.contains(.isSpaceless)
        || (isSpaced && (isWithoutCapitals || isUncased(next)))
    case .stop: return endsAtStop(word, gap, next, isSpaced: isSpaced)
    }
  }

  /// Whether a sentence ends in a gap that has a full stop and no stronger sign.
  private func endsAtStop(_ word: Word, _ gap: Range<Int>, _ next: Word, isSpaced: Bool) -> Bool {
    if utf8[gap.lowerBound] == UInt8(ascii: ".") {
      let kinds = Abbreviations.kinds(ofAbbreviation: word)
      if kinds.contains(.inner) { return false }
      if kinds.contains(.numeric), next.shape.contains(.hasDigit) { return false }
      let isInitial = word.length == 1 && word.shape.contains(.startsWithCapital)
      if isInitial || kinds.contains(.outer) {
        return !isContinued(gap) && startsSentence(next, afterAbbreviation: true)
      }
    } else if utf8[gap.upperBound - 1] == UInt8(ascii: "."), next.shape.contains(.hasDigit) {
      // `about .50`: the stop is the number's.
      return false
    }
    if !isSpaced {
      // `enemy.IRAN`, `are.Until`: a lower-case letter before and a capital after.
      return next.shape.contains(.startsWithCapital) && word.shape.contains(.hasLower)
        && gap.count == 1 && endsInLowerCase(word)
        || (gap.count > 1 && next.shape.contains(.startsWithCapital))
    }
    return startsSentence(next, afterAbbreviation: false)
  }

  private func startsSentence(_ next: Word, afterAbbreviation: Bool) -> Bool {
    if afterAbbreviation {
      guard next.shape.contains(.startsWithCapital) else { return false }
      // `Karim A. A. Khan`: the next word is an initial too, not the article.
      let end = Int(next.end)
      if next.length == 1, end < utf8.count, utf8[end] == UInt8(ascii: ".") { return false }
      return Abbreviations.kinds(of: next).contains(.starter)
    }
    if next.shape.contains(.startsWithCapital) || next.shape.contains(.isSpaceless) { return true }
    if next.shape.contains(.hasDigit) { return true }
    if isWithoutCapitals { return true }
    // `iPhone`: a lower-case start with a capital inside may begin a sentence.
    return next.shape.contains(.hasInnerCapital)
      || isUncased(next)
  }

  private func isSpaced(_ gap: Range<Int>) -> Bool {
    var index = gap.lowerBound
    while index < gap.upperBound {
      let (code, length) = decodeScalar(utf8, at: index)
      if isSpace(code) { return true }
      index += length
    }
    return false
  }

  /// Whether a comma, a colon or a semicolon goes on after an abbreviation: `in the U.S., The Hague`.
  private func isContinued(_ gap: Range<Int>) -> Bool {
    utf8[gap].contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";")
    }
  }

  /// Scripts without case: Arabic, Hebrew, Devanagari.
  private func isUncased(_ word: Word) -> Bool {
    let (code, _) = decodeScalar(utf8, at: Int(word.start))
    return code >= 0x590 && code < 0x10A0 || code >= 0x1100 && code < 0x1E00
  }

  private func endsInLowerCase(_ word: Word) -> Bool {
    let last = utf8[Int(word.end) - 1]
    return last >= 0x80 || (0x61...0x7A).contains(last)
  }

  private enum Terminator {
    case stop
    case mark
    case wide
  }

  /// The strongest terminator of a gap.
  private func hasTerminator(_ gap: Range<Int>) -> Terminator? {
    var found: Terminator?
    var index = gap.lowerBound
    while index < gap.upperBound {
      switch utf8[index] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): found = .mark
      case UInt8(ascii: "."): if found == nil { found = .stop }
      case 0xE2
      where index + 2 < gap.upperBound && utf8[index + 1] == 0x80 && utf8[index + 2] == 0xA6:
        if found == nil { found = .stop }
      case 0xE3
      where index + 2 < gap.upperBound && utf8[index + 1] == 0x80 && utf8[index + 2] == 0x82:
        return .wide
      case 0xEF
      where index + 2 < gap.upperBound && utf8[index + 1] == 0xBC
        && (utf8[index + 2] == 0x81 || utf8[index + 2] == 0x9F):
        return .wide
      case 0xD8 where index + 1 < gap.upperBound && utf8[index + 1] == 0x9F: return .wide
      case 0xDB where index + 1 < gap.upperBound && utf8[index + 1] == 0x94: return .wide
      case 0xE0
      where index + 2 < gap.upperBound && utf8[index + 1] == 0xA5
        && (utf8[index + 2] == 0xA4 || utf8[index + 2] == 0xA5):
        return .wide
      default: break
      }
      index += 1
    }
    return found
  }
}
