import PhraseMatching
import TextSegmentation

extension Gazetteer {
  /// The entities that an id, a name or an alias names.
  ///
  /// An id names its entity; otherwise all entities with the name come, those whose display name it
  /// is first, then best prior first. Case, diacritics and hyphens do not matter.
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
    return found.map { (isDisplayName(name, of: $0) ? 0 : 1, $0) }.sorted {
      ($0.0, -entities[$0.1].prior, entities[$0.1].id)
        < ($1.0, -entities[$1.1].prior, entities[$1.1].id)
    }.map(\.1)
  }

  /// Whether a name is an entity's display name, whatever its case, diacritics and hyphens.
  public func isDisplayName(_ name: String, of entity: Int) -> Bool {
    FoldedPhrase(entities[entity].name).bytes == FoldedPhrase(name).bytes
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
