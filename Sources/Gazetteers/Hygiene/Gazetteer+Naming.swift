import PhraseMatching
import TextSegmentation

extension Gazetteer {
  /// The aliases by which a name leads to an entity; the display name is one without rules.
  ///
  /// Empty where the name is the entity's id alone.
  public func aliases(of entity: Int, matching name: String) -> [Alias] {
    var found: [Alias] = []
    let phrase = FoldedPhrase(name)
    let article = Array("the ".utf8)
    var keys = [phrase.bytes]
    if phrase.bytes.starts(with: article) { keys.append(Array(phrase.bytes.dropFirst(4))) }
    for bytes in keys {
      let terms = compiled.terms.phrase(bytes).map(entries(ofTerm:))
      for entries in [entries(forFolded: bytes)] + (terms.map { [$0] } ?? []) {
        for entry in entries where entry.entity == entity {
          let alias = entry.aliasIndex.map(compiled.alias) ?? Alias(self.name(of: entity))
          if !found.contains(alias) { found.append(alias) }
        }
      }
    }
    return found
  }

  /// The listed names nearest to a text by spelling, nearest first.
  ///
  /// At most two letters differ, and one in a text of fewer than six. Where the index of spellings has
  /// none, which asks for equal first letters, all names of five letters and more are looked through.
  /// - Complexity: O(n) in the bytes of all names.
  public func nearestNames(to text: String, limit: Int = 5) -> [String] {
    let folded = FoldedPhrase(text).bytes
    guard !folded.isEmpty, folded.count < 4096 else { return [] }
    var phrases = neighbors(of: folded[...]).map(\.phrase)
    if phrases.isEmpty { phrases = phrasesNear(folded) }
    var names: [String] = []
    for phrase in phrases {
      for entry in entries(ofName: phrase) {
        let name = aliasText(of: entry)
        if !names.contains(name) { names.append(name) }
        if names.count == limit { return names }
      }
    }
    return names
  }

  private func phrasesNear(_ folded: [UInt8]) -> [UInt32] {
    let most = SpellingIndex.letters(of: folded[...]) < 6 ? 1 : 2
    let letters = SpellingIndex.letterSet(of: folded[...])
    var found: [(phrase: UInt32, distance: Int)] = []
    for phrase in 0..<UInt32(max(0, compiled.spellingKeys.starts.count - 1)) {
      let range = compiled.spellingKeys.group(Int(phrase), compiled.region)
      guard !range.isEmpty, abs(range.count - folded.count) <= most else { continue }
      let start = compiled.spellingKeys.values.start &+ range.lowerBound
      let key = compiled.region.bytes(start..<start + range.count)
      guard (SpellingIndex.letterSet(of: key[...]) ^ letters).nonzeroBitCount <= 2 * most,
        let distance = EditDistance.between(folded, key, atMost: most)
      else { continue }
      found.append((phrase, distance))
    }
    return found.sorted { ($0.distance, $0.phrase) < ($1.distance, $1.phrase) }.map(\.phrase)
  }
}
