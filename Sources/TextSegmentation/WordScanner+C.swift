public import CWordScanning

/// Finds the words of a text, merges dotted acronyms and writes the folded form.
struct WordScanner {
  /// The words; gaps within a sentence are classified, sentence ends are set to ``Word/Gap/edge`` later.
  var words: [Word]
  /// The folded words, each behind its gap byte.
  var folded: [UInt8]
  /// The words before which a sentence or a paragraph may end, in the gap or with a dotted word there;
  /// elsewhere surely none does.
  let breaks: [Int32]
  /// Whether a scheme's `://`, a `www.` or what may end a host's name was seen.
  let mayHoldAddresses: Bool

  /// Scans a whole text.
  ///
  /// - Parameters:
  ///   - utf8: the text.
  ///   - findsBreaks: whether somebody asks for the breaks.
  /// - Complexity: O(n) in the bytes of the text.
  init(_ utf8: [UInt8], findsBreaks: Bool = false) {
    Self.checkLayout
    var scan = skein_word_scan()
    // English has a word in six bytes, and the scanner asks for room for 64 bytes of words at once; what
    // does not fit is scanned on with twice the room.
    var wordCapacity = utf8.count / 4 + 36
    var foldedCapacity = utf8.count + utf8.count / 4 + 128
    var words: [Word] = []
    var folded: [UInt8] = []
    var breaks: [Int32] = []
    var isDone = false
    while !isDone {
      let (knownWords, knownFolded, knownBreaks) = (words, folded, breaks)
      words = [Word](room: wordCapacity) { words in
        folded = [UInt8](room: foldedCapacity) { folded in
          breaks = [Int32](room: findsBreaks ? wordCapacity : 0) { breaks in
            // SAFETY: the C side writes words, bytes and breaks only within the capacities given, and says
            // in the scan how many are set; those before are copied in. A `Word` has the layout of the C
            // structure, which `checkLayout` makes sure of, and its bytes hold any value that the C side
            // writes.
            unsafe words.withUnsafeMutableBufferPointer { words, wordCount in
              _ = unsafe words.update(fromContentsOf: knownWords)
              unsafe folded.withUnsafeMutableBufferPointer { folded, foldedCount in
                _ = unsafe folded.update(fromContentsOf: knownFolded)
                unsafe breaks.withUnsafeMutableBufferPointer { breaks, breakCount in
                  _ = unsafe breaks.update(fromContentsOf: knownBreaks)
                  let noted = findsBreaks ? breaks.baseAddress : nil
                  isDone = unsafe Self.scan(utf8, into: words, folded, noted, &scan)
                  breakCount = scan.break_count
                }
                foldedCount = scan.folded_count
              }
              wordCount = scan.word_count
            }
          }
        }
      }
      wordCapacity *= 2
      foldedCapacity *= 2
    }
    self.words = words
    self.folded = folded
    self.breaks = breaks
    mayHoldAddresses = scan.has_address != 0
  }

  private static func scan(
    _ utf8: [UInt8],
    into words: UnsafeMutableBufferPointer<Word>,
    _ folded: UnsafeMutableBufferPointer<UInt8>,
    _ breaks: UnsafeMutablePointer<Int32>?,
    _ scan: inout skein_word_scan
  ) -> Bool {
    // SAFETY: as at the caller; of an empty text nothing is read.
    unsafe utf8.withUnsafeBufferPointer { text in
      unsafe skein_scan_words(
        text.baseAddress,
        text.count,
        UnsafeMutableRawPointer(words.baseAddress)?.assumingMemoryBound(to: skein_word.self),
        words.count,
        folded.baseAddress,
        folded.count,
        breaks,
        &scan
      ) != 0
    }
  }

  /// The scalars that start before every 64th byte of a text; nothing where all are ASCII.
  static func scalarCounts(_ utf8: [UInt8]) -> [Int32] {
    // SAFETY: the C side reads `count` bytes from the pointer.
    let isASCII = unsafe utf8.withUnsafeBufferPointer { text in
      unsafe skein_is_ascii(text.baseAddress, text.count) != 0
    }
    if isASCII { return [] }
    let blocks = (utf8.count + 63) / 64
    return [Int32](room: blocks) { counts in
      // SAFETY: the C side writes one number for each block that is begun.
      unsafe counts.withUnsafeMutableBufferPointer { counts, count in
        unsafe utf8.withUnsafeBufferPointer { text in
          unsafe skein_count_scalars(text.baseAddress, text.count, counts.baseAddress)
        }
        count = blocks
      }
    }
  }

