import PhraseMatching
import TextSegmentation

extension Gazetteer {
  /// The position of the entity with an id, following redirects and merges.
  /// - Complexity: O(log n).
  public func index(ofID id: String) -> Int? {
    let bytes = Array(id.utf8)
    var low = 0
    var high = compiled.ids.count
    while low < high {
      let middle = (low + high) / 2
      let place = compiled.ids.place(middle)
      let text = compiled.range(ofText: compiled.region.u32(at: place + GazetteerLayout.ID.text))
      let order = compiled.region.compare(text, bytes)
      if order == 0 {
        let entity = Int(compiled.region.u32(at: place + GazetteerLayout.ID.entity))
        return entity < compiled.entityCount ? entity : nil
      }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The entities that an id, a name or an alias names.
  ///
  /// An id names its entity; otherwise all entities with the name come, those whose display name it
  /// is first, then best prior first. Case, diacritics and hyphens do not matter.
  public func entities(named name: String) -> [Int] {
    if let index = index(ofID: name) { return [index] }
    let phrase = FoldedPhrase(name)
    var found: [Int] = []
    for bytes in [phrase.bytes, Self.withoutArticle(phrase)] {
      found += entries(forFolded: bytes).map(\.entity)
      // A topic is named by its name; its terms are evidence, no names.
      if let id = compiled.terms.phrase(bytes) {
        found += entries(ofTerm: id).map(\.entity).filter {
          FoldedPhrase(self.name(of: $0)).bytes == bytes
        }
      }
    }
    var seen: Set<Int> = []
    found = found.filter { seen.insert($0).inserted }
    return found.map { (isDisplayName(name, of: $0) ? 0 : 1, $0) }.sorted {
      ($0.0, -prior(of: $0.1), idRank(of: $0.1)) < ($1.0, -prior(of: $1.1), idRank(of: $1.1))
    }.map(\.1)
  }

  /// Whether a name is an entity's display name, whatever its case, diacritics and hyphens.
  public func isDisplayName(_ name: String, of entity: Int) -> Bool {
    FoldedPhrase(self.name(of: entity)).bytes == FoldedPhrase(name).bytes
  }

  /// The entries under which a phrase is listed, whatever the case.
  public func entries(forFolded bytes: some Collection<UInt8>) -> GazetteerEntries {
    guard let id = compiled.names.phrase(bytes) else { return GazetteerEntries(compiled, 0..<0) }
    return entries(ofName: id)
  }

  /// The listed names within the spelling bound of a folded phrase, and no farther than a limit,
  /// nearest first.
  ///
  /// Where it is known which `stretch` of the phrase alone may differ, names that differ elsewhere need not
  /// be among them.
  public func neighbors(
    of folded: ArraySlice<UInt8>,
    differingIn stretch: Range<Int>? = nil,
    atMost limit: Int = 2
  ) -> [SpellingIndex.Neighbor] {
    SpellingIndex(compiled).neighbors(of: folded, differingIn: stretch, atMost: limit)
  }

  private static func withoutArticle(_ phrase: FoldedPhrase) -> [UInt8] {
    let article = Array("the ".utf8)
    return phrase.bytes.starts(with: article) ? Array(phrase.bytes.dropFirst(article.count)) : []
  }
}
