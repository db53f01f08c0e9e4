import PhraseMatching

extension GazetteerCompiler {
  /// Adds what went into a compiled gazetteer, as if its lists were read again.
  ///
  /// Rows come back as they stood before merging, so that the outcome is that of compiling the lists.
  mutating func add(compiled: CompiledGazetteer) throws(GazetteerError) {
    let firstList = UInt32(lists.count)
    let rows = compiled.rows.sorted { ($0.list, $0.line) < ($1.list, $1.line) }
    let merged = compiled.firstMergedAliases
    let most = (
      aliases: store.aliases.count + compiled.aliases.count,
      parents: store.parents.count + compiled.parentIDs.count + compiled.mergedParents.count
    )
    for row in rows where row.list < UInt32(compiled.lists.count) {
      store.add(row, of: compiled, firstList: firstList, merged)
      // In damaged bytes the aliases of two entities may overlap.
      guard store.aliases.count <= most.aliases, store.parents.count <= most.parents else {
        throw GazetteerError(code: .malformed, message: "the compiled gazetteer is damaged")
      }
    }
    for index in 0..<compiled.problems.count {
      let place = compiled.problems.place(index)
      let region = compiled.region
      let list = region.u32(at: place + GazetteerLayout.Problem.list)
      let kind = compiled.kind(ofProblem: index)
      guard kind != .compiled, list < UInt32(compiled.lists.count) else { continue }
      store.report(
        firstList + list,
        Int(region.u32(at: place + GazetteerLayout.Problem.line)),
        compiled.text(at: place + GazetteerLayout.Problem.message),
        kind
      )
    }
    guard !store.pool.isFull else {
      throw GazetteerError(code: .malformed, message: "the lists hold more than 4 GB of text")
    }
    lists += Gazetteer(compiled).lists
    for index in 0..<compiled.redirects.count {
      let place = compiled.redirects.place(index)
      redirects.append(
        (
          store.pool.add(compiled.text(at: place + GazetteerLayout.Redirect.old)),
          store.pool.add(compiled.text(at: place + GazetteerLayout.Redirect.new))
        )
      )
    }
    for source in compiled.sourceList {
      // The words that come with Skein are taken from this Skein, unless a list brings its own.
      if source.kind == .shippedWords { continue }
      if source.kind == .words,
        let file = WordFacts.files.firstIndex(where: { $0.name == source.name })
      {
        words[file] = compiled.wordLines(of: WordFacts.files[file].facts)
      }
      sources.append(source)
    }
  }
}

extension CompiledGazetteer {
  /// A row of a list: an entity without what was merged into it, or a merged row.
  struct StoredRow {
    var list: UInt32
    var line: UInt32
    var entity: Int
    /// The merged row, or `nil` for the entity's first row.
    var merged: Int?
  }

  /// Where the aliases that came by merging begin, by entity.
  var firstMergedAliases: [Int: Int] {
    var first: [Int: Int] = [:]
    for merged in 0..<mergedRows.count {
      let place = mergedRows.place(merged)
      let alias = Int(region.u32(at: place + GazetteerLayout.MergedRow.firstAlias))
      let entity = Int(region.u32(at: place + GazetteerLayout.MergedRow.entity))
      first[entity] = min(first[entity] ?? alias, alias)
    }
    return first
  }

  /// All rows that were read, in no order that means anything.
  var rows: [StoredRow] {
    var rows: [StoredRow] = []
    rows.reserveCapacity(entityCount + mergedRows.count)
    for entity in 0..<entityCount {
      let place = entities.place(entity)
      rows.append(
        StoredRow(
          list: region.u32(at: place + GazetteerLayout.Entity.list),
          line: region.u32(at: place + GazetteerLayout.Entity.line),
          entity: entity,
          merged: nil
        )
      )
    }
    for merged in 0..<mergedRows.count {
      let place = mergedRows.place(merged)
      rows.append(
        StoredRow(
          list: region.u32(at: place + GazetteerLayout.MergedRow.list),
          line: region.u32(at: place + GazetteerLayout.MergedRow.line),
          entity: Int(region.u32(at: place + GazetteerLayout.MergedRow.entity)),
          merged: merged
        )
      )
    }
    return rows
  }

  /// What went into the digest, in order.
  var sourceList: [GazetteerCompiler.Source] {
    (0..<sources.count).compactMap { index in
      let place = sources.place(index)
      let kind = region.u32(at: place + GazetteerLayout.Source.kind)
      guard let kind = GazetteerCompiler.Source.Kind(rawValue: kind) else { return nil }
      return GazetteerCompiler.Source(
        kind: kind,
        name: text(at: place + GazetteerLayout.Source.name),
        digest: text(at: place + GazetteerLayout.Source.digest)
      )
    }
  }

  /// The words that are said to be something, one a line, in the order they were listed.
  func wordLines(of facts: WordFacts) -> [UInt8] {
    var wanted: Set<UInt32> = []
    for slot in 0..<wordSlots.count {
      let place = wordSlots.place(slot)
      let bits = region.u32(at: place + GazetteerLayout.Word.knowledge)
      if WordList.Knowledge(bits: bits).facts.contains(facts) {
        wanted.insert(region.u32(at: place + GazetteerLayout.Word.text))
      }
    }
    var lines: [UInt8] = []
    // The first byte is not used.
    var reference: UInt32 = 1
    while Int(reference) < words.count {
      let range = Self.range(ofText: reference, in: words, region)
      if wanted.contains(reference) { lines += region.bytes(range) + [0x0A] }
      let end = range.upperBound - words.lowerBound
      guard end > Int(reference) else { break }
      reference = UInt32(end)
    }
    return lines
  }
}
