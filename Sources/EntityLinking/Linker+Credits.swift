import Gazetteers
import TextSegmentation

extension Linker {
  /// The spans of a part without the acronyms that own a picture: `EPA` of `Shawn Thew/EPA` is no
  /// authority and `PA` no state.
  ///
  /// Only acronyms that agencies of pictures have; `NASA` owns what it took.
  func besidesCredits(_ spans: [LinkSpan], in part: TextPart) -> [LinkSpan] {
    func isCredit(_ span: LinkSpan) -> Bool {
      guard span.words.count == 1, let entity = span.entity else { return false }
      let word = span.words.lowerBound
      return part.text.words[word].isAllCapitals && part.isPictureOwner(word)
        && HeadWords.pictureAgencies.contains(part.foldedText(word))
        && (isDivision(entity) || gazetteer.type(of: entity) == "organization/government")
    }
    return spans.contains(where: isCredit) ? spans.filter { !isCredit($0) } : spans
  }
}
