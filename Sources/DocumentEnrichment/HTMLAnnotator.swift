public import ArticleThreads
public import EntityLinking
public import Gazetteers

/// Writes annotated threads as one HTML page that needs nothing from elsewhere.
///
/// Each article stands with its zones, its mentions and, nested by reply, its comments; an index at the
/// end counts every entity by channel and leads back to each mention. Anchors are public ids: an
/// entity's id, `article#comment`, `document@b12-18`. The index grows with the mentions; everything
/// else leaves thread by thread.
public struct HTMLAnnotator: ThreadAnnotator, Sendable {
  let gazetteer: Gazetteer
  let selection: MentionSelection
  var index = EntityIndex()

  /// Creates an annotator for threads that were linked with a gazetteer.
  public init(gazetteer: Gazetteer, selection: MentionSelection = MentionSelection()) {
    self.gazetteer = gazetteer
    self.selection = selection
  }

  /// The head of the page with its style and legend.
  public func start() -> [UInt8] {
    let legend = TypeStyle.names.map { name in
      "<span class=\"mention \(name)\">\(name)</span>"
    }.joined(separator: "\n")
    // The policy is a second wall: no text of the input can make the page load or run anything.
    return Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="Skein">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <title>Annotated articles</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <header class="legend" aria-label="Legend">
      \(legend)
      <span class="mention other uncounted">not counted</span>
      \(selection == MentionSelection() ? "" : "<span class=\"mention nil\">no entity</span>\n")\
      <a class="to-index" href="#entities">Entities</a>
      </header>
      <main>

      """.utf8
    )
  }

  /// An article with its comments.
  public mutating func annotate(_ linked: LinkedThread, of record: ReadRecord) -> [UInt8] {
    guard let document = linked.documents.first else { return [] }
    var html = header(document, linked.thread.article)
    html += body(document, everyLine: false)
    html += comments(of: linked)
    return Array((html + "</article>\n").utf8)
  }

  /// The entity index and the end of the page.
  public func finish() -> [UInt8] { Array((indexSection() + "</main>\n</body>\n</html>\n").utf8) }

  // MARK: Article

  private mutating func header(_ document: LinkedDocument, _ article: Article) -> String {
    let language = article.language.map { " lang=\"\(HTMLEscaping.text($0))\"" } ?? ""
    var html = "<article\(language)>\n<header>\n"
    let title = RenderedText(document.title, showing: selection, everyLine: false).paragraphs
    let pieces = title.isEmpty ? HTMLEscaping.text(article.id) : ""
    let heading = title.map { inline($0.pieces, of: document, isTitle: true, paragraph: nil) }
    html += "<h1 dir=\"auto\">\(pieces)\(heading.joined(separator: " "))</h1>\n"

    var byline: [String] = []
    if !article.authors.isEmpty {
      let names = article.authors.map { "<bdi>\(HTMLEscaping.text($0))</bdi>" }
      byline.append("By \(names.joined(separator: ", "))")
    }
    if let date = article.published { byline.append(time(date)) }
    if let source = article.source { byline.append("<bdi>\(HTMLEscaping.text(source))</bdi>") }
    if let url = article.url { byline.append(address(url)) }
    byline.append("<span class=\"id\">\(HTMLEscaping.text(article.id))</span>")
    html += "<p class=\"byline\">\(byline.joined(separator: " <span>·</span> "))</p>\n"
    return html + topics(of: document) + "</header>\n"
  }

  func time(_ date: ArticleDate) -> String {
    let iso = HTMLEscaping.text(date.iso)
    // Seconds and zone stay in the attribute.
    let parts = date.iso.split(separator: "T", maxSplits: 1)
    let clock = parts.count > 1 ? " " + parts[1].prefix(5) : ""
    let shown = HTMLEscaping.text((parts.first.map(String.init) ?? date.iso) + clock)
    return "<time datetime=\"\(iso)\" title=\"\(iso)\">\(shown)</time>"
  }

  /// An address as a link, if it is one of the web: nothing else is safe to follow.
  private func address(_ url: String) -> String {
    let text = HTMLEscaping.text(url)
    let isWeb = ["http://", "https://"].contains { url.lowercased().hasPrefix($0) }
    return isWeb ? "<a href=\"\(text)\" rel=\"nofollow noopener\">\(text)</a>" : text
  }

  func topics(of document: LinkedDocument) -> String {
    guard !document.topics.isEmpty else { return "" }
    let chips = document.topics.map { assignment in
      let topic = gazetteer.entities[assignment.topic]
      let title = HTMLEscaping.text("\(topic.id) · \(DecimalText.two(assignment.score))")
      let id = HTMLEscaping.text(topic.id)
      let name = HTMLEscaping.text(topic.name)
      return "<li class=\"topic\" title=\"\(title)\" data-entity=\"\(id)\">\(name)</li>"
    }
    return "<ul class=\"topics\" aria-label=\"Topics\">\(chips.joined())</ul>\n"
  }
}
