import ArticleThreads

/// Writes one JSON object, member after member, without white space.
///
/// Not copyable, so that what it appends to has one owner and is not copied.
struct JSONObjectWriter: ~Copyable {
  private(set) var bytes: [UInt8]
  private var hasMembers = false

  /// Starts an object behind what was written already.
  init(behind bytes: consuming [UInt8] = []) {
    self.bytes = consume bytes
    self.bytes.append(UInt8(ascii: "{"))
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

  /// What was written before with the object and its closing brace.
  consuming func closed() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// Some JSON values as an array.
  static func array(_ values: some Sequence<[UInt8]>) -> [UInt8] {
    var bytes = [UInt8(ascii: "[")]
    for value in values {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: value)
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }

  /// Some strings as an array.
  static func array(strings: some Sequence<String>) -> [UInt8] {
    array(strings.map { Array(JSONEscaping.quoted($0).utf8) })
  }

  private mutating func addKey(_ key: String) {
    // Keys are our own and hold nothing to escape.
    if hasMembers { bytes.append(UInt8(ascii: ",")) }
    hasMembers = true
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: key.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}
