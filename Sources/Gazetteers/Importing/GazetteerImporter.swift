import Foundation
import InputDecoding

/// Turns public gazetteers into source tables.
///
/// Files are read as streams, compressed or not; records are sorted on disk where memory does not hold
/// them. A bad record is reported and passed over. The table and its row in `lists.tsv` appear under
/// their names when they are complete, never before.
public struct GazetteerImporter: Sendable {
  /// The form of the files.
  public var format: ImportFormat
  /// What is to be done with them.
  public var options: ImportOptions

  /// Creates an importer.
  public init(_ format: ImportFormat, options: ImportOptions = ImportOptions()) {
    self.format = format
    self.options = options
  }

  /// Reads files into one table of a folder.
  ///
  /// - Parameters:
  ///   - files: The paths; `-` is standard input.
  ///   - folder: The folder of the table, which is made where it is missing.
  ///   - report: Takes a line for each thing that could not be used, `file:line: reason`.
  /// - Returns: What was read and written; without a path where no entity was left.
  /// - Throws: ``ImportError`` if a file is missing, damaged or not of the format, an option does not
  ///   fit, or the folder cannot be written.
  /// - Complexity: O(n log n) in the records; the memory of a record, of ``ImportOptions/sortMemory``
  ///   and of what the records of a format need to be joined.
  public func run(_ files: [String], into folder: String, report: @escaping (String) -> Void)
    throws -> ImportSummary
  {
    let name = try listName(files)
    let workplace = try ImportWorkplace(folder: folder)
    defer { workplace.remove() }
    let log = ImportReport(limit: options.reportLimit, say: report)
    let run = ImportRun(
      options: options,
      idPrefix: options.idPrefix ?? format.idPrefix ?? String(name.dropLast(4)),
      folder: workplace.path,
      report: log
    )
    var importer = try format.importer(run: run)
    for file in files { try importer.read(file) }
    try importer.finish()

    var summary = ImportSummary()
    let completion = EntityCompletion(run: run)
    let writer = SourceTableWriter(hasThreshold: run.needsThreshold)
    var table = try workplace.create(name)
    var redirects: [(String, String)] = []
    try table.append(writer.header)
    try run.finish { part in
      var part = part
      importer.resolve(&part)
      guard let entity = completion.complete(part) else { return }
      summary.entities += 1
      summary.aliases += entity.aliases.count
      try table.append(writer.row(entity))
    } redirect: { old, new in
      if run.isListed(new), !run.isListed(old) { redirects.append((old, new)) }
    }
    try table.close()
    if run.replaced > 0 {
      log.add(.note, "characters that could not be read became U+FFFD", count: run.replaced)
    }
    summary.records = log.records
    summary.redirects = redirects.count
    summary.skipped = log.counts(.record)
    summary.leftOut = log.counts(.value)
    summary.notes = log.counts(.note)
    guard summary.entities > 0 else { return summary }
    summary.path = try workplace.publish(name)
    if !redirects.isEmpty { try workplace.add(redirects: redirects) }
    try workplace.add(
      list: [
        name, options.title ?? title(files), options.origin ?? format.origin,
        options.licence ?? format.licence, options.date ?? run.latestDate,
      ]
    )
    return summary
  }

  /// The table's name: what the user wants, or the first file's with another ending.
  private func listName(_ files: [String]) throws(ImportError) -> String {
    guard let first = files.first else { throw ImportError("no file to import was named") }
    if let name = options.listName {
      let full = name.hasSuffix(".tsv") ? name : name + ".tsv"
      guard !full.hasPrefix("."), !full.contains("/"), full.utf8.allSatisfy({ $0 >= 0x20 }) else {
        throw ImportError("“\(name)” cannot name a list: it is to be a file name without a folder")
      }
      return try checked(full)
    }
    if first == "-" { return format.rawValue + ".tsv" }
    var stem = URL(fileURLWithPath: first).lastPathComponent
    if stem == "lists.def" || InputOpening.isFolder(first) { stem = format.rawValue }
    for ending in [
      ".gz", ".zst", ".txt", ".json", ".jsonl", ".ndjson", ".nested", ".ftm", ".tsv", ".csv",
      ".rdf",
      ".xml", ".ttl", ".nt", ".owl", ".def", ".lst",
    ] where stem.lowercased().hasSuffix(ending) && stem.count > ending.count {
      stem.removeLast(ending.count)
    }
    let kept = stem.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        || scalar == "_" || scalar == "." ? scalar : "-"
    }
    stem = String(String.UnicodeScalarView(kept.drop { $0 == "." || $0 == "-" }))
    return try checked((stem.isEmpty ? format.rawValue : stem) + ".tsv")
  }

  private func checked(_ name: String) throws(ImportError) -> String {
    if name == "lists.tsv" || name == "redirects.tsv" {
      throw ImportError("a list cannot be named \(name); name another with --list")
    }
    return name
  }

  private func title(_ files: [String]) -> String {
    let names = files.map {
      $0 == "-" ? "standard input" : URL(fileURLWithPath: $0).lastPathComponent
    }
    let listed = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
    return "\(format.rawValue) import of \(listed)"
  }
}
