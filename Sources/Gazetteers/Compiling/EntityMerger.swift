/// Merges rows into entities and resolves ids.
///
/// A row joins the earlier entity with its id or an equal Wikidata or GeoNames id.
struct EntityMerger {
  /// An entity of one or more rows, by their places in the store.
  struct Merged {
    var row: Int
    /// The places of merged rows in ``EntityMerger/mergedRows``, in order.
    var others: [Int32] = []
  }

  /// A row that was merged into an entity.
  struct MergedRow {
    var entity: Int
    var row: Int
  }

  /// A finding of merging, told where its list's own findings end.
  struct Problem {
    var list: UInt32
    var line: UInt32
    var message: String
  }

  private(set) var entities: [Int] = []
  private(set) var mergedRows: [MergedRow] = []
  private(set) var problems: [Problem] = []
  private(set) var ids = TextIndex()
  private var wikidata = TextIndex()
  private var geonames = TextIndex()
  /// The entity an unlisted id leads to over redirects, by the id's text.
  private(set) var redirected: [(text: UInt32, entity: Int)] = []
  private var resolved: [UInt32: Int32] = [:]

  /// Merges all rows.
  ///
  /// - Parameters:
  ///   - store: the rows; their ids are compared by their bytes.
  ///   - listNames: the lists' file names, for messages.
  init(_ store: RowStore, listNames: [String]) {
    entities.reserveCapacity(store.rows.count)
    for (index, row) in store.rows.enumerated() {
      let sameID = ids.value(of: store.pool.slice(row.id), in: store.pool)
      let known =
        sameID ?? external(row.wikidata, wikidata, store) ?? external(row.geonames, geonames, store)
      let entity = known ?? entities.count
      if known == nil {
        entities.append(index)
      } else {
        mergedRows.append(.init(entity: entity, row: index))
      }
      if sameID != nil {
        let first = store.rows[entities[entity]]
        problems.append(
          Problem(
            list: row.list,
            line: row.line,
            message: "the id “\(store.pool.text(row.id))” stands already in "
              + "\(listNames[Int(first.list)]):\(first.line); the entries are merged"
          )
        )
      } else {
        ids.set(entity, for: row.id, in: store.pool)
      }
      keep(entity, row.wikidata, &wikidata, store)
      keep(entity, row.geonames, &geonames, store)
    }
  }

  private func external(_ id: UInt32, _ index: TextIndex, _ store: RowStore) -> Int? {
    id == 0 ? nil : index.value(of: store.pool.slice(id), in: store.pool)
  }

  private func keep(_ entity: Int, _ id: UInt32, _ index: inout TextIndex, _ store: RowStore) {
    if id != 0, external(id, index, store) == nil { index.set(entity, for: id, in: store.pool) }
  }

  /// Follows redirects: the later of two rows for one id counts, and circles lead nowhere.
  mutating func resolve(redirects: [(old: UInt32, new: UInt32)], _ store: RowStore) {
    var next = TextIndex()
    for (place, row) in redirects.enumerated() { next.set(place, for: row.old, in: store.pool) }
    var entries: [UInt32] = []
    next.forEach { text, _ in entries.append(text) }
    for text in entries where ids.value(of: store.pool.slice(text), in: store.pool) == nil {
      var id = text
      for _ in 0...next.count {
        if let entity = ids.value(of: store.pool.slice(id), in: store.pool) {
          redirected.append((text, entity))
          break
        }
        guard let place = next.value(of: store.pool.slice(id), in: store.pool) else { break }
        id = redirects[place].new
      }
    }
    for (text, entity) in redirected { ids.set(entity, for: text, in: store.pool) }
  }

  /// The entity with an id, following redirects.
  mutating func entity(ofID id: UInt32, _ store: RowStore) -> Int? {
    if let known = resolved[id] { return known < 0 ? nil : Int(known) }
    let entity = ids.value(of: store.pool.slice(id), in: store.pool)
    resolved[id] = Int32(entity ?? -1)
    return entity
  }
}
