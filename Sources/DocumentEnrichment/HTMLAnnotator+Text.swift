import ArticleThreads
import EntityLinking
import Gazetteers

extension HTMLAnnotator {
  /// The body of a document as paragraphs.
  mutating func body(_ document: LinkedDocument, everyLine: Bool) -> String {
    let text = RenderedText(document.body, showing: selection, everyLine: everyLine)
    var html = ""
    var before: Zone?
    for paragraph in text.paragraphs {
      let content = inline(
        paragraph.pieces,
        of: document,
        isTitle: false,
        paragraph: paragraph.zone
      )
      if let zone = paragraph.zone, zone.kind != .body {
        // One label for a zone of several paragraphs.
        let text = HTMLEscaping.text(Self.label(of: zone))
        let label = zone == before ? "" : " data-label=\"\(text)\""
        html += "<p dir=\"auto\" class=\"zone \(Self.className(of: zone))\"\(label)>"
        html += "\(content)</p>\n"
      } else {
        html += "<p dir=\"auto\">\(content)</p>\n"
      }
      before = paragraph.zone
    }
    return html
  }

  /// Pieces of text with their mentions and with those zones that do not cover their paragraph.
  mutating func inline(
    _ pieces: [RenderedText.Piece],
    of document: LinkedDocument,
    isTitle: Bool,
    paragraph: Zone?
  ) -> String {
    var html = ""
    var open: Zone?
    for piece in pieces {
      let zone = paragraph == nil && piece.zone?.kind != .body ? piece.zone : nil
      if zone != open {
        if open != nil { html += "</span>" }
        if let zone {
          html += "<span class=\"zone \(Self.className(of: zone))\" "
          html += "title=\"\(HTMLEscaping.text(Self.label(of: zone)))\">"
        }
        open = zone
      }
      let text = HTMLEscaping.text(piece.text).split(
        separator: "\n",
        omittingEmptySubsequences: false
      ).joined(separator: "<br>\n")
      if let mention = piece.mention {
        html += self.mention(mention, text, piece.opensMention, document, isTitle: isTitle)
      } else {
        html += text
      }
    }
    return open == nil ? html : html + "</span>"
  }

  private mutating func mention(
    _ mention: Mention,
    _ text: String,
    _ opens: Bool,
    _ document: LinkedDocument,
    isTitle: Bool
  ) -> String {
    let key = MentionID.text(mention, in: document, isTitle: isTitle)
    let id = opens ? " id=\"\(HTMLEscaping.id(key))\"" : ""
    let score = DecimalText.two(mention.score)
    let uncounted = mention.zone.isCounted ? "" : " · not counted (\(mention.zone.rawValue))"
    guard let index = mention.entity else {
      let title = HTMLEscaping.text(
        "no entity · \(mention.type) · \(mention.form.rawValue) · \(score)\(uncounted)"
      )
      let names = "nil " + TypeStyle.name(ofType: mention.type)
      return "<span class=\"mention \(names)\"\(id) title=\"\(title)\">\(text)</span>"
    }
    let entity = gazetteer.entities[index]
    if opens { self.index.add(mention, id: key, in: document, entity) }
    let title = HTMLEscaping.text(
      "\(entity.name) · \(entity.type) · \(mention.form.rawValue) · \(score)\(uncounted)"
    )
    let names = TypeStyle.name(ofType: entity.type) + (mention.isCounted ? "" : " uncounted")
    return "<a class=\"mention \(names)\"\(id) href=\"\(HTMLEscaping.link(toID: entity.id))\" "
      + "title=\"\(title)\" data-entity=\"\(HTMLEscaping.text(entity.id))\">\(text)</a>"
  }

  // MARK: Zones

  private static func className(of zone: Zone) -> String {
    zone.kind.rawValue + (zone.isProbable ? " probable" : "")
  }

  private static func label(of zone: Zone) -> String {
    let name =
      switch zone.kind {
      case .title: "title"
      case .body: "text"
      case .quotation: "quotation"
      case .repeat: "already said above"
      case .authorNote: "about the author"
      case .boilerplate: "site text"
      case .tags: "tags"
      }
    let speaker = zone.speaker.map { $0.isEmpty ? "" : " · \($0)" } ?? ""
    return name + speaker + (zone.isProbable ? " (probably)" : "")
  }
}
