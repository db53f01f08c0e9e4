/// Makes up articles with comments as JSON records, the same ones for the same seed.
public struct ThreadGenerator: Sendable {
  private var generator: SeededGenerator
  private let names: [String]

  /// Names and terms of the small gazetteer, and a few that it does not hold.
  public static let smallNames = [
    "ISI", "Inter-Services Intelligence (ISI)", "the CIA", "NATO", "Taliban", "the United Nations",
    "the UN", "Benazir Bhutto", "Bhutto", "Imran Khan", "Kofi Annan", "Quillfire", "Søren Ærdal",
    "Delhi", "Georgia", "Georgian", "India", "Indian", "Kabul", "Lahore", "Pakistan’s", "Pakistani",
    "Punjab", "the U.S.", "American", "西安", "flood", "flooding", "monsoon", "peace talks",
    "negotiations", "drone", "Talibann", "Nowhere", "Étienne Brûlé",
  ]

  private static let filler = [
    "the river rose", "soldiers went home", "nobody asked why", "the paper says so", "it rained",
    "they met again 😀", "prices fell by 3.5 percent", "he said “never again”", "she wrote to",
    "the road to", "and then", "a report on", "e\u{301}lan and الطقس",
  ]
  private static let authors = [
    "Max", "Paul", "José", "Jose\u{301}", "Anna \"the\" <b>", "davidp", "", "Ирина", "%s\t|",
  ]

  /// Creates a generator.
  /// - Parameters:
  ///   - seed: what decides everything.
  ///   - names: what is mentioned.
  public init(seed: UInt64, names: [String] = ThreadGenerator.smallNames) {
    generator = SeededGenerator(seed: seed)
    self.names = names
  }

  /// A number below a bound.
  public mutating func number(below bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &generator)
  }

  /// One of some values.
  public mutating func pick<Value>(_ values: [Value]) -> Value {
    values[number(below: values.count)]
  }

  /// A sentence with some names.
  public mutating func sentence() -> String {
    var words: [String] = []
    for _ in 0...number(below: 4) {
      words.append(number(below: 2) == 0 ? pick(names) : pick(Self.filler))
    }
    let text = words.joined(separator: number(below: 3) == 0 ? ", " : " ")
    return text.prefix(1).uppercased() + text.dropFirst() + pick([".", "!", "?", "."])
  }

  /// Some paragraphs.
  public mutating func text(separator: String = "\n\n") -> String {
    (0...number(below: 4)).map { _ in
      (0...number(below: 3)).map { _ in sentence() }.joined(separator: " ")
    }.joined(separator: separator)
  }

  /// An article with comments, as a JSON object on one line.
  /// - Parameters:
  ///   - id: the article's id.
  ///   - comments: how many comments it has at most.
  /// - Returns: the object.
  public mutating func record(id: String, comments: Int = 6) -> String {
    let body = text()
    var fields = [
      "\"id\":\(Self.quoted(id))",
      "\"title\":\(Self.quoted(number(below: 4) == 0 ? "" : sentence()))",
      "\"text\":\(Self.quoted(body))",
    ]
    if number(below: 2) == 0 { fields.append("\"author\":\(Self.quoted(pick(Self.authors)))") }
    if number(below: 3) == 0 { fields.append("\"date\":\"2010-0\(1 + number(below: 9))-14\"") }
    if number(below: 3) == 0 {
      fields.append("\"url\":\"https://example.org/\(number(below: 99))\"")
    }
    if number(below: 3) == 0 { fields.append("\"tags\":[\"war\",\"a, b\"]") }
    var written = body
    let items = (0..<number(below: comments + 1)).map { index -> String in
      var text = text(separator: "\n")
      switch number(below: 6) {
      // What the thread holds already does not count again.
      case 0: text = "> " + written.prefix(while: { $0 != "\n" }) + "\n" + text
      case 1: text += " " + (written.split(separator: "\n").last.map(String.init) ?? "")
      case 2: text = pick(Self.authors) + ", " + text
      case 3: text = ""
      default: break
      }
      written += "\n" + text
      var item = [
        "\"author\":\(Self.quoted(pick(Self.authors)))", "\"text\":\(Self.quoted(text))",
      ]
      if number(below: 3) > 0 { item.append("\"id\":\"\(index)\"") }
      if number(below: 3) == 0 { item.append("\"parent\":\"\(number(below: index + 2))\"") }
      return "{\(item.joined(separator: ","))}"
    }
    if !items.isEmpty { fields.append("\"comments\":[\(items.joined(separator: ","))]") }
    return "{\(fields.joined(separator: ","))}"
  }

  /// A text as a JSON string.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
