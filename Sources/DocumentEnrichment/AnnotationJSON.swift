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
    for mention in text.mentions where selection.contains(mention) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(mention, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The topics of a document as an array, best first.
  func topics(of document: LinkedDocument) -> [UInt8] {
    JSONObjectWriter.array(
      document.topics.lazy.map { assignment in
        var object = JSONObjectWriter()
        object.add("topic", gazetteer.id(of: assignment.topic))
        object.add("name", gazetteer.name(of: assignment.topic))
        object.add("score", json: DecimalText.four(assignment.score).utf8)
        return object.closed()
      }
    )
  }

  private func append(_ mention: Mention, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: keys.start)
    DecimalText.append(mention.range.lowerBound, to: &bytes)
    bytes.append(contentsOf: keys.end)
    DecimalText.append(mention.range.upperBound, to: &bytes)
    bytes.append(contentsOf: keys.surface)
    JSONEscaping.append(mention.surface, to: &bytes)
    if let entity = mention.entity {
      names.append(entity, to: &bytes)
    } else {
      bytes.append(contentsOf: keys.noEntity)
    }
    bytes.append(contentsOf: keys.type)
    JSONEscaping.append(mention.type, to: &bytes)
    bytes.append(contentsOf: keys.form)
    bytes.append(contentsOf: mention.form.rawValue.utf8)
    bytes.append(contentsOf: keys.score)
    DecimalText.appendFour(mention.score, to: &bytes)
    bytes.append(contentsOf: keys.zone)
    bytes.append(contentsOf: mention.zone.rawValue.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: "}"))
  }

  /// What stands between the values of a mention, as bytes ready to be copied.
  private struct Keys: Sendable {
    let start = Array("{\"start\":".utf8)
    let end = Array(",\"end\":".utf8)
    let surface = Array(",\"surface\":".utf8)
    let noEntity = Array(",\"entity\":null,\"name\":null".utf8)
    let type = Array(",\"type\":".utf8)
    let form = Array(",\"form\":\"".utf8)
    let score = Array("\",\"score\":".utf8)
    let zone = Array(",\"zone\":\"".utf8)
  }
}

/// The members `entity` and `name` of the entities that were written, made once for each.
private final class EntityMembers: Sendable {
  private let gazetteer: Gazetteer
  private let known = Mutex<[Int: [UInt8]]>([:])

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  func append(_ entity: Int, to bytes: inout [UInt8]) {
    let members = known.withLock { known in
      if let members = known[entity] { return members }
      var members = Array(",\"entity\":".utf8)
      JSONEscaping.append(gazetteer.id(of: entity), to: &members)
      members.append(contentsOf: ",\"name\":".utf8)
      JSONEscaping.append(gazetteer.name(of: entity), to: &members)
      known[entity] = members
      return members
    }
    bytes.append(contentsOf: members)
  }
}
