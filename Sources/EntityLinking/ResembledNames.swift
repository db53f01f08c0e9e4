import Gazetteers
import TextSegmentation

/// The names of the entities that the document or what it answers names, as far as its suspects may
/// resemble them.
///
/// Holds for one pass over a document, whose context stays the same meanwhile.
final class ResembledNames {
  private let knownNames: KnownNames
  /// What decides nearly always.
  private let digests: [KnownNames.Digest]
  /// The bits of ``KnownNames/Digest/firsts`` of all of them.
  private let allFirsts: UInt64
  /// For each of them the names, once somebody asked for them.
  private var names: [KnownNames.Names?] = []
  /// The acronyms of all entities, in no order.
  private(set) lazy var acronyms = readAcronyms()

  /// An acronym; small and without references, since all of them are looked at for each suspect.
  struct Acronym {
    let entity: Int
    /// Its place among the entity's names.
    let place: Int32
    /// Its number of bytes.
    let length: Int
    /// Its ``SpellingIndex/letterSet(of:)``.
    let letterSet: UInt32
    /// Where its entity stands among the names here, and the acronym among its.
    fileprivate let source: (names: Int, acronym: Int)
  }

  init(
    of context: LinkContext,
    answered: LinkContext,
    _ knownNames: KnownNames,
    for suspects: [MisspellingSuspects]
  ) {
    self.knownNames = knownNames
    var entities: [Int32] = []
    entities.reserveCapacity(context.counts.count + answered.counts.count)
    context.counts.forEach { entity, _ in entities.append(Int32(truncatingIfNeeded: entity)) }
    answered.counts.forEach { entity, _ in
      if !context.names(entity) { entities.append(Int32(truncatingIfNeeded: entity)) }
    }
    digests = knownNames.digests(of: entities, for: suspects)
    allFirsts = digests.reduce(0) { $0 | $1.firsts }
  }

  private func names(at index: Int) -> KnownNames.Names {
    if names.isEmpty { names = Array(filledWith: nil, count: digests.count) }
    if let known = names[index] { return known }
    let read = knownNames.names(of: Int(digests[index].entity))
    names[index] = read
    return read
  }

  private func readAcronyms() -> [Acronym] {
    var acronyms: [Acronym] = []
    for index in digests.indices where digests[index].mayHoldAcronym {
      let names = names(at: index)
      for (place, acronym) in names.acronyms.enumerated() {
        acronyms.append(
          Acronym(
            entity: names.entity,
            place: acronym.place,
            length: acronym.range.count,
            letterSet: acronym.letterSet,
            source: (index, place)
          )
        )
      }
    }
    return acronyms
  }

  /// The folded form of an acronym.
  func letters(of acronym: Acronym) -> [UInt8] {
    let names = names(at: acronym.source.names)
    return names.letters(of: names.acronyms[acronym.source.acronym])
  }

  /// Whether a name may be within two edits of a window, and may be written as that is; `false` is sure.
  func contains(near window: MisspellingSuspects.Window, of text: SegmentedText) -> Bool {
    let first = window.sketch.firstBit
    if allFirsts & first == 0 { return false }
    for index in digests.indices
    where digests[index].firsts & first != 0 && (!window.isLower || digests[index].holdsLower) {
      if names(at: index).contains(near: window.words, of: text, window.sketch) { return true }
    }
    return false
  }
}
