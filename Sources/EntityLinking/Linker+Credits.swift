import Gazetteers
import TextSegmentation

extension Linker {
  /// The spans of a part without the acronyms that own a picture, or `nil` where there is none: `EPA` of
  /// `Shawn Thew/EPA` is no authority and `PA` no state.
  ///
  /// Only acronyms that agencies of pictures have; `NASA` owns what it took.
  func besidesCredits(_ spans: [LinkSpan], in part: TextPart) -> [LinkSpan]? {
    var credits: [Int] = []
    for place in spans.indices {
      let words = spans[place].words
      guard words.count == 1, part.text.words[words.lowerBound].isAllCapitals,
        let entity = spans[place].entity, part.isPictureOwner(words.lowerBound),
        HeadWords.pictureAgencies.contains(part.foldedText(words.lowerBound)),
        isDivision(entity) || gazetteer.type(of: entity) == "organization/government"
      else { continue }
      credits.append(place)
    }
    if credits.isEmpty { return nil }
    return spans.indices.filter { !credits.contains($0) }.map { spans[$0] }
  }
}
