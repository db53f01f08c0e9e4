import ArticleThreads
import EntityLinking
import Gazetteers
import Synchronization

/// Mentions and topics as JSON.
struct AnnotationJSON {
  let gazetteer: Gazetteer
  let selection: MentionSelection
  private let names: EntityMembers
  private let keys = Keys()
  /// What a mention takes in bytes, roughly; more than all but the texts in it.
  static let usualSize = 224

  init(gazetteer: Gazetteer, selection: MentionSelection) {
    self.gazetteer = gazetteer
    self.selection = selection
    names = EntityMembers(gazetteer)
  }

  /// The mentions of a title or body as an array, in their order.
  func mentions(of text: LinkedText) -> [UInt8] {
    var bytes: [UInt8] = []
    appendMentions(of: text, to: &bytes)
    return bytes
  }

  /// Appends the mentions of a title or body as an array, in their order.
  func appendMentions(of text: LinkedText, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    if !text.mentions.isEmpty {
      var writer = ByteWriter(room: (text.mentions.count + 1) * Self.usualSize)
      var start = keys.start
      for mention in text.mentions where selection.contains(mention) {
        append(mention, behind: start, to: &writer)
        start = keys.nextStart
      }
      bytes.append(contentsOf: writer.written)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The topics of a document as an array, best first.
  func topics(of document: LinkedDocument) -> [UInt8] {
    var bytes: [UInt8] = []
    appendTopics(of: document, to: &bytes)
    return bytes
  }

  /// Appends the topics of a document as an array, best first.
  func appendTopics(of document: LinkedDocument, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, assignment) in document.topics.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: keys.topic)
      JSONEscaping.append(gazetteer.id(of: assignment.topic), to: &bytes)
      bytes.append(contentsOf: keys.name)
      JSONEscaping.append(gazetteer.name(of: assignment.topic), to: &bytes)
      bytes.append(contentsOf: keys.score)
      bytes.append(contentsOf: DecimalText.four(assignment.score).utf8)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a mention behind what comes before its first number.
  private func append(_ mention: Mention, behind start: BytePiece, to writer: inout ByteWriter) {
    let range = mention.range
    let members = mention.entity.map { names.members(of: $0, type: mention.type) }
    let type = members == nil ? Array(mention.type.utf8) : []
    // A byte takes six where it is escaped.
    let room = Self.usualSize + 6 * (mention.bytes.count + type.count) + (members?.room ?? 0)
    writer.write(room: room) { bytes, end in
      bytes.write(start, at: &end)
      bytes.write(range.lowerBound, at: &end)
      bytes.write(keys.end, at: &end)
      bytes.write(range.upperBound, at: &end)
      bytes.write(keys.surface, at: &end)
      bytes.write(quoted: mention.bytes, of: mention.utf8, at: &end)
      if let members {
        bytes.write(members, at: &end)
      } else {
        bytes.write(keys.noEntity, at: &end)
        bytes.write(quoted: type.indices, of: type, at: &end)
      }
      bytes.write(keys.forms[Int(mention.form.code)], at: &end)
      bytes.write(DecimalText.fourBytes(mention.score), at: &end)
      bytes.write(keys.zones[mention.zone.place], at: &end)
    }
  }

  /// What stands between the values of a mention or a topic, as bytes ready to be copied.
  private struct Keys: Sendable {
    let start = BytePiece("{\"start\":".utf8)
    let nextStart = BytePiece(",{\"start\":".utf8)
    let end = BytePiece(",\"end\":".utf8)
    let surface = BytePiece(",\"surface\":".utf8)
    let noEntity = BytePiece(",\"entity\":null,\"name\":null,\"type\":".utf8)
    let topic = Array("{\"topic\":".utf8)
    let name = Array(",\"name\":".utf8)
    let score = Array(",\"score\":".utf8)
    /// The form and the key behind it, by the form's code.
    let forms = MentionForm.allCases.sorted { $0.code < $1.code }.map {
      BytePiece(",\"form\":\"\($0.rawValue)\",\"score\":".utf8)
    }
    /// The zone and the end of the object.
    let zones = Zone.Kind.allCases.map { BytePiece(",\"zone\":\"\($0.rawValue)\"}".utf8) }
  }
}

extension Zone.Kind {
  /// Its place among all cases.
  fileprivate var place: Int {
    switch self {
    case .title: 0
    case .body: 1
    case .quotation: 2
    case .repeat: 3
    case .authorNote: 4
    case .boilerplate: 5
    case .tags: 6
    }
  }
}

/// The members `entity`, `name` and `type` of the entities that were written last, made once for each.
private final class EntityMembers: Sendable {
  private struct Slot {
    var entity = -1
    var members = BytePiece([])
  }

  private static let size = 1 << 14

  private let gazetteer: Gazetteer
  /// By some bits of an entity's position.
  private let known = Mutex([Slot](repeating: Slot(), count: size))

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  func members(of entity: Int, type: @autoclosure () -> String) -> BytePiece {
    known.withLock { known in
      let place = entity & (Self.size - 1)
      if known[place].entity != entity {
        known[place] = Slot(entity: entity, members: members(of: entity, type()))
      }
      return known[place].members
    }
  }

  private func members(of entity: Int, _ type: String) -> BytePiece {
    var members = Array(",\"entity\":".utf8)
    JSONEscaping.append(gazetteer.id(of: entity), to: &members)
    members.append(contentsOf: ",\"name\":".utf8)
    JSONEscaping.append(gazetteer.name(of: entity), to: &members)
    members.append(contentsOf: ",\"type\":".utf8)
    JSONEscaping.append(type, to: &members)
    return BytePiece(members)
  }
}
