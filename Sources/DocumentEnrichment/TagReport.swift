import ArticleThreads

/// The tags of articles as JSON Lines, CSV or a table to read.
public enum TagReport {
  /// The tags of one article as a line of JSON with its line end.
  public static func jsonLine(_ tags: [ArticleTag], of article: String) -> String {
    var object = JSONObjectWriter()
    object.add("id", article)
    object.add(
      "tags",
      json: JSONObjectWriter.array(
        tags.map { tag in
          var object = JSONObjectWriter()
          object.add("id", tag.id)
          object.add("name", tag.name)
          object.add("type", tag.type)
          object.add("salience", json: DecimalText.four(tag.salience).utf8)
          object.add("mentions", tag.mentions)
          return object.closed()
        }
      )
    )
    return String(decoding: object.closed(), as: UTF8.self) + "\n"
  }

  /// The head of a CSV file.
  public static let csvHeader = "article,rank,id,name,type,salience,mentions\n"

  /// The tags of one article as lines of CSV, without a head.
  public static func csv(_ tags: [ArticleTag], of article: String) -> String {
    tags.enumerated().map { index, tag in
      [
        article, "\(index + 1)", tag.id, tag.name, tag.type, DecimalText.four(tag.salience),
        "\(tag.mentions)",
      ].map(CSVEscaping.field).joined(separator: ",") + "\n"
    }.joined()
  }

  /// The tags of one article as a table below the article's id, with an empty line at its end.
  public static func table(_ tags: [ArticleTag], of article: String) -> String {
    guard !tags.isEmpty else { return "\(plain(article))\n  no tags\n\n" }
    let rows = tags.map { tag in
      [
        DecimalText.four(tag.salience), plain(tag.name), plain(tag.type), "\(tag.mentions)",
        plain(tag.id),
      ]
    }
    let head = ["salience", "tag", "type", "mentions", "id"]
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    let lines = ([head] + rows).map { row in
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        if column == row.count - 1 { return cell }
        return column == 3 ? padding + cell : cell + padding
      }
      return "  " + cells.joined(separator: "  ") + "\n"
    }
    return "\(plain(article))\n\(lines.joined())\n"
  }

  /// A text on one line that no terminal takes for a command.
  private static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

/// How a field is written into CSV; the one place in this module that does.
enum CSVEscaping {
  /// A field, in quotation marks where RFC 4180 asks for them.
  static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
