public import TextSegmentation

/// A set of ordinary words in folded form.
///
/// Words are told by their hashes; equal hashes of 64 bits are taken as equal words.
public struct WordList: Sendable {
  /// An open-addressing table; 0 is free.
  private let slots: [UInt64]
  /// How many words the list holds.
  public let count: Int

  /// Reads a list with one word a line.
  public init(lines: [UInt8]) {
    let hashes = Set(lines.split { $0 == 0x0A || $0 == 0x0D }.map { Word.hash(ofFolded: $0) })
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash
    }
    self.slots = slots
    count = hashes.count
  }

  /// A list without words.
  public static let empty = WordList(lines: [])

  /// Whether a folded word stands in the list.
  public func contains(_ folded: ArraySlice<UInt8>) -> Bool {
    contains(hash: Word.hash(ofFolded: folded))
  }

  /// Whether a word of a text stands in the list.
  /// - Complexity: O(1).
  public func contains(_ word: Word, of text: SegmentedText) -> Bool { contains(hash: word.hash) }

  /// Whether the word with a hash stands in the list.
  /// - Complexity: O(1).
  public func contains(hash: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }
}
