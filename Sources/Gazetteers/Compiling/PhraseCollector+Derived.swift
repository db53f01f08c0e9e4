import PhraseMatching
import TextSegmentation

// Forms that no list spells out.
extension PhraseCollector {
  /// So many entities may share a derived form; one that more have says too little of any.
  static let mostSharing = 4

  /// Whether a name can have shorter forms; the cheap look that spares most names the dear one.
  func mayDerive(_ item: Item, _ range: Range<Int>, _ names: FoldedNames) -> Bool {
    guard item.rules.isEmpty, item.kind != .topic, item.kind != .other else { return false }
    guard range.count > 1 else {
      return item.kind == .organization && range.count == 1
        && names.words[range.lowerBound].isAllCapitals
    }
    guard item.isSettlement else { return true }
    return range.dropFirst().contains { index in
      let word = names.words[index]
      return word.gap == .comma || DerivedWords.of.contains(word.hash)
        || DerivedWords.divisions.contains(word.hash)
    }
  }

  /// Adds the derived forms of a name.
  mutating func derive(from item: Item) {
    let found = DerivedForms(
      of: Array(pool.slice(item.text)),
      kind: item.kind,
      isSettlement: item.isSettlement,
      facts: words
    )
    for form in found.forms where PhraseTable.fits(form.key[...]) {
      var traits: GazetteerEntry.Traits = .isDerived
      if form.isSingleWord { traits.insert(.isSingleWord) }
      if form.isOrdinary { traits.insert(.isOrdinary) }
      switch form.kind {
      case .name, .readAcronym: break
      case .acronym: traits.insert(.isAcronym)
      case .dotted: traits.formUnion([.isAcronym, .needsDots])
      }
      let isAcronym = traits.contains(.isAcronym)
      allDerived.add(
        form.key[...],
        PhraseSet.Entry(
          entity: item.entity,
          alias: item.alias,
          form: isAcronym ? .acronym : form.kind == .readAcronym ? .alias : .short,
          traits: traits,
          skip: 0,
          rules: [],
          rule: isAcronym ? .capitals : .capital
        )
      )
    }
  }

  /// The derived forms that say something: of few entities, and none that lists the form itself.
  func derivedPhrases() -> PhraseSet {
    var kept = PhraseSet()
    for phrase in allDerived.phrases.indices {
      let key = allDerived.key(of: phrase)
      var entries: [PhraseSet.Entry] = []
      allDerived.forEachEntry(of: phrase) { entry in
        guard !entries.contains(where: { $0.entity == entry.entity }) else { return }
        entries.append(entry)
        entries[entries.count - 1].next = -1
      }
      guard entries.count <= Self.mostSharing else { continue }
      let listed = names.phrase(key)
      for entry in entries {
        var isListed = false
        if let listed, entry.form != .alias {
          names.forEachEntry(of: listed) { isListed = isListed || $0.entity == entry.entity }
        }
        if !isListed { kept.add(key, entry) }
      }
    }
    return kept
  }
}
