import InputDecoding

/// What the parts of one import share: where records go, and what is said of those that do not.
final class ImportRun {
  let options: ImportOptions
  let report: ImportReport
  /// What stands before `:` in the ids.
  let idPrefix: String
  /// The latest date that a record states.
  private(set) var latestDate = ""
  /// Bad bytes and NULs that were replaced.
  private(set) var replaced = 0
  private var entities: RecordSorter
  private var redirects: RecordSorter
  private var redirectCount = 0
  private var hasTopics = false
  /// A hash of each id that a record named; sorted when all are known.
  private var listed: [UInt64] = []

  init(options: ImportOptions, idPrefix: String, folder: String, report: ImportReport) {
    self.options = options
    self.report = report
    self.idPrefix = idPrefix
    entities = RecordSorter(folder: folder, name: "entities", limit: options.sortMemory)
    redirects = RecordSorter(folder: folder, name: "redirects", limit: options.sortMemory / 8)
  }

  /// An id with the prefix of this import.
  func id(_ local: some StringProtocol) -> String { NameText.id(idPrefix + ":" + local) }

  /// Takes what a record says.
  func add(_ entity: ImportedEntity) throws {
    if !entity.name.isEmpty, !entity.isUnwanted { listed.append(Self.hash(entity.id)) }
    if entity.type.hasPrefix("topic") { hasTopics = true }
    try entities.add(key: entity.id, entity.bytes)
  }

  /// Says that an old id became another one.
  func redirect(_ old: String, to new: String) throws {
    redirectCount += 1
    try redirects.add(key: old, Array(new.utf8))
  }

  /// A text on one line; what had to be replaced is counted.
  func clean(_ text: String) -> String {
    let result = NameText.clean(text)
    replaced += result.replaced
    return result.text
  }

  /// A text of bytes on one line; bad bytes are replaced and counted.
  func clean(_ bytes: some Collection<UInt8>) -> String {
    let repair = TextRepair(bytes)
    replaced += repair.replaced
    return NameText.clean(repair.text).text
  }

  /// Counts replacements that were made elsewhere.
  func countReplaced(_ count: Int) { replaced += count }

  /// Takes a date of a record, `YYYY-MM-DD` and perhaps more.
  func note(date: String) {
    let day = String(date.prefix(10))
    if day.utf8.count == 10, day.utf8.allSatisfy({ (0x2D...0x39).contains($0) }),
      latestDate.utf8.lexicographicallyPrecedes(day.utf8)
    {
      latestDate = day
    }
  }

  /// What a source's type becomes; reports the record and returns `nil` where it becomes nothing.
  func type(
    of source: String,
    in table: TypeTable,
    at place: ImportReport.Place
  ) -> (type: String, rules: Alias.Rules)? {
    if let type = options.type { return (type, []) }
    switch table[source] {
    case .type(let type, let rules)?: return (type, rules)
    case .unwanted?: report.add(.record, "of a type that is not wanted: \(source)")
    case nil:
      if TypeTable.isType(source) { return (source, []) }
      report.add(
        .record,
        source.isEmpty ? "no type" : "a type that --types does not name",
        at: place,
        source
      )
    }
    return nil
  }

  /// Hands the joined entities and the redirects to closures, each sorted by id.
  func finish(
    entity body: (ImportedEntity) throws -> Void,
    redirect: (String, String) throws -> Void
  ) throws {
    listed.sort()
    var current: ImportedEntity?
    try entities.forEach { id, bytes in
      let part = ImportedEntity(id, bytes: bytes)
      if var known = current, known.id.utf8.elementsEqual(id.utf8) {
        current = nil
        known.merge(part)
        current = known
      } else {
        if let done = current { try body(done) }
        current = part
      }
    }
    if let done = current { try body(done) }
    try redirects.forEach { old, new in try redirect(old, String(decoding: new, as: UTF8.self)) }
  }

  /// Whether a record named an id; known once all records were read.
  func isListed(_ id: String) -> Bool {
    let hash = Self.hash(id)
    var low = 0
    var high = listed.count
    while low < high {
      let middle = (low + high) / 2
      if listed[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < listed.count && listed[low] == hash
  }

  /// Whether the table needs the column of thresholds.
  var needsThreshold: Bool { hasTopics }

  /// FNV-1a.
  private static func hash(_ id: String) -> UInt64 {
    id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
