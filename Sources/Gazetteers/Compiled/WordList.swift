public import PhraseMatching
import TextSegmentation

/// Words in folded form with what lists say of them: ordinary words, first names, titles and the like; and
/// what words are to the phrases of a gazetteer.
///
/// An open-addressing hash in the compiled bytes, by the hash that segmentation gives each word.
public struct WordList: Sendable {
  @usableFromInline let region: ByteRegion
  @usableFromInline let slots: RecordTable
  private let texts: Range<Int>
  /// A power of two less one, or -1 where there is no slot.
  @usableFromInline let mask: Int

  init(_ compiled: CompiledGazetteer) {
    self.init(compiled.region, slots: compiled.wordSlots, texts: compiled.words)
  }

  private init(_ region: ByteRegion, slots: RecordTable, texts: Range<Int>) {
    self.region = region
    self.slots = slots
    self.texts = texts
    mask = slots.count == 0 ? -1 : 1 << (Int.bitWidth - 1 - slots.count.leadingZeroBitCount) - 1
  }

  /// Reads a list of ordinary words, one a line.
  public init(lines: [UInt8]) { self.init([(.ordinary, lines)]) }

  /// Reads lists with one word a line; what several lists say of a word is joined.
  init(_ lists: [(facts: WordFacts, lines: [UInt8])]) {
    self.init(WordIndex(lists))
  }

  init(_ index: WordIndex) {
    let slots = index.slots().bytes
    self.init(
      ByteRegion(slots + index.texts.bytes),
      slots: RecordTable(0..<slots.count, size: GazetteerLayout.Word.size),
      texts: slots.count..<slots.count + index.texts.count
    )
  }

  /// A list without words.
  public static let empty = WordList(lines: [])

  /// How many words are said to be something.
  /// - Complexity: O(n).
  public func count(of facts: WordFacts) -> Int {
    (0..<slots.count).count {
      let place = slots.place($0)
      let own = knowledge(at: place).facts
      return !own.isEmpty && own.isSuperset(of: facts)
    }
  }

  /// Whether a folded word is an ordinary one.
  public func contains(_ folded: ArraySlice<UInt8>) -> Bool {
    contains(folded, hash: Word.hash(ofFolded: folded))
  }

  /// Whether a word of a text is an ordinary one, by its hash.
  /// - Complexity: O(1).
  @inline(__always)
  public func contains(hash: UInt64) -> Bool { facts(ofHash: hash).contains(.ordinary) }

  /// What the lists say of a word of a text, by its hash.
  ///
  /// Of the hash 49 bits at least decide: of a million words that are not listed, one in five thousand
  /// lists takes one for listed.
  /// - Complexity: O(1).
  @inline(__always)
  public func facts(ofHash hash: UInt64) -> WordFacts {
    slot(hash) { _ in true }.map { knowledge(at: $0).facts } ?? []
  }

  /// What is known of a word.
  public struct Knowledge: Sendable {
    /// What the lists say.
    public let facts: WordFacts
    /// What it is to the phrases of the gazetteer.
    public let roles: Gazetteer.WordRoles

    init(facts: WordFacts, roles: Gazetteer.WordRoles) {
      self.facts = facts
      self.roles = roles
    }

    /// Takes the bits of a slot: the facts, and above them the roles.
    init(bits: UInt32) {
      facts = WordFacts(rawValue: bits & 0xFFFF)
      roles = Gazetteer.WordRoles(rawValue: UInt16(truncatingIfNeeded: bits >> 16))
    }

    /// The bits of a slot.
    var bits: UInt32 { facts.rawValue | UInt32(roles.rawValue) << 16 }
  }

  /// What is known of some words of a text, by their hashes.
  ///
  /// That a word has no role is sure.
  /// - Complexity: O(n) in the words, whose places in memory are asked for all at once.
  public func knowledge(ofHashes hashes: [UInt64]) -> [Knowledge] {
    for hash in hashes { prefetch(hash: hash) }
    return [Knowledge](room: hashes.count) { known in
      for hash in hashes { known.append(knowledge(ofHash: hash)) }
    }
  }

  /// Asks for what ``knowledge(ofHash:)`` reads, without waiting for it.
  @inlinable @inline(__always)
  package func prefetch(hash: UInt64) {
    // Without slots nothing is asked for: the place is none of the region's.
    let place = slots.place(Int(truncatingIfNeeded: hash) & mask)
    region.prefetch(at: place)
    // The slot may reach into the next line, where the next slot stands.
    region.prefetch(at: place &+ slots.size)
  }

  /// What is known of a word of a text, by its hash.
  /// - Complexity: O(1).
  package func knowledge(ofHash hash: UInt64) -> Knowledge {
    // An index that could not be written knows nothing.
    slot(hash) { _ in true }.map(knowledge) ?? Knowledge(facts: [], roles: mask >= 0 ? [] : .all)
  }

  /// Whether a folded word is an ordinary one, given its hash.
  /// - Complexity: O(n) in the bytes of the word.
  public func contains(_ folded: ArraySlice<UInt8>, hash: UInt64) -> Bool {
    slot(hash) {
      region.equals(CompiledGazetteer.range(ofText: $0, in: texts, region), folded)
    }.map { knowledge(at: $0).facts.contains(.ordinary) } ?? false
  }

  @inline(__always)
  private func knowledge(at place: Int) -> Knowledge {
    Knowledge(bits: region.u32(at: place &+ GazetteerLayout.Word.knowledge))
  }

  /// The place of the slot that has the hash's tag and a text that a closure takes for the word.
  @inline(__always)
  private func slot(_ hash: UInt64, _ isWord: (_ text: UInt32) -> Bool) -> Int? {
    guard mask >= 0 else { return nil }
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<GazetteerLayout.Word.mostProbes {
      // Text and tag in one read; a slot that is not there reads as free.
      let place = slots.start &+ slot &* GazetteerLayout.Word.size
      let pair = region.u64(at: place)
      let text = UInt32(truncatingIfNeeded: pair)
      if text == 0 { return nil }
      if UInt32(truncatingIfNeeded: pair >> 32) == tag, isWord(text) { return place }
      slot = (slot &+ 1) & mask
    }
    return nil
  }
}
