import ArticleThreads
import TextSegmentation

/// Up to 48 bytes that are made once and written often, sixteen at a time.
struct BytePiece: Sendable {
  fileprivate let chunks: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
  fileprivate let count: Int

  init(_ text: StaticString) { self.init(Array("\(text)".utf8)) }

  init(_ bytes: [UInt8]) {
    precondition(bytes.count <= Self.room)
    let padded = bytes + repeatElement(0, count: Self.room)
    // SAFETY: any bits are bytes; the span looks after its bounds.
    func chunk(_ place: Int) -> SIMD16<UInt8> {
      unsafe padded.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
    }
    chunks = (chunk(0), chunk(16), chunk(32))
    count = bytes.count
  }

  /// The bytes that it takes while it is written.
  static let room = 48
}

/// Up to 64 bytes that are made once and written often, with a gap for a score.
struct ScorePiece: Sendable {
  fileprivate let chunk: SIMD64<UInt8>
  fileprivate let count: Int
  /// Where the score stands.
  fileprivate let gap: Int
  /// The two bytes behind the score as the upper ones of a word.
  fileprivate let behind: UInt64

  init(before: String, behind: String) {
    let (_, digits) = DecimalText.fourBytes(0)
    let bytes = Array(before.utf8) + repeatElement(0, count: digits) + Array(behind.utf8)
    precondition(bytes.count <= Self.room && digits == 6 && behind.utf8.count >= 2)
    let padded = bytes + repeatElement(0, count: Self.room)
    // SAFETY: any bits are bytes; the span looks after its bounds.
    chunk = unsafe padded.span.bytes.unsafeLoadUnaligned(as: SIMD64<UInt8>.self)
    count = bytes.count
    gap = before.utf8.count
    self.behind = UInt64(padded[gap + digits]) << 48 | UInt64(padded[gap + digits + 1]) << 56
  }

  /// The bytes that it takes while it is written.
  static let room = 64
}

/// Pieces of bytes in one array, to be written many at a time.
struct BytePieces {
  fileprivate typealias Chunk = SIMD64<UInt8>
  private static let chunkSize = MemoryLayout<Chunk>.size

  /// A piece among them.
  struct Place {
    fileprivate let first: Int32
    fileprivate let bytes: Int32

    /// At least two, so that those of most pieces are written without a loop.
    fileprivate var chunks: Int {
      max(2, (Int(bytes) &+ BytePieces.chunkSize &- 1) / BytePieces.chunkSize)
    }
    /// The bytes that it takes while it is written.
    var room: Int { chunks * BytePieces.chunkSize }
  }

  private(set) fileprivate var chunks: [Chunk] = []

  /// Creates no pieces, with room for some: memory that nothing is written to costs nothing.
  init(room: Int) { chunks.reserveCapacity(room / Self.chunkSize) }

  /// What all take.
  var room: Int { chunks.count * Self.chunkSize }

  /// Adds a piece; zeros are put behind its bytes.
  mutating func add(_ bytes: inout [UInt8]) -> Place {
    let place = Place(
      first: Int32(truncatingIfNeeded: chunks.count),
      bytes: Int32(truncatingIfNeeded: bytes.count)
    )
    let room = place.room
    bytes.append(addingCapacity: room) { $0.append(repeating: 0, count: room) }
    for chunk in 0..<place.chunks {
      // SAFETY: any bits are bytes; the span looks after its bounds.
      let chunk = unsafe bytes.span.bytes.unsafeLoadUnaligned(
        fromByteOffset: chunk * Self.chunkSize,
        as: Chunk.self
      )
      chunks.append(chunk)
    }
    return place
  }

  /// Asks for the bytes of a piece that are always read.
  @inline(__always)
  func prefetch(_ place: Place) {
    chunks.span.prefetch(at: Int(place.first))
    chunks.span.prefetch(at: Int(place.first) &+ 1)
  }

  mutating func removeAll() { chunks.removeAll(keepingCapacity: true) }
}

extension [UInt8] {
  /// Appends what a closure writes, given the bytes behind the last one and the place among them to
  /// write the next ones at; there is room for so many.
  ///
  /// What annotations are made of is mostly shorter than what it takes to append it as one array to
  /// another.
  @inline(__always)
  mutating func write(room: Int, _ body: (inout MutableRawSpan, inout Int) -> Void) {
    append(addingCapacity: room) { output in
      // SAFETY: the buffer is written through a span, which looks after its bounds, while the closure
      // runs. Whoever writes moves the place only behind what was written.
      unsafe output.withUnsafeMutableBufferPointer { buffer, end in
        var bytes = unsafe MutableRawSpan(_unsafeBytes: UnsafeMutableRawBufferPointer(buffer))
        body(&bytes, &end)
      }
    }
  }
}

extension MutableRawSpan {
  /// Writes a piece, and what may be behind it as long as nothing else is written there.
  @inline(__always)
  mutating func write(_ piece: BytePiece, at end: inout Int) {
    storeBytes(of: piece.chunks.0, toByteOffset: end, as: SIMD16<UInt8>.self)
    if piece.count > 16 {
      storeBytes(of: piece.chunks.1, toByteOffset: end &+ 16, as: SIMD16<UInt8>.self)
      storeBytes(of: piece.chunks.2, toByteOffset: end &+ 32, as: SIMD16<UInt8>.self)
    }
    end &+= piece.count
  }

