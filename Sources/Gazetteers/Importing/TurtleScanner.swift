import InputDecoding

/// A word or sign of Turtle.
enum TurtleToken: Equatable {
  case iri(String)
  case name(prefix: String, local: String)
  case blank(String)
  case literal(String)
  case language(String)
  case number(String)
  case keyword(String)
  case directive(String)
  case datatype, full, comma, semicolon
  case openBracket, closeBracket, openParenthesis, closeParenthesis
  case end
}

/// Cuts a stream of Turtle into words and signs.
struct TurtleScanner {
  /// The line of the last token, counted from 1.
  private(set) var line = 1
  /// Bad bytes that were replaced.
  private(set) var replaced = 0
  private var stream: ByteStream
  private var ahead: TurtleToken?
  /// The last byte of this line that is no white space.
  private var lastSolid: UInt8 = 0
  private static let literalLimit = 1 << 20

  init(_ stream: ByteStream) { self.stream = stream }

  /// The next token, which stays.
  mutating func peek() throws -> TurtleToken {
    if let token = ahead { return token }
    let token = try scan()
    ahead = token
    return token
  }

  /// The next token.
  mutating func next() throws -> TurtleToken {
    if let token = ahead {
      ahead = nil
      return token
    }
    return try scan()
  }

  /// Takes the next token if it is the given one.
  mutating func take(_ token: TurtleToken) throws -> Bool {
    guard try peek() == token else { return false }
    ahead = nil
    return true
  }

  /// Passes over everything up to the end of a line that ends with a full stop.
  mutating func skipStatement() throws {
    ahead = nil
    while let byte = try byte() {
      if byte == 0x0A, lastSolid == UInt8(ascii: ".") { return }
      advance()
    }
  }

  // MARK: Bytes

  private mutating func byte(_ ahead: Int = 0) throws -> UInt8? {
    while stream.start + ahead >= stream.buffer.count {
      if stream.isAtEnd { return nil }
      try stream.fill()
    }
    return stream.buffer[stream.start + ahead]
  }

  private mutating func advance(_ count: Int = 1) {
    for byte in stream.buffer[stream.start..<stream.start + count] {
      if byte == 0x0A {
        line += 1
        lastSolid = 0
      } else if byte > 0x20 {
        lastSolid = byte
      }
    }
    stream.use(to: stream.start + count)
  }

  private mutating func text(_ bytes: [UInt8]) -> String {
    let repair = TextRepair(bytes)
    replaced += repair.replaced
    return repair.text
  }

  // MARK: Tokens

  private mutating func scan() throws -> TurtleToken {
    while let byte = try byte() {
      if byte <= 0x20 {
        advance()
      } else if byte == UInt8(ascii: "#") {
        while let byte = try self.byte(), byte != 0x0A { advance() }
      } else {
        break
      }
    }
    guard let byte = try byte() else { return .end }
    switch byte {
    case UInt8(ascii: "<"): return try iri()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try literal(byte)
    case UInt8(ascii: "@"): return try atWord()
    case UInt8(ascii: "^"):
      guard try self.byte(1) == byte else { throw TurtleError("a lone ^") }
      advance(2)
      return .datatype
    case UInt8(ascii: "."):
      if let after = try self.byte(1), (0x30...0x39).contains(after) { return try word() }
      return sign(.full)
    case UInt8(ascii: ","): return sign(.comma)
    case UInt8(ascii: ";"): return sign(.semicolon)
    case UInt8(ascii: "["): return sign(.openBracket)
    case UInt8(ascii: "]"): return sign(.closeBracket)
    case UInt8(ascii: "("): return sign(.openParenthesis)
    case UInt8(ascii: ")"): return sign(.closeParenthesis)
    default: return try word()
    }
  }

  private mutating func sign(_ token: TurtleToken) -> TurtleToken {
    advance()
    return token
  }

