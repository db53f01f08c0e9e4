import Gazetteers

/// The names of the entities that the document or what it answers names, gathered when first asked for.
///
/// Holds for one pass over a document, whose context stays the same meanwhile.
final class ResembledNames {
  private let context: LinkContext
  private let answered: LinkContext
  private let knownNames: KnownNames
  private var gathered: Gathered?
  /// The names of the pass before, to which this one adds those of further entities.
  private let earlier: ResembledNames?

  /// Names, and for each their ``KnownNames/Names/firsts``, which decide nearly always.
  private struct Gathered {
    let names: [KnownNames.Names]
    let firsts: [UInt64]
    /// Those of all.
    let allFirsts: UInt64

    init(_ names: [KnownNames.Names]) {
      self.names = names
      firsts = names.map(\.firsts)
      allFirsts = firsts.reduce(0, |)
    }
  }

  init(
    of context: LinkContext,
    answered: LinkContext,
    _ knownNames: KnownNames,
    after earlier: ResembledNames? = nil
  ) {
    self.earlier = earlier
    self.context = context
    self.answered = answered
    self.knownNames = knownNames
  }

  /// The names of each entity that this pass adds.
  private var own: Gathered {
    if let gathered { return gathered }
    var entities: [Int] = []
    context.counts.forEach { entity, _ in entities.append(entity) }
    answered.counts.forEach { entity, _ in if !context.names(entity) { entities.append(entity) } }
    if let earlier { entities.removeAll(where: earlier.isNamed) }
    let own = Gathered(knownNames.names(of: entities))
    gathered = own
    return own
  }

  private func isNamed(_ entity: Int) -> Bool {
    context.names(entity) || answered.names(entity)
  }

  /// Calls `body` with every acronym, in no order.
  func forEachAcronym(_ body: (_ entity: Int, KnownNames.Acronym) -> Void) {
    earlier?.forEachAcronym(body)
    for names in own.names {
      for acronym in names.acronyms { body(names.entity, acronym) }
    }
  }

  /// Whether a name of so many words may be within two edits of a run of words; `false` is sure.
  func contains(near folded: ArraySlice<UInt8>, words: Int = 1) -> Bool {
    if let earlier, earlier.contains(near: folded, words: words) { return true }
    let sketch = KnownNames.Sketch(folded, words: words)
    let first = sketch.firstBit
    let own = own
    if own.allFirsts & first == 0 { return false }
    return own.firsts.indices.contains { index in
      own.firsts[index] & first != 0 && own.names[index].contains(near: folded, sketch)
    }
  }
}