  /// A bit for each of 64 bytes of a text, the first one lowest: whether a scalar starts there.
  @inline(__always)
  static func starts(_ utf8: [UInt8], from start: Int) -> UInt64 {
    precondition(start >= 0 && start + 64 <= utf8.count)
    // SAFETY: the 64 bytes lie within the text.
    return unsafe utf8.withUnsafeBufferPointer { text in
      unsafe text.baseAddress.map { unsafe skein_starts($0 + start) } ?? 0
    }
  }

  /// How many scalars start in a stretch of a text.
  @inline(__always)
  static func scalars(_ utf8: [UInt8], _ bytes: Range<Int>) -> Int {
    precondition(bytes.lowerBound >= 0 && bytes.upperBound <= utf8.count)
    // SAFETY: the stretch lies within the text.
    return unsafe utf8.withUnsafeBufferPointer { text in
      unsafe text.baseAddress.map {
        Int(unsafe skein_scalars($0 + bytes.lowerBound, bytes.count))
      } ?? 0
    }
  }

  /// Stops where a `Word` has not the layout of the C structure; looked at once.
  private static let checkLayout: Void = {
    let offsets = [
      MemoryLayout<Word>.offset(of: \.end) == MemoryLayout<skein_word>.offset(of: \.end),
      MemoryLayout<Word>.offset(of: \.foldedStart)
        == MemoryLayout<skein_word>.offset(of: \.folded_start),
      MemoryLayout<Word>.offset(of: \.foldedEnd)
        == MemoryLayout<skein_word>.offset(of: \.folded_end),
      MemoryLayout<Word>.offset(of: \.length) == MemoryLayout<skein_word>.offset(of: \.length),
      MemoryLayout<Word>.offset(of: \.shape) == MemoryLayout<skein_word>.offset(of: \.shape),
      MemoryLayout<Word>.offset(of: \.gap) == MemoryLayout<skein_word>.offset(of: \.gap),
      MemoryLayout<Word>.offset(of: \.mayLackCapital)
        == MemoryLayout<skein_word>.offset(of: \.may_lack_capital),
      MemoryLayout<Word>.offset(of: \.hash) == MemoryLayout<skein_word>.offset(of: \.hash),
      MemoryLayout<Word>.stride == MemoryLayout<skein_word>.stride,
    ]
    precondition(offsets.allSatisfy { $0 }, "a word has not the layout that the scanner writes")
  }()
}

extension Word {
  /// What a scalar is to a word: 0 separator, 1 lower or uncased letter, 2 capital, 3 mark, 4 digit,
  /// 5 letter of a script written without spaces.
  static func scalarClass(of code: UInt32) -> Int { Int(skein_class(skein_character(code))) }

  /// The hash of a folded word, equal to ``Word/hash`` of a word with these bytes.
  public static func hash(ofFolded bytes: ArraySlice<UInt8>) -> UInt64 {
    // SAFETY: the C side reads `count` bytes from the pointer.
    unsafe bytes.withUnsafeBufferPointer { unsafe skein_word_hash($0.baseAddress, $0.count) }
  }
}

extension SegmentedText {
  /// The first colon or full stop of a text at a byte or behind it, or the text's end.
  package static func nextStop(in utf8: [UInt8], from index: Int) -> Int {
    precondition(index >= 0)
    // SAFETY: the C side reads bytes from `index` on, `count` of them at most from the pointer.
    return unsafe utf8.withUnsafeBufferPointer { text in
      unsafe text.baseAddress.map { unsafe skein_next_stop($0, text.count, index) } ?? 0
    }
  }
}

extension Span where Element: ~Copyable {
  /// How many bytes behind the start of a line of the processor's cache the first element stands.
  package var placeInLine: Int {
    // SAFETY: the address is looked at alone.
    unsafe withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) & 63 }
  }

  /// Asks for an element without waiting for it: reads of many elements then overlap.
  @inlinable @inline(__always)
  package func prefetch(at index: Int) {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return }
    // SAFETY: the element lies within the span; nothing is read.
    unsafe withUnsafeBufferPointer { elements in
      unsafe elements.baseAddress.map { unsafe skein_prefetch($0 + index) }
    }
  }
}
