import PhraseMatching
import TextSegmentation

// What phrases show: names that several entities have, ordinary words, names of a letter or two.
extension GazetteerCheck {
  mutating func checkPhrases(_ gazetteer: Gazetteer) {
    let compiled = gazetteer.compiled
    var seen = AliasSet(compiled)
    /// Phrases with their numbers of entities.
    var shared: [(phrase: UInt32, count: Int32)] = []
    var entities: [Int] = []
    // One alias may have several phrases: `St Lucia`, `Saint Lucia`.
    var groups: Set<[UInt32]> = []
    for phrase in 0..<UInt32(max(0, compiled.nameEntries.starts.count - 1)) {
      let entries = gazetteer.entries(ofName: phrase)
      entities.removeAll(keepingCapacity: true)
      for entry in entries {
        // The entries of an entity stand together.
        if entities.last != entry.entity { entities.append(entry.entity) }
        if seen.insert(entry) {
          checkAlias(of: entry, gazetteer)
          checkSpelling(of: entry, gazetteer)
        }
      }
      guard entities.count > 1 else { continue }
      let key = entries.flatMap { [UInt32($0.entity), $0.aliasNumber] }
      guard groups.insert(key).inserted else { continue }
      shared.append((phrase, Int32(entities.count)))
      checkNearMerges(entries, gazetteer)
    }
    shared.sort { ($1.count, $0.phrase) < ($0.count, $1.phrase) }
    for (phrase, count) in shared {
      let entries = gazetteer.entries(ofName: phrase)
      add(
        .collision,
        at: gazetteer.origin(of: entries[0].entity),
        gazetteer.aliasText(of: entries[0]),
        "names \(count) entities: " + Self.told(entries.map(\.entity), gazetteer)
      )
    }
  }

  /// The first entities of a list with their places.
  private static func told(_ entities: [Int], _ gazetteer: Gazetteer) -> String {
    var different: [Int] = []
    for entity in entities where different.last != entity { different.append(entity) }
    let shown = different.prefix(4).map(gazetteer.placed).joined(separator: ", ")
    return different.count > 4 ? "\(shown) and \(different.count - 4) more" : shown
  }

  private mutating func checkAlias(of entry: GazetteerEntry, _ gazetteer: Gazetteer) {
    let traits = entry.traits
    guard traits.contains(.isSingleWord), !traits.contains(.isAcronym) else { return }
    let known: Alias.Rules = [.weak, .strong, .lower, .exact]
    if traits.contains(.isOrdinary), entry.rules.isDisjoint(with: known) {
      add(
        .ordinaryWord,
        at: gazetteer.origin(of: entry.entity),
        gazetteer.aliasText(of: entry),
        "an alias of \(gazetteer.id(of: entry.entity)) without ~weak, ~strong, ~lower or ~exact"
      )
    }
    if entry.rules.isDisjoint(with: [.weak, .exact]),
      isShort(gazetteer.aliasText(of: entry), gazetteer, entry)
    {
      add(
        .shortAlias,
        at: gazetteer.origin(of: entry.entity),
        gazetteer.aliasText(of: entry),
        "an alias of \(gazetteer.id(of: entry.entity)) of so few letters that is no acronym"
      )
    }
  }

  /// One or two letters of a script that parts words by spaces.
  private func isShort(
    _ alias: @autoclosure () -> String,
    _ gazetteer: Gazetteer,
    _ entry: GazetteerEntry
  ) -> Bool {
    // Two letters take eight bytes at most, and a few for a mark or a full stop.
    guard gazetteer.aliasByteCount(of: entry) <= 16 else { return false }
    let words = FoldedPhrase(alias()).words
    return words.reduce(0) { $0 + Int($1.length) } <= 2
      && !words.contains { $0.shape.contains(.isSpaceless) }
  }

  // MARK: Near merges

  /// Entities of different lists with one display name and type that share no id and are not known to
  /// be two: both have an id of one kind, and it differs; or both have coordinates 50 km apart or more.
  private mutating func checkNearMerges(_ entries: GazetteerEntries, _ gazetteer: Gazetteer) {
    var named: [Int] = []
    for entry in entries where entry.form == .name && entry.skip == 0 && named.last != entry.entity
    {
      named.append(entry.entity)
    }
    guard let first = named.first,
      named.contains(where: { gazetteer.list(of: $0) != gazetteer.list(of: first) })
    else { return }
    // Neighbours by latitude stand together; those without coordinates come first.
    let candidates = named.map { NearMergeCandidate($0, gazetteer) }.sorted {
      ($0.type, $0.latitude ?? -91, $0.entity) < ($1.type, $1.latitude ?? -91, $1.entity)
    }
    for (index, candidate) in candidates.enumerated() {
      let before = candidates[max(0, index - Self.mostCompared)..<index].reversed()
      guard let other = before.first(where: { $0.mayBe(candidate, gazetteer) }) else { continue }
      let isInOrder = other.entity < candidate.entity
      let (first, second) = isInOrder ? (other, candidate) : (candidate, other)
      add(
        .nearMerge,
        at: gazetteer.origin(of: second.entity),
        gazetteer.name(of: second.entity),
        "\(gazetteer.id(of: second.entity)) may be \(gazetteer.placed(first.entity)): equal name and "
          + "type" + (first.distance(to: second).map { ", \(Int($0.rounded())) km apart" } ?? "")
      )
    }
  }
}

extension Gazetteer {
  /// The length of an entry's alias in bytes.
  func aliasByteCount(of entry: GazetteerEntry) -> Int {
    let place =
      entry.aliasIndex.map { compiled.aliases.place($0) &+ GazetteerLayout.Alias.text }
      ?? compiled.entities.place(entry.entity) &+ GazetteerLayout.Entity.name
    return compiled.range(ofText: compiled.region.u32(at: place)).count
  }
}
