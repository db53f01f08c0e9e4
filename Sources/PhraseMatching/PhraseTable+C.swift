public import CPhraseMatching
public import TextSegmentation

// The layout of a table and all look-ups are C; this file alone calls them. The import is public for what
// is inlined into other targets.

extension PhraseTable {
  /// The number of phrases of the table in a stretch of bytes, or `nil` if its header is damaged.
  static func countOfTable(_ region: ByteRegion, _ range: Range<Int>) -> Int? {
    // SAFETY: the C side reads the stretch of bytes it is given, within its bounds.
    unsafe region.withBytes(range) { bytes in
      var table = unsafe skein_table()
      guard let start = bytes.baseAddress,
        unsafe skein_table_open(start.assumingMemoryBound(to: UInt8.self), bytes.count, &table) != 0
      else { return nil }
      return unsafe Int(table.key_count)
    }
  }

  /// Calls a closure with the open table.
  func withTable<Result>(_ body: (UnsafePointer<skein_table>) -> Result) -> Result? {
    // SAFETY: the C side keeps to the stretch of bytes it is given; the region lives until the closure
    // has returned, and the table is used in the closure only.
    unsafe region.withBytes(range) { bytes in
      var table = unsafe skein_table()
      guard let start = bytes.baseAddress,
        unsafe skein_table_open(start.assumingMemoryBound(to: UInt8.self), bytes.count, &table) != 0
      else { return nil }
      return unsafe withUnsafePointer(to: &table) { unsafe body($0) }
    }
  }

  func find(_ key: [UInt8]) -> PhraseID? {
    guard !key.isEmpty else { return nil }
    // SAFETY: the C side reads `count` bytes from the pointer.
    let found = unsafe key.withUnsafeBufferPointer { key in
      unsafe withTable { unsafe skein_table_phrase($0, key.baseAddress, key.count) } ?? -1
    }
    return found < 0 ? nil : PhraseID(truncatingIfNeeded: found)
  }

  /// Every phrase of some tables that is found, by table, by first word and then by length; of those of one
  /// word, the ones whose rule the word satisfies.
  ///
  /// - Parameters:
  ///   - tables: at most three tables.
  ///   - folded: the folded text; the byte before each word is the gap in front of it.
  ///   - words: the words of the folded text in order.
  ///   - rules: rules that every word is taken to satisfy.
  ///   - roles: what each word is to the phrases, where somebody knows; otherwise every word is asked.
  /// - Returns: the phrases; words may lie in several.
  public static func matches(
    of tables: [PhraseTable],
    in folded: [UInt8],
    words: [Word],
    passing rules: PassedRules = [],
    roles: KnownRoles? = nil
  ) -> [WordMatch] {
    precondition(tables.count <= Int(SKEIN_MOST_TABLES))
    let roles = roles.flatMap { $0.bytes.count >= words.count ? $0 : nil }
    var matches: [WordMatch] = []
    var next = 0
    var rounds = 0
    // English has a match in six words; where they find no room there is twice as much.
    var room = words.count / 4 + 2 * Int(SKEIN_MAXIMUM_MATCHES)
    while next < words.count {
      matches.append(addingCapacity: room) { matches in
        // SAFETY: the C side writes `found` matches from the first free place on, and no more than find
        // room there. A match has the layout of the C structure, as `checkLayout` makes sure.
        unsafe matches.withUnsafeMutableBufferPointer { free, count in
          let (places, before) = (free.count, count)
          count += unsafe free.withMemoryRebound(to: skein_word_match.self) { free in
            unsafe search(
              tables,
              folded,
              words,
              rules,
              roles,
              &next,
              UnsafeMutableBufferPointer(rebasing: free[before..<places])
            )
          }
        }
      }
      room *= 2
      rounds += 1
    }
    // The C side goes by batches of words, and by tables in each.
    if rounds == 1, words.count <= Int(SKEIN_BATCH_WORDS) { return matches }
    return tables.indices.flatMap { table in matches.filter { $0.table == table } }
  }
}

