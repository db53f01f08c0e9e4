import Foundation

/// A name that is to be a line of a table.
///
/// The table is replaced by renaming, whole or not at all; the lines that it has stay as they are, byte for
/// byte, but for the one that a further alias goes to.
public struct Promotion: Sendable {
  /// The entry; of a further alias, the entry that gets it with that alias alone.
  public var entity: Entity
  /// Whether the entry is known and gets further names.
  public var addsAliases: Bool
  /// The table.
  public var path: String

  /// Creates a promotion.
  public init(_ entity: Entity, addsAliases: Bool, to path: String) {
    self.entity = entity
    self.addsAliases = addsAliases
    self.path = path
  }

  /// Reads an alias as tables write it: rules behind `~`, and `\~` and `\|` for the signs themselves.
  /// - Returns: the alias; `nil` for an unknown rule or an empty name.
  public static func alias(_ written: String) -> Alias? {
    let parts = SourceTable.pieces(of: Array(written.utf8)[...], at: UInt8(ascii: "~"))
    guard let first = parts.first, !first.isEmpty else { return nil }
    var alias = Alias(String(decoding: SourceTable.unescaped(first), as: UTF8.self))
    for part in parts.dropFirst() {
      let name = String(decoding: part, as: UTF8.self)
      guard let known = Alias.Rules.names.first(where: { $0.name == name }) else { return nil }
      alias.rules.insert(known.rule)
    }
    return alias
  }

  /// Writes the line.
  ///
  /// - Parameter date: the day for the row of a new table in `lists.tsv`, in ISO 8601.
  /// - Returns: the line as the table has it now, without its end.
  /// - Throws: ``GazetteerError`` if the table cannot be read or written, has no place for a value, holds
  ///   the entry already, or would have an error that `gazetteer check` names.
  public func write(date: String) throws -> String {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    guard name.hasSuffix(".tsv"), !GazetteerSource.supportFiles.contains(name) else {
      throw refused("the table is to be named *.tsv")
    }
    let workFolder = folder.isEmpty ? "." : folder
    guard FileManager.default.fileExists(atPath: workFolder) else {
      throw refused("there is no folder \(workFolder)")
    }
    let isNew = !FileManager.default.fileExists(atPath: path)
    var table = PromotedTable(SourceTableWriter().header)
    if !isNew {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw refused("the table cannot be read")
      }
      table = PromotedTable(Array(data))
    }
    let place: Int
    do throws(PromotedTable.Refusal) {
      place = try table.insert(entity, addsAliases: addsAliases)
    } catch {
      throw refused(error.message)
    }
    try check(table, line: place + 1, name)
    do {
      let workplace = try ImportWorkplace(folder: workFolder)
      defer { workplace.remove() }
      var writer = try workplace.create(name)
      try writer.append(table.bytes)
      try writer.close()
      if isNew, FileManager.default.fileExists(atPath: workFolder + "/lists.tsv") {
        // First, so that no table stands there whose origin nothing says.
        try workplace.add(list: [
          name, "Own names", "added by skein gazetteer promote", "not stated", date,
        ])
      }
      _ = try workplace.publish(name)
    } catch let error as ImportError {
      throw GazetteerError(code: .unwritable, message: error.description)
    }
    return String(decoding: table.line(place), as: UTF8.self)
  }

  private func refused(_ reason: String) -> GazetteerError {
    GazetteerError(code: .malformed, message: "\(path): \(reason)")
  }

  /// Refuses what `gazetteer check` calls an error in the new line.
  private func check(_ table: PromotedTable, line: Int, _ name: String) throws {
    var compiler = GazetteerCompiler()
    try compiler.add(list: name, bytes: table.bytes, description: nil)
    let check = GazetteerCheck(try compiler.compile())
    for kind in GazetteerFinding.Kind.allCases where kind.isError {
      if let finding = check.findings[kind]?.first(where: { $0.place.line == line }) {
        throw refused("the line would be wrong (\(kind.rawValue)): \(finding.message)")
      }
    }
  }
}
