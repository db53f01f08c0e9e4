import ArgumentParser
import Skein

/// Finds the node of the graph that an id, a name or an alias names.
struct EntityResolver {
  let store: GraphStore
  let gazetteer: Gazetteer

  /// - Throws: ``CommandFailure``: no answer for an unknown or unmentioned entity, an error for an
  ///   ambiguous one.
  func resolve(_ name: String) throws -> String {
    if try store.node(name) != nil { return name }
    let listed = gazetteer.entities(named: name).map { gazetteer.entities[$0].id }
    var candidates: [String] = []
    for id in listed + (try store.nodes(named: name)) where !candidates.contains(id) {
      candidates.append(id)
    }
    let mentioned = preferred(try candidates.filter { try store.node($0) != nil }, name)
    switch mentioned.count {
    case 1: return mentioned[0]
    case 0 where candidates.isEmpty:
      throw CommandFailure(.noAnswer, "no entity is named “\(name)”" + suggestion(name))
    case 0:
      throw CommandFailure(
        .noAnswer,
        "the graph does not mention \(candidates.prefix(3).joined(separator: ", "))"
      )
    default:
      let list = try mentioned.map { id in
        "\(id) (\(try store.node(id)?.name ?? ""))"
      }.joined(separator: ", ")
      throw CommandFailure(.error, "“\(name)” may be several entities: \(list); name one by its id")
    }
  }

  /// Of several entities the one whose display name was given, if it is one alone.
  private func preferred(_ ids: [String], _ name: String) -> [String] {
    let exact = ids.filter { id in
      gazetteer.index(ofID: id).map { gazetteer.isDisplayName(name, of: $0) } ?? false
    }
    return exact.count == 1 ? exact : ids
  }

  private func suggestion(_ name: String) -> String {
    let near = gazetteer.neighbors(of: FoldedPhrase(name).bytes[...]).prefix(3)
      .flatMap { gazetteer.entries(ofName: $0.phrase).map(gazetteer.aliasText) }
    var seen: Set<String> = []
    let names = near.filter { seen.insert($0).inserted }.prefix(3)
    return names.isEmpty ? "" : "; near it are " + names.joined(separator: ", ")
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
  func open() throws -> (resolver: EntityResolver, id: String) {
    let store = try GraphStore.forReading(path: database.path)
    let resolver = EntityResolver(store: store, gazetteer: try gazetteer.load())
    return (resolver, try resolver.resolve(entity))
  }
}
