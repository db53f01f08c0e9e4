/// How a compiled gazetteer lies in its bytes.
///
/// A header, a table of sections, the sections. All numbers are little-endian; sections begin at
/// multiples of 64 bytes. A reference is the place of a text in the section of texts, where its length
/// stands before its bytes.
@usableFromInline
enum GazetteerLayout {
  /// `SKEINGAZ`.
  static let magic: UInt64 = 0x5A41_474E_4945_4B53
  /// Raised whenever a reader of the version before could be wrong about a file.
  static let version: UInt32 = 5
  /// Raised whenever the same tables compile to something else, so that no cache gives the old.
  static let rules: UInt32 = 4
  /// What compiled content depends on beside its sources.
  static let edition = "\(version).\(rules)"
  static let headerSize = 64
  static let alignment = 64

  /// Places in the header.
  enum Header {
    static let magic = 0
    static let version = 8
    static let sectionCount = 12
    static let length = 16
    /// Of everything behind the header.
    static let contentChecksum = 24
    /// Of the header so far and the table of sections.
    static let headerChecksum = 32
  }

  /// A row of the table of sections: kind, flags, offset, length.
  enum Row {
    static let size = 24
    static let kind = 0
    static let offset = 8
    static let length = 16
  }

  /// The kinds of sections; readers pass over kinds they do not know.
  enum Section: UInt32, CaseIterable {
    case digest = 1
    case texts
    case types
    case lists
    case traits
    case entities
    case aliases
    case parentIDs
    case ids
    case parentStarts
    case parents
    case ancestorStarts
    case ancestors
    case countryStarts
    case countries
    case kinStarts
    case kin
    case nameTable
    case termTable
    case nameStarts
    case termStarts
    case entries
    case wordSlots
    case words
    case spellingStarts
    case spellingKeys
    case spellingBuckets
    case spellingMembers
    case problems
    case redirects
    case sources
    case mergedRows
    case mergedParents
    case inputs
    case misspellings
    case derivedTable
    case derivedStarts
  }

  /// What linking reads again and again, four to a cache line.
  @usableFromInline
  enum Traits {
    static let size = 16
    static let prior = 0
    static let idRank = 8
    static let type = 12
    // A computed one, since it is inlined elsewhere.
    @inlinable static var kind: Int { 14 }
    static let flags = 15
    static let isCountry: UInt8 = 1
    static let hasLatitude: UInt8 = 2
    static let hasLongitude: UInt8 = 4
    static let hasPopulation: UInt8 = 8
  }

  /// The rest of an entity, whose aliases and parent ids end where those of the next start.
  enum Entity {
    static let size = 80
    static let id = 0
    static let name = 4
    static let description = 8
    static let wikidata = 12
    static let geonames = 16
    static let validFrom = 20
    static let validTo = 24
    static let list = 28
    static let line = 32
    static let aliases = 36
    static let parents = 40
    /// Parents that the first row names; those behind them came by merging.
    static let ownParents = 44
    static let latitude = 48
    static let longitude = 56
    static let population = 64
    static let threshold = 72
  }

  enum Alias {
    static let size = 16
    static let text = 0
    static let rules = 4
    static let weight = 8
  }

  @usableFromInline
  enum Entry {
    static let size = 12
    // Computed ones, since they are inlined elsewhere.
    @inlinable static var entity: Int { 0 }
    /// ``noAlias`` for the display name where the aliases do not repeat it.
    static let alias = 4
    @inlinable static var form: Int { 8 }
    static let traits = 9
    static let skip = 10
    static let rules = 11
    static let noAlias = UInt32.max
  }

  /// An id with the entity it leads to, sorted by the id's bytes.
  enum ID {
    static let size = 8
    static let text = 0
    static let entity = 4
  }

  enum List {
    static let size = 20
    static let file = 0
    static let title = 4
    static let origin = 8
    static let licence = 12
    static let entityCount = 16
  }

  enum Word {
    static let size = 12
    static let text = 0
    static let tag = 4
    /// ``WordList/Knowledge``.
    static let knowledge = 8
    /// The text of words of which lists say nothing: an empty one.
    static let noText: UInt32 = 1
    /// A look-up reads so many slots at most.
    static let mostProbes = 256
  }

  /// A name of a bucket: its phrase and the set of its letters.
  enum Member {
    static let size = 8
    static let phrase = 0
    static let letters = 4
  }

  enum Problem {
    static let size = 16
    static let list = 0
    static let line = 4
    static let message = 8
    /// A ``RowStore/Problem/Kind``.
    static let kind = 12
  }

  enum Redirect {
    static let size = 8
    static let old = 0
    static let new = 4
  }

  /// Something that went into the digest, in order.
  enum Source {
    static let size = 16
    static let kind = 0
    static let name = 4
    static let digest = 8
    static let entityList = 12
  }

  /// A row of a table that was merged into an entity.
  enum MergedRow {
    static let size = 44
    static let entity = 0
    static let id = 4
    static let wikidata = 8
    static let geonames = 12
    static let list = 16
    static let line = 20
    /// Its name and then its aliases, as aliases of the entity.
    static let firstAlias = 24
    static let aliasCount = 28
    static let firstParent = 32
    static let parentCount = 36
    static let type = 40
  }

  /// A file that was read, for telling whether it changed.
  enum Input {
    static let size = 24
    static let kind = 0
    static let path = 4
    static let digest = 8
    static let length = 16
  }
}
