import ArticleThreads
import Gazetteers
import TextSegmentation

extension Linker {
  /// Says why a text by itself is not linked to an entity, one finding a line.
  ///
  /// - Parameters:
  ///   - text: the text as it stands in a document.
  ///   - entity: the entity's position in ``Gazetteer/entities``.
  /// - Returns: the findings, most telling first.
  public func whyNot(_ text: String, entity: Int) -> [String] {
    let segmented = SegmentedText(text)
    let part = TextPart(
      segmented,
      string: text,
      zones: [],
      defaultZone: .body,
      addresses: [],
      gazetteer: gazetteer,
      passesRules: true,
      memo: TraitMemo()
    )
    guard !segmented.words.isEmpty else { return ["“\(text)” has no words"] }
    let name = gazetteer.entities[entity].name
    let whole = part.matches.filter { $0.words.count == segmented.words.count }
    var findings: [String] = []
    var others: [Int] = []
    for match in whole {
      for entry in part.entries(of: match) where entry.entity == entity {
        findings.append(finding(entry, match.words, part))
      }
      others += Set(part.entries(of: match).map(\.entity)).subtracting([entity]).sorted()
    }
    let isListed = !findings.isEmpty
    findings += others.map {
      "“\(text)” is listed as a name of \(described($0))" + (isListed ? ", too" : "")
    }
    if isListed { return findings }
    findings.insert("“\(text)” is no listed name of \(name)", at: 0)
    for match in part.matches where match.words.count < segmented.words.count {
      for entry in part.entries(of: match) where entry.entity == entity {
        let surface = segmented.text(part.bytes(of: match.words))
        findings.append("a part of it, “\(surface)”, is: " + finding(entry, match.words, part))
      }
    }
    findings.append(nearest(text, entity, segmented))
    if whole.isEmpty, let unknown = unknownName(text) { findings.append(unknown) }
    return findings
  }

  /// Why a text by itself would be taken for a name that no list holds.
  private func unknownName(_ text: String) -> String? {
    let thread = ArticleThread(article: Article(id: "", body: text), comments: [])
    let mentions = link(thread, judgements: .none, findsUnknownNames: true).documents[0].body
      .mentions
    guard let name = mentions.first, mentions.count == 1, name.form == .unknown else { return nil }
    let part = name.surface.utf8.elementsEqual(text.utf8) ? "it" : "“\(name.surface)” in it"
    return "by itself \(part) is an unknown name: \(name.explanation.reason)"
  }

  private func described(_ entity: Int) -> String {
    "\(gazetteer.entities[entity].name) (\(gazetteer.entities[entity].id))"
  }

  private func finding(_ entry: GazetteerEntry, _ words: Range<Int>, _ part: TextPart) -> String {
    let alias = gazetteer.aliasText(of: entry)
    let sentence = part.text.sentence(ofWord: words.lowerBound)
    return
      switch AliasRule(gazetteer, utf8: part.text.utf8)
      .standing(of: entry, at: words, sentence: sentence, in: part)
    {
    case .firm:
      "the alias “\(alias)” matches; where it is not linked, a longer name or a better "
        + "candidate took its place"
    case .needsSupport(_, let doubt):
      "the alias “\(alias)” matches, but \(doubt.text(alias: alias))"
    case .refused(let refusal):
      "the alias “\(alias)” is refused: \(refusal.text(alias: alias))"
    }
  }

  private func nearest(_ text: String, _ entity: Int, _ segmented: SegmentedText) -> String {
    let query = Array(segmented.foldedBytes(ofWords: 0..<segmented.words.count))
    let listed = gazetteer.entities[entity]
    var best: (alias: String, distance: Int, bytes: [UInt8])?
    for alias in [listed.name] + listed.aliases.map(\.text) {
      let bytes = FoldedPhrase(alias).bytes
      let limit = best.map { $0.distance - 1 } ?? max(query.count, bytes.count)
      guard limit >= 0, let distance = EditDistance.between(query, bytes, atMost: limit) else {
        continue
      }
      best = (alias, distance, bytes)
    }
    guard let best else { return "no alias is near" }
    let letters = query.count { $0 >= 0x30 && $0 & 0xC0 != 0x80 }
    let bound = SpellingIndex.bound(forLetters: letters)
    let start =
      "the nearest name is “\(best.alias)”, \(best.distance) letter"
      + (best.distance == 1 ? "" : "s") + " away; "
    let alias = FoldedPhrase(best.alias)
    if alias.words.count == 1, alias.words[0].isAllCapitals || segmented.words[0].isAllCapitals {
      return start + "an acronym is never corrected"
    }
    if letters < 6 { return start + "words under six letters are never corrected" }
    if segmented.words.count == 1 {
      if !gazetteer.entries(forFolded: query).isEmpty {
        return start + "a word that is itself a listed name is never corrected"
      }
      if gazetteer.ordinaryWords.contains(query[...]) {
        return start + "an ordinary word is never corrected"
      }
    }
    if best.distance > bound {
      return start + "for \(letters) letters at most \(bound) may differ"
    }
    return start + "a misspelling links only where the thread names the entity or the alias is long"
  }
}
