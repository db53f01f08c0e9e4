import PhraseMatching
import TextSegmentation

/// A set of ordinary words in folded form.
///
/// An open-addressing hash in the compiled bytes, by the hash that segmentation gives each word.
public struct WordList: Sendable {
  private let region: ByteRegion
  private let slots: RecordTable
  private let texts: Range<Int>
  /// A power of two less one, or -1 where there is no slot.
  private let mask: Int

  init(_ compiled: CompiledGazetteer) {
    self.init(compiled.region, slots: compiled.wordSlots, texts: compiled.words)
  }

  private init(_ region: ByteRegion, slots: RecordTable, texts: Range<Int>) {
    self.region = region
    self.slots = slots
    self.texts = texts
    mask = slots.count == 0 ? -1 : 1 << (Int.bitWidth - 1 - slots.count.leadingZeroBitCount) - 1
  }

  /// Reads a list with one word a line.
  public init(lines: [UInt8]) {
    let index = WordIndex(lines: lines)
    let slots = index.slots.bytes
    self.init(
      ByteRegion(slots + index.texts.bytes),
      slots: RecordTable(0..<slots.count, size: GazetteerLayout.Word.size),
      texts: slots.count..<slots.count + index.texts.count
    )
  }

  /// A list without words.
  public static let empty = WordList(lines: [])

  /// How many words the list holds.
  /// - Complexity: O(n).
  public var count: Int {
    (0..<slots.count).count {
      region.u32(at: slots.place($0) + GazetteerLayout.Word.text) != 0
    }
  }

  /// Whether a folded word stands in the list.
  public func contains(_ folded: ArraySlice<UInt8>) -> Bool {
    contains(folded, hash: Word.hash(ofFolded: folded))
  }

  /// Whether a word of a text stands in the list, by its hash.
  ///
  /// Of the hash 49 bits at least decide: of a million words that are not listed, one in five thousand
  /// lists takes one for listed.
  /// - Complexity: O(1).
  public func contains(hash: UInt64) -> Bool { hasSlot(hash) { _ in true } }

  /// Whether a folded word stands in the list, given its hash.
  /// - Complexity: O(n) in the bytes of the word.
  public func contains(_ folded: ArraySlice<UInt8>, hash: UInt64) -> Bool {
    hasSlot(hash) {
      region.equals(CompiledGazetteer.range(ofText: $0, in: texts, region), folded)
    }
  }

  /// Whether a slot has the hash's tag and a text that a closure takes for the word.
  @inline(__always)
  private func hasSlot(_ hash: UInt64, _ isWord: (_ text: UInt32) -> Bool) -> Bool {
    guard mask >= 0 else { return false }
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<GazetteerLayout.Word.mostProbes {
      let place = slots.place(slot)
      let text = region.u32(at: place &+ GazetteerLayout.Word.text)
      if text == 0 { return false }
      if region.u32(at: place &+ GazetteerLayout.Word.tag) == tag, isWord(text) { return true }
      slot = (slot &+ 1) & mask
    }
    return false
  }
}
