package import ArticleThreads
import Gazetteers
package import TextSegmentation

/// A title or body as all that was found in it shares it.
///
/// Mentions, sentences and topic terms say where they stand in it; what follows from that is worked out
/// where somebody asks, since few ask for all of it.
package final class LinkedPart: Sendable {
  package let text: SegmentedText
  let zones: WordZones
  let author: String
  let linker: Linker
  /// The lesser candidates of the part's mentions.
  let rivals: [CandidateScore]

  init(_ part: TextPart, author: String, of linker: Linker) {
    text = part.text
    zones = part.wordZones
    rivals = part.rivals.scores
    self.author = author
    self.linker = linker
  }

  /// The top of the type tree; for NIL, that of the best candidate.
  package func type(of mention: FoundMention) -> String {
    switch mention.evidence {
    case .clues(let evidence): evidence.type.topType
    case .span(let span): linker.topType(of: mention.entity ?? span.best.entity)
    case .unmatched(let best): linker.topType(of: mention.entity ?? best)
    }
  }

  /// The zone a mention lies in.
  package func zone(of mention: FoundMention) -> Zone.Kind { zone(ofWord: mention.firstWord) }

  /// The zone a word lies in.
  package func zone(ofWord word: Int) -> Zone.Kind { zones.kind(ofWord: word) }

  var sentences: [LinkedText.Sentence] {
    text.sentences.indices.map { index in
      LinkedText.Sentence(
        range: text.scalars(text.sentences[index]),
        paragraph: text.sentenceParagraphs[index],
        isCounted: text.words(ofSentence: index).contains(where: zones.isCounted)
      )
    }
  }
}
