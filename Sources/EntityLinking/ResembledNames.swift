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
    /// Where it stands among those of its entity.
    fileprivate let index: Int
  }

  init(
    of context: LinkContext,
    answered: LinkContext,
    _ knownNames: KnownNames,
    for names: [PartNames]
  ) {
    self.knownNames = knownNames
    var entities: [Int32] = []
    entities.reserveCapacity(context.count + answered.count)
    context.forEachEntity { entities.append(Int32(truncatingIfNeeded: $0)) }
    answered.forEachEntity {
      if !context.names($0) { entities.append(Int32(truncatingIfNeeded: $0)) }
    }
    digests = knownNames.digests(of: entities, for: names)
    allFirsts = digests.reduce(0) { $0 | $1.firsts }
  }

  /// Asks for the names, some time after they were gathered and some time before they are read.
  func prefetch() { knownNames.prefetchNames(of: digests) }

  private func readAcronyms() -> [Acronym] {
    var acronyms: [Acronym] = []
    acronyms.reserveCapacity(16)
    knownNames.forEachAcronym(of: digests) { entity, acronym, index in
      acronyms.append(
        Acronym(
          entity: entity,
          place: acronym.place,
          length: acronym.range.count,
          letterSet: acronym.letterSet,
          index: index
        )
      )
    }
    return acronyms
  }

  /// The folded form of an acronym.
  func letters(of acronym: Acronym) -> [UInt8] {
    let names = knownNames.names(of: acronym.entity)
    return names.letters(of: names.acronyms[acronym.index])
  }

  /// Whether a name may be within two edits of a window, and may be written as that is; `false` is sure.
  func contains(near window: MisspellingSuspects.Window, of text: SegmentedText) -> Bool {
    allFirsts & window.sketch.firstBit != 0
      && knownNames.contains(near: window, of: text, in: digests)
  }
}
