import InputDecoding

/// Reads Turtle, and N-Triples with it, statement by statement.
///
/// Read are prefixes, bases, lists of predicates and objects, literals of all four quotations, blank
/// nodes with and without labels, collections, numbers and booleans (W3C, RDF 1.1 Turtle). A statement
/// that cannot be read is reported and passed over up to a line that ends with a full stop.
struct TurtleReader {
  private var scanner: TurtleScanner
  private var prefixes: [String: String] = [:]
  private var base = ""
  private var blankCount = 0
  private var depth = 0
  private let run: ImportRun
  private let file: String
  /// How deep blank nodes and collections may stand in each other.
  private static let depthLimit = 200

  init(_ stream: ByteStream, file: String, run: ImportRun) {
    scanner = TurtleScanner(stream)
    self.file = file
    self.run = run
  }

  /// Hands every triple to a closure, with its place.
  mutating func forEach(_ body: (RDFTriple, ImportReport.Place) throws -> Void) throws {
    while true {
      do {
        guard try statement(body) else { break }
      } catch let error as TurtleError {
        run.report.countRecord()
        run.report.add(
          .record,
          "not Turtle: \(error.reason)",
          at: .init(file: file, line: scanner.line)
        )
        depth = 0
        try scanner.skipStatement()
      } catch {
        throw ImportInput.failure(file, scanner.line, error)
      }
    }
    run.countReplaced(scanner.replaced)
  }

  private typealias Body = (RDFTriple, ImportReport.Place) throws -> Void

  /// Reads a statement; `false` at the end.
  private mutating func statement(_ body: Body) throws -> Bool {
    switch try scanner.next() {
    case .end: return false
    case .full: return true
    case .directive(let name): try directive(name)
    case .openBracket:
      let node = newBlank()
      try properties(of: node, body)
      if try scanner.peek() != .full { try predicates(of: node, body) }
      try expectFull()
    case .openParenthesis:
      let node = try collection(body)
      try predicates(of: node, body)
      try expectFull()
    case let token:
      try predicates(of: try node(token), body)
      try expectFull()
    }
    return true
  }

  private mutating func expectFull() throws {
    guard try scanner.next() == .full else { throw TurtleError("a full stop is missing") }
  }

  private mutating func directive(_ name: String) throws {
    if name.lowercased().hasSuffix("prefix") {
      guard case .name(let prefix, let local) = try scanner.next(), local.isEmpty,
        case .iri(let iri) = try scanner.next()
      else { throw TurtleError("a prefix needs a name and an address") }
      prefixes[prefix] = RDF.resolve(iri, against: base)
    } else {
      guard case .iri(let iri) = try scanner.next() else {
        throw TurtleError("a base needs an address")
      }
      base = RDF.resolve(iri, against: base)
    }
    // `@prefix` ends with a full stop, `PREFIX` without.
    if name.hasPrefix("@") { try expectFull() }
  }

  /// Reads predicates and objects up to a full stop or a closing bracket, which stays.
  private mutating func predicates(of subject: String, _ body: Body) throws {
    while true {
      let token = try scanner.next()
      let predicate: String
      switch token {
      case .keyword("a"): predicate = RDF.type
      default: predicate = try node(token)
      }
      repeat {
        let line = scanner.line
        let object = try object(body)
        try body(
          RDFTriple(subject: subject, predicate: predicate, object: object),
          .init(file: file, line: line)
        )
      } while try scanner.take(.comma)
      guard try scanner.take(.semicolon) else { return }
      while try scanner.take(.semicolon) {}
      let next = try scanner.peek()
      if next == .full || next == .closeBracket { return }
    }
  }

  private mutating func object(_ body: Body) throws -> RDFTriple.Object {
    switch try scanner.next() {
    case .openBracket:
      let node = newBlank()
      try properties(of: node, body)
      return .node(node)
    case .openParenthesis: return .node(try collection(body))
    case .literal(let text):
      let suffix = try scanner.peek()
      if case .language(let language) = suffix {
        _ = try scanner.next()
        return .literal(text, language: language)
      }
      if try scanner.take(.datatype) { _ = try node(try scanner.next()) }
      return .literal(text, language: "")
    case .keyword(let word) where word == "true" || word == "false":
      return .literal(word, language: "")
    case .number(let digits): return .literal(digits, language: "")
    case let token: return .node(try node(token))
    }
  }

  /// Reads what stands in brackets, after the first.
  private mutating func properties(of node: String, _ body: Body) throws {
    try enter()
    defer { depth -= 1 }
    if try scanner.take(.closeBracket) { return }
    try predicates(of: node, body)
    guard try scanner.take(.closeBracket) else { throw TurtleError("a closing bracket is missing") }
  }

  private mutating func collection(_ body: Body) throws -> String {
    try enter()
    defer { depth -= 1 }
    let place = ImportReport.Place(file: file, line: scanner.line)
    var head = RDF.none
    var last = ""
    while try !scanner.take(.closeParenthesis) {
      let item = try object(body)
      let node = newBlank()
      if last.isEmpty {
        head = node
      } else {
        try body(RDFTriple(subject: last, predicate: RDF.rest, object: .node(node)), place)
      }
      try body(RDFTriple(subject: node, predicate: RDF.first, object: item), place)
      last = node
    }
    if !last.isEmpty {
      try body(RDFTriple(subject: last, predicate: RDF.rest, object: .node(RDF.none)), place)
    }
    return head
  }

  private mutating func enter() throws {
    depth += 1
    if depth > Self.depthLimit { throw TurtleError("brackets stand too deep in each other") }
  }

  private mutating func newBlank() -> String {
    blankCount += 1
    return "_:\u{1}\(blankCount)"
  }

  private func node(_ token: TurtleToken) throws -> String {
    switch token {
    case .iri(let iri): return RDF.resolve(iri, against: base)
    case .blank(let label): return "_:" + label
    case .name(let prefix, let local):
      guard let namespace = prefixes[prefix] else {
        throw TurtleError("the prefix “\(prefix):” is not declared")
      }
      return namespace + local
    default: throw TurtleError("an address is missing")
    }
  }
}

/// Why a statement cannot be read.
struct TurtleError: Error {
  /// The reason in a few words.
  var reason: String

  init(_ reason: String) { self.reason = reason }
}
