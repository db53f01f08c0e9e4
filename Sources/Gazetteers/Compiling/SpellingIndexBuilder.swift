import PhraseMatching

/// Writes the sections that ``SpellingIndex`` reads.
struct SpellingIndexBuilder {
  private let names: PhraseSet

  init(_ names: PhraseSet) { self.names = names }

  /// Writes the keys of names that may be corrected to, and their buckets.
  func write(to sections: inout SectionWriter) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(names.phrases.count + 1)
    var keys = ByteWriter(capacity: names.keyBytes.count)
    var hashes: [UInt64] = []
    var members: [UInt32] = []
    var letterSets: [UInt32] = []
    for phrase in names.phrases.indices {
      let key = names.key(of: phrase)
      let letters = SpellingIndex.letters(of: key)
      if letters >= SpellingIndex.fewestLetters, key.count < 4096, isUsable(phrase),
        let first = key.first
      {
        keys.append(contentsOf: key)
        let bound = SpellingIndex.bound(forLetters: letters)
        let context = SpellingPieces.Context(
          words: SpellingIndex.words(of: key),
          first: first,
          length: key.count,
          bound: bound
        )
        for index in 0...bound {
          let piece = SpellingPieces.piece(index, ofLength: key.count, bound: bound)
          let slice = key[key.startIndex + piece.lowerBound..<key.startIndex + piece.upperBound]
          hashes.append(SpellingPieces.hash(index, context, slice))
          members.append(UInt32(phrase))
        }
        letterSets.append(SpellingIndex.letterSet(of: key))
      } else {
        letterSets.append(0)
      }
      starts.append(UInt32(keys.count))
    }
    var writer = ByteWriter(capacity: starts.count * 4)
    writer.append(numbers: starts)
    sections.add(.spellingStarts, writer)
    sections.add(.spellingKeys, keys)
    writeBuckets(hashes, members, letterSets, to: &sections)
  }

  /// Sorts the names into buckets, by phrase within each.
  private func writeBuckets(
    _ hashes: [UInt64],
    _ members: [UInt32],
    _ letterSets: [UInt32],
    to sections: inout SectionWriter
  ) {
    var count = 1
    while count < hashes.count { count *= 2 }
    let mask = UInt64(count - 1)
    var starts = [UInt32](repeating: 0, count: count + 1)
    for hash in hashes { starts[Int(hash & mask) + 1] += 1 }
    for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
    var next = starts
    var sorted = [UInt32](repeating: 0, count: members.count)
    for (hash, member) in zip(hashes, members) {
      let bucket = Int(hash & mask)
      sorted[Int(next[bucket])] = member
      next[bucket] += 1
    }
    var writer = ByteWriter(capacity: starts.count * 4)
    writer.append(numbers: starts)
    sections.add(.spellingBuckets, writer)
    writer = ByteWriter(capacity: sorted.count * GazetteerLayout.Member.size)
    for member in sorted {
      writer.append(member)
      writer.append(letterSets[Int(member)])
    }
    sections.add(.spellingMembers, writer)
  }

  /// Acronyms, weak aliases and exact spellings are never corrected to.
  private func isUsable(_ phrase: Int) -> Bool {
    var isUsable = false
    names.forEachEntry(of: phrase) { entry in
      if !entry.traits.contains(.isAcronym), !entry.rules.contains(.exact),
        !entry.rules.contains(.weak)
      {
        isUsable = true
      }
    }
    return isUsable
  }
}
