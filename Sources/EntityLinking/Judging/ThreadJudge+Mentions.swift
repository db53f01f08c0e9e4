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
    _ author: String
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
      mention = same.mention(in: part, author: author, of: linker)
    } else if let best = verdict.entity ?? replaced.first?.best.entity {
      mention = unmatched(ruling.words, best, replaced.first?.form ?? .alias, part, author)
    } else {
      return nil
    }
    if let range = ruling.range, range != mention.range {
      mention.range = range
      mention.surface = verdict.judgement.surface
    }
    mention.judgement = AppliedJudgement(verdict.judgement, replaced: before, form: mention.form)
    mention.entity = verdict.entity
    if let entity = verdict.entity {
      mention.type = linker.topType(of: entity)
      mention.form = form(of: mention.surface, naming: entity)
      // Somebody who read the sentence said so.
      mention.score = 1
    } else {
      mention.score = 0
    }
    return mention
  }

  /// A mention of words that the rules made none of.
  private func unmatched(
    _ words: Range<Int>,
    _ entity: Int,
    _ form: MentionForm,
    _ part: TextPart,
    _ author: String
  ) -> Mention {
    let sentence = part.text.sentence(ofWord: words.lowerBound)
    let zone = part.zone(ofWord: words.lowerBound)
    return Mention(
      range: part.range(of: words),
      surface: part.text.text(part.bytes(of: words)),
      entity: nil,
      type: linker.topType(of: entity),
      form: form,
      score: 0,
      zone: zone.kind,
      sentence: sentence,
      paragraph: part.text.sentenceParagraphs[sentence],
      speaker: zone.speaker ?? author,
      evidence: .candidates(
        LinkEvidence(
          source: linker.explanations,
          best: CandidateScore(entity: entity),
          rivals: [],
          areRivalsOrdered: true,
          alias: .none,
          decision: .unmatched
        )
      )
    )
  }

  /// How a text names an entity: as its list says, else by another name.
  private func form(of surface: String, naming entity: Int) -> MentionForm {
    let entries = linker.gazetteer.entries(forFolded: FoldedPhrase(surface).bytes)
    return entries.first { $0.entity == entity }?.form ?? .alias
  }
}
