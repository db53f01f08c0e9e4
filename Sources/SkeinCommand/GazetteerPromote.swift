import ArgumentParser
import Foundation
import Skein

/// `skein gazetteer promote`: a name becomes a line of a table.
struct GazetteerPromote: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote",
    abstract: "Add a name to a table, as an entry of its own or as an alias of a known one.",
    discussion: """
      Puts one line into the table in the order of the ids and prints it; the rest of the table stays as it \
      is. Aliases are written as in a table, with rules after ~ (`Pak~lower~weak`); the name itself is taken \
      as it stands. What `skein gazetteer check` calls an error is refused, what it warns of is told. Then \
      build with the table: the name is linked.
      """
  )

  @Argument(help: "The name as it is to be shown; with --as-alias-of, the further name.")
  var name: String

  @Option(help: "A path in the type tree: person, place/city, organization/media.")
  var type: String?

  @Option(help: "The entry's id. Default: the top of its type and its name in ASCII letters.")
  var id: String?

  @Option(help: "A further name; repeatable.")
  var alias: [String] = []

  @Option(
    help: ArgumentHelp(
      "What it belongs to: an id, a name or an alias; repeatable.",
      valueName: "entity"
    )
  )
  var parent: [String] = []

  @Option(help: "A short factual phrase.")
  var description: String?

  @Option(
    help: ArgumentHelp("The known entity that the name means.", valueName: "entity")
  )
  var asAliasOf: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The table, made where there is none.", valueName: "file.tsv")
  )
  var table: String

  @OptionGroup var gazetteer: GazetteerOptions

  mutating func validate() throws {
    if name.utf8.allSatisfy({ $0 <= 0x20 }) { throw ValidationError("Give a name.") }
    if asAliasOf != nil {
      if type != nil || id != nil || !parent.isEmpty || description != nil {
        throw ValidationError("--as-alias-of goes with --alias and --to alone.")
      }
    } else {
      guard let type else { throw ValidationError("Give --type or --as-alias-of.") }
      let parts = type.split(separator: "/", omittingEmptySubsequences: false)
      let isPath = parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
      }
      guard isPath, ["person", "place", "organization"].contains(parts[0]) else {
        throw ValidationError(
          "--type takes a path that starts with person, place or organization, not “\(type)”."
        )
      }
    }
    if let id, !OwnEntityID.isUsable(id) {
      throw ValidationError("--id takes an id such as person/jane-doe, not “\(id)”.")
    }
    for written in alias where Promotion.alias(written) == nil {
      throw ValidationError(
        "“\(written)” is no alias as tables write it, such as Pak~lower~weak; what follows ~ is one of "
          + "\(Alias.Rules.all.ruleNames.joined(separator: ", "))."
      )
    }
    if !table.hasSuffix(".tsv") { throw ValidationError("--to takes a table named *.tsv.") }
  }

  mutating func run() async throws {
    let gazetteer = try gazetteer.load()
    let resolver = EntityResolver(store: nil, gazetteer: gazetteer)
    let promotion =
      if let asAliasOf {
        try furtherName(of: resolver.listed(asAliasOf), gazetteer)
      } else {
        try ownEntry(resolver)
      }
    let isNew = !FileManager.default.fileExists(atPath: table)
    let day = Date().formatted(.iso8601.year().month().day())
    try Output.shared.line(try promotion.write(date: day))
    warn(of: promotion.entity, gazetteer)
    if isNew {
      Output.note("skein: \(table) is new; builds use it where --gazetteer or its folder names it")
    }
  }

  /// Tells what `gazetteer check` warns of in the line, and who else is called so.
  private func warn(of entity: Entity, _ gazetteer: Gazetteer) {
    var loader = GazetteerLoader(explicit: [table])
    loader.usesCache = false
    guard let written = try? loader.load(), let index = written.index(ofID: entity.id) else {
      return
    }
    // The names that a known entity has already are no news.
    for name in (asAliasOf == nil ? [entity.name] : []) + entity.aliases.map(\.text) {
      var others: [String] = []
      for lists in [gazetteer, written] {
        for id in lists.entities(named: name).map(lists.id) where id != entity.id {
          if !others.contains(id) { others.append(id) }
        }
      }
      if others.isEmpty { continue }
      let more = others.count > 3 ? " and \(others.count - 3) more" : ""
      Output.note(
        "skein: “\(name)” names \(others.prefix(3).joined(separator: ", "))\(more), too; the context will "
          + "have to decide"
      )
    }
    let line = written.origin(of: index).line
    let check = GazetteerCheck(written)
    for kind in GazetteerFinding.Kind.allCases where !kind.isError {
      // Other entities of a name are told already; parents were looked up in all lists.
      if kind == .unlistedParent || kind == .collision { continue }
      for finding in check.findings[kind] ?? [] where finding.place.line == line {
        Output.note(
          "skein: \(table):\(line): \(kind.rawValue): “\(finding.subject)”, \(finding.message)"
        )
      }
    }
  }

  private var aliases: [Alias] { alias.compactMap(Promotion.alias) }

  /// The entry of a name that nothing lists under its id.
  private func ownEntry(_ resolver: EntityResolver) throws -> Promotion {
    let gazetteer = resolver.gazetteer
    let type = type ?? ""
    guard let id = id ?? OwnEntityID.make(name, type: type) else {
      throw CommandFailure(.error, "“\(name)” has no word; nothing would ever match it")
    }
    if let known = gazetteer.index(ofID: id) {
      let origin = gazetteer.origin(of: known)
      throw CommandFailure(
        .error,
        "\(id) is listed already (\(gazetteer.name(of: known)), \(origin.list):\(origin.line)); give another "
          + "--id, or --as-alias-of \(id)"
      )
    }
    let parents = try parent.map { gazetteer.id(of: try resolver.listed($0)) }
    return Promotion(
      Entity(
        id: id,
        type: type,
        name: name,
        aliases: aliases,
        parents: parents,
        description: description ?? ""
      ),
      addsAliases: false,
      to: table
    )
  }

  /// The line that gives a known entity another name.
  private func furtherName(of index: Int, _ gazetteer: Gazetteer) throws -> Promotion {
    let known = gazetteer.entities[index]
    guard !known.isTopic else {
      throw CommandFailure(.error, "\(known.id) is a topic; its terms are weighed, edit its line")
    }
    let names = [Alias(name)] + aliases
    for one in names {
      let listed = gazetteer.aliases(of: index, matching: one.text)
      if listed.contains(where: { $0.text == one.text && $0.rules == one.rules }) {
        throw CommandFailure(.error, "“\(one.text)” is a name of \(known.id) already")
      }
    }
    return Promotion(
      Entity(id: known.id, type: known.type, name: known.name, aliases: names),
      addsAliases: true,
      to: table
    )
  }
}
