import InputDecoding

/// Reads RDF/XML element by element (W3C, RDF 1.1 XML Syntax): nodes, properties, property attributes,
/// languages, bases, and the parse types `Resource`, `Collection` and `Literal`, whose text is kept.
struct RDFXMLReader {
  private let file: String
  private let run: ImportRun
  private var blankCount = 0
  private var stack: [Frame] = []
  private static let depthLimit = 1000
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  /// An open element.
  private struct Frame {
    enum Role {
      /// The `rdf:RDF` around everything.
      case document
      /// An element that stands for a node.
      case node
      /// An element that stands for a property.
      case property
      /// An element inside a literal.
      case inLiteral
    }

    var role: Role
    /// The node, or the subject of the property.
    var node = ""
    var predicate = ""
    var language = ""
    var base = ""
    var text = ""
    /// Whether the property has got an object that is a node.
    var hasObject = false
    /// The last cell of a collection, if the property is one.
    var cell: String?
    var isLiteral = false
    var isCollection = false
  }

  init(file: String, run: ImportRun) {
    self.file = file
    self.run = run
  }

  private typealias Body = (RDFTriple, ImportReport.Place) throws -> Void

  /// Hands every triple to a closure, with its place.
  mutating func forEach(
    _ source: any ByteSource,
    _ body: (RDFTriple, ImportReport.Place) throws -> Void
  ) throws {
    let reader = XMLEventReader(source)
    do {
      while let event = try reader.next() {
        let place = ImportReport.Place(file: file, line: reader.line)
        switch event {
        case .start(let name, let attributes):
          if stack.count > Self.depthLimit {
            throw InputError("elements stand too deep in each other")
          }
          try start(name, attributes, place, body)
        case .end: try end(place, body)
        case .text(let text):
          if let last = stack.indices.last, stack[last].text.utf8.count < 1 << 20 {
            stack[last].text += text
          }
        }
      }
    } catch {
      throw ImportInput.failure(file, reader.line, error)
    }
    run.countReplaced(reader.replaced)
  }

  private mutating func start(
    _ name: XMLName,
    _ attributes: [XMLAttribute],
    _ place: ImportReport.Place,
    _ body: Body
  ) throws {
    let parent = stack.last
    var frame = Frame(role: .node, language: parent?.language ?? "", base: parent?.base ?? "")
    for attribute in attributes where attribute.name.namespace == Self.xml {
      if attribute.name.local == "lang" { frame.language = attribute.value.lowercased() }
      if attribute.name.local == "base" { frame.base = attribute.value }
    }
    switch parent?.role {
    case .inLiteral?: frame.role = .inLiteral
    case .property? where parent?.isLiteral == true: frame.role = .inLiteral
    case .node?:
      try startProperty(name, attributes, &frame, place, body)
    default:
      if name == XMLName(RDF.namespace, "RDF") {
        frame.role = .document
      } else {
        try startNode(name, attributes, &frame, place, body)
      }
    }
    stack.append(frame)
  }

  private func attribute(_ name: String, _ attributes: [XMLAttribute]) -> String? {
    attributes.first { $0.name == XMLName(RDF.namespace, name) }?.value
  }

  private mutating func startNode(
    _ name: XMLName,
    _ attributes: [XMLAttribute],
    _ frame: inout Frame,
    _ place: ImportReport.Place,
    _ body: Body
  ) throws {
    if let about = attribute("about", attributes) {
      frame.node = RDF.resolve(about, against: frame.base)
    } else if let id = attribute("ID", attributes) {
      frame.node = RDF.resolve("#" + id, against: frame.base)
    } else if let id = attribute("nodeID", attributes) {
      frame.node = "_:" + id
    } else {
      frame.node = newBlank()
    }
    if name != XMLName(RDF.namespace, "Description") {
      let type = RDFTriple.Object.node(name.namespace + name.local)
      try body(RDFTriple(subject: frame.node, predicate: RDF.type, object: type), place)
    }
    try properties(attributes, of: frame.node, frame.language, place, body)
    if let last = stack.indices.last, stack[last].role == .property {
      try attach(frame.node, to: last, place, body)
    }
  }

  /// Gives a property the node inside it.
  private mutating func attach(
    _ node: String,
    to index: Int,
    _ place: ImportReport.Place,
    _ body: Body
  )
    throws
  {
    let property = stack[index]
    stack[index].hasObject = true
    guard property.isCollection else {
      let object = RDFTriple.Object.node(node)
      try body(
        RDFTriple(subject: property.node, predicate: property.predicate, object: object),
        place
      )
      return
    }
    let cell = newBlank()
    let (subject, predicate) =
      property.cell.map { ($0, RDF.rest) } ?? (property.node, property.predicate)
    try body(RDFTriple(subject: subject, predicate: predicate, object: .node(cell)), place)
    try body(RDFTriple(subject: cell, predicate: RDF.first, object: .node(node)), place)
    stack[index].cell = cell
  }

  private mutating func startProperty(
    _ name: XMLName,
    _ attributes: [XMLAttribute],
    _ frame: inout Frame,
    _ place: ImportReport.Place,
    _ body: Body
  ) throws {
    frame.role = .property
    frame.node = stack.last?.node ?? ""
    frame.predicate = name.namespace + name.local
    func say(_ object: String) throws {
      frame.hasObject = true
      try body(
        RDFTriple(subject: frame.node, predicate: frame.predicate, object: .node(object)),
        place
      )
    }
    switch attribute("parseType", attributes) {
    case "Resource"?:
      let node = newBlank()
      try say(node)
      frame.role = .node
      frame.node = node
      return
    case "Collection"?:
      frame.isCollection = true
      return
    case _?:
      frame.isLiteral = true
      return
    case nil: break
    }
    if let resource = attribute("resource", attributes) {
      let node = RDF.resolve(resource, against: frame.base)
      try say(node)
      try properties(attributes, of: node, frame.language, place, body)
    } else if let id = attribute("nodeID", attributes) {
      try say("_:" + id)
    } else if attributes.contains(where: Self.isProperty) {
      let node = newBlank()
      try say(node)
      try properties(attributes, of: node, frame.language, place, body)
    }
  }

  private static func isProperty(_ attribute: XMLAttribute) -> Bool {
    attribute.name.namespace != RDF.namespace && attribute.name.namespace != xml
      && !attribute.name.namespace.isEmpty
  }

  /// Attributes of other namespaces are properties with a text.
  private func properties(
    _ attributes: [XMLAttribute],
    of node: String,
    _ language: String,
    _ place: ImportReport.Place,
    _ body: Body
  ) throws {
    for attribute in attributes where Self.isProperty(attribute) {
      let predicate = attribute.name.namespace + attribute.name.local
      let object = RDFTriple.Object.literal(attribute.value, language: language)
      try body(RDFTriple(subject: node, predicate: predicate, object: object), place)
    }
  }

  private mutating func end(_ place: ImportReport.Place, _ body: Body) throws {
    guard let frame = stack.popLast() else { return }
    if frame.role == .inLiteral, let last = stack.indices.last {
      stack[last].text += frame.text
      return
    }
    guard frame.role == .property else { return }
    if let cell = frame.cell {
      try body(RDFTriple(subject: cell, predicate: RDF.rest, object: .node(RDF.none)), place)
    }
    guard !frame.hasObject, !frame.isCollection else { return }
    let object = RDFTriple.Object.literal(frame.text, language: frame.language)
    try body(RDFTriple(subject: frame.node, predicate: frame.predicate, object: object), place)
  }

  private mutating func newBlank() -> String {
    blankCount += 1
    return "_:\u{1}\(blankCount)"
  }
}
