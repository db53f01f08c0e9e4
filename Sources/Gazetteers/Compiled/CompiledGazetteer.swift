public import PhraseMatching

/// The bytes of a compiled gazetteer, and where everything stands in them.
///
/// Opening looks at the header and the bounds of the sections. Everything else is read where it is
/// asked for, and clamped: damaged content gives wrong answers at worst.
@usableFromInline
final class CompiledGazetteer: Sendable {
  // What others inline is marked so.

  @usableFromInline let region: ByteRegion
  let digest: Range<Int>
  let texts: Range<Int>
  let words: Range<Int>
  let types: RecordTable
  let lists: RecordTable
  @usableFromInline let traits: RecordTable
  let entities: RecordTable
  let aliases: RecordTable
  let parentIDs: RecordTable
  let ids: RecordTable
  let parents: GroupTable
  let ancestors: GroupTable
  let countries: GroupTable
  @usableFromInline let kin: GroupTable
  let names: PhraseTable
  let terms: PhraseTable
  let derived: PhraseTable
  @usableFromInline let nameEntries: GroupTable
  let termEntries: GroupTable
  let derivedEntries: GroupTable
  /// The tables of names, terms and derived forms, which are asked at once.
  let tables: [PhraseTable]
  let wordSlots: RecordTable
  let spellingKeys: GroupTable
  let spellingBuckets: GroupTable
  let misspellings: RecordTable
  let problems: RecordTable
  let redirects: RecordTable
  let sources: RecordTable
  let mergedRows: RecordTable
  let mergedParents: RecordTable
  let inputs: RecordTable
  /// How many entities there are.
  @usableFromInline let entityCount: Int

  /// Why bytes are no compiled gazetteer that this version can use.
  enum Refusal: Error, Equatable {
    case noGazetteer
    case version(UInt32)
    case damaged
  }

  /// Opens a compiled gazetteer where it lies.
  /// - Complexity: O(1).
  init(_ region: ByteRegion) throws(Refusal) {
    let sections = try SectionTable(region)
    func range(_ section: GazetteerLayout.Section) throws(Refusal) -> Range<Int> {
      guard let range = sections[section] else { throw .damaged }
      return range
    }
    func records(_ section: GazetteerLayout.Section, _ size: Int) throws(Refusal) -> RecordTable {
      RecordTable(try range(section), size: size)
    }
    func group(
      _ starts: GazetteerLayout.Section,
      _ values: GazetteerLayout.Section,
      size: Int = 4
    ) throws(Refusal) -> GroupTable {
      GroupTable(starts: try records(starts, 4), values: try records(values, size))
    }
    func table(_ section: GazetteerLayout.Section) throws(Refusal) -> PhraseTable {
      do {
        return try PhraseTable(region: region, range: range(section))
      } catch {
        throw .damaged
      }
    }
    self.region = region
    digest = try range(.digest)
    texts = try range(.texts)
    words = try range(.words)
    types = try records(.types, 4)
    lists = try records(.lists, GazetteerLayout.List.size)
    traits = try records(.traits, GazetteerLayout.Traits.size)
    entities = try records(.entities, GazetteerLayout.Entity.size)
    aliases = try records(.aliases, GazetteerLayout.Alias.size)
    parentIDs = try records(.parentIDs, 4)
    ids = try records(.ids, GazetteerLayout.ID.size)
    parents = try group(.parentStarts, .parents)
    ancestors = try group(.ancestorStarts, .ancestors)
    countries = try group(.countryStarts, .countries)
    kin = try group(.kinStarts, .kin)
    names = try table(.nameTable)
    terms = try table(.termTable)
    derived = try table(.derivedTable)
    nameEntries = try group(.nameStarts, .entries, size: GazetteerLayout.Entry.size)
    termEntries = try group(.termStarts, .entries, size: GazetteerLayout.Entry.size)
    derivedEntries = try group(.derivedStarts, .entries, size: GazetteerLayout.Entry.size)
    tables = [names, terms, derived]
    wordSlots = try records(.wordSlots, GazetteerLayout.Word.size)
    spellingKeys = try group(.spellingStarts, .spellingKeys, size: 1)
    spellingBuckets = try group(
      .spellingBuckets,
      .spellingMembers,
      size: GazetteerLayout.Member.size
    )
    misspellings = try records(.misspellings, 8)
    problems = try records(.problems, GazetteerLayout.Problem.size)
    redirects = try records(.redirects, GazetteerLayout.Redirect.size)
    sources = try records(.sources, GazetteerLayout.Source.size)
    mergedRows = try records(.mergedRows, GazetteerLayout.MergedRow.size)
    mergedParents = try records(.mergedParents, 4)
    inputs = try records(.inputs, GazetteerLayout.Input.size)
    entityCount = traits.count
    // The record behind the last entity ends its aliases and parents.
    guard entities.count == entityCount + 1 else { throw .damaged }
  }

  // MARK: Texts

  /// The bytes of a text by its reference; empty where there is none.
  @inline(__always)
  func range(ofText reference: UInt32) -> Range<Int> {
    Self.range(ofText: reference, in: texts, region)
  }

  /// A length of up to three bytes, seven bits each and the lowest first, then the text.
  static func range(ofText reference: UInt32, in texts: Range<Int>, _ region: ByteRegion)
    -> Range<Int>
  {
    var place = texts.lowerBound &+ Int(reference)
    guard place < texts.upperBound else { return texts.lowerBound..<texts.lowerBound }
    var length = 0
    for shift in [0, 7, 14] {
      let byte = Int(region.u8(at: place))
      length |= (byte & 0x7F) << shift
      place &+= 1
      if byte & 0x80 == 0 { break }
    }
    let start = min(place, texts.upperBound)
    return start..<min(start &+ length, texts.upperBound)
  }

  func text(_ reference: UInt32) -> String { region.string(range(ofText: reference)) }

  func text(at place: Int) -> String { text(region.u32(at: place)) }

  /// A text that is `nil` where it is empty.
  func optionalText(at place: Int) -> String? {
    let range = range(ofText: region.u32(at: place))
    return range.isEmpty ? nil : region.string(range)
  }

  // MARK: Checksum

  /// Whether the whole content is as it was written.
  /// - Complexity: O(n): reads everything.
  var isWhole: Bool {
    region.checksum(GazetteerLayout.headerSize..<region.count)
      == region.u64(at: GazetteerLayout.Header.contentChecksum)
  }
}
