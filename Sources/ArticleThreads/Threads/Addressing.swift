/// A speaker's name where a comment addresses that speaker: `Paul, …`, `@davidp …`.
public struct AddressSpan: Sendable, Equatable {
  /// The name without `@`, in Unicode scalars of the comment's text.
  public var range: Range<Int>
  /// The name as the speaker signs.
  public var speaker: String

  /// Creates a span.
  public init(range: Range<Int>, speaker: String) {
    self.range = range
    self.speaker = speaker
  }
}

/// Finds whom the comments of a thread address.
struct Addressing {
  /// The exact name by its lower-case form, of every speaker of the thread.
  private var names: [String: String] = [:]
  private var longestName = 0

  /// Takes the names of all who speak in a thread; where two differ in case only, the first stays.
  init(speakers: some Sequence<String>) {
    for speaker in speakers {
      let key = Self.key(speaker)
      // Nobody is addressed by a paragraph.
      guard !key.isEmpty, key.utf8.count <= 80, names[key] == nil else { continue }
      names[key] = speaker
      longestName = max(longestName, key.utf8.count)
    }
  }

  /// The form of a name by which addressing tells speakers apart.
  static func key(_ name: String) -> String {
    let bytes = name.utf8
    let isPadded = bytes.first.map { $0 <= 0x20 } ?? false || bytes.last.map { $0 <= 0x20 } ?? false
    guard isPadded else { return name.lowercased() }
    let trimmed = bytes.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    return String(decoding: Array(trimmed), as: UTF8.self).lowercased()
  }

  /// Fills in, for each comment of a thread, whom it addresses and, where the input gives no parent,
  /// which earlier comment it answers.
  ///
  /// - Parameters:
  ///   - thread: The thread, its comments in the order they were written.
  ///   - isOpen: Whether the input leaves a comment's parent open, by its index.
  static func resolve(_ thread: inout ArticleThread, isOpen: (Int) -> Bool) {
    if thread.comments.isEmpty { return }
    let addressing = Addressing(
      speakers: thread.comments.map(\.author) + thread.article.authors
    )
    guard addressing.longestName > 0 else { return }
    var latest: [String: Int] = [:]
    for index in thread.comments.indices {
      let comment = thread.comments[index]
      let ownKey = key(comment.author)
      let found = addressing.spans(in: comment)
      thread.comments[index].addresses = found.map(\.span)
      if isOpen(index) {
        let answered = found.lazy.filter { $0.isOpening && $0.key != ownKey }
          .compactMap { latest[$0.key] }.first
        thread.comments[index].replyTo = answered.map { thread.comments[$0].id }
      }
      if !ownKey.isEmpty { latest[ownKey] = index }
    }
  }

  /// The addresses in a comment, outside of the lines it quotes.
  func spans(in comment: Comment) -> [(span: AddressSpan, key: String, isOpening: Bool)] {
    let bytes = Array(comment.text.utf8)
    var scanner = AddressScanner(bytes: bytes, longestName: longestName) { names[$0] != nil }
    var offsets = ScalarOffsets(bytes)
    return scanner.addresses().compactMap { address in
      let range = offsets.range(ofBytes: address.range)
      guard let speaker = names[address.key],
        !comment.zones.contains(where: { $0.kind == .repeat && $0.range.overlaps(range) })
      else { return nil }
      return (AddressSpan(range: range, speaker: speaker), address.key, address.isOpening)
    }
  }
}
