public import ArgumentParser
import Foundation
public import Skein

extension ImportFormat: ExpressibleByArgument {}
extension SpaCyOptions.Case: ExpressibleByArgument {}

/// `skein gazetteer import`: public gazetteers as tables of ours.
struct GazetteerImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn a public gazetteer into a table that Skein can use.",
    discussion: """
      Files may be compressed (gzip, zstd); `-` is standard input. Everything goes into one table of \
      the folder, with its origin and licence in lists.tsv. What cannot be used is named with file and \
      line on standard error and counted. The article “Importing gazetteers” has the rules of each \
      format.
      """
  )

  @Argument(help: "The files; for gate, a lists.def or its folder.")
  var files: [String]

  @Option(help: "The form of the files.")
  var format: ImportFormat

  @Option(help: ArgumentHelp("The folder of the table.", valueName: "dir"))
  var output: String

  @Option(help: "The table's file name. Default: the first file's name, ending in .tsv.")
  var list: String?

  @Option(help: "What lists.tsv is to say of the list.")
  var title: String?

  @Option(help: "Where the list comes from, for lists.tsv.")
  var origin: String?

  @Option(help: "The list's licence, for lists.tsv.")
  var licence: String?

  @Option(help: "The list's date, for lists.tsv. Default: the latest date that a record states.")
  var date: String?

  @Option(help: "The type of every entity, such as place/region, whatever the source says.")
  var type: String?

  @Option(
    help: ArgumentHelp(
      "A table of a source's types and ours, with a tab between them; - leaves a type out.",
      valueName: "file"
    )
  )
  var types: String?

  @Option(
    help:
      "Languages between commas, the first the one of the display name; for wikidata and skos en."
  )
  var languages: String?

  @Option(help: "What stands before the colon in the ids.")
  var idPrefix: String?

  @Option(help: ArgumentHelp("geonames: alternateNamesV2.txt.", valueName: "file"))
  var alternateNames: String?

  @Option(help: ArgumentHelp("geonames: admin1CodesASCII.txt.", valueName: "file"))
  var admin1: String?

  @Option(help: ArgumentHelp("geonames: countryInfo.txt.", valueName: "file"))
  var countryInfo: String?

  @Option(help: ArgumentHelp("geonames: hierarchy.txt.", valueName: "file"))
  var hierarchy: String?

  @Option(help: "geonames: the feature classes to take.")
  var featureClasses = "AP"

  @Option(help: "geonames: the fewest inhabitants of a populated place.")
  var minPopulation = 0

  @Option(help: "csv: which column has which field, such as id=code,name=label or 1=id,2=name.")
  var columns: String?

  @Flag(help: "csv: the first row is a record.")
  var noHeader = false

  @Option(help: "csv: the separator, one character or tab. Default: found in the first row.")
  var delimiter: String?

  @Option(help: "gate: features whose value makes entries one entity. Default: inst,canonical,id.")
  var groupBy: String?

  @Option(help: "gate: the character before features, or tab. Default: found in each entry.")
  var featureSeparator: String?

  @Option(name: .customLong("case"), help: "spacy: how phrases match.")
  var matchCase: SpaCyOptions.Case = .smart

  @Option(help: "spacy: how many names one token pattern may stand for.")
  var maxExpansion = 64

  mutating func validate() throws {
    if minPopulation < 0 { throw ValidationError("--min-population takes a number from 0 on.") }
    if maxExpansion < 1 { throw ValidationError("--max-expansion takes a number from 1 on.") }
    for (name, value) in [("delimiter", delimiter), ("feature-separator", featureSeparator)]
    where value != nil && Self.byte(value) == nil {
      throw ValidationError("--\(name) takes one ASCII character or the word tab.")
    }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  mutating func run() async throws {
    let summary = try GazetteerImporter(format, options: try options()).run(files, into: output) {
      Output.note($0)
    }
    for line in summary.lines { Output.note(line) }
    guard let path = summary.path else {
      throw CommandFailure(.error, "nothing in \(files[0]) could be imported; no table was written")
    }
    try Output.shared.line(path)
  }

  private func options() throws -> ImportOptions {
    var options = ImportOptions()
    options.listName = list
    options.title = title
    options.origin = origin
    options.licence = licence
    options.date = date
    options.type = type
    if let types {
      let data = try WholeFile.read(types)
      options.types = try TypeTable(lines: String(decoding: data, as: UTF8.self), file: types)
    }
    options.languages = Self.list(languages)
    options.idPrefix = idPrefix
    options.geonames.alternateNames = alternateNames
    options.geonames.admin1 = admin1
    options.geonames.countryInfo = countryInfo
    options.geonames.hierarchy = hierarchy
    options.geonames.featureClasses = featureClasses.uppercased()
    options.geonames.minimumPopulation = minPopulation
    options.csv.columns = Self.list(columns)
    options.csv.hasHeader = !noHeader
    options.csv.delimiter = Self.byte(delimiter)
    if groupBy != nil { options.gate.groupBy = Self.list(groupBy) }
    options.gate.separator = Self.byte(featureSeparator)
    options.spacy.matchCase = matchCase
    options.spacy.expansionLimit = maxExpansion
    return options
  }

  private static func list(_ text: String?) -> [String] {
    text?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
  }

  private static func byte(_ text: String?) -> UInt8? {
    guard let text else { return nil }
    if text == "tab" || text == "\\t" { return 0x09 }
    return text.utf8.count == 1 ? text.utf8.first : nil
  }
}