extension PhraseTable {
  private static func search(
    _ tables: [PhraseTable],
    _ folded: [UInt8],
    _ words: [Word],
    _ rules: PassedRules,
    _ roles: KnownRoles?,
    _ next: inout Int,
    _ matches: UnsafeMutableBufferPointer<skein_word_match>
  ) -> Int {
    checkLayout
    // SAFETY: all pointers are valid for the counts given with them, and the C side stays within them:
    // it checks each word against the folded text, reads a byte of the roles for each word, of which there
    // are enough, and writes at most as many matches as find room.
    let found = unsafe withOpen(tables) { tables in
      unsafe folded.withUnsafeBufferPointer { folded in
        unsafe words.withUnsafeBytes { words in
          unsafe withRoles(roles) { roles in
            // A word has the layout of the C structure, as its scanner makes sure.
            unsafe skein_match_words(
              tables.baseAddress,
              tables.count,
              folded.baseAddress,
              folded.count,
              words.baseAddress?.assumingMemoryBound(to: skein_word.self),
              words.count / MemoryLayout<skein_word>.stride,
              roles,
              rules.rawValue,
              &next,
              matches.baseAddress,
              matches.count
            )
          }
        }
      }
    }
    if found == nil { next = words.count }
    return found ?? 0
  }

  /// Calls a closure with open tables, unless the header of one is damaged.
  private static func withOpen<Result>(
    _ tables: [PhraseTable],
    _ body: (UnsafeBufferPointer<skein_table>) -> Result
  ) -> Result? {
    // SAFETY: the C side keeps to the stretches of bytes it is given; the regions live until the closure
    // has returned, and the open tables are used in the closure only.
    unsafe withUnsafeTemporaryAllocation(of: skein_table.self, capacity: tables.count) { open in
      defer { withExtendedLifetime(tables) {} }
      for (index, table) in tables.enumerated() {
        unsafe open.initializeElement(at: index, to: skein_table())
        let isOpen = unsafe table.region.withBytes(table.range) { bytes in
          unsafe bytes.baseAddress.map {
            unsafe skein_table_open(
              $0.assumingMemoryBound(to: UInt8.self),
              bytes.count,
              &open[index]
            ) != 0
          } ?? false
        }
        guard isOpen else { return nil }
      }
      return unsafe body(UnsafeBufferPointer(open))
    }
  }

  private static func withRoles<Result>(
    _ roles: KnownRoles?,
    _ body: (UnsafePointer<skein_word_roles>) -> Result
  ) -> Result {
    // SAFETY: the bytes are valid until the closure has returned, and are used in it only.
    guard let roles else {
      var none = unsafe skein_word_roles()
      return unsafe withUnsafePointer(to: &none) { unsafe body($0) }
    }
    return unsafe roles.bytes.withUnsafeBufferPointer { bytes in
      var own = unsafe skein_word_roles(bytes: bytes.baseAddress, table: UInt32(roles.firstTable))
      return unsafe withUnsafePointer(to: &own) { unsafe body($0) }
    }
  }

  /// Stops where a match has not the layout of the C structure; looked at once.
  private static let checkLayout: Void = {
    let offsets = [
      MemoryLayout<WordMatch>.offset(of: \.first)
        == MemoryLayout<skein_word_match>.offset(of: \.first),
      MemoryLayout<WordMatch>.offset(of: \.count)
        == MemoryLayout<skein_word_match>.offset(of: \.count),
      MemoryLayout<WordMatch>.offset(of: \.phrase)
        == MemoryLayout<skein_word_match>.offset(of: \.phrase),
      MemoryLayout<WordMatch>.offset(of: \.table)
        == MemoryLayout<skein_word_match>.offset(of: \.table),
      MemoryLayout<WordMatch>.stride == MemoryLayout<skein_word_match>.stride,
    ]
    precondition(offsets.allSatisfy { $0 }, "a match has not the layout that the search writes")
  }()
}

// MARK: Memory

extension ByteRegion {
  /// Asks for what stands at a place, without waiting for it: reads of many places then overlap.
  @inlinable @inline(__always)
  public func prefetch(at place: Int) {
    // Below zero it is behind any count.
    guard UInt(bitPattern: place) < UInt(bitPattern: count) else { return }
    // SAFETY: the place lies within the region; nothing is read.
    unsafe skein_prefetch(base + place)
  }
}

// MARK: Rules

extension PhraseTable {
  /// The rules of phrases of one word that every word of a text is taken to satisfy.
  public struct PassedRules: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt32
    /// Creates rules from their bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// A capital: the text has none.
    public static let capital = PassedRules(rawValue: UInt32(SKEIN_NEEDS_NO_CAPITAL))
    /// Capitals throughout.
    public static let capitals = PassedRules(rawValue: UInt32(SKEIN_NEEDS_NO_CAPITALS))
    /// All of them.
    public static let all: PassedRules = [.capital, .capitals]
  }
}

