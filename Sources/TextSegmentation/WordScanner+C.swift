import CWordScanning

/// Finds the words of a text, merges dotted acronyms and writes the folded form.
struct WordScanner {
  /// The words; gaps within a sentence are classified, sentence ends are set to ``Word/Gap/edge`` later.
  let words: [Word]
  /// The folded words, each behind its gap byte.
  let folded: [UInt8]
  /// Whether a scheme's `://` or a `www.` was seen.
  let mayHoldAddresses: Bool

  /// Scans a whole text.
  /// - Complexity: O(n) in the bytes of the text.
  init(_ utf8: [UInt8]) {
    var words: [Word] = []
    words.reserveCapacity(utf8.count / 5 + 8)
    var scan = skein_word_scan()
    var capacity = utf8.count + utf8.count / 8 + 128
    var folded: [UInt8] = []
    var isDone = false
    while !isDone {
      let before = folded
      // SAFETY: the C side writes at most `capacity` bytes from the buffer's start and says in
      // `folded_count` how many of them are set; those before were copied in.
      folded = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        _ = unsafe buffer.update(fromContentsOf: before)
        isDone = unsafe Self.scan(utf8, into: buffer, &scan, &words)
        count = scan.folded_count
      }
      capacity *= 2
    }
    self.words = words
    self.folded = folded
    mayHoldAddresses = scan.has_address != 0
  }

  /// Scans until the text ends or the folded buffer is full.
  private static func scan(
    _ utf8: [UInt8],
    into folded: UnsafeMutableBufferPointer<UInt8>,
    _ scan: inout skein_word_scan,
    _ words: inout [Word]
  ) -> Bool {
    // A batch that stays in the first-level cache until it is copied.
    unsafe withUnsafeTemporaryAllocation(of: skein_word.self, capacity: 256) { batch in
      while true {
        scan.word_count = 0
        // SAFETY: all pointers are valid for their counts, and the C side stays within them; of an
        // empty text nothing is read.
        let isDone = unsafe utf8.withUnsafeBufferPointer { text in
          unsafe skein_scan_words(
            text.baseAddress,
            text.count,
            batch.baseAddress,
            batch.count,
            folded.baseAddress,
            folded.count,
            &scan
          ) != 0
        }
        if scan.word_count == 0 { return isDone }
        // SAFETY: the C side set the first `word_count` words of the batch.
        for index in 0..<scan.word_count { unsafe words.append(Word(batch[index])) }
        if isDone { return true }
      }
    }
  }
}

extension Word {
  fileprivate init(_ word: skein_word) {
    start = word.start
    end = word.end
    foldedStart = word.folded_start
    foldedEnd = word.folded_end
    length = word.length
    shape = Shape(rawValue: word.shape)
    gap = Gap(rawValue: word.gap) ?? .edge
    mayBreak = word.may_break != 0
    hash = word.hash
  }

  /// The hash of a folded word, equal to ``Word/hash`` of a word with these bytes.
  public static func hash(ofFolded bytes: ArraySlice<UInt8>) -> UInt64 {
    // SAFETY: the C side reads `count` bytes from the pointer.
    unsafe bytes.withUnsafeBufferPointer { unsafe skein_word_hash($0.baseAddress, $0.count) }
  }
}
