import ArticleThreads
import Gazetteers
import TextSegmentation

/// Puts the judgements of one thread in the place of what the rules decided.
///
/// A judgement decides its own spans and nothing else: it licenses no short form and is no context for
/// other names, so that undoing it changes back exactly what it changed.
struct ThreadJudge {
  /// A judgement with the entity it means in this gazetteer.
  struct Verdict {
    let judgement: Judgement
    let id: String
    let name: WrittenName
    /// `nil` for none.
    let entity: Int?
  }

  /// A verdict at a place.
  struct Ruling {
    let words: Range<Int>
    let verdict: Int
    /// The span that was judged, which the full stop of an abbreviation may end; `nil` for that of the words.
    var range: Range<Int>?
  }

  let linker: Linker
  private(set) var verdicts: [Verdict] = []
  /// The verdicts of wider scopes by the hash of their first word.
  private var wide: [UInt64: [Int]] = [:]

  /// Gathers what holds in a thread; `nil` where nothing does.
  init?(_ judgements: Judgements, _ thread: ArticleThread, _ linker: Linker) {
    guard !judgements.isEmpty else { return nil }
    self.linker = linker
    for judgement in judgements.concerning(thread) {
      var entity: Int?
      if let id = judgement.entity {
        // An entity that the gazetteer lacks decides nothing; the rules do.
        guard let index = linker.judgeable(id) else { continue }
        entity = index
      }
      let verdict = Verdict(
        judgement: judgement,
        id: judgement.id,
        name: WrittenName(judgement.surface),
        entity: entity
      )
      if judgement.scope != .mention, let hash = verdict.name.firstHash {
        wide[hash, default: []].append(verdicts.count)
      }
      verdicts.append(verdict)
    }
    if verdicts.isEmpty { return nil }
  }

  /// The mentions of a part by start.
  ///
  /// Unknown names give way like any other; that they were looked for changes no ruling.
  func mentions(
    of part: TextPart,
    _ name: Judgement.Part,
    of draft: Linker.Draft,
    _ spans: [LinkSpan],
    _ unknown: [UnknownName],
    as linked: LinkedPart
  ) -> [Mention] {
    let rulings = rulings(in: part, name, draft.key, spans)
    func isFree(_ words: Range<Int>) -> Bool {
      !rulings.contains { $0.words.overlaps(words) }
    }
    var mentions = linker.mentions(
      spans.filter { isFree($0.ownWords) },
      unknown.filter { isFree($0.words) },
      in: part
    ).map { Mention($0, of: linked) }
    if rulings.isEmpty { return mentions }
    for ruling in rulings {
      let replaced = spans.filter { $0.ownWords.overlaps(ruling.words) }
      if let mention = mention(ruling, replaced, part, linked) { mentions.append(mention) }
    }
    return mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Where judgements hold

  /// The rulings of a part, none overlapping: those of one span first, then the wider ones.
  private func rulings(
    in part: TextPart,
    _ name: Judgement.Part,
    _ document: String,
    _ spans: [LinkSpan]
  ) -> [Ruling] {
    var own: [Ruling] = []
    var anchors: [Ruling] = []
    for (index, verdict) in verdicts.enumerated() {
      let judgement = verdict.judgement
      guard judgement.part == name, judgement.document.utf8.elementsEqual(document.utf8),
        let words = words(of: judgement, in: part)
      else { continue }
      let ruling = Ruling(words: words, verdict: index, range: judgement.range)
      if judgement.scope == .mention { own.append(ruling) } else { anchors.append(ruling) }
    }
    var kept: [Ruling] = []
    // Where a wider judgement was made it holds even within a longer name.
    for group in [own, anchors] { keep(group, &kept) }
    keep(wideRulings(in: part, spans.filter { $0.entity != nil }, besides: kept), &kept)
    return kept
  }

  private func keep(_ rulings: [Ruling], _ kept: inout [Ruling]) {
    for ruling in rulings.sorted(by: precedes)
    where !kept.contains(where: { $0.words.overlaps(ruling.words) }) {
      kept.append(ruling)
    }
  }

  /// More words first, then the earlier start, then the narrower scope.
  private func precedes(_ first: Ruling, _ second: Ruling) -> Bool {
    if first.words != second.words { return SpanOrder.precedes(first.words, second.words) }
    func isThread(_ ruling: Ruling) -> Bool {
      verdicts[ruling.verdict].judgement.scope == .thread
    }
    return isThread(first) && !isThread(second)
  }

  /// The words that a judgement is about where its text still stands.
  private func words(of judgement: Judgement, in part: TextPart) -> Range<Int>? {
    guard let words = part.words(filling: judgement.range), part.isWithinSentence(words),
      part.text.utf8[part.text.offsets.bytes(judgement.range)]
        .elementsEqual(judgement.surface.utf8)
    else { return nil }
    return words
  }

  /// Where the wider judgements hold: at the same text, but not within a longer name.
  private func wideRulings(in part: TextPart, _ links: [LinkSpan], besides kept: [Ruling])
    -> [Ruling]
  {
    guard !wide.isEmpty else { return [] }
    let links = links.filter { link in !kept.contains { $0.words.overlaps(link.ownWords) } }
    var found: [Ruling] = []
    for word in part.text.words.indices {
      guard let verdicts = wide[part.hash(word)] else { continue }
      for index in verdicts {
        guard let words = self.verdicts[index].name.match(at: word, in: part),
          !part.any(of: words, has: .excluded), !linker.isPartOfLongerName(words, part)
        else { continue }
        let isWithinLink = links.contains {
          $0.ownWords.overlaps(words) && $0.ownWords != words
            && SpanOrder.precedes($0.ownWords, words)
        }
        if !isWithinLink { found.append(Ruling(words: words, verdict: index)) }
      }
    }
    return found
  }
}

extension Linker {
  /// Whether mentions can be linked to the entity with an id.
  public func isJudgeable(_ id: String) -> Bool { judgeable(id) != nil }

  /// The entity with an id, if mentions can be linked to it: listed, and no topic.
  func judgeable(_ id: String) -> Int? {
    guard let index = gazetteer.index(ofID: id), gazetteer.kind(of: index) != .topic else {
      return nil
    }
    return index
  }
}
