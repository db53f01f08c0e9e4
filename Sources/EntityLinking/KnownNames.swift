import Gazetteers
import Synchronization
import TextSegmentation

/// The names, and the acronyms, of entities that documents name: a memory of what was asked, shared by
/// all documents.
final class KnownNames: Sendable {
  /// What tells quickly that two names are far apart.
  struct Sketch: Sendable {
    let count: UInt16
    /// How many words there are, above the first byte: what names near each other have in common.
    private let start: UInt16
    /// A bit for each of 32 classes of bytes.
    let letters: UInt32

    /// That of some bytes of a folded text, which are so many words.
    init(_ bytes: Range<Int>, of folded: [UInt8], words: Int) {
      count = UInt16(clamping: bytes.count)
      start = UInt16(UInt8(clamping: words)) << 8 | UInt16(folded[bytes.lowerBound])
      var letters: UInt32 = 0
      for place in bytes { letters |= 1 << UInt32(folded[place] & 31) }
      self.letters = letters
    }

    /// A bit for the last five bits of the first byte; one of the upper half for names of several words.
    var firstBit: UInt64 { 1 << UInt64(start & 31 | (start >> 8 > 1 ? 32 : 0)) }

    /// How many edits may part a misspelling from the name; `nil` where there are surely more.
    @inline(__always)
    func bound(to other: Sketch) -> Int? {
      guard start == other.start else { return nil }
      let bound = SpellingIndex.bound(forLetters: Int(min(count, other.count)))
      return abs(Int(count) - Int(other.count)) <= bound
        && (letters ^ other.letters).nonzeroBitCount <= 2 * bound ? bound : nil
    }
  }

  /// A folded name.
  struct Name: Sendable {
    private let stretch: Stretch
    let sketch: Sketch

    init(range: Range<Int>, sketch: Sketch) {
      stretch = Stretch(range)
      self.sketch = sketch
    }

    /// In the folded text of all names of the entity.
    var range: Range<Int> { stretch.range }
  }

  /// An acronym of an entity.
  struct Acronym: Sendable {
    /// Its place among the entity's names.
    let place: Int32
    /// In the folded text of all names of the entity.
    let range: Range<Int>
    /// Its ``SpellingIndex/letterSet(of:)``.
    let letterSet: UInt32
  }

  /// What of an entity's names a misspelling or a mistyped acronym can resemble.
  struct Names: Sendable {
    /// -1 where nothing is known.
    var entity = -1
    var names: [Name] = []
    /// All names, folded.
    var text: [UInt8] = []
    var acronyms: [Acronym] = []

    /// Whether a name is within so many edits of a run of words.
    func isNear(
      _ words: Range<Int>,
      of text: SegmentedText,
      atMost bound: Int,
      name index: Int
    ) -> Bool {
      EditDistance.between(
        Array(text.foldedBytes(ofWords: words)),
        Array(self.text[names[index].range]),
        atMost: bound
      ) != nil
    }

    /// The folded form of an acronym.
    func letters(of acronym: Acronym) -> [UInt8] { Array(text[acronym.range]) }
  }

  private let gazetteer: Gazetteer
  /// By some bits of an entity's position, so that the memory stays small however many entities an
  /// archive names.
  private let known = Mutex(Memory())

  private struct Memory {
    static let size = 1 << 14

    var digests = [Digest](repeating: Digest(), count: size)
    var names = [Names](repeating: Names(), count: size)

    /// Where an entity is looked for.
    @inline(__always)
    static func place(of entity: some BinaryInteger) -> Int { Int(entity) & (size - 1) }

    /// Asks for the digests of some entities, which lie far apart.
    func prefetchDigests(of entities: [Int32]) {
      let digests = digests.span
      for entity in entities { digests.prefetch(at: Self.place(of: entity)) }
    }

    /// Asks for the names of some entities; where they stand has to be at hand by now.
    func prefetchNames(of found: [Digest]) {
      let names = names.span
      for index in found.indices {
        let place = Self.place(of: found[index].entity)
        names[place].names.span.prefetch(at: 0)
        if found[index].mayHoldAcronym { names[place].acronyms.span.prefetch(at: 0) }
      }
    }
  }

