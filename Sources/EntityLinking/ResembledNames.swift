import Gazetteers

/// The names of the entities that the document or what it answers names, gathered when first asked for.
///
/// Holds for one pass over a document, whose context stays the same meanwhile.
final class ResembledNames {
  private let context: LinkContext
  private let answered: LinkContext
  private let knownNames: KnownNames
  private var gathered: Gathered?
  private var gatheredAcronyms: [(entity: Int, alias: String, letters: [UInt8])]?

  /// Names by their first bytes, with what tells quickly that a word is none of them.
  private struct Gathered {
    var starts = [Int](repeating: 0, count: 257)
    var sketches: [KnownNames.Sketch] = []
    /// Where the names stand: which entity's, and which of them.
    var places: [(entity: Int32, name: Int32)] = []
    var names: [KnownNames.Names] = []

    func name(_ index: Int) -> [UInt8] {
      let place = places[index]
      return names[Int(place.entity)].names[Int(place.name)].bytes
    }
  }

  init(of context: LinkContext, answered: LinkContext, _ knownNames: KnownNames) {
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
    if gathered == nil { gathered = gather() }
    guard let gathered, let first = folded.first else { return false }
    let own = KnownNames.Sketch(folded, words: words)
    for index in gathered.starts[Int(first)]..<gathered.starts[Int(first) + 1] {
      let name = gathered.sketches[index]
      guard name.words == own.words else { continue }
      // The bound goes by letters, of which no word has more than bytes.
      let bound = SpellingIndex.bound(forLetters: Int(min(name.count, own.count)))
      if abs(Int(name.count) - Int(own.count)) <= bound,
        (name.letters ^ own.letters).nonzeroBitCount <= 2 * bound,
        EditDistance.between(Array(folded), gathered.name(index), atMost: bound) != nil
      {
        return true
      }
    }
    return false
  }

  private func gather() -> Gathered {
    var gathered = Gathered()
    for entity in entities { gathered.names.append(knownNames.names(of: entity)) }
    for names in gathered.names {
      for name in names.names { gathered.starts[Int(name.sketch.first) + 1] += 1 }
    }
    for first in 1...256 { gathered.starts[first] += gathered.starts[first - 1] }
    let count = gathered.starts[256]
    gathered.sketches = Array(repeating: KnownNames.Sketch(), count: count)
    gathered.places = Array(repeating: (0, 0), count: count)
    var next = gathered.starts
    for (entity, names) in gathered.names.enumerated() {
      for (index, name) in names.names.enumerated() {
        let place = next[Int(name.sketch.first)]
        next[Int(name.sketch.first)] += 1
        gathered.sketches[place] = name.sketch
        gathered.places[place] = (Int32(entity), Int32(index))
      }
    }
    return gathered
  }
}
