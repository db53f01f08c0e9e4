import Gazetteers
import TextSegmentation

extension Linker {
  /// The spans of a part without the acronyms that own a picture, or `nil` where there is none: `EPA` of
  /// `Shawn Thew/EPA` is no authority and `PA` no state.
  ///
  /// Only acronyms that agencies of pictures have; `NASA` owns what it took.
  func besidesCredits(_ spans: [LinkSpan], in part: TextPart) -> [LinkSpan]? {
    func isCredit(_ place: Int) -> Bool {
      let words = spans[place].words
      guard part.text.words[words.lowerBound].isAllCapitals, words.count == 1,
        let entity = spans[place].entity
      else { return false }
      let word = words.lowerBound
      return part.isPictureOwner(word)
        && HeadWords.pictureAgencies.contains(part.foldedText(word))
        && (isDivision(entity) || gazetteer.type(of: entity) == "organization/government")
    }
    guard spans.indices.contains(where: isCredit) else { return nil }
    return spans.indices.filter { !isCredit($0) }.map { spans[$0] }
  }
}