  /// What tells that nothing of an entity is asked for, as mostly; its names need not be read for it.
  struct Digest: Sendable {
    /// -1 where nothing is known.
    fileprivate(set) var entity: Int32 = -1
    /// Whether one of its names may be an acronym.
    fileprivate(set) var mayHoldAcronym = false
    /// Whether one of its names may be written in lower case.
    fileprivate(set) var holdsLower = false
    /// The bits of the ``Sketch/firstBit`` that its names may have.
    fileprivate(set) var firsts: UInt64 = 0
  }

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Those of some entities that may have a name with one of the bits of ``Sketch/firstBit`` that the suspects
  /// of some parts have, or an acronym where a suspect may be one.
  func digests(of entities: [Int32], for names: [PartNames]) -> [Digest] {
    var firsts: UInt64 = 0
    var lowerFirsts: UInt64 = 0
    var asksAcronyms = false
    for part in names.indices {
      firsts |= names[part].suspects.firsts
      lowerFirsts |= names[part].suspects.lowerFirsts
      asksAcronyms = asksAcronyms || names[part].suspects.holdsAcronym
    }
    return known.withLock { known in
      known.prefetchDigests(of: entities)
      for entity in entities where known.digests[Memory.place(of: entity)].entity != entity {
        gazetteer.prefetchNames(of: Int(entity))
      }
      var found: [Digest] = []
      found.reserveCapacity(entities.count)
      for entity in entities {
        let place = Memory.place(of: entity)
        if known.digests[place].entity != entity {
          let initials = gazetteer.initials(of: Int(entity))
          known.digests[place] = Digest(
            entity: entity,
            mayHoldAcronym: initials.mayHoldAcronym,
            holdsLower: initials.holdsLower,
            firsts: initials.bits
          )
        }
        let digest = known.digests[place]
        if digest.firsts & firsts != 0 || digest.holdsLower && digest.firsts & lowerFirsts != 0
          || digest.mayHoldAcronym && asksAcronyms
        {
          found.append(digest)
          known.names.span.prefetch(at: place)
        }
      }
      return found
    }
  }

  /// Asks for the names of some entities that are to be read soon; it is known where they stand.
  func prefetchNames(of digests: [Digest]) { known.withLock { $0.prefetchNames(of: digests) } }

  /// The names of an entity.
  func names(of entity: Int) -> Names {
    known.withLock { known in
      let place = place(of: entity, in: &known)
      return known.names[place]
    }
  }

  /// Calls `body` with the acronyms of some entities, and their places among those of the entity.
  func forEachAcronym(of digests: [Digest], _ body: (_ entity: Int, Acronym, _ index: Int) -> Void)
  {
    known.withLock { known in
      for index in digests.indices where digests[index].mayHoldAcronym {
        let entity = Int(digests[index].entity)
        let place = place(of: entity, in: &known)
        for acronym in known.names[place].acronyms.indices {
          body(entity, known.names[place].acronyms[acronym], acronym)
        }
      }
    }
  }

  /// Whether a name of some entities may be within two edits of a window, and may be written as that is;
  /// `false` is sure.
  func contains(
    near window: MisspellingSuspects.Window,
    of text: SegmentedText,
    in digests: [Digest]
  ) -> Bool {
    let first = window.sketch.firstBit
    return known.withLock { known in
      for index in digests.indices
      where digests[index].firsts & first != 0 && (!window.isLower || digests[index].holdsLower) {
        // Read where they stand: a copy would count references.
        let place = place(of: Int(digests[index].entity), in: &known)
        for name in known.names[place].names.indices {
          // The bound goes by letters, of which no word has more than bytes.
          if let bound = known.names[place].names[name].sketch.bound(to: window.sketch),
            known.names[place].isNear(window.words, of: text, atMost: bound, name: name)
          {
            return true
          }
        }
      }
      return false
    }
  }

  /// The place of an entity's names in the memory, where they are read if they are not known.
  @inline(__always)
  private func place(of entity: Int, in known: inout Memory) -> Int {
    let place = Memory.place(of: entity)
    if known.names[place].entity != entity { known.names[place] = read(entity) }
    return place
  }

  private func read(_ entity: Int) -> Names {
    var text: [UInt8] = []
    text.reserveCapacity(256)
    var ends: [Int] = []
    ends.reserveCapacity(16)
    gazetteer.forEachName(of: entity) { name in
      text.append(contentsOf: name.utf8)
      ends.append(text.count)
      text.append(0x0A)
    }
    let folded = FoldedNames(text)
    var found: [Name] = []
    found.reserveCapacity(ends.count)
    var acronyms: [Acronym] = []
    var words = 0..<0
    for (place, end) in ends.enumerated() {
      words = folded.words(from: words.upperBound, toByte: end)
      guard !words.isEmpty else { continue }
      var own = folded.foldedBytes(ofWords: words)
      var count = words.count
      if count == 1, folded.words[words.lowerBound].isAllCapitals {
        acronyms.append(
          Acronym(
            place: Int32(truncatingIfNeeded: place),
            range: own.indices,
            letterSet: SpellingIndex.letterSet(of: own)
          )
        )
      }
      // A leading article is left out where more than one word follows.
      if count > 2, own.starts(with: "the ".utf8) {
        own = own.dropFirst(4)
        count -= 1
      }
      guard own.count >= 5, count <= MisspellingGate.longestName else { continue }
      found.append(
        Name(range: own.indices, sketch: Sketch(own.indices, of: folded.folded, words: count))
      )
    }
    return Names(entity: entity, names: found, text: folded.folded, acronyms: acronyms)
  }
}
