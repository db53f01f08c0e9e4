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
  private var gatheredAcronyms: [(entity: Int, alias: String, letters: [UInt8])]?

  /// Names by their first bytes, with what tells quickly that a word is none of them.
  private struct Gathered {
    /// Where the names start whose first bytes end in the same five bits.
    var starts = [Int](repeating: 0, count: 33)
    var sketches: [KnownNames.Sketch] = []
    var names: [[UInt8]] = []
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

  /// The entities by their positions, each once.
  private var entities: [Int] {
    var named = EntityCounts()
    context.counts.forEach { entity, _ in named[entity] = 1 }
    answered.counts.forEach { entity, _ in named[entity] = 1 }
    var found: [Int] = []
    named.forEach { entity, _ in found.append(entity) }
    return found.sorted()
  }

  var acronyms: [(entity: Int, alias: String, letters: [UInt8])] {
    if let gatheredAcronyms { return gatheredAcronyms }
    let found = entities.flatMap { entity in
      knownNames.names(of: entity).acronyms.map { (entity, $0.alias, $0.letters) }
    }
    gatheredAcronyms = found
    return found
  }

  /// Whether a name of so many words may be within two edits of a run of words; `false` is sure.
  func contains(near folded: ArraySlice<UInt8>, words: Int = 1) -> Bool {
    if let earlier, earlier.contains(near: folded, words: words) { return true }
    if gathered == nil { gathered = gather() }
    guard let gathered, let first = folded.first else { return false }
    let own = KnownNames.Sketch(folded, words: words)
    let bucket = Int(first & 31)
    for index in gathered.starts[bucket]..<gathered.starts[bucket + 1] {
      let name = gathered.sketches[index]
      guard name.words == own.words, name.first == first else { continue }
      // The bound goes by letters, of which no word has more than bytes.
      let bound = SpellingIndex.bound(forLetters: Int(min(name.count, own.count)))
      if abs(Int(name.count) - Int(own.count)) <= bound,
        (name.letters ^ own.letters).nonzeroBitCount <= 2 * bound,
        EditDistance.between(Array(folded), gathered.names[index], atMost: bound) != nil
      {
        return true
      }
    }
    return false
  }

  private func gather() -> Gathered {
    var known: [KnownNames.Names] = []
    func add(_ entity: Int) {
      if let earlier, earlier.isNamed(entity) { return }
      known.append(knownNames.names(of: entity))
    }
    context.counts.forEach { entity, _ in add(entity) }
    answered.counts.forEach { entity, _ in if !context.names(entity) { add(entity) } }
    var gathered = Gathered()
    for names in known {
      for name in names.names { gathered.starts[Int(name.sketch.first & 31) + 1] += 1 }
    }
    for bucket in 1...32 { gathered.starts[bucket] += gathered.starts[bucket - 1] }
    gathered.sketches = Array(repeating: KnownNames.Sketch(), count: gathered.starts[32])
    gathered.names = Array(repeating: [], count: gathered.starts[32])
    var next = gathered.starts
    for names in known {
      for name in names.names {
        let bucket = Int(name.sketch.first & 31)
        gathered.sketches[next[bucket]] = name.sketch
        gathered.names[next[bucket]] = name.bytes
        next[bucket] += 1
      }
    }
    return gathered
  }

  private func isNamed(_ entity: Int) -> Bool {
    context.names(entity) || answered.names(entity)
  }
}
