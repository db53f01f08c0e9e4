import ArgumentParser
import Skein

/// `skein comentions`: who is mentioned with whom, and where it says so.
struct Comentions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comentions",
    abstract: "List who and what is mentioned with an entity; with two, the sentences that say so.",
    discussion: """
      With one entity: its partners with their counts by channel, NPMI (−1 to 1), log-likelihood and the \
      false-discovery rate q. With two: the same figures for the pair, then every stretch of text in which \
      both stand, with the names marked, who says it, and where.
      """
  )

  @OptionGroup var question: EntityQuestion

  @Argument(help: ArgumentHelp("A second one, to see the sentences.", valueName: "other"))
  var other: String?

  @Option(help: "Only partners of a type, such as place or person.")
  var type: String?

  mutating func run() async throws {
    let (store, resolver, id) = try question.open()
    if let other {
      try printEvidence(store, id, try resolver.mentioned(other))
      return
    }
    let found = try store.comentions(
      of: id,
      window: question.scope.window,
      channel: question.scope.channel,
      type: type,
      limit: question.scope.rows(default: 30)
    )
    guard !found.isEmpty else {
      throw CommandFailure(
        .noAnswer,
        "nothing is mentioned with \(id) in a \(question.scope.window.rawValue)"
      )
    }
    try rows(found).print()
  }

  private func rows(_ found: [Comention]) -> RowPrinter {
    var rows = RowPrinter(
      [
        "id", "name", "both", "article", "comment", "cross", "npmi", "log_likelihood", "q",
        "part_of",
      ],
      question.format.format
    )
    for one in found {
      rows.add(
        .text(one.id),
        .text(one.name),
        .integer(one.counts.total),
        .integer(one.counts.article),
        .integer(one.counts.comment),
        .integer(one.counts.cross),
        .decimal(one.association?.npmi),
        .decimal(one.association?.logLikelihood),
        .decimal(one.association?.qValue),
        .flag(one.isPartOf)
      )
    }
    return rows
  }

  private func printEvidence(_ store: GraphStore, _ first: String, _ second: String) throws {
    guard first != second else {
      throw CommandFailure(.noAnswer, "both names mean \(first)")
    }
    let evidence = try store.evidence(
      for: first,
      second,
      window: question.scope.window,
      channel: question.scope.channel,
      limit: question.scope.rows(default: 50)
    )
    guard !evidence.isEmpty else {
      throw CommandFailure(
        .noAnswer,
        "\(first) and \(second) never stand in one \(question.scope.window.rawValue)"
      )
    }
    if question.format.format == .table {
      let pair = try store.comentions(
        of: first,
        window: question.scope.window,
        channel: question.scope.channel
      ).filter { $0.id == second }
      try rows(pair).print()
      try Output.shared.line("")
    }
    var table = RowPrinter(
      ["document", "channel", "speaker", "zone", "mentions", "text"],
      question.format.format
    )
    for unit in evidence {
      let mentions = (unit.first + unit.second).sorted { $0.isBefore($1) }
      if question.format.format == .table {
        try printUnit(mentions)
      } else {
        table.add(
          .text(mentions[0].document),
          .text(mentions[0].channel.rawValue),
          .optional(mentions[0].speaker),
          .text(mentions[0].zone),
          .text(mentions.map(\.id).joined(separator: " ")),
          .text(MarkedSentence.text(of: mentions))
        )
      }
    }
    if question.format.format != .table { try table.print() }
  }

  private func printUnit(_ mentions: [StoredMention]) throws {
    for sentence in MarkedSentence.sentences(of: mentions) {
      try Output.shared.sentence(sentence.text)
      let first = sentence.mentions[0]
      let speaker = first.speaker.map {
        first.zone == "quotation" ? "quoted source: \($0)" : "says \($0)"
      }
      let parts = [
        speaker ?? "speaker unknown", first.channel.rawValue,
        sentence.mentions.map(\.id).joined(separator: " "),
      ]
      try Output.shared.sentence("  — " + parts.joined(separator: "; "))
    }
    try Output.shared.line("")
  }
}

/// Sentences with the mentions in them marked.
enum MarkedSentence {
  /// The sentences of some mentions, in order, each with its marked text.
  static func sentences(of mentions: [StoredMention]) -> [(text: String, mentions: [StoredMention])]
  {
    var groups: [[StoredMention]] = []
    for mention in mentions {
      if let last = groups.last?[0], last.document == mention.document, last.part == mention.part,
        last.sentence == mention.sentence
      {
        groups[groups.count - 1].append(mention)
      } else {
        groups.append([mention])
      }
    }
    return groups.map { (marked($0), $0) }
  }

  /// The marked sentences of some mentions in one text.
  static func text(of mentions: [StoredMention]) -> String {
    sentences(of: mentions).map(\.text).joined(separator: " … ")
  }

  private static func marked(_ mentions: [StoredMention]) -> String {
    let scalars = Array(mentions[0].sentenceText.unicodeScalars)
    let start = mentions[0].sentenceRange.lowerBound
    var text = String.UnicodeScalarView()
    var next = 0
    for mention in mentions {
      let from = mention.range.lowerBound - start
      let to = mention.range.upperBound - start
      guard from >= next, to <= scalars.count else { continue }
      text += scalars[next..<from]
      text += "[".unicodeScalars
      text += scalars[from..<to]
      text += "]".unicodeScalars
      next = to
    }
    text += scalars[next...]
    return String(
      String.UnicodeScalarView(text.map { $0 == "\n" || $0 == "\r" ? " " : $0 })
    )
  }
}
