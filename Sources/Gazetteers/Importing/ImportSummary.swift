import InputDecoding

/// What an import read and wrote.
public struct ImportSummary: Sendable, Equatable {
  /// A reason and how often it applied.
  public struct Count: Sendable, Equatable {
    /// The reason in a few words.
    public var reason: String
    /// How often.
    public var count: Int
  }

  /// The path of the table; `nil` where nothing was left to write.
  public var path: String?
  /// The records read.
  public var records = 0
  /// The entities written.
  public var entities = 0
  /// The aliases written, names not counted.
  public var aliases = 0
  /// The ids that were written into `redirects.tsv`.
  public var redirects = 0
  /// The records that were not used, by reason in the order of their number.
  public var skipped: [Count] = []
  /// The names and values that were not used.
  public var leftOut: [Count] = []
  /// What else is to be known.
  public var notes: [Count] = []

  /// The summary in lines, without the path.
  public var lines: [String] {
    var lines = [
      "\(counted(records, "record")) read, \(counted(entities, "entity", "entities")) with "
        + "\(counted(aliases, "alias", "aliases")) written"
        + (redirects > 0 ? ", \(counted(redirects, "redirect"))" : "")
    ]
    for (title, counts) in [
      ("records not used", skipped), ("names and values left out", leftOut), ("notes", notes),
    ] where !counts.isEmpty {
      lines.append(title + ":")
      lines += counts.map { "  \($0.count)  \($0.reason)" }
    }
    return lines
  }
}
