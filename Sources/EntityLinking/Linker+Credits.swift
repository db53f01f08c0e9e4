import Gazetteers
import TextSegmentation

extension Linker {
  /// The spans of a part without the acronyms that own a picture, or `nil` where there is none: `EPA` of
  /// `Shawn Thew/EPA` is no authority and `PA` no state.
  ///
  /// Only acronyms that agencies of pictures have; `NASA` owns what it took.
  func besidesCredits(_ spans: [LinkSpan], in part: TextPart) -> [LinkSpan]? {
    guard spans.contains(where: { isCredit($0, in: part) }) else { return nil }
    return spans.filter { !isCredit($0, in: part) }
  }

  @inline(__always)
  private func isCredit(_ span: LinkSpan, in part: TextPart) -> Bool {
    let word = span.words.lowerBound
    guard span.words.count == 1, part.text.words[word].isAllCapitals, let entity = span.entity,
      part.isPictureOwner(word), HeadWords.pictureAgencies.contains(part.foldedText(word))
    else { return false }
    return isDivision(entity) || gazetteer.type(of: entity) == "organization/government"
  }
}
