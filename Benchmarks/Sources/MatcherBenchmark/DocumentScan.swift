import Foundation
import Skein
import Synchronization

/// One gazetteer over all documents, the names of each found in one call.
struct DocumentScan: Sendable {
  let gazetteer: Gazetteer
  /// UTF-8.
  let documents: [[UInt8]]

  /// The number of matches, found by so many tasks that each take the next document.
  func count(threads: Int) async -> Int {
    guard threads > 1 else { return count(from: Queue()) }
    let queue = Queue()
    return await withTaskGroup(of: Int.self) { group in
      for _ in 0..<threads { group.addTask { count(from: queue) } }
      return await group.reduce(0, +)
    }
  }

  private func count(from queue: Queue) -> Int {
    let matcher = NameMatcher(gazetteer)
    var count = 0
    var found: [NameMatcher.Match] = []
    while let index = queue.next(of: documents.count) {
      matcher.find(in: documents[index], &found)
      count += found.count
    }
    return count
  }

  /// Writes the matches as JSON: for each document a list of `[start, end, name]`.
  func writeSpans(to path: String) throws {
    let matcher = NameMatcher(gazetteer)
    var found: [NameMatcher.Match] = []
    let lists = documents.map { document in
      matcher.find(in: document, &found)
      return "[" + found.map { "[\($0.start),\($0.end),\($0.name)]" }.joined(separator: ",") + "]"
    }
    try ("[" + lists.joined(separator: ",\n") + "]\n")
      .write(toFile: path, atomically: false, encoding: .utf8)
  }

  /// Which document is next.
  private final class Queue: Sendable {
    private let taken = Atomic(0)

    func next(of count: Int) -> Int? {
      let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return index < count ? index : nil
    }
  }
}
