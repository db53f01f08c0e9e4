import PhraseMatching

/// Works out everything that a compiled gazetteer holds and writes its sections.
struct GazetteerEncoder {
  var words: WordIndex
  let compiler: GazetteerCompiler
  var store: RowStore
  var merger: EntityMerger
  var sections = SectionWriter()
  /// The texts that are written, in the order of what refers to them.
  var texts = TextPool()
  var problems: [RowStore.Problem] = []
  /// What was found about entities while compiling.
  var findings: [(entity: Int, message: String)] = []
  /// The entities that each entity names as parents, where they are listed.
  var parents = Groups()
  /// The names and aliases of all entities, in order.
  var items: [PhraseCollector.Item] = []
  /// By type.
  let kinds: [EntityKind]
  let isCountry: [Bool]
  let isSettlement: [Bool]
  /// By alias as written; for spellings.
  var aliasTexts: [UInt32] = []

  init(_ compiler: GazetteerCompiler) {
    self.compiler = compiler
    words = WordIndex(compiler.wordLists)
    store = compiler.store
    merger = EntityMerger(store, listNames: compiler.lists.map(\.file))
    merger.resolve(redirects: compiler.redirects, store)
    let types = store.types.map(store.pool.text)
    kinds = types.map { EntityKind(type: $0) }
    isCountry = types.map { $0 == "place/country" || $0 == "place/territory" }
    let abbreviated = ["place", "place/country", "place/territory", "place/province"]
    isSettlement = types.map { $0.hasPrefix("place/") && !abbreviated.contains($0) }
  }

  mutating func encode() -> ByteRegion {
    noteProblemsOfRows()
    let order = idOrder()
    let written = writeEntities(ranks: ranks(order))
    writeRelations()
    writePhrases()
    writeLists()
    writeIDs(order, written)
    // Last, when no text comes any more.
    sections.add(.texts, texts.bytes)
    return sections.assembled()
  }

  /// The findings of reading and merging, list by list.
  private mutating func noteProblemsOfRows() {
    var read = store.problems[...]
    var merged = merger.problems[...]
    for list in compiler.lists.indices {
      while let problem = read.first, problem.list == list {
        problems.append(problem)
        read.removeFirst()
      }
      while let problem = merged.first, problem.list == list {
        note(list: problem.list, line: problem.line, problem.message)
        merged.removeFirst()
      }
    }
  }

  mutating func note(list: UInt32, line: UInt32, _ message: String) {
    problems.append(
      RowStore.Problem(
        list: list,
        line: line,
        message: store.pool.add(message),
        kind: .compiled
      )
    )
  }

  /// Notes a finding about an entity, at the place of its first row.
  mutating func note(entity: Int, _ message: String) {
    let row = store.rows[merger.entities[entity]]
    note(list: row.list, line: row.line, message)
  }

  // MARK: Ids

  /// All ids with their entities, sorted by the ids' bytes.
  private func idOrder() -> [(text: UInt32, entity: Int32)] {
    var ids: [(text: UInt32, entity: Int32)] = []
    ids.reserveCapacity(merger.ids.count)
    merger.ids.forEach { ids.append(($0, Int32($1))) }
    return store.pool.sorted(ids) { $0.text }
  }

  /// The place of each entity's own id among those of all entities.
  private func ranks(_ order: [(text: UInt32, entity: Int32)]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: merger.entities.count)
    var next: UInt32 = 0
    for (text, entity) in order
    where store.pool.areEqual(text, store.rows[merger.entities[Int(entity)]].id) {
      ranks[Int(entity)] = next
      next += 1
    }
    return ranks
  }

  private mutating func writeIDs(
    _ order: [(text: UInt32, entity: Int32)],
    _ written: EntitySections
  ) {
    var writer = ByteWriter(capacity: order.count * GazetteerLayout.ID.size)
    for (text, entity) in order {
      let isOwn = store.rows[merger.entities[Int(entity)]].id == text
      writer.append(
        isOwn
          ? written.ids[Int(entity)]
          : written.otherIDs[text] ?? texts.intern(store.pool.slice(text))
      )
      writer.append(UInt32(entity))
    }
    sections.add(.ids, writer)
  }

  // MARK: Lists

  private mutating func writeLists() {
    var lists = ByteWriter()
    for list in compiler.lists {
      for text in [list.file, list.title, list.origin, list.licence] {
        lists.append(texts.intern(text))
      }
      lists.append(UInt32(clamping: list.entityCount))
    }
    sections.add(.lists, lists)

    var found = ByteWriter()
    for problem in problems {
      found.append(problem.list)
      found.append(problem.line)
      found.append(texts.add(store.pool.slice(problem.message)))
      found.append(problem.kind.rawValue)
    }
    sections.add(.problems, found)

    var redirects = ByteWriter()
    for (old, new) in compiler.redirects {
      redirects.append(texts.add(store.pool.slice(old)))
      redirects.append(texts.add(store.pool.slice(new)))
    }
    sections.add(.redirects, redirects)

    var sources = ByteWriter()
    var list: UInt32 = 0
    for source in compiler.sources {
      sources.append(source.kind.rawValue)
      sources.append(texts.intern(source.name))
      sources.append(texts.intern(source.digest))
      sources.append(list)
      if source.kind == .list { list += 1 }
    }
    sections.add(.sources, sources)

    var inputs = ByteWriter()
    for input in compiler.inputs {
      inputs.append(input.kind.rawValue)
      inputs.append(texts.intern(input.path))
      inputs.append(texts.intern(input.digest))
      inputs.append(UInt32(0))
      inputs.append(UInt64(input.length))
    }
    sections.add(.inputs, inputs)

    var digest = ByteWriter()
    digest.append(contentsOf: Array(compiler.digest.utf8))
    sections.add(.digest, digest)

    sections.add(.wordSlots, words.slots())
    sections.add(.words, words.texts)
  }
}

extension TextPool {
  /// Values sorted by the bytes of their texts.
  ///
  /// Eight bytes behind what all texts begin with decide nearly all comparisons.
  func sorted<Value>(_ values: [Value], by text: (Value) -> UInt32) -> [Value] {
    guard let first = values.first else { return [] }
    let start = slice(text(first))
    var common = start.count
    for value in values {
      let other = slice(text(value))
      common = min(common, other.count)
      var length = 0
      while length < common, other[other.startIndex + length] == start[start.startIndex + length] {
        length += 1
      }
      common = length
    }
    let keyed = values.indices.map { index -> (key: UInt64, index: Int) in
      var key: UInt64 = 0
      for (place, byte) in slice(text(values[index])).dropFirst(common).prefix(8).enumerated() {
        key |= UInt64(byte) << UInt64(56 - 8 * place)
      }
      return (key, index)
    }
    let order = keyed.sorted { one, other in
      if one.key != other.key { return one.key < other.key }
      return slice(text(values[one.index])).lexicographicallyPrecedes(
        slice(text(values[other.index]))
      )
    }
    return order.map { values[$0.index] }
  }
}
