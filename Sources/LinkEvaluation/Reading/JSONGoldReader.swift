import ArticleThreads
import InputDecoding

/// Reads gold in JSON Lines: `{"id","text","mentions":[{"start","end","ntype","link"?,"named"?,
/// "lat"?,"lon"?}],"evaluation_span"?}`.
///
/// The other members are read as annotating reads them, so that a line is linked in the same way.
struct JSONGoldReader: GoldFileReader {
  private let file: GoldFile
  private(set) var types: GoldTypeMap
  private var lines: GoldLines
  private var records = RecordParser()
  private let document = JSONDocument()

  init(_ file: GoldFile, _ lines: GoldLines, _ types: GoldTypeMap) {
    self.file = file
    self.lines = lines
    self.types = types
  }

  mutating func next() throws -> [GoldEvent]? {
    while let line = try lines.next() {
      if line.isBlank { continue }
      do throws(GoldLineError) {
        return try read(line)
      } catch {
        return [file.skipped(lines.number, error.reason)]
      }
    }
    return nil
  }

  private mutating func read(_ line: ArraySlice<UInt8>) throws(GoldLineError) -> [GoldEvent] {
    try document.readGold(line)
    let root = document.root
    guard root.kind == .object else {
      throw GoldLineError("the line is not an object but of type \(root.kind.rawValue)")
    }
    let id = root["id"]?.label ?? "\(file.stem):\(lines.number)"
    guard let text = root["text"]?.string else { throw GoldLineError("the line has no text") }
    guard let values = root["mentions"], values.kind == .array else {
      throw GoldLineError("the line has no list “mentions”")
    }
    // An empty text is no record, but gold like any other.
    var gold = GoldDocument(id: id, text: text)
    if let thread = records.parse(line, fallbackID: id).thread { gold.thread = thread }
    gold.evaluationSpan = try evaluationSpan(root["evaluation_span"])
    let content = NameRules(gold.text)
    var notices: [GoldEvent] = []
    for (index, value) in values.elements.enumerated() {
      guard let mention = try mention(value, number: index + 1, content) else { continue }
      if let surface = value["surface"]?.string,
        !surface.utf8.elementsEqual(content.text(mention.range).utf8)
      {
        let found = content.text(mention.range)
        notices.append(
          file.notice(
            lines.number,
            "mention \(index + 1): the text has “\(found)” where the surface is “\(surface)”"
          )
        )
      }
      gold.mentions.append(mention)
    }
    return notices + [.document(gold)]
  }

  private func evaluationSpan(_ value: JSONValue?) throws(GoldLineError) -> Range<Int>? {
    guard let value, !value.isNull else { return nil }
    let elements = Array(value.elements)
    if value.kind == .array, elements.isEmpty { return nil }
    let ends = elements.compactMap(\.whole)
    guard elements.count == 2, ends.count == 2, ends[0] <= ends[1] else {
      throw GoldLineError("“evaluation_span” is no pair of offsets")
    }
    return ends[0]..<ends[1]
  }

  /// A mention; `nil` where its type is mapped to nothing.
  private mutating func mention(
    _ value: JSONValue,
    number: Int,
    _ content: NameRules
  ) throws(GoldLineError) -> GoldMention? {
    let range = try value.span(number: number, count: content.scalars.count)
    let meaning: GoldTypeMap.Meaning =
      value["ntype"]?.string.map { types.use(named: $0) }
      ?? value["type"]?.string.map { types.use($0) } ?? .other
    if meaning == GoldTypeMap.Meaning.none { return nil }
    var mention = GoldMention(range: range, type: meaning.type)
    mention.link = value["link"]?.label
    mention.isNamed = value["named"]?.boolean != false
    if let latitude = value["lat"]?.double, let longitude = value["lon"]?.double {
      mention.coordinates = GeographicPoint(latitude: latitude, longitude: longitude)
    }
    return mention
  }
}

extension GoldTypeMap.Meaning {
  /// The type that is scored; `nil` for gold that forgives.
  var type: EvaluatedType? {
    if case .scored(let type) = self { type } else { nil }
  }
}
