/// Reads DOT as Gephi's importer does, and accepts nothing that the importer would misread.
///
/// The tokens are those of a Java `StreamTokenizer` with the importer's settings.
struct GephiReader {
  enum Token: Equatable {
    case word(String)
    case quoted(String)
    case separator(Unicode.Scalar)
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var nodes: [(id: String, attributes: [String: String])] = []
  private(set) var edges: [(source: String, target: String, weight: Double)] = []
  private var tokens: ArraySlice<Token>

  init(_ text: String) throws(Failure) {
    tokens = try Self.tokens(of: text)[...]
    try expect(.word("graph"))
    try expect(.separator("{"))
    while tokens.first != .separator("}") { try readStatement() }
    try expect(.separator("}"))
    guard tokens.isEmpty else { throw Failure(description: "text after the graph") }
  }

  private mutating func readStatement() throws(Failure) {
    let source = try readID()
    if tokens.first == .separator("-") {
      try expect(.separator("-"))
      try expect(.separator("-"))
      let target = try readID()
      let attributes = try readAttributes()
      guard Set(attributes.keys).isSubset(of: ["label", "color", "weight"]),
        let weight = attributes["weight"].flatMap(Double.init), weight > 0
      else { throw Failure(description: "edge attributes \(attributes)") }
      edges.append((source, target, weight))
    } else {
      let attributes = try readAttributes()
      if let color = attributes["color"] {
        let parts = color.split(separator: " ").compactMap { Double($0) }
        guard parts.count == 3, parts.allSatisfy({ (0...1).contains($0) }) else {
          throw Failure(description: "color \(color)")
        }
      }
      nodes.append((source, attributes))
    }
  }

  private mutating func readID() throws(Failure) -> String {
    guard case .quoted(let id) = tokens.popFirst() else {
      throw Failure(description: "an id is not quoted")
    }
    if ["graph", "node", "edge"].contains(id.lowercased()) || id.isEmpty {
      throw Failure(description: "the id “\(id)” is skipped")
    }
    return id
  }

  private mutating func readAttributes() throws(Failure) -> [String: String] {
    var attributes: [String: String] = [:]
    try expect(.separator("["))
    while true {
      guard case .word(let name) = tokens.popFirst(), name.allSatisfy(\.isLetter) else {
        throw Failure(description: "an attribute has no name")
      }
      try expect(.separator("="))
      guard case .quoted(let value) = tokens.popFirst(), !value.isEmpty else {
        throw Failure(description: "a value of \(name) is not quoted or empty")
      }
      guard attributes.updateValue(value, forKey: name) == nil else {
        throw Failure(description: "\(name) stands twice")
      }
      if tokens.first == .separator("]") { break }
      try expect(.separator(","))
    }
    try expect(.separator("]"))
    return attributes
  }

  private mutating func expect(_ token: Token) throws(Failure) {
    guard tokens.popFirst() == token else { throw Failure(description: "expected \(token)") }
  }

  private static func tokens(of text: String) throws(Failure) -> [Token] {
    var tokens: [Token] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      switch scalar {
      case "\u{0}"..."\u{20}", ";": rest.removeFirst()
      case "/" where rest.dropFirst().first == "/": rest = rest.drop { !isLineEnd($0) }
      case "[", "]", "{", "}", "-", ">", "/", "*", ",", "=":
        tokens.append(.separator(scalar))
        rest.removeFirst()
      case "\"": tokens.append(.quoted(try quoted(&rest)))
      case "#": throw Failure(description: "a # outside of a string")
      default:
        let word = rest.prefix { $0.properties.isAlphabetic }
        guard !word.isEmpty else { throw Failure(description: "“\(scalar)” outside of a string") }
        tokens.append(.word(String(String.UnicodeScalarView(word))))
        rest = rest[word.endIndex...]
      }
    }
    return tokens
  }

  private static func quoted(_ rest: inout Substring.UnicodeScalarView) throws(Failure) -> String {
    var text = String.UnicodeScalarView()
    rest.removeFirst()
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(text) }
      if isLineEnd(scalar) { break }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escaped = rest.popFirst() else { break }
      switch escaped {
      case "n": text.append("\n")
      case "\"", "\\": text.append(escaped)
      default: throw Failure(description: "Java reads \\\(escaped) in its own way")
      }
    }
    throw Failure(description: "a string does not end on its line")
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }
}
