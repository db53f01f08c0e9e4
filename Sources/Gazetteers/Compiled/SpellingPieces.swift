/// How names are cut into pieces, and where a query may hold a piece unchanged.
///
/// A name of bound *b* is cut into *b* + 1 pieces behind its first byte. If a query is within *b* edits,
/// take the first piece *i*, counted from 0, such that no more than *i* edits lie in the pieces 0 to *i*:
/// exactly *i* of them lie before it and none in it, so its place in the query is shifted by at most *i*,
/// and by what the edits behind it leave of the difference in length. Two neighbours swapped across a cut
/// count as an edit of the piece behind it; the piece before it then ends with the wrong byte, so each
/// piece with an edit to spare behind it is also looked up with its last byte replaced by the one after.
enum SpellingPieces {
  /// What a name must share with a query beside a piece.
  struct Context {
    var words: Int
    var first: UInt8
    var length: Int
    /// The bound of the name's own letters.
    var bound: Int
  }

  /// The stretch of piece `index` of a name of `length` bytes: equal lengths, the longer ones last.
  static func piece(_ index: Int, ofLength length: Int, bound: Int) -> Range<Int> {
    let pieces = bound + 1
    let short = (length - 1) / pieces
    let longer = (length - 1) % pieces
    let start = 1 + index * short + max(0, index - (pieces - longer))
    return start..<start + short + (index >= pieces - longer ? 1 : 0)
  }

  /// The hash under which a name stands for a piece.
  ///
  /// `last` takes the place of the last byte where it is given.
  static func hash(
    _ piece: Int,
    _ context: Context,
    _ bytes: ArraySlice<UInt8>,
    last: UInt8? = nil
  ) -> UInt64 {
    var hash =
      UInt64(truncatingIfNeeded: context.words) << 40 | UInt64(context.first) << 32
      | UInt64(truncatingIfNeeded: context.length) << 8 | UInt64(truncatingIfNeeded: piece) << 4
      | UInt64(truncatingIfNeeded: context.bound)
    hash = (hash ^ 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    func add(_ byte: UInt8) {
      hash = (hash ^ hash >> 32 ^ UInt64(byte)) &* 0x9FB2_1C65_1E98_DF25
    }
    if let last {
      for byte in bytes.dropLast() { add(byte) }
      add(last)
    } else {
      for byte in bytes { add(byte) }
    }
    return hash ^ hash >> 29
  }

  /// The hash under which a name stands that differs from a query within a stretch alone.
  ///
  /// It is that of the name's longest piece besides; `nil` where no piece lies wholly outside.
  static func hash(of query: [UInt8], besides stretch: Range<Int>, _ context: Context) -> UInt64? {
    let difference = query.count - context.length
    var best: (index: Int, piece: Range<Int>)?
    for index in 0...context.bound {
      let piece = piece(index, ofLength: context.length, bound: context.bound)
      guard piece.count > best?.piece.count ?? 0 else { continue }
      if piece.upperBound <= stretch.lowerBound {
        best = (index, piece)
      } else if piece.lowerBound + difference >= stretch.upperBound {
        best = (index, piece.lowerBound + difference..<piece.upperBound + difference)
      }
    }
    return best.map { hash($0.index, context, query[$0.piece]) }
  }

  /// Calls `body` with each hash under which a name within `limit` edits of a query may stand.
  static func forEachLookup(
    of query: [UInt8],
    in context: Context,
    limit: Int,
    _ body: (UInt64) -> Void
  ) {
    let difference = query.count - context.length
    // With fewer edits than the name allows, one of its first pieces is whole already.
    for index in 0...limit {
      let piece = piece(index, ofLength: context.length, bound: context.bound)
      let rest = limit - index
      let lowest = max(-index, difference - rest)
      let highest = min(index, difference + rest)
      guard lowest <= highest, !piece.isEmpty else { continue }
      for shift in lowest...highest {
        let start = piece.lowerBound + shift
        let end = piece.upperBound + shift
        guard start >= 1, end <= query.count else { continue }
        body(hash(index, context, query[start..<end]))
        guard rest > 0, end < query.count, query[end] != query[end - 1] else { continue }
        body(hash(index, context, query[start..<end], last: query[end]))
      }
    }
  }
}
