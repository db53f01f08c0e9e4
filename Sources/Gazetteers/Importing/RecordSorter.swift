import Foundation
import InputDecoding

/// Sorts more records than memory holds, by the bytes of their keys and then in the order they came.
///
/// Full blocks are sorted and written to files of a folder, which are merged at the end: an external
/// merge sort (Knuth, The Art of Computer Programming, volume 3, section 5.4).
/// - Complexity: O(n log n) comparisons, the memory of one block and of a window for each file.
struct RecordSorter {
  private struct Item {
    var start: Int
    var keyCount: Int
    var count: Int
  }

  private var bytes: [UInt8] = []
  private var items: [Item] = []
  private var runs: [String] = []
  private let folder: String
  private let name: String
  private let limit: Int

  init(folder: String, name: String, limit: Int) {
    self.folder = folder
    self.name = name
    self.limit = limit
  }

  /// Adds a record.
  mutating func add(key: String, _ payload: [UInt8]) throws {
    let start = bytes.count
    bytes += key.utf8
    let keyCount = bytes.count - start
    bytes += payload
    items.append(Item(start: start, keyCount: keyCount, count: bytes.count - start))
    if bytes.count + items.count * MemoryLayout<Item>.stride > limit { try spill() }
  }

  /// Hands every record to a closure, in order.
  mutating func forEach(_ body: (String, ArraySlice<UInt8>) throws -> Void) throws {
    sort()
    guard !runs.isEmpty else {
      for item in items {
        let end = item.start + item.keyCount
        try body(
          String(decoding: bytes[item.start..<end], as: UTF8.self),
          bytes[end..<item.start + item.count]
        )
      }
      return
    }
    try spill()
    bytes = []
    items = []
    try merge(body)
  }

  private mutating func sort() {
    let bytes = bytes
    items.sort { first, second in
      let firstKey = bytes[first.start..<first.start + first.keyCount]
      let secondKey = bytes[second.start..<second.start + second.keyCount]
      switch RecordOrder.compare(firstKey, secondKey) {
      case 0: return first.start < second.start
      case let order: return order < 0
      }
    }
  }

  private mutating func spill() throws {
    guard !items.isEmpty else { return }
    sort()
    let path = "\(folder)/\(name)-\(runs.count)"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw ImportError("\(folder): temporary files cannot be written there") }
    defer { try? handle.close() }
    var block: [UInt8] = []
    for item in items {
      block += RecordRun.head(keyCount: item.keyCount, count: item.count)
      block += bytes[item.start..<item.start + item.count]
      if block.count >= 1 << 20 {
        try handle.write(contentsOf: Data(block))
        block.removeAll(keepingCapacity: true)
      }
    }
    try handle.write(contentsOf: Data(block))
    runs.append(path)
    bytes.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
  }

  private func merge(_ body: (String, ArraySlice<UInt8>) throws -> Void) throws {
    var heads = try runs.map { try RecordRun(path: $0) }.filter { !$0.isAtEnd }
    // A heap of runs: the one with the smallest head is the first; earlier runs win ties.
    var order = Array(heads.indices)
    func precedes(_ first: Int, _ second: Int) -> Bool {
      let result = RecordOrder.compare(heads[first].key, heads[second].key)
      return result == 0 ? first < second : result < 0
    }
    func sink(_ start: Int) {
      var parent = start
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2]
        where child < order.count && precedes(order[child], order[least]) {
          least = child
        }
        if least == parent { return }
        order.swapAt(least, parent)
        parent = least
      }
    }
    for index in order.indices.reversed() { sink(index) }
    while let run = order.first {
      try body(String(decoding: heads[run].key, as: UTF8.self), heads[run].payload)
      try heads[run].advance()
      if heads[run].isAtEnd {
        order.swapAt(0, order.count - 1)
        order.removeLast()
      }
      if !order.isEmpty { sink(0) }
    }
  }
}

/// The order of keys.
enum RecordOrder {
  /// Less than, equal to or greater than 0 as the first sequence of bytes precedes the second.
  static func compare(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
    var left = first.startIndex
    var right = second.startIndex
    while left < first.endIndex, right < second.endIndex {
      if first[left] != second[right] { return Int(first[left]) - Int(second[right]) }
      left += 1
      right += 1
    }
    return first.count - second.count
  }
}

/// A sorted file of records, read from its start.
struct RecordRun {
  private(set) var key: ArraySlice<UInt8> = []
  private(set) var payload: ArraySlice<UInt8> = []
  private(set) var isAtEnd = false
  private var stream: ByteStream

  init(path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ImportError("\(path): the temporary file is gone")
    }
    stream = ByteStream(handle)
    try advance()
  }

  /// Eight bytes that say how long a record's key and the whole record are.
  static func head(keyCount: Int, count: Int) -> [UInt8] {
    [keyCount, count].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
  }

  /// Goes on to the next record.
  mutating func advance() throws {
    guard try has(8) else {
      isAtEnd = true
      return
    }
    let start = stream.start
    func number(_ offset: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(stream.buffer[start + offset + $1]) << ($1 * 8) }
    }
    let keyCount = number(0)
    let count = number(4)
    stream.use(to: start + 8)
    guard try has(count) else {
      throw ImportError("a temporary file is damaged")
    }
    let record = stream.buffer[stream.start..<stream.start + count]
    key = ArraySlice(Array(record.prefix(keyCount)))
    payload = ArraySlice(Array(record.dropFirst(keyCount)))
    stream.use(to: stream.start + count)
  }

  private mutating func has(_ count: Int) throws -> Bool {
    while stream.buffer.count - stream.start < count, !stream.isAtEnd { try stream.fill() }
    return stream.buffer.count - stream.start >= count
  }
}
