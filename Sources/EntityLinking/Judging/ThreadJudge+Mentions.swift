import ArticleThreads
import Gazetteers
import TextSegmentation

// What a judgement makes of a span.
extension ThreadJudge {
  /// The mention of a ruling; `nil` where it takes nothing away and links nothing.
  func mention(
    _ ruling: Ruling,
    _ replaced: [LinkSpan],
    _ part: TextPart,
    _ linked: LinkedPart
  ) -> Mention? {
    let verdict = verdicts[ruling.verdict]
    let before = replaced.map { span in
      AppliedJudgement.Replaced(
        range: part.range(of: span.ownWords),
        surface: part.text.text(part.bytes(of: span.ownWords)),
        entity: span.entity
      )
    }
    var mention: Mention
    if let same = replaced.first(where: { $0.ownWords == ruling.words }) {
      mention = Mention(same.mention(in: part), of: linked)
    } else if let best = verdict.entity ?? replaced.first?.best.entity {
      let found = FoundMention(
        words: ruling.words,
        bytes: part.bytes(of: ruling.words),
        entity: nil,
        form: replaced.first?.form ?? .alias,
        score: 0,
        evidence: .unmatched(best)
      )
      mention = Mention(found, of: linked)
    } else {
      return nil
    }
    if let range = ruling.range { mention.stand(at: range) }
    mention.judgement = AppliedJudgement(verdict.judgement, replaced: before, form: mention.form)
    mention.found.entity = verdict.entity
    if let entity = verdict.entity {
      mention.found.form = form(of: mention.surface, naming: entity)
      // Somebody who read the sentence said so.
      mention.found.score = 1
    } else {
      mention.found.score = 0
    }
    return mention
  }

  /// How a text names an entity: as its list says, else by another name.
  private func form(of surface: String, naming entity: Int) -> MentionForm {
    let entries = linker.gazetteer.entries(forFolded: FoldedPhrase(surface).bytes)
    return entries.first { $0.entity == entity }?.form ?? .alias
  }
}
