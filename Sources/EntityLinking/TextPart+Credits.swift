import Gazetteers
import TextSegmentation

// Credits of pictures: `Image copyright EPA`, `Photograph: Saul Loeb/AFP`.
extension TextPart {
  /// Whether a word stands behind `copyright`, `Photo:` or the like.
  func isCredit(before word: Int) -> Bool {
    guard word > 0, (5...10).contains(text.words[word - 1].length) else { return false }
    let gap = gap(before: word)
    let isColon = gap.first == UInt8(ascii: ":")
    guard isColon || gap.elementsEqual([0x20]) else { return false }
    return isColon
      ? HeadWords.credits.contains(foldedText(word - 1)) : isWord(word - 1, .copyright)
  }

  /// Whether nothing but a slash stands between a word with a capital and another.
  private func isSlash(before word: Int) -> Bool {
    guard word > 0, gap(before: word).elementsEqual("/".utf8) else { return false }
    return text.words[word].shape.contains(.startsWithCapital)
      && text.words[word - 1].shape.contains(.startsWithCapital)
  }

  /// Whether a word is the owner of a picture: behind `copyright`, or behind the photographer's name and a
  /// slash.
  func isPictureOwner(_ word: Int) -> Bool {
    if isCredit(before: word) { return true }
    return isSlash(before: word) && word > 1 && isSpaced(word - 1)
      && text.words[word - 2].shape.contains(.startsWithCapital)
      && facts(word - 2).contains(.firstName)
  }
}
