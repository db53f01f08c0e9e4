import PhraseMatching

// Rows that cannot be used, that stand twice, and that became one.
extension GazetteerCheck {
  mutating func checkRows(_ gazetteer: Gazetteer) {
    let compiled = gazetteer.compiled
    for index in 0..<compiled.problems.count {
      let kind: GazetteerFinding.Kind
      switch compiled.kind(ofProblem: index) {
      // What compiling noted is found again here, with its kind.
      case .compiled: continue
      case .unusable: kind = .unusable
      case .unreadColumn: kind = .unreadColumn
      }
      let problem = GazetteerProblems(compiled)[index]
      add(kind, at: .init(list: problem.list, line: problem.line), "", problem.message)
    }
    for entity in gazetteer.entities.indices where gazetteer.kind(of: entity) == .other {
      let type = gazetteer.type(of: entity)
      add(
        .otherType,
        at: gazetteer.origin(of: entity),
        type,
        "the type of \(gazetteer.id(of: entity)) stands below none of organization, person, place and topic"
      )
    }
    var earlier: [MergedID] = []
    for index in 0..<compiled.mergedRows.count {
      let row = MergedID(merged: index, compiled)
      if earlier.first?.entity != row.entity { earlier = [MergedID(first: row.entity, compiled)] }
      note(row, after: earlier, gazetteer)
      // A hostile table may give one entity a million rows; the first of them tell enough.
      if earlier.count < Self.mostCompared { earlier.append(row) }
    }
  }

  /// With how many others an entry is compared at most.
  static let mostCompared = 16

  private mutating func note(_ row: MergedID, after earlier: [MergedID], _ gazetteer: Gazetteer) {
    let compiled = gazetteer.compiled
    let place = compiled.origin(list: row.list, line: row.line)
    func text(_ reference: UInt32) -> String { compiled.text(reference) }
    func shared(_ id: KeyPath<MergedID, UInt32>) -> MergedID? {
      let own = compiled.range(ofText: row[keyPath: id])
      guard !own.isEmpty else { return nil }
      let bytes = compiled.region.bytes(own)
      return earlier.first {
        compiled.region.equals(compiled.range(ofText: $0[keyPath: id]), bytes[...])
      }
    }
    func shown(_ other: MergedID) -> String {
      let origin = compiled.origin(list: other.list, line: other.line)
      return "\(text(other.id)) (\(origin.list):\(origin.line))"
    }
    if let other = shared(\.id) {
      if other.list == row.list {
        add(
          .duplicateID,
          at: place,
          text(row.id),
          "the id stands already in line \(other.line) of the list; the entries are merged"
        )
      } else {
        add(.merged, at: place, text(row.id), "joins \(shown(other)): equal id")
      }
    } else if let other = shared(\.wikidata) {
      add(
        .merged,
        at: place,
        text(row.id),
        "joins \(shown(other)): equal Wikidata id \(text(row.wikidata))"
      )
    } else if let other = shared(\.geonames) {
      add(
        .merged,
        at: place,
        text(row.id),
        "joins \(shown(other)): equal GeoNames id \(text(row.geonames))"
      )
    } else {
      add(
        .merged,
        at: place,
        text(row.id),
        "joins \(gazetteer.placed(row.entity)): an id of one of its rows"
      )
    }
  }
}

/// The ids of a row that an entity was made of, as references to texts.
private struct MergedID {
  let entity: Int
  let id: UInt32
  let wikidata: UInt32
  let geonames: UInt32
  let list: UInt32
  let line: UInt32

  init(merged index: Int, _ compiled: CompiledGazetteer) {
    typealias Field = GazetteerLayout.MergedRow
    let place = compiled.mergedRows.place(index)
    func number(_ field: Int) -> UInt32 { compiled.region.u32(at: place &+ field) }
    entity = Int(number(Field.entity))
    id = number(Field.id)
    wikidata = number(Field.wikidata)
    geonames = number(Field.geonames)
    list = number(Field.list)
    line = number(Field.line)
  }

  init(first entity: Int, _ compiled: CompiledGazetteer) {
    typealias Field = GazetteerLayout.Entity
    let place = compiled.entities.place(entity)
    func number(_ field: Int) -> UInt32 { compiled.region.u32(at: place &+ field) }
    self.entity = entity
    id = number(Field.id)
    wikidata = number(Field.wikidata)
    geonames = number(Field.geonames)
    list = number(Field.list)
    line = number(Field.line)
  }
}
