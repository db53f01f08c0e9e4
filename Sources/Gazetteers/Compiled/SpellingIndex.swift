import PhraseMatching

/// Finds listed names that differ from a misspelled one by few letters.
///
/// A name within the bound has as many words and the same first byte: a misspelling rarely changes
/// them. What follows the first byte is cut into one piece more than edits are allowed, so that one
/// piece at least is found unchanged in the query, close to its place (Li, Deng, Wang and Feng,
/// *Pass-Join*, 2011). Pieces are looked up by hash; the sets of letters are compared before the edit
/// distance. See ``SpellingPieces`` for swapped neighbours.
///
/// - Complexity: some forty look-ups a query, and O(length) for each name that shares a piece with it.
public struct SpellingIndex: Sendable {
  private let compiled: CompiledGazetteer
  private let mask: Int

  init(_ compiled: CompiledGazetteer) {
    self.compiled = compiled
    // One start more than there are buckets, whose number is a power of two.
    let count = compiled.spellingBuckets.starts.count - 1
    mask = count < 1 ? -1 : 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount) - 1
  }

  /// A listed name near a query.
  public struct Neighbor: Sendable, Equatable {
    /// The phrase's id in the gazetteer's name table.
    public let phrase: UInt32
    /// The number of letters inserted, left out, replaced or swapped with a neighbour.
    public let distance: Int
  }

  /// The largest distance at which a name of so many letters counts: 1 up to seven, 2 from eight.
  public static func bound(forLetters letters: Int) -> Int { letters < 8 ? 1 : 2 }

  /// The fewest letters of a name that is ever corrected to.
  static let fewestLetters = 5

  /// Finds the listed names within the bound of a folded phrase.
  ///
  /// - Parameters:
  ///   - query: the phrase.
  ///   - stretch: where it is known, from the start of the query, the stretch that alone may differ; names
  ///     that differ elsewhere need not be found then, and one look-up serves for some ten.
  ///   - most: the largest distance that counts.
  /// - Returns: the names, nearest first.
  public func neighbors(
    of query: ArraySlice<UInt8>,
    differingIn stretch: Range<Int>? = nil,
    atMost most: Int = 2
  ) -> [Neighbor] {
    guard mask >= 0, let first = query.first, query.count < 4096 else { return [] }
    let bytes = Array(query)
    let letterCount = Self.letters(of: query)
    let bound = min(most, Self.bound(forLetters: letterCount))
    let words = Self.words(of: query)
    let letters = Self.letterSet(of: query)
    var contexts: [SpellingPieces.Context] = []
    var lookups: [(hash: UInt64, context: Int)] = []
    contexts.reserveCapacity(8)
    lookups.reserveCapacity(32)
    func add(_ hash: UInt64) {
      prefetchStart(ofBucket: hash)
      lookups.append((hash, contexts.count - 1))
    }
    for nameBound in 1...2 {
      let limit = min(bound, nameBound)
      // An edit changes the number of letters by one at most.
      guard
        (Self.bound(forLetters: letterCount - limit)...Self.bound(forLetters: letterCount + limit))
          .contains(nameBound)
      else { continue }
      let shortest = max(Self.fewestLetters, bytes.count - limit)
      guard shortest <= bytes.count + limit else { continue }
      for length in shortest...(bytes.count + limit) {
        let context = SpellingPieces.Context(
          words: words,
          first: first,
          length: length,
          bound: nameBound
        )
        contexts.append(context)
        if let stretch, let hash = SpellingPieces.hash(of: bytes, besides: stretch, context) {
          add(hash)
        } else {
          SpellingPieces.forEachLookup(of: bytes, in: context, limit: limit, add)
        }
      }
    }
    // Buckets lie far apart: one round for each step that leads to the next, so that its reads overlap.
    for lookup in lookups { prefetchMembers(ofBucket: lookup.hash) }
    var found: [Neighbor] = []
    for (hash, place) in lookups {
      let context = contexts[place]
      let limit = min(bound, context.bound)
      forEachMember(ofBucket: hash, letters: letters, atMost: 2 * limit) { phrase in
        guard let key = key(of: phrase, in: context) else { return }
        let limit = min(bound, Self.bound(forLetters: Self.letters(of: key[...])))
        if let distance = EditDistance.between(bytes, key, atMost: limit), distance > 0 {
          found.append(Neighbor(phrase: phrase, distance: distance))
        }
      }
    }
    found.sort { ($0.distance, $0.phrase) < ($1.distance, $1.phrase) }
    // A name may share several pieces with the query.
    return found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }
  }

  /// Asks for the place of a bucket.
  private func prefetchStart(ofBucket hash: UInt64) {
    let bucket = Int(truncatingIfNeeded: hash) & mask
    compiled.region.prefetch(at: compiled.spellingBuckets.starts.place(bucket))
  }

  /// Asks for the names of a bucket, whose place has to be at hand by now.
  private func prefetchMembers(ofBucket hash: UInt64) {
    let bucket = Int(truncatingIfNeeded: hash) & mask
    let members = compiled.spellingBuckets.group(bucket, compiled.region)
    if members.isEmpty { return }
    let values = compiled.spellingBuckets.values
    compiled.region.prefetch(at: values.place(members.lowerBound))
    compiled.region.prefetch(at: values.place(members.upperBound &- 1))
  }

  /// Calls `body` with the names of a bucket whose sets of letters differ in few letters.
  private func forEachMember(
    ofBucket hash: UInt64,
    letters: UInt32,
    atMost most: Int,
    _ body: (UInt32) -> Void
  ) {
    let region = compiled.region
    let bucket = Int(truncatingIfNeeded: hash) & mask
    for index in compiled.spellingBuckets.group(bucket, region) {
      let place = compiled.spellingBuckets.values.place(index)
      let other = region.u32(at: place &+ GazetteerLayout.Member.letters)
      if (other ^ letters).nonzeroBitCount <= most {
        body(region.u32(at: place &+ GazetteerLayout.Member.phrase))
      }
    }
  }

  /// The bytes of a name where it shares its words, first byte and length with the query: a bucket
  /// also holds names of other pieces.
  private func key(of phrase: UInt32, in context: SpellingPieces.Context) -> [UInt8]? {
    let range = compiled.spellingKeys.group(Int(phrase), compiled.region)
    let start = compiled.spellingKeys.values.start &+ range.lowerBound
    guard range.count == context.length, compiled.region.u8(at: start) == context.first else {
      return nil
    }
    let key = compiled.region.bytes(start..<start + range.count)
    return Self.words(of: key[...]) == context.words ? key : nil
  }

  /// The set of a name's letters, a bit for each of 32 classes of bytes: an edit changes two at most.
  public static func letterSet(of key: ArraySlice<UInt8>) -> UInt32 {
    key.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  static func letters(of key: ArraySlice<UInt8>) -> Int {
    key.count { $0 >= 0x30 && $0 & 0xC0 != 0x80 }
  }

  static func words(of key: ArraySlice<UInt8>) -> Int { key.count { $0 < 0x30 } + 1 }
}
