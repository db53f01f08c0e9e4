import ArgumentParser
import Skein

/// Finds the entity that an id, a name or an alias names.
///
/// A display name goes before aliases. Questions about a graph and what is said of the gazetteer never find
/// two different entities by one name: where they would, the name is refused as ambiguous.
struct EntityResolver {
  let store: GraphStore?
  let gazetteer: Gazetteer

  /// What a name may mean.
  private struct Candidates {
    /// The ids, likeliest first.
    var ids: [String]
    /// Which of them has the name for its display name, if one alone has.
    var named: String?
  }

  /// The id of the node of the graph that is named.
  /// - Throws: ``CommandFailure``: no answer for an unknown or unmentioned entity, an error for an
  ///   ambiguous one.
  func mentioned(_ name: String) throws -> String {
    if try store?.node(name) != nil { return name }
    let candidates = try candidates(name)
    guard !candidates.ids.isEmpty else { throw unknown(name) }
    let mentioned = try candidates.ids.filter { try store?.node($0) != nil }
    if let named = candidates.named, mentioned.contains(named) { return named }
    switch mentioned.count {
    case 0:
      throw CommandFailure(
        .noAnswer,
        "the graph does not mention \(candidates.ids.prefix(3).joined(separator: ", "))"
      )
    // An alias means the one that is mentioned, but not where another entity is called so.
    case 1 where candidates.named == nil: return mentioned[0]
    default:
      let others = candidates.named.map { [$0] } ?? []
      throw ambiguous(name, try (others + mentioned).map { ($0, try shownName(of: $0)) })
    }
  }

  /// The position in the gazetteer of the entity that is named, mentioned or not.
  /// - Throws: ``CommandFailure``: no answer for an unknown entity, an error for an ambiguous one.
  func listed(_ name: String) throws -> Int {
    let candidates = try candidates(name)
    let found = candidates.named.map { [$0] } ?? candidates.ids
    let listed = found.compactMap { gazetteer.index(ofID: $0) }
    guard let first = listed.first else { throw unknown(name) }
    guard found.count == 1 else {
      throw ambiguous(name, try found.map { ($0, try shownName(of: $0)) })
    }
    return first
  }

  /// All that a name may mean, in the gazetteer and in the graph.
  private func candidates(_ name: String) throws -> Candidates {
    let listed = gazetteer.entities(named: name)
    var ids = listed.map { gazetteer.id(of: $0) }
    let exact = listed.filter { gazetteer.isDisplayName(name, of: $0) }
    for id in try store?.nodes(named: name) ?? [] where !ids.contains(id) { ids.append(id) }
    return Candidates(
      ids: ids,
      named: ids.count == 1 ? ids[0] : exact.count == 1 ? gazetteer.id(of: exact[0]) : nil
    )
  }

  private func shownName(of id: String) throws -> String {
    guard let index = gazetteer.index(ofID: id) else { return try store?.node(id)?.name ?? "" }
    return gazetteer.name(of: index)
  }

  private func ambiguous(_ name: String, _ choices: [(id: String, name: String)]) -> CommandFailure
  {
    let shown = choices.prefix(10).map { choice in
      let name = RowPrinter.oneLine(choice.name)
      return name.isEmpty ? choice.id : "\(choice.id) (\(name))"
    }.joined(separator: ", ")
    let more = choices.count > 10 ? " and \(choices.count - 10) more" : ""
    return CommandFailure(
      .error,
      "“\(name)” may be several entities: \(shown)\(more); name one by its id"
    )
  }

  private func unknown(_ name: String) -> CommandFailure {
    let near = gazetteer.nearestNames(to: name, limit: 3)
    return CommandFailure(
      .noAnswer,
      "no entity is named “\(name)”"
        + (near.isEmpty ? "" : "; near it are " + near.joined(separator: ", "))
    )
  }
}

/// The options of a question about an entity.
struct EntityQuestion: ParsableArguments {
  @Argument(help: ArgumentHelp("An id, a name or an alias.", valueName: "entity"))
  var entity: String

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var format: FormatOptions

  /// Opens what the question needs and finds the node it is about.
  func open() throws -> (store: GraphStore, resolver: EntityResolver, id: String) {
    let store = try GraphStore.forReading(path: database.path)
    let resolver = EntityResolver(store: store, gazetteer: try gazetteer.load())
    return (store, resolver, try resolver.mentioned(entity))
  }
}
