import Gazetteers
import TextSegmentation

// Places that are named with their whole.
extension PartNames {
  /// `San Jose, California` is two names: the second says which San Jose is meant and is a mention of its
  /// own.
  ///
  /// Only where what stands behind the comma is listed as a place that holds the first; `Washington,
  /// D.C.` is one name.
  /// - Returns: the words of the span, those of the whole left out.
  @inline(__always)
  func ownWords(of span: LinkSpan, in part: TextPart, _ gazetteer: Gazetteer) -> Range<Int> {
    let words = span.words
    // Few names have a comma.
    var comma = words.lowerBound + span.skip + 1
    while comma < words.upperBound, part.text.words[comma].gap != .comma { comma += 1 }
    if comma >= words.upperBound { return words }
    return ownWords(of: words, before: comma, span.entity, gazetteer)
  }

  private func ownWords(
    of words: Range<Int>,
    before comma: Int,
    _ entity: Int?,
    _ gazetteer: Gazetteer
  ) -> Range<Int> {
    guard let entity, gazetteer.kind(of: entity) == .place else { return words }
    let rest = comma..<words.upperBound
    let holds = names.starting(in: comma...comma).contains { name in
      name.words == rest
        && standings[name.standings].contains { standing in
          gazetteer.ancestors(of: entity).contains(standing.entry.entity)
        }
    }
    return holds ? words.lowerBound..<comma : words
  }
}
