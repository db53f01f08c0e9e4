import ArticleThreads

/// Up to 48 bytes that are made once and written often, sixteen at a time.
struct BytePiece: Sendable {
  fileprivate let chunks: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
  fileprivate let count: Int

  init(_ text: StaticString) { self.init(Array("\(text)".utf8)) }

  init(_ bytes: [UInt8]) {
    precondition(bytes.count <= Self.room)
    let chunks = bytes.paddedChunks + [SIMD16<UInt8>](repeating: .zero, count: 3)
    self.chunks = (chunks[0], chunks[1], chunks[2])
    count = bytes.count
  }

  /// The bytes that it takes while it is written.
  static let room = 48
}

/// Pieces of bytes in one array, to be written sixteen at a time.
struct BytePieces {
  /// A piece among them.
  struct Place {
    fileprivate let first: Int32
    fileprivate let bytes: Int32

    /// The bytes that it takes while it is written.
    var room: Int { (Int(bytes) + 15) / 16 * 16 }
  }

  private(set) fileprivate var chunks: [SIMD16<UInt8>] = []

  /// What all take.
  var room: Int { chunks.count * 16 }

  mutating func add(_ bytes: [UInt8]) -> Place {
    let place = Place(
      first: Int32(truncatingIfNeeded: chunks.count),
      bytes: Int32(truncatingIfNeeded: bytes.count)
    )
    chunks += bytes.paddedChunks
    return place
  }

  mutating func removeAll() { chunks.removeAll(keepingCapacity: true) }
}

extension [UInt8] {
  /// Sixteen bytes each, zeros behind the last one.
  fileprivate var paddedChunks: [SIMD16<UInt8>] {
    let padded = self + repeatElement(0, count: 15)
    return stride(from: 0, to: count, by: 16).map { place in
      // SAFETY: any bits are bytes; the span looks after its bounds.
      unsafe padded.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
    }
  }
}

/// Bytes that are put together from short pieces.
///
/// What annotations are made of is mostly shorter than what it takes to append it as one array to
/// another. Not copyable, so that the bytes have one owner and are not copied.
struct ByteWriter: ~Copyable {
  /// Those behind `end` are still to be written.
  private var bytes: [UInt8]
  private var end = 0

  /// Starts with room for so many bytes.
  init(room: Int) { bytes = [UInt8](repeating: 0, count: room) }

  /// What was written.
  var written: ArraySlice<UInt8> { bytes[..<end] }

  /// Calls a closure with the bytes and the place to write the next ones at; there is room for so many.
  mutating func write(room: Int, _ body: (inout MutableRawSpan, inout Int) -> Void) {
    if bytes.count < end + room {
      bytes.append(contentsOf: repeatElement(0, count: max(room, bytes.count)))
    }
    var end = end
    var span = bytes.mutableSpan
    // SAFETY: any bits are bytes; the span looks after its bounds.
    var raw = unsafe span.mutableBytes
    body(&raw, &end)
    self.end = end
  }
}

extension MutableRawSpan {
  /// Writes a piece, and what may be behind it as long as nothing else is written there.
  @inline(__always)
  mutating func write(_ piece: BytePiece, at end: inout Int) {
    storeBytes(of: piece.chunks.0, toByteOffset: end, as: SIMD16<UInt8>.self)
    if piece.count > 16 {
      storeBytes(of: piece.chunks.1, toByteOffset: end + 16, as: SIMD16<UInt8>.self)
      storeBytes(of: piece.chunks.2, toByteOffset: end + 32, as: SIMD16<UInt8>.self)
    }
    end += piece.count
  }

  /// Writes a piece among others, likewise.
  @inline(__always)
  mutating func write(_ place: BytePieces.Place, of pieces: BytePieces, at end: inout Int) {
    let first = Int(place.first)
    for chunk in 0..<place.room / 16 {
      storeBytes(
        of: pieces.chunks[first + chunk],
        toByteOffset: end + 16 * chunk,
        as: SIMD16<UInt8>.self
      )
    }
    end += Int(place.bytes)
  }

  /// Writes the first bytes of a word, the lowest first.
  @inline(__always)
  mutating func write(_ word: (bytes: UInt64, count: Int), at end: inout Int) {
    storeBytes(of: word.bytes.littleEndian, toByteOffset: end, as: UInt64.self)
    end += word.count
  }

  /// Writes the digits of a number that is not negative.
  @inline(__always)
  mutating func write(_ number: Int, at end: inout Int) {
    if number >= 100_000_000 {
      for byte in String(number).utf8 { write((UInt64(byte), 1), at: &end) }
    } else {
      write(DecimalText.digits(UInt32(truncatingIfNeeded: number)), at: &end)
    }
  }

  /// Writes a stretch of a text in UTF-8 as a JSON string.
  mutating func write(quoted stretch: Range<Int>, of text: [UInt8], at end: inout Int) {
    let start = end
    write((UInt64(UInt8(ascii: "\"")), 1), at: &end)
    for place in stride(from: stretch.lowerBound, to: stretch.upperBound, by: 8) {
      let count = min(8, stretch.upperBound - place)
      let word = Self.word(of: text, at: place)
      if JSONEscaping.mayNeedEscape(word, count: count) {
        end = start
        for byte in JSONEscaping.quoted(String(decoding: text[stretch], as: UTF8.self)).utf8 {
          write((UInt64(byte), 1), at: &end)
        }
        return
      }
      write((word, count), at: &end)
    }
    write((UInt64(UInt8(ascii: "\"")), 1), at: &end)
  }

  /// Up to eight bytes of a text from some place on, the first one lowest.
  @inline(__always)
  private static func word(of text: [UInt8], at place: Int) -> UInt64 {
    if place + 8 > text.count {
      return text[place...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    // SAFETY: any bits are a number; the span looks after its bounds.
    return unsafe text.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      .littleEndian
  }
}
