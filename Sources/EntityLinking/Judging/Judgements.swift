public import ArticleThreads
import Gazetteers

/// The judgements that linking is to follow; a value that is looked up by article and by text.
public struct Judgements: Sendable {
  /// No judgement: linking by the rules alone.
  public static let none = Judgements([])

  /// The judgements by their ids.
  public let all: [Judgement]
  /// What each judgement adds to the stamp of a thread.
  private let marks: [String]
  /// The positions of those of one span or thread, by the bytes of the article's id.
  private var ofArticle: [[UInt8]: [Int]] = [:]
  /// The positions of those that hold everywhere, by the hash of their trace.
  private var byTrace: [UInt64: [Int]] = [:]
  /// Those that hold everywhere and have no trace that is a run.
  private var untraced: [(trace: NameTrace, position: Int)] = []

  /// Whether there is none.
  public var isEmpty: Bool { all.isEmpty }

  /// Gathers judgements; of several of one thing the last one stands.
  public init(_ judgements: some Sequence<Judgement>) {
    var byID: [String: Judgement] = [:]
    for judgement in judgements { byID[judgement.id] = judgement }
    let sorted = byID.sorted { $0.key < $1.key }
    all = sorted.map(\.value)
    marks = sorted.map { "\($0.key) \($0.value.entity ?? "\u{0}")" }
    for (position, judgement) in all.enumerated() {
      guard judgement.scope == .everywhere else {
        ofArticle[Array(judgement.article.utf8), default: []].append(position)
        continue
      }
      let trace = WrittenName(judgement.surface).trace
      if trace.isRun {
        byTrace[trace.hash, default: []].append(position)
      } else {
        untraced.append((trace, position))
      }
    }
  }

  /// Judgements with one more, which takes the place of one of the same thing.
  public func adding(_ judgement: Judgement) -> Judgements { Judgements(all + [judgement]) }

  /// Judgements without the one with an id.
  public func removing(_ id: String) -> Judgements { Judgements(all.filter { $0.id != id }) }

  /// The judgement with an id.
  public subscript(id: String) -> Judgement? { all.first { $0.id == id } }

  /// The judgements that may decide something in a thread; all that do are among them.
  /// - Complexity: O(1) without judgements, else O(n) in the bytes of the thread.
  public func concerning(_ thread: ArticleThread) -> [Judgement] {
    positions(in: thread).map { all[$0] }
  }

  /// Names the judgements that may decide something in a thread, and what they say; empty for none.
  ///
  /// A thread that is stored with another stamp has to be linked anew.
  public func stamp(of thread: ArticleThread) -> String {
    let positions = positions(in: thread)
    if positions.isEmpty { return "" }
    var digest = ContentDigest()
    for position in positions { digest.update(field: marks[position]) }
    return String(digest.hex().prefix(16))
  }

  private func positions(in thread: ArticleThread) -> [Int] {
    if isEmpty { return [] }
    var found = ofArticle[Array(thread.article.id.utf8)] ?? []
    guard !byTrace.isEmpty || !untraced.isEmpty else { return found }
    var wide: Set<Int> = []
    read(thread.article.title, &wide)
    read(thread.article.body, &wide)
    for comment in thread.comments { read(comment.text, &wide) }
    found += wide
    return found.sorted()
  }

  private func read(_ text: String, _ found: inout Set<Int>) {
    let bytes = Array(text.utf8)
    if !byTrace.isEmpty {
      NameTrace.forEachRun(of: bytes[...]) { run in
        if let positions = byTrace[NameTrace.hash(run)] { found.formUnion(positions) }
      }
    }
    for (trace, position) in untraced where !found.contains(position) && trace.stands(in: bytes) {
      found.insert(position)
    }
  }
}
