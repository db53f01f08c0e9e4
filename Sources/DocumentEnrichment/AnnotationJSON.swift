import ArticleThreads
import EntityLinking
import Gazetteers
import Synchronization
import TextSegmentation

/// Mentions and topics as JSON.
struct AnnotationJSON {
  let gazetteer: Gazetteer
  let selection: MentionSelection
  private let names = EntityMembers()
  private let keys = Keys()
  /// What a mention takes in bytes, roughly; more than all but the texts in it.
  static let usualSize = 224

  init(gazetteer: Gazetteer, selection: MentionSelection) {
    self.gazetteer = gazetteer
    self.selection = selection
  }

  /// The mentions of a title or body as an array, in their order.
  func mentions(of text: LinkedText) -> [UInt8] {
    var bytes: [UInt8] = []
    appendMentions(of: text, to: &bytes)
    return bytes
  }

  /// Appends the mentions of a title or body as an array, in their order.
  func appendMentions(of text: LinkedText, to bytes: inout [UInt8]) {
    let first = bytes.count
    if let part = text.part, !text.found.isEmpty {
      bytes.reserveCapacity(bytes.count + (text.found.count + 1) * Self.usualSize)
      names.withMembers { members in
        append(text.found, of: part, &members, to: &bytes)
      }
    }
    // The comma before the first mention makes way for the bracket.
    if bytes.count > first {
      bytes[first] = UInt8(ascii: "[")
    } else {
      bytes.append(UInt8(ascii: "["))
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
    if !document.topics.isEmpty {
      names.withMembers { append(document.topics, &$0, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Appends topics with commas between them.
  private func append(
    _ topics: [TopicAssignment],
    _ members: inout EntityMembers.Table,
    to bytes: inout [UInt8]
  ) {
    var start = keys.topic
    for index in topics.indices {
      let known = members.place(ofTopic: topics[index].topic, in: gazetteer)
      let score = topics[index].score
      bytes.write(room: Self.usualSize + known.room) { bytes, end in
        bytes.write(start, at: &end)
        bytes.write(known, of: members.pieces, at: &end)
        bytes.write(DecimalText.fourBytes(score), at: &end)
        bytes.write(keys.topicEnd, at: &end)
      }
      start = keys.nextTopic
    }
  }

  /// Appends the mentions of a part that are selected, each with a comma before it.
  private func append(
    _ mentions: [FoundMention],
    of part: LinkedPart,
    _ members: inout EntityMembers.Table,
    to bytes: inout [UInt8]
  ) {
    // At hand, so that they are not read from the annotator again for each mention.
    let keys = keys
    let offsets = part.text.offsets
    let utf8 = part.text.utf8
    members.prefetch(mentions)
    for place in mentions.indices {
      let entity = mentions[place].entity
      let form = mentions[place].form
      guard selection.contains(entity: entity, form: form) else { continue }
      let stretch = mentions[place].bytes
      let range = offsets.scalars(stretch)
      let zone = part.zone(ofWord: mentions[place].firstWord)
      let score = mentions[place].score
      let known =
        entity.map { members.place(of: $0, in: gazetteer, type: part.type(of: mentions[place])) }
        ?? members.place(ofNoEntity: part.type(of: mentions[place]))
      // A byte takes six where it is escaped.
      bytes.write(room: Self.usualSize + 6 * stretch.count + known.room) { bytes, behind in
        // Of its own, so that it stays in a register.
        var end = behind
        bytes.write(keys.start, at: &end)
        bytes.write(range.lowerBound, at: &end)
        bytes.write(keys.end, at: &end)
        bytes.write(range.upperBound, at: &end)
        bytes.write(keys.surface, at: &end)
        bytes.write(quoted: stretch, of: utf8, at: &end)
        bytes.write(known, of: members.pieces, at: &end)
        bytes.write(keys.tails[keys.tail(form, zone)], with: score, at: &end)
        behind = end
      }
    }
  }

  /// What stands between the values of a mention or a topic, as bytes ready to be copied.
  private struct Keys: Sendable {
    let start = BytePiece(",{\"start\":")
    let end = BytePiece(",\"end\":")
    let surface = BytePiece(",\"surface\":")
    let topic = BytePiece("{\"topic\":")
    let nextTopic = BytePiece(",{\"topic\":")
    let topicEnd = BytePiece("}")
    /// All that follows the type, with a gap for the score: by the form's code and then the zone's place.
    let tails = MentionForm.allCases.sorted { $0.code < $1.code }.flatMap { form in
      Zone.Kind.allCases.map { zone in
        ScorePiece(
          before: ",\"form\":\"\(form.rawValue)\",\"score\":",
          behind: ",\"zone\":\"\(zone.rawValue)\"}"
        )
      }
    }
    private let zones = Zone.Kind.allCases.count

    /// The place of what follows the type.
    func tail(_ form: MentionForm, _ zone: Zone.Kind) -> Int {
      Int(form.code) &* zones &+ zone.place
    }
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

/// The members `entity`, `name` and `type` of the mentions that were written last, and what stands between
/// the key `topic` and the score of topics, made once for each entity.
private final class EntityMembers: Sendable {
  /// What is known of them, for one writer at a time.
  struct Table {
    private struct Slot {
      var key: Int32 = -1
      var members: BytePieces.Place?
    }

    private static let size = 1 << 14
    /// The room that the pieces may take before all are forgotten.
    private static let mostRoom = 1 << 22

    private(set) var pieces = BytePieces(room: mostRoom)
    /// By some bits of their keys: an entity's position, and its complement for a topic.
    private var slots = [Slot](repeating: Slot(), count: size)
    /// The members of what was linked to no entity, by its type; there are few.
    private var unlinked: [(type: String, members: BytePieces.Place)] = []
    /// Where members are put together before they become a piece.
    private var members: [UInt8] = []

    /// Asks for the members of all mentions at once, which lie far apart, before the first is waited for.
    func prefetch(_ mentions: [FoundMention]) {
      for place in mentions.indices {
        if let entity = mentions[place].entity { slots.span.prefetch(at: entity & (Self.size - 1)) }
      }
      for place in mentions.indices {
        guard let entity = mentions[place].entity else { continue }
        if let members = slots[entity & (Self.size - 1)].members { pieces.prefetch(members) }
      }
    }

    /// Where the members of an entity stand among the pieces, until others are asked for.
    mutating func place(
      of entity: Int,
      in gazetteer: Gazetteer,
      type: @autoclosure () -> String
    ) -> BytePieces.Place {
      place(ofKey: entity) { members in
        members.append(contentsOf: ",\"entity\":".utf8)
        JSONEscaping.append(gazetteer.id(of: entity), to: &members)
        members.append(contentsOf: ",\"name\":".utf8)
        JSONEscaping.append(gazetteer.name(of: entity), to: &members)
        members.append(contentsOf: ",\"type\":".utf8)
        JSONEscaping.append(type(), to: &members)
      }
    }

    /// Where stands what is written of a topic up to its score, likewise.
    mutating func place(ofTopic topic: Int, in gazetteer: Gazetteer) -> BytePieces.Place {
      place(ofKey: ~topic) { members in
        JSONEscaping.append(gazetteer.id(of: topic), to: &members)
        members.append(contentsOf: ",\"name\":".utf8)
        JSONEscaping.append(gazetteer.name(of: topic), to: &members)
        members.append(contentsOf: ",\"score\":".utf8)
      }
    }

    @inline(__always)
    private mutating func place(ofKey key: Int, _ append: (inout [UInt8]) -> Void)
      -> BytePieces.Place
    {
      let slot = key & (Self.size - 1)
      if slots[slot].key == key, let known = slots[slot].members { return known }
      let place = add(append)
      slots[slot] = Slot(key: Int32(truncatingIfNeeded: key), members: place)
      return place
    }

    /// Where the members of what was linked to no entity stand, likewise.
    mutating func place(ofNoEntity type: String) -> BytePieces.Place {
      for index in unlinked.indices where unlinked[index].type == type {
        return unlinked[index].members
      }
      let place = add { members in
        members.append(contentsOf: ",\"entity\":null,\"name\":null,\"type\":".utf8)
        JSONEscaping.append(type, to: &members)
      }
      unlinked.append((type, place))
      return place
    }

    /// Adds a piece, and forgets all others where they take too much room.
    private mutating func add(_ append: (inout [UInt8]) -> Void) -> BytePieces.Place {
      if pieces.room > Self.mostRoom {
        pieces.removeAll()
        slots = [Slot](repeating: Slot(), count: Self.size)
        unlinked = []
      }
      members.removeAll(keepingCapacity: true)
      append(&members)
      return pieces.add(&members)
    }
  }

  private let known = Mutex(Table())

  func withMembers(_ body: (inout Table) -> Void) { known.withLock { body(&$0) } }
}
