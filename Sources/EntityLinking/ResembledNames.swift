import Gazetteers

/// The names of the entities that the document or what it answers names, gathered when first asked for.
struct ResembledNames {
  private let resolver: DocumentResolver
  private var gathered: Gathered?
  private var gatheredAcronyms: [(entity: Int, alias: String, letters: [UInt8])]?

  /// Names by their first bytes, with what tells quickly that a word is none of them.
  private struct Gathered {
    var starts = [Int](repeating: 0, count: 257)
    var sketches: [KnownNames.Sketch] = []
    var bytes: [[UInt8]] = []
  }

  init(_ resolver: DocumentResolver) { self.resolver = resolver }

  /// The entities by their positions, each once.
  private var entities: [Int] {
    var named = EntityCounts()
    resolver.document.context.counts.forEach { entity, _ in named[entity] = 1 }
    resolver.answered.counts.forEach { entity, _ in named[entity] = 1 }
    var found: [Int] = []
    named.forEach { entity, _ in found.append(entity) }
    return found.sorted()
  }

  var acronyms: [(entity: Int, alias: String, letters: [UInt8])] {
    mutating get {
      if let gatheredAcronyms { return gatheredAcronyms }
      let found = entities.flatMap { entity in
        resolver.linker.knownNames.names(of: entity).acronyms.map { (entity, $0.alias, $0.letters) }
      }
      gatheredAcronyms = found
      return found
    }
  }

  /// Whether a name of so many words may be within two edits of a run of words; `false` is sure.
  mutating func contains(near folded: ArraySlice<UInt8>, words: Int = 1) -> Bool {
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
        EditDistance.between(Array(folded), gathered.bytes[index], atMost: bound) != nil
      {
        return true
      }
    }
    return false
  }

  private func gather() -> Gathered {
    var gathered = Gathered()
    var names: [KnownNames.Name] = []
    for entity in entities { names += resolver.linker.knownNames.names(of: entity).names }
    names.sort { $0.bytes[0] < $1.bytes[0] }
    for name in names {
      gathered.starts[Int(name.bytes[0]) + 1] += 1
      gathered.sketches.append(name.sketch)
      gathered.bytes.append(name.bytes)
    }
    for first in 1...256 { gathered.starts[first] += gathered.starts[first - 1] }
    return gathered
  }
}
