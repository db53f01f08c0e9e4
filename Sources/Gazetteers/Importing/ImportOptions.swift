/// What an import is to do.
public struct ImportOptions: Sendable {
  /// The name of the written table without its folder; `nil` for the first input's name with `.tsv`.
  public var listName: String?
  /// What `lists.tsv` says of the list; `nil` for what the format knows.
  public var title: String?
  /// Where the list comes from; `nil` for what the format knows.
  public var origin: String?
  /// The licence; `nil` for what the format knows.
  public var licence: String?
  /// The list's date; `nil` for the latest date that its records state.
  public var date: String?
  /// The type of every entity, whatever the source says.
  public var type: String?
  /// More pairs of a source's type and ours, which win over the built-in ones.
  public var types = TypeTable()
  /// The languages whose names are taken, the first the one of the display name; empty for what the
  /// format takes by itself.
  public var languages: [String] = []
  /// What stands before `:` in the ids; `nil` for the format's own.
  public var idPrefix: String?
  /// How many lines are reported for one reason; the others are counted.
  public var reportLimit = 20
  /// How many bytes of rows are held in memory before they are sorted into a temporary file.
  public var sortMemory = 64 << 20
  /// What is particular to GeoNames.
  public var geonames = GeoNamesOptions()
  /// What is particular to tables.
  public var csv = CSVOptions()
  /// What is particular to GATE.
  public var gate = GATEOptions()
  /// What is particular to spaCy.
  public var spacy = SpaCyOptions()

  /// Creates options with the defaults.
  public init() {}
}

/// What is particular to GeoNames.
public struct GeoNamesOptions: Sendable {
  /// `alternateNamesV2.txt`, or the older `alternateNames.txt`.
  public var alternateNames: String?
  /// `admin1CodesASCII.txt`.
  public var admin1: String?
  /// `countryInfo.txt`.
  public var countryInfo: String?
  /// `hierarchy.txt`.
  public var hierarchy: String?
  /// The feature classes that are taken.
  public var featureClasses = "AP"
  /// The fewest inhabitants of a populated place; nothing else is held to it.
  public var minimumPopulation = 0

  /// Creates options with the defaults.
  public init() {}
}

/// What is particular to tables with commas or tabs.
public struct CSVOptions: Sendable {
  /// Which column has which field, as `field=column` or `column=field`.
  ///
  /// A column is a name of the header or a number from 1 on. Columns named like a field need not be
  /// listed.
  public var columns: [String] = []
  /// Whether the first row holds names of columns.
  public var hasHeader = true
  /// The separator; `nil` for a tab where the first row has one, else a comma or semicolon.
  public var delimiter: UInt8?

  /// Creates options with the defaults.
  public init() {}
}

/// What is particular to GATE.
public struct GATEOptions: Sendable {
  /// The features whose value makes entries one entity.
  public var groupBy = ["inst", "canonical", "id"]
  /// The separator between an entry and its features; `nil` to find it.
  public var separator: UInt8?

  /// Creates options with the defaults.
  public init() {}
}

/// What is particular to spaCy.
public struct SpaCyOptions: Sendable {
  /// How phrases and patterns without a case of their own match.
  public enum Case: String, Sendable, CaseIterable {
    /// As Skein's rules have it: one word needs its capital.
    case smart
    /// Only as written.
    case exact
    /// In any case.
    case any
  }

  /// How phrases match.
  public var matchCase = Case.smart
  /// How many names one token pattern may stand for.
  public var expansionLimit = 64

  /// Creates options with the defaults.
  public init() {}
}
