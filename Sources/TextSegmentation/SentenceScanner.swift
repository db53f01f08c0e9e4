/// Decides, for the gap between two words, whether a sentence or a paragraph ends in it.
struct SentenceScanner {
  /// What ends in a gap.
  enum Break {
    case none
    case sentence
    case paragraph
  }

  let utf8: [UInt8]
  let folded: [UInt8]
  let rule: SegmentedText.ParagraphRule
  let isWithoutCapitals: Bool

  /// What ends between two neighbouring words.
  func breakBetween(_ word: Word, _ next: Word) -> Break {
    let gap = utf8[Int(word.end)..<Int(next.start)]
    if gap.count == 1, gap.first == 0x20, !word.shape.contains(.isDotted) { return .none }
    if endsParagraph(gap) { return .paragraph }
    return endsSentence(word, gap, next) ? .sentence : .none
  }

  private func endsParagraph(_ gap: ArraySlice<UInt8>) -> Bool {
    var afterLineEnd = false
    for (index, byte) in zip(gap.indices, gap) {
      switch byte {
      case 0x0A:
        if afterLineEnd || rule == .everyLine { return true }
        afterLineEnd = true
      case 0x0D:
        // A carriage return of its own is a line end too.
        if index + 1 >= gap.endIndex || gap[index + 1] != 0x0A {
          if afterLineEnd || rule == .everyLine { return true }
          afterLineEnd = true
        }
      case 0x20, 0x09: continue
      case UInt8(ascii: "*"), UInt8(ascii: "-"):
        if afterLineEnd, index + 1 < gap.endIndex, gap[index + 1] == 0x20 { return true }
        afterLineEnd = false
      case 0xE2:
        // U+2022, the bullet, and U+2028/2029, the line and paragraph separators.
        if index + 2 < gap.endIndex, gap[index + 1] == 0x80 {
          if gap[index + 2] == 0xA2, afterLineEnd { return true }
          if gap[index + 2] == 0xA8 || gap[index + 2] == 0xA9 { return true }
        }
        if !(index + 1 < gap.endIndex && gap[index + 1] == 0x80) { afterLineEnd = false }
      case 0xC2 where index + 1 < gap.endIndex && gap[index + 1] == 0xA0: continue
      case 0xA0 where index > gap.startIndex && gap[index - 1] == 0xC2: continue
      default: afterLineEnd = false
      }
    }
    return false
  }

  private func endsSentence(_ word: Word, _ gap: ArraySlice<UInt8>, _ next: Word) -> Bool {
    if word.shape.contains(.isDotted) && utf8[Int(word.end) - 1] == UInt8(ascii: ".") {
      if hasTerminator(gap) != nil { return true }
      return gap.contains(0x20) && startsSentence(next, afterAbbreviation: true)
    }
    guard let terminator = hasTerminator(gap) else { return false }
    let isSpaced = gap.contains { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    switch terminator {
    case .wide: return true
    case .mark:
      return next.shape.contains(.startsWithCapital) || next.shape.contains(.hasDigit)
        || next.shape.contains(.isSpaceless) || (isWithoutCapitals && isSpaced)
    case .stop:
      if !isSpaced {
        // `enemy.IRAN`, `are.Until`: a lower-case letter before and a capital after.
        return next.shape.contains(.startsWithCapital) && word.shape.contains(.hasLower)
          && gap.count == 1 && endsInLowerCase(word)
          || (gap.count > 1 && next.shape.contains(.startsWithCapital))
      }
      let name = String(decoding: folded[word.folded], as: UTF8.self)
      if gap.first == UInt8(ascii: ".") {
        if Abbreviations.inner.contains(name) { return false }
        let isInitial = word.length == 1 && word.shape.contains(.startsWithCapital)
        if isInitial || Abbreviations.outer.contains(name) {
          return startsSentence(next, afterAbbreviation: true)
        }
      }
      return startsSentence(next, afterAbbreviation: false)
    }
  }

  private func startsSentence(_ next: Word, afterAbbreviation: Bool) -> Bool {
    if afterAbbreviation {
      guard next.shape.contains(.startsWithCapital) else { return false }
      return Abbreviations.starters.contains(String(decoding: folded[next.folded], as: UTF8.self))
    }
    if next.shape.contains(.startsWithCapital) || next.shape.contains(.isSpaceless) { return true }
    if next.shape.contains(.hasDigit) { return true }
    if isWithoutCapitals { return true }
    // `al-Qaeda`, `iPhone`: a lower-case start with a capital inside may begin a sentence.
    return next.shape.contains(.hasInnerCapital)
      || utf8[Int(next.start)] >= 0x80 && !next.shape.contains(.hasInnerCapital) && isUncased(next)
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
  private func hasTerminator(_ gap: ArraySlice<UInt8>) -> Terminator? {
    var found: Terminator?
    var index = gap.startIndex
    while index < gap.endIndex {
      switch gap[index] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): found = .mark
      case UInt8(ascii: "."): if found == nil { found = .stop }
      case 0xE2 where index + 2 < gap.endIndex && gap[index + 1] == 0x80 && gap[index + 2] == 0xA6:
        if found == nil { found = .stop }
      case 0xE3 where index + 2 < gap.endIndex && gap[index + 1] == 0x80 && gap[index + 2] == 0x82:
        return .wide
      case 0xEF
      where index + 2 < gap.endIndex && gap[index + 1] == 0xBC
        && (gap[index + 2] == 0x81 || gap[index + 2] == 0x9F):
        return .wide
      case 0xD8 where index + 1 < gap.endIndex && gap[index + 1] == 0x9F: return .wide
      case 0xDB where index + 1 < gap.endIndex && gap[index + 1] == 0x94: return .wide
      case 0xE0
      where index + 2 < gap.endIndex && gap[index + 1] == 0xA5
        && (gap[index + 2] == 0xA4 || gap[index + 2] == 0xA5):
        return .wide
      default: break
      }
      index += 1
    }
    return found
  }
}
