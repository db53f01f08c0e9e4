import Gazetteers
import TextSegmentation

// Places that are named with their whole.
extension DocumentResolver {
  /// `San Jose, California` is two names: the second says which San Jose is meant and is a mention of its
  /// own.
  ///
  /// Only where what stands behind the comma is listed as a place that holds the first; `Washington,
  /// D.C.` is one name.
  /// - Returns: the words of the span, those of the whole left out.
  func ownWords(of span: LinkSpan, in part: TextPart, _ names: ListedNames) -> Range<Int> {
    guard let entity = span.entity, span.words.count > 1, gazetteer.kind(of: entity) == .place,
      let comma = span.words.dropFirst(span.skip + 1).first(where: {
        part.text.words[$0].gap == .comma
      })
    else { return span.words }
    let rest = comma..<span.words.upperBound
    let holds = names.names.contains { name in
      name.words == rest
        && names.standings[name.standings].contains { standing in
          gazetteer.ancestors(of: entity).contains(standing.entry.entity)
        }
    }
    return holds ? span.words.lowerBound..<comma : span.words
  }
}
