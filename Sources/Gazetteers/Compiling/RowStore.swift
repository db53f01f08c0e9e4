/// The rows of all lists before merging, with their texts in one pool.
struct RowStore {
  /// A row of a source table.
  struct Row {
    var id: UInt32
    /// The place of its type among ``RowStore/types``.
    var type: UInt32
    var name: UInt32
    var description: UInt32 = 0
    var wikidata: UInt32 = 0
    var geonames: UInt32 = 0
    var validFrom: UInt32 = 0
    var validTo: UInt32 = 0
    var latitude: Double?
    var longitude: Double?
    var population: Int?
    var prior = 1.0
    var threshold = 1.0
    var list: UInt32
    var line: UInt32
    var aliases: Range<Int> = 0..<0
    var parents: Range<Int> = 0..<0

    /// Takes the point and the population, where this row says none, from the first merged row that
    /// does.
    mutating func complete(with merged: some Sequence<Row>) {
      for other in merged {
        if latitude == nil, longitude == nil, other.latitude != nil, other.longitude != nil {
          latitude = other.latitude
          longitude = other.longitude
        }
        population = population ?? other.population
      }
    }
  }

  struct Alias {
    var text: UInt32
    var rules: UInt16
    var weight: Double
  }

  /// A problem that reading a table found.
  struct Problem {
    var list: UInt32
    var line: UInt32
    var message: UInt32
    var kind = Kind.unusable

    /// What it is, as the compiled bytes have it.
    enum Kind: UInt32 {
      /// Found by compiling, which finds it again.
      case compiled = 0
      /// A row or a value that could not be used.
      case unusable = 1
      /// A column from which nothing is read.
      case unreadColumn = 2
    }
  }

  var pool = TextPool()
  var rows: [Row] = []
  var aliases: [Alias] = []
  /// Ids of parents.
  var parents: [UInt32] = []
  var types: [UInt32] = []
  var problems: [Problem] = []
  private var typeIndex = TextIndex()

  /// A type's place is written in two bytes.
  static let mostTypes = 65_535

  /// The place of a type among ``types``, or `nil` where there are too many.
  mutating func type(_ text: ArraySlice<UInt8>) -> UInt32? {
    if let known = typeIndex.value(of: text, in: pool) { return UInt32(known) }
    guard types.count < Self.mostTypes else { return nil }
    let reference = pool.add(text)
    typeIndex.set(types.count, for: reference, in: pool)
    types.append(reference)
    return UInt32(types.count - 1)
  }

  mutating func report(
    _ list: UInt32,
    _ line: Int,
    _ message: String,
    _ kind: Problem.Kind = .unusable
  ) {
    problems.append(
      Problem(list: list, line: UInt32(clamping: line), message: pool.add(message), kind: kind)
    )
  }

  /// A row as an entity, for which `list` names its list.
  func entity(_ row: Row, list: String) -> Entity {
    func optional(_ reference: UInt32) -> String? { reference == 0 ? nil : pool.text(reference) }
    return Entity(
      id: pool.text(row.id),
      type: pool.text(types[Int(row.type)]),
      name: pool.text(row.name),
      aliases: aliases[row.aliases].map {
        Gazetteers.Alias(
          pool.text($0.text),
          rules: Gazetteers.Alias.Rules(rawValue: $0.rules),
          weight: $0.weight
        )
      },
      parents: parents[row.parents].map(pool.text),
      description: pool.text(row.description),
      latitude: row.latitude,
      longitude: row.longitude,
      population: row.population,
      prior: row.prior,
      wikidata: optional(row.wikidata),
      geonames: optional(row.geonames),
      validFrom: optional(row.validFrom),
      validTo: optional(row.validTo),
      threshold: row.threshold,
      origin: .init(list: list, line: Int(row.line))
    )
  }
}
