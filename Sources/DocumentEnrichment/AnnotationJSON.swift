import ArticleThreads
import EntityLinking
import Gazetteers
import Synchronization

/// Mentions and topics as JSON.
struct AnnotationJSON {
  let gazetteer: Gazetteer
  let selection: MentionSelection
  private let names: EntityMembers

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
    bytes.append(contentsOf: "{\"start\":".utf8)
    DecimalText.append(mention.range.lowerBound, to: &bytes)
    bytes.append(contentsOf: ",\"end\":".utf8)
    DecimalText.append(mention.range.upperBound, to: &bytes)
    bytes.append(contentsOf: ",\"surface\":".utf8)
    JSONEscaping.append(mention.surface, to: &bytes)
    if let entity = mention.entity {
      names.append(entity, to: &bytes)
    } else {
      bytes.append(contentsOf: ",\"entity\":null,\"name\":null".utf8)
    }
    bytes.append(contentsOf: ",\"type\":".utf8)
    JSONEscaping.append(mention.type, to: &bytes)
    bytes.append(contentsOf: ",\"form\":\"".utf8)
    bytes.append(contentsOf: mention.form.rawValue.utf8)
    bytes.append(contentsOf: "\",\"score\":".utf8)
    DecimalText.appendFour(mention.score, to: &bytes)
    bytes.append(contentsOf: ",\"zone\":\"".utf8)
    bytes.append(contentsOf: mention.zone.rawValue.utf8)
    bytes.append(contentsOf: "\"}".utf8)
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
