import Skein

/// The figures of an evaluation as rows.
///
/// A table has a part for each kind of row, JSON Lines name the kind in `row`, and CSV has the columns of
/// all kinds.
struct EvaluationTable {
  private let evaluation: Evaluation
  private let format: RowFormat
  private var sections: [(name: String, rows: [[(column: String, cell: Cell)]])] = []

  init(_ evaluation: Evaluation, format: RowFormat) {
    self.evaluation = evaluation
    self.format = format
  }

  mutating func print(examples: Int) throws {
    addScores()
    addForms()
    addLinks()
    addPlaces()
    addErrors(limit: examples)
    switch format {
    case .table: try printTables()
    case .jsonl:
      for section in sections {
        for row in section.rows {
          var printer = RowPrinter(["row"] + row.map(\.column), .jsonl)
          printer.add([.text(section.name)] + row.map(\.cell))
          try printer.print()
        }
      }
    case .csv: try printCSV()
    }
  }

  private mutating func add(_ section: String, _ row: [(column: String, cell: Cell)]) {
    if sections.last?.name != section { sections.append((name: section, rows: [])) }
    sections[sections.count - 1].rows.append(row)
  }

  private static func percent(_ share: Double) -> Cell { .decimal(share.percentage) }

  // MARK: Kinds of rows

  private mutating func addScores() {
    let counts =
      EvaluatedType.allCases.map { ($0.rawValue, evaluation.byType[$0] ?? SpanCounts()) }
      + [("micro", evaluation.micro), ("untyped", evaluation.untyped)]
    for (name, counts) in counts {
      for (match, counts) in [("exact", counts.exact), ("overlap", counts.overlapping)] {
        add(
          "score",
          [
            ("type", .text(name)), ("match", .text(match)),
            ("precision", Self.percent(counts.precision)), ("recall", Self.percent(counts.recall)),
            ("f1", Self.percent(counts.f1)), ("gold", .integer(counts.gold)),
            ("right", .integer(counts.right)), ("wrong", .integer(counts.wrong)),
            ("missed", .integer(counts.missed)),
          ]
        )
      }
    }
  }

  private mutating func addForms() {
    var linked = FormCounts()
    for counts in evaluation.linked.values { linked += counts }
    let forms = MentionForm.allCases.map(\.rawValue)
    let others = evaluation.byForm.keys.filter { !forms.contains($0) }.sorted()
    let named =
      (forms + others).compactMap { form in evaluation.byForm[form].map { ("form", form, $0) } }
      + EvaluatedType.allCases.compactMap { type in
        evaluation.linked[type].map { ("linked", type.rawValue, $0) }
      } + [("linked", "all", linked)]
    for (group, name, counts) in named {
      add(
        "predictions",
        [
          ("group", .text(group)), ("name", .text(name)), ("found", .integer(counts.found)),
          ("exact", .integer(counts.exact)), ("overlapping", .integer(counts.overlapping)),
          ("forgiven", .integer(counts.forgivenOverlapping)),
          ("exactPrecision", Self.percent(counts.exactPrecision)),
          ("overlapPrecision", Self.percent(counts.overlappingPrecision)),
        ]
      )
    }
  }

  private mutating func addLinks() {
    guard !evaluation.links.isEmpty else { return }
    var all = LinkCounts()
    for counts in evaluation.links.values { all += counts }
    let kinds = LinkKind.allCases.compactMap { kind in
      evaluation.links[kind].map { (kind.rawValue, $0) }
    }
    for (name, counts) in kinds + [("all", all)] {
      add(
        "links",
        [
          ("ids", .text(name)), ("gold", .integer(counts.gold)),
          ("linked", .integer(counts.linked)), ("correct", .integer(counts.correct)),
          ("judged", .integer(counts.judged)), ("same", .integer(counts.same)),
          ("accuracy", Self.percent(counts.accuracy)),
        ]
      )
    }
  }

  private mutating func addPlaces() {
    guard !evaluation.places.isEmpty else { return }
    for group in PlaceGroup.allCases {
      let counts = evaluation.places[group] ?? PlaceCounts()
      add(
        "places",
        [
          ("places", .text(group.rawValue)), ("gold", .integer(counts.gold)),
          ("found", .integer(counts.found)), ("near", .integer(counts.near)),
          ("share", Self.percent(counts.share)), ("populousNear", .integer(counts.populousNear)),
          ("populousShare", Self.percent(counts.populousShare)),
        ]
      )
    }
  }

  private mutating func addErrors(limit: Int) {
    for kind in ErrorTally.Kind.allCases {
      for type in EvaluatedType.allCases {
        for row in evaluation.errors.commonest(kind, type, limit: limit) {
          let reasons = row.reasons.prefix(3).map { reason in
            row.reasons.count == 1 ? reason.reason : "\(reason.reason) (\(reason.count))"
          }
          add(
            "errors",
            [
              ("error", .text(kind.rawValue)), ("type", .text(type.rawValue)),
              ("surface", .text(row.surface)), ("count", .integer(row.count)),
              ("reason", .text(reasons.joined(separator: ", "))),
              ("contexts", .list(row.contexts)),
            ]
          )
        }
      }
    }
  }

  // MARK: Printing

  private func printTables() throws {
    for (index, section) in sections.enumerated() {
      guard let first = section.rows.first else { continue }
      if index > 0 { try Output.shared.line("") }
      let hasContexts = section.name == "errors"
      var printer = RowPrinter(first.map(\.column).dropLast(hasContexts ? 1 : 0), .table)
      for row in section.rows {
        printer.add(row.map(\.cell).dropLast(hasContexts ? 1 : 0))
        if case .list(let contexts)? = row.last?.cell { printer.note(contexts) }
      }
      try printer.print()
    }
    try Output.shared.line("")
    try Output.shared.line(counted(evaluation.documents, "document"))
  }

  private func printCSV() throws {
    var columns = ["row"]
    for column in sections.flatMap(\.rows).flatMap({ $0 }).map(\.column)
    where !columns.contains(column) {
      columns.append(column)
    }
    var printer = RowPrinter(columns, .csv)
    for section in sections {
      for row in section.rows {
        printer.add(
          [.text(section.name)]
            + columns.dropFirst().map { column in
              row.first { $0.column == column }?.cell ?? .none
            }
        )
      }
    }
    try printer.print()
  }
}