  private mutating func iri() throws -> TurtleToken {
    var bytes: [UInt8] = []
    advance()
    while let byte = try byte() {
      if byte == UInt8(ascii: ">") {
        advance()
        return .iri(text(bytes))
      }
      if byte <= 0x20 || byte == UInt8(ascii: "<") || bytes.count > Self.literalLimit { break }
      if byte == UInt8(ascii: "\\") {
        bytes += try escape()
      } else {
        bytes.append(byte)
        advance()
      }
    }
    throw TurtleError("an address without its end")
  }

  private mutating func literal(_ quote: UInt8) throws -> TurtleToken {
    let isLong = try byte(1) == quote && byte(2) == quote
    advance(isLong ? 3 : 1)
    var bytes: [UInt8] = []
    while let byte = try byte() {
      if byte == quote {
        if !isLong {
          advance()
          return .literal(text(bytes))
        }
        if try self.byte(1) == quote, try self.byte(2) == quote {
          // One or two quotation marks may stand before the closing three.
          while try self.byte(3) == quote {
            bytes.append(quote)
            advance()
          }
          advance(3)
          return .literal(text(bytes))
        }
      }
      if byte == 0x0A, !isLong { throw TurtleError("a text without its end") }
      if byte == UInt8(ascii: "\\") {
        bytes += try escape()
      } else {
        bytes.append(byte)
        advance()
      }
      if bytes.count > Self.literalLimit { throw TurtleError("a text of more than a megabyte") }
    }
    throw TurtleError("a text without its end")
  }

  private mutating func escape() throws -> [UInt8] {
    let code = try byte(1) ?? 0
    let digits = code == UInt8(ascii: "u") ? 4 : code == UInt8(ascii: "U") ? 8 : 0
    if digits > 0 {
      var value: UInt32 = 0
      for index in 0..<digits {
        guard let byte = try byte(2 + index),
          let digit = Character(UnicodeScalar(byte)).hexDigitValue
        else { throw TurtleError("an escape without its digits") }
        value = value << 4 | UInt32(digit)
      }
      advance(2 + digits)
      guard let scalar = Unicode.Scalar(value) else {
        replaced += 1
        return [0xEF, 0xBF, 0xBD]
      }
      return Array(String(Character(scalar)).utf8)
    }
    advance(code == 0 ? 1 : 2)
    switch code {
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): return [code]
    default: throw TurtleError("an unknown escape")
    }
  }

  private mutating func atWord() throws -> TurtleToken {
    advance()
    var bytes: [UInt8] = []
    while let byte = try byte(),
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
    {
      bytes.append(byte)
      advance()
    }
    let word = text(bytes)
    if word == "prefix" || word == "base" { return .directive("@" + word) }
    guard !word.isEmpty else { throw TurtleError("a lone @") }
    return .language(word.lowercased())
  }

  /// A prefixed name, a blank node, a number or a keyword.
  private mutating func word() throws -> TurtleToken {
    var bytes: [UInt8] = []
    var colon: Int?
    while let byte = try byte(), byte > 0x20, !Self.delimiters.contains(byte) {
      if byte == UInt8(ascii: "."), try !isInsideWord() { break }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = try self.byte(1) else { break }
        bytes.append(escaped)
        advance(2)
        continue
      }
      if byte == UInt8(ascii: ":"), colon == nil { colon = bytes.count }
      bytes.append(byte)
      advance()
    }
    guard !bytes.isEmpty else {
      advance()
      throw TurtleError("a sign that means nothing here")
    }
    if let colon {
      let prefix = text(Array(bytes[..<colon]))
      let local = text(Array(bytes[(colon + 1)...]))
      return prefix == "_" ? .blank(local) : .name(prefix: prefix, local: local)
    }
    let word = text(bytes)
    if ["PREFIX", "BASE"].contains(word.uppercased()) { return .directive(word) }
    if Double(word) != nil { return .number(word) }
    return .keyword(word)
  }

  /// Whether a full stop stands inside a name or number, not after it.
  private mutating func isInsideWord() throws -> Bool {
    guard let after = try byte(1) else { return false }
    return after > 0x20 && !Self.delimiters.contains(after) && after != UInt8(ascii: ".")
  }

  private static let delimiters: Set<UInt8> = Set("<>\"'()[]{},;#^@`".utf8)
}
