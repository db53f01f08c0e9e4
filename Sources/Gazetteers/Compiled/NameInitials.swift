import PhraseMatching

/// What the names of an entity may start with once they are folded, told from their bytes alone.
///
/// Folding the names takes ten times as long, and what a name starts with mostly tells that it is far from a
/// misspelled one.
package struct NameInitials: Sendable {
  /// A bit for the last five bits of the first byte of each name that may be one word, and in the upper
  /// half of each that may be several.
  package private(set) var bits: UInt64 = 0
  /// Whether a name may be one word in capitals throughout.
  package private(set) var mayHoldAcronym = false
  /// Whether a name may be written in lower case: ``Alias/Rules/lower``.
  package fileprivate(set) var holdsLower = false

  /// Adds a name of some bytes.
  mutating func add(_ name: Range<Int>, in region: ByteRegion) {
    if name.isEmpty { return }
    var hasLower = false
    var hasSigns = false
    // Whether a space parts two letters, and so two words.
    var hasSpace = false
    var before: UInt8 = 0
    var last: UInt8 = 0
    for place in name {
      let byte = region.u8(at: place)
      if Self.isLetter(byte) {
        hasLower = hasLower || byte >= 0x61
        hasSpace = hasSpace || last == 0x20 && Self.isLetter(before)
      } else {
        hasSigns = true
      }
      (before, last) = (last, byte)
    }
    if !hasLower, !hasSpace { mayHoldAcronym = true }
    let first = region.u8(at: name.lowerBound)
    var own: UInt64 = 0
    if !hasSpace { own |= 0xFFFF_FFFF }
    if hasSigns { own |= 0xFFFF_FFFF << 32 }
    if Self.isLetter(first), !Self.mayStartWithArticle(name, region) {
      // A capital and its small letter have the same bits.
      let bit: UInt64 = 1 << UInt64(first & 31)
      own &= bit | bit << 32
    }
    bits |= own
  }

  /// Whether a name may start with the article, which does not count, or with what folds to its letters.
  private static func mayStartWithArticle(_ name: Range<Int>, _ region: ByteRegion) -> Bool {
    for (place, letter) in zip(name, "the".utf8) {
      let byte = region.u8(at: place)
      if byte >= 0x80 { return true }
      if byte | 0x20 != letter { return false }
    }
    return name.count < 4 || !isLetter(region.u8(at: name.lowerBound + 3))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension Gazetteer {
  /// Asks for what ``initials(of:)`` reads first, without waiting for it.
  package func prefetchNames(of entity: Int) {
    compiled.region.prefetch(at: compiled.entities.place(entity))
  }

  /// What the names of an entity may start with.
  /// - Complexity: O(n) in the bytes of the names.
  package func initials(of entity: Int) -> NameInitials {
    var initials = NameInitials()
    let name = compiled.entities.place(entity) &+ GazetteerLayout.Entity.name
    let aliases = compiled.aliases(of: entity)
    for index in aliases {
      let text = compiled.region.u32(
        at: compiled.aliases.place(index) &+ GazetteerLayout.Alias.text
      )
      compiled.region.prefetch(at: compiled.texts.lowerBound &+ Int(text))
    }
    initials.add(compiled.range(ofText: compiled.region.u32(at: name)), in: compiled.region)
    for index in aliases {
      let alias = compiled.aliases.place(index)
      let text = compiled.region.u32(at: alias &+ GazetteerLayout.Alias.text)
      initials.add(compiled.range(ofText: text), in: compiled.region)
      let rules = compiled.region.u16(at: alias &+ GazetteerLayout.Alias.rules)
      if Alias.Rules(rawValue: rules).contains(.lower) {
        initials.holdsLower = true
      }
    }
    return initials
  }
}
