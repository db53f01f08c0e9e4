import PhraseMatching
import TextSegmentation

extension Gazetteer {
  /// The entities that an id, a name or an alias names.
  ///
  /// An id names its entity; a display name beats an alias; what is left are all entities with the
  /// alias, best prior first. Case, diacritics and hyphens do not matter.
  public func entities(named name: String) -> [Int] {
    if let index = index(ofID: name) { return [index] }
    let phrase = FoldedPhrase(name)
    var found: [Int] = []
    for bytes in [phrase.bytes, Self.withoutArticle(phrase)] {
      if let id = names.phrase(bytes) { found += nameEntries[Int(id)].map(\.entity) }
      // A topic is named by its name; its terms are evidence, no names.
      if let id = terms.phrase(bytes) {
        found += termEntries[Int(id)].map(\.entity).filter {
          FoldedPhrase(entities[$0].name).bytes == bytes
        }
      }
    }
    var seen: Set<Int> = []
    found = found.filter { seen.insert($0).inserted }
    let exact = found.filter { FoldedPhrase(entities[$0].name).bytes == phrase.bytes }
    if exact.count == 1 { return exact }
    return (exact.isEmpty ? found : exact).sorted {
      (-entities[$0].prior, entities[$0].id) < (-entities[$1].prior, entities[$1].id)
    }
  }

  /// The entries under which a phrase is listed, whatever the case.
  public func entries(forFolded bytes: some Collection<UInt8>) -> ArraySlice<GazetteerEntry> {
    guard let id = names.phrase(bytes) else { return [] }
    return nameEntries[Int(id)]
  }

  /// The listed names within the spelling bound of a folded phrase, nearest first.
  public func neighbors(of folded: ArraySlice<UInt8>) -> [SpellingIndex.Neighbor] {
    spellings.neighbors(of: folded)
  }

  private static func withoutArticle(_ phrase: FoldedPhrase) -> [UInt8] {
    let article = Array("the ".utf8)
    return phrase.bytes.starts(with: article) ? Array(phrase.bytes.dropFirst(article.count)) : []
  }
}
