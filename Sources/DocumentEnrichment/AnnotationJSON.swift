import ArticleThreads
import EntityLinking
import Gazetteers

/// Mentions and topics as JSON.
struct AnnotationJSON {
  let gazetteer: Gazetteer
  let selection: MentionSelection

  /// The mentions of a title or body as an array, in their order.
  func mentions(of text: LinkedText) -> [UInt8] {
    JSONObjectWriter.array(text.mentions.lazy.filter(selection.contains).map(mention))
  }

  /// The topics of a document as an array, best first.
  func topics(of document: LinkedDocument) -> [UInt8] {
    JSONObjectWriter.array(
      document.topics.lazy.map { assignment in
        let topic = gazetteer.entities[assignment.topic]
        var object = JSONObjectWriter()
        object.add("topic", topic.id)
        object.add("name", topic.name)
        object.add("score", json: DecimalText.four(assignment.score).utf8)
        return object.closed()
      }
    )
  }

  private func mention(_ mention: Mention) -> [UInt8] {
    let entity = mention.entity.map { gazetteer.entities[$0] }
    var object = JSONObjectWriter()
    object.add("start", mention.range.lowerBound)
    object.add("end", mention.range.upperBound)
    object.add("surface", mention.surface)
    object.add("entity", orNull: entity?.id)
    object.add("name", orNull: entity?.name)
    object.add("type", mention.type)
    object.add("form", mention.form.rawValue)
    object.add("score", json: DecimalText.four(mention.score).utf8)
    object.add("zone", mention.zone.rawValue)
    return object.closed()
  }
}
