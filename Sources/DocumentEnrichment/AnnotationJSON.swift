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
  /// What a mention takes in bytes, roughly.
  static let usualSize = 192

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
    var isFirst = true
    for index in text.mentions.indices
    where selection.contains(
      entity: text.mentions[index].entity,
      form: text.mentions[index].form
    ) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(text.mentions, index, to: &bytes)
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
      DecimalText.appendFour(assignment.score, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Appends the mention at a place, which is large and would be copied for nothing.
  private func append(_ mentions: [Mention], _ index: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: keys.start)
    DecimalText.append(mentions[index].range.lowerBound, to: &bytes)
    bytes.append(contentsOf: keys.end)
    DecimalText.append(mentions[index].range.upperBound, to: &bytes)
    bytes.append(contentsOf: keys.surface)
    JSONEscaping.append(mentions[index].surface, to: &bytes)
    let type = mentions[index].type
    if let entity = mentions[index].entity {
      names.append(entity, type, to: &bytes)
    } else {
      bytes.append(contentsOf: keys.noEntity)
      JSONEscaping.append(type, to: &bytes)
    }
    bytes.append(contentsOf: keys.forms[Int(mentions[index].form.code)])
    DecimalText.appendFour(mentions[index].score, to: &bytes)
    bytes.append(contentsOf: keys.zones[mentions[index].zone.place])
  }

  /// What stands between the values of a mention or a topic, as bytes ready to be copied.
  private struct Keys: Sendable {
    let start = Array("{\"start\":".utf8)
    let end = Array(",\"end\":".utf8)
    let surface = Array(",\"surface\":".utf8)
    let noEntity = Array(",\"entity\":null,\"name\":null,\"type\":".utf8)
    let topic = Array("{\"topic\":".utf8)
    let name = Array(",\"name\":".utf8)
    let score = Array(",\"score\":".utf8)
    /// The form and the key behind it, by the form's code.
    let forms = MentionForm.allCases.sorted { $0.code < $1.code }.map {
      Array(",\"form\":\"\($0.rawValue)\",\"score\":".utf8)
    }
    /// The zone and the end of the object.
    let zones = Zone.Kind.allCases.map { Array(",\"zone\":\"\($0.rawValue)\"}".utf8) }
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
    var type = ""
    var members: [UInt8] = []
  }

  private static let size = 1 << 14

  private let gazetteer: Gazetteer
  /// By some bits of an entity's position.
  private let known = Mutex([Slot](repeating: Slot(), count: size))

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  func append(_ entity: Int, _ type: String, to bytes: inout [UInt8]) {
    known.withLock { known in
      let place = entity & (Self.size - 1)
      if known[place].entity != entity || known[place].type != type {
        known[place] = Slot(entity: entity, type: type, members: members(of: entity, type))
      }
      bytes.append(contentsOf: known[place].members)
    }
  }

  private func members(of entity: Int, _ type: String) -> [UInt8] {
    var members = Array(",\"entity\":".utf8)
    JSONEscaping.append(gazetteer.id(of: entity), to: &members)
    members.append(contentsOf: ",\"name\":".utf8)
    JSONEscaping.append(gazetteer.name(of: entity), to: &members)
    members.append(contentsOf: ",\"type\":".utf8)
    JSONEscaping.append(type, to: &members)
    return members
  }
}
