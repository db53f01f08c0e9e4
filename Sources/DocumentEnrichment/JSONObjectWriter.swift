import ArticleThreads

/// Writes one JSON object, member after member, without white space.
struct JSONObjectWriter {
  private(set) var bytes: [UInt8]
  private let start: Int

  init() { self.init(appendingTo: []) }

  /// Starts an object behind other bytes.
  init(appendingTo bytes: consuming [UInt8]) {
    self.bytes = bytes
    self.bytes.append(UInt8(ascii: "{"))
    start = self.bytes.count
  }

  mutating func add(_ key: String, _ string: String) {
    addKey(key)
    JSONEscaping.append(string, to: &bytes)
  }

  /// Adds a string, or nothing where there is none or it is empty.
  mutating func add(_ key: String, ifFilled string: String?) {
    if let string, !string.isEmpty { add(key, string) }
  }

  /// Adds a string, or `null` where there is none.
  mutating func add(_ key: String, orNull string: String?) {
    if let string { add(key, string) } else { add(key, json: "null".utf8) }
  }

  mutating func add(_ key: String, _ number: Int) { add(key, json: String(number).utf8) }

  /// Adds a value that is JSON already.
  mutating func add(_ key: String, json: some Sequence<UInt8>) {
    addKey(key)
    bytes.append(contentsOf: json)
  }

  /// Adds a value that a closure appends as JSON.
  mutating func add(_ key: String, _ append: (inout [UInt8]) -> Void) {
    addKey(key)
    append(&bytes)
  }

  /// The object with its closing brace.
  func closed() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

  /// The object with its closing brace, behind the bytes it was started with.
  consuming func finished() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// Some JSON values as an array.
  static func array(_ values: some Sequence<[UInt8]>) -> [UInt8] {
    [UInt8(ascii: "[")] + values.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
  }

  /// Some strings as an array.
  static func array(strings: some Sequence<String>) -> [UInt8] {
    array(strings.map { Array(JSONEscaping.quoted($0).utf8) })
  }

  private mutating func addKey(_ key: String) {
    // Keys are our own and hold nothing to escape.
    bytes.append(contentsOf: (bytes.count > start ? ",\"" : "\"").utf8)
    bytes.append(contentsOf: key.utf8)
    bytes.append(contentsOf: "\":".utf8)
  }
}