// MARK: Layout and hashes for the encoder

extension PhraseTable {
  enum Layout {
    static let magic = UInt32(SKEIN_TABLE_MAGIC)
    static let version = UInt32(SKEIN_TABLE_VERSION)
    static let headerSize = Int(SKEIN_HEADER_SIZE)
    static let phrases = Int(SKEIN_HEADER_PHRASES)
    static let keys = Int(SKEIN_HEADER_KEYS)
    static let words = Int(SKEIN_HEADER_WORDS)
    static let sections = Int(SKEIN_HEADER_SECTIONS)
    static let probes = Int(SKEIN_MAXIMUM_PROBES)
    static let lineKeys = Int(SKEIN_LINE_KEYS)
    static let lineNumbers = Int(SKEIN_LINE_NUMBERS)
    static let lineRules = Int(SKEIN_LINE_RULES)
    static let lineFlag = Int(SKEIN_LINE_FLAG)
    static let entryPlaces = Int(SKEIN_ENTRY_PLACES)
    static let isPrefix: UInt32 = 0x8000_0000
    static let isPhrase: UInt32 = 0x4000_0000
    static let recordPlace: UInt32 = 0x3FFF_FFFF
    static let recordKey = Int(SKEIN_RECORD_KEY)
  }

  /// The hash of a run of words with one more word.
  @inline(__always)
  static func extend(_ run: UInt64, gap: UInt8, word: UInt64) -> UInt64 {
    skein_extend(run, UInt32(gap), word)
  }

  /// Where to look first for a hash among `count` lines, and what tells it from others there.
  @inline(__always)
  static func place(_ hash: UInt64, of count: Int) -> (line: Int, fingerprint: UInt32) {
    let spread = skein_spread(hash)
    return (Int(skein_place(spread, UInt32(count))), skein_fingerprint(spread))
  }

  /// What the filters see of a word, given its first eight bytes.
  @inline(__always)
  static func sketch(_ low: UInt64) -> UInt64 { skein_sketch(low) }

  /// The bit of a word in a filter of `1 << logarithm` bits.
  @inline(__always)
  static func wordBit(_ sketch: UInt64, _ logarithm: Int) -> Int {
    Int(skein_word_bit(sketch, UInt32(64 - logarithm)))
  }

  /// The bit of a word and the next.
  @inline(__always)
  static func pairBit(_ sketch: UInt64, _ next: UInt64, _ logarithm: Int) -> Int {
    Int(skein_pair_bit(sketch, next, UInt32(64 - logarithm)))
  }
}

// MARK: Raw text

extension PhraseMatcher {
  static func createSearch() -> OpaquePointer {
    // SAFETY: gives a search that the caller owns.
    guard let search = unsafe skein_search_create() else { fatalError("there is no memory") }
    return unsafe search
  }

  // SAFETY: called once, with what `createSearch` gave.
  static func destroy(_ search: OpaquePointer) { unsafe skein_search_destroy(search) }

  func run(_ text: UnsafeRawBufferPointer, _ options: Options, _ body: (Match) -> Void) {
    guard let start = text.baseAddress, text.count > 0 else { return }
    // SAFETY: the C side reads `text.count` bytes from `start` and keeps the text and the table until the
    // last call here; the matches it gives are valid until the next call, which follows the loop.
    _ = unsafe table.withTable { table in
      unsafe skein_search_start(
        search,
        table,
        start.assumingMemoryBound(to: UInt8.self),
        text.count,
        options.rawValue
      )
      var matches: UnsafePointer<skein_text_match>?
      while true {
        let count = unsafe skein_search_next(search, &matches)
        guard count > 0, let found = unsafe matches else { return }
        for index in 0..<count { unsafe body(Match(found[index])) }
      }
    }
  }
}

extension PhraseMatcher.Match {
  init(_ match: skein_text_match) {
    self.init(
      phrase: match.phrase,
      bytes: match.start..<match.end,
      scalars: match.scalar_start..<match.scalar_end,
      words: Int(match.first_word)..<Int(match.first_word) + Int(match.word_count)
    )
  }
}