  /// Writes a piece with a score in its gap, likewise.
  @inline(__always)
  mutating func write(_ piece: ScorePiece, with score: Double, at end: inout Int) {
    storeBytes(of: piece.chunk, toByteOffset: end, as: SIMD64<UInt8>.self)
    let word = DecimalText.fourBytes(score).bytes & (~0 >> 16) | piece.behind
    storeBytes(of: word.littleEndian, toByteOffset: end &+ piece.gap, as: UInt64.self)
    end &+= piece.count
  }

  /// Writes a piece among others, likewise.
  @inline(__always)
  mutating func write(_ piece: BytePieces.Place, of pieces: BytePieces, at end: inout Int) {
    let first = Int(piece.first)
    let size = MemoryLayout<BytePieces.Chunk>.size
    storeBytes(of: pieces.chunks[first], toByteOffset: end, as: BytePieces.Chunk.self)
    storeBytes(of: pieces.chunks[first &+ 1], toByteOffset: end &+ size, as: BytePieces.Chunk.self)
    if piece.bytes > 2 &* size {
      var place = end &+ 2 &* size
      for chunk in first &+ 2..<first &+ piece.chunks {
        storeBytes(of: pieces.chunks[chunk], toByteOffset: place, as: BytePieces.Chunk.self)
        place &+= size
      }
    }
    end &+= Int(piece.bytes)
  }

  /// Writes the first bytes of a word, the lowest first.
  @inline(__always)
  mutating func write(_ word: (bytes: UInt64, count: Int), at end: inout Int) {
    storeBytes(of: word.bytes.littleEndian, toByteOffset: end, as: UInt64.self)
    end &+= word.count
  }

  /// Writes the digits of a number that is not negative.
  @inline(__always)
  mutating func write(_ number: Int, at end: inout Int) {
    if number >= 100_000_000 {
      write(utf8: String(number), at: &end)
    } else {
      write(DecimalText.digits(UInt32(truncatingIfNeeded: number)), at: &end)
    }
  }

  /// Writes a text byte by byte, for what is rare.
  @inline(never)
  private mutating func write(utf8 text: String, at end: inout Int) {
    for byte in text.utf8 { write((UInt64(byte), 1), at: &end) }
  }

  /// Writes a stretch of a text in UTF-8 as a JSON string.
  @inline(__always)
  mutating func write(quoted stretch: Range<Int>, of text: [UInt8], at end: inout Int) {
    end = write(quoted: stretch, of: text, from: end)
  }

  /// The same with a place that stays in a register; returns the one behind what was written.
  @inline(never)
  private mutating func write(
    quoted stretch: Range<Int>,
    of text: [UInt8],
    from start: Int
  ) -> Int {
    let count = stretch.upperBound &- stretch.lowerBound
    // Most are short, have nothing to escape, and are written as two words at once.
    if count <= 16, stretch.lowerBound &+ 16 <= text.count {
      // SAFETY: any bits are numbers; the span looks after its bounds.
      let words = unsafe text.span.bytes.unsafeLoadUnaligned(
        fromByteOffset: stretch.lowerBound,
        as: SIMD2<UInt64>.self
      )
      // What stands behind the stretch is asked, too, and its answers are dropped; the second shift is in
      // two halves, since one does not go over a whole word.
      let bits = UInt64(truncatingIfNeeded: 8 &* count)
      let half = (max(bits, 64) &- 64) &>> 1
      let escapes =
        JSONEscaping.escapes(in: words[0].littleEndian, count: 8) & ~0 &>> (64 &- min(bits, 64))
        | JSONEscaping.escapes(in: words[1].littleEndian, count: 8) & ~((~0 &<< half) &<< half)
      if escapes == 0 {
        storeBytes(of: UInt8(ascii: "\""), toByteOffset: start, as: UInt8.self)
        storeBytes(of: words, toByteOffset: start &+ 1, as: SIMD2<UInt64>.self)
        storeBytes(of: UInt8(ascii: "\""), toByteOffset: start &+ 1 &+ count, as: UInt8.self)
        return start &+ 2 &+ count
      }
    }
    return writeAny(quoted: stretch, of: text, from: start)
  }

  /// The same for what is long or has something to escape.
  @inline(never)
  private mutating func writeAny(
    quoted stretch: Range<Int>,
    of text: [UInt8],
    from start: Int
  ) -> Int {
    storeBytes(of: UInt8(ascii: "\""), toByteOffset: start, as: UInt8.self)
    var next = start &+ 1
    // Asked once for all, since hardly any stretch has something to escape.
    var escapes: UInt64 = 0
    var place = stretch.lowerBound
    while place < stretch.upperBound {
      let count = min(8, stretch.upperBound &- place)
      let word = Self.word(of: text, at: place)
      escapes |= JSONEscaping.escapes(in: word, count: count)
      write((word, count), at: &next)
      place &+= 8
    }
    if escapes != 0 {
      next = start
      write(utf8: JSONEscaping.quoted(String(decoding: text[stretch], as: UTF8.self)), at: &next)
      return next
    }
    storeBytes(of: UInt8(ascii: "\""), toByteOffset: next, as: UInt8.self)
    return next &+ 1
  }

  /// Up to eight bytes of a text from some place on, the first one lowest.
  @inline(__always)
  private static func word(of text: [UInt8], at place: Int) -> UInt64 {
    if place &+ 8 > text.count { return lastWord(of: text, at: place) }
    // SAFETY: any bits are a number; the span looks after its bounds.
    return unsafe text.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      .littleEndian
  }

  /// The same where less than eight bytes follow.
  @inline(never)
  private static func lastWord(of text: [UInt8], at place: Int) -> UInt64 {
    text[place...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
