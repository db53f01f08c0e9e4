import ArticleThreads

/// Writes one JSON object, member after member, without white space.
struct JSONObjectWriter {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

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

  /// The object with its closing brace.
  func closed() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

  /// Some JSON values as an array.
  static func array(_ values: some Sequence<[UInt8]>) -> [UInt8] {
    [UInt8(ascii: "[")] + values.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
  }

  /// Some strings as an array.
  static func array(strings: some Sequence<String>) -> [UInt8] {
    array(strings.map { Array(JSONEscaping.quoted($0).utf8) })
  }

  private mutating func addKey(_ key: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    JSONEscaping.append(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}
