import EntityLinking
import Gazetteers

extension HTMLAnnotator {
  /// All entities with their counts by channel and the ways back to their mentions.
  func indexSection() -> String {
    var html = "<section class=\"index\" id=\"entities\">\n<h2>Entities</h2>\n"
    if index.isEmpty { html += "<p>No gazetteer entity is named.</p>\n" }
    for group in index.groups() {
      html += "<h3><span class=\"mention \(group.type)\">\(Self.plural(group.type))</span></h3>\n"
      html += "<ul>\n\(group.entries.map(entry).joined())</ul>\n"
    }
    return html + "</section>\n"
  }

  private func entry(_ entry: EntityIndex.Entry) -> String {
    let entity = entry.entity
    var counts: [String] = []
    if entry.articleCount > 0 { counts.append("article \(entry.articleCount)") }
    if entry.commentCount > 0 { counts.append("comments \(entry.commentCount)") }
    if entry.uncounted > 0 { counts.append("not counted \(entry.uncounted)") }
    let description =
      entity.description.isEmpty
      ? "" : " <span class=\"description\">\(HTMLEscaping.text(entity.description))</span>"
    let back = entry.places.enumerated().map { number, place in
      let channel = place.isInComment ? "in-comment" : "in-article"
      let name = channel + (place.isCounted ? "" : " uncounted")
      let title = HTMLEscaping.text("\(place.surface) · \(place.id)")
      return "<a class=\"\(name)\" href=\"\(HTMLEscaping.link(toID: place.id))\" "
        + "title=\"\(title)\">\(number + 1)</a>"
    }
    return "<li id=\"\(HTMLEscaping.id(entity.id))\">"
      + "<b><bdi>\(HTMLEscaping.text(entity.name))</bdi></b> "
      + "<span class=\"type\">\(HTMLEscaping.text(entity.type))</span>\(description) "
      + "<span class=\"counts\">\(counts.joined(separator: " · "))</span> "
      + "<span class=\"back\">\(back.joined(separator: " "))</span></li>\n"
  }

  private static func plural(_ type: String) -> String {
    switch type {
    case "organization": "Organizations"
    case "place": "Places"
    case "person": "People"
    case "topic": "Topics"
    default: "Others"
    }
  }
}
