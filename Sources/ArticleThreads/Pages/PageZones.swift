/// Tells the parts of a page's body apart, by the habits of weblogs and news sites.
struct PageZones {
  /// The zones, sorted and disjoint.
  private(set) var zones: [Zone] = []
  /// The authors that the page names.
  private(set) var authors: [String] = []

  /// Looks at a body whose line with tags, if any, begins at a byte.
  init(body: String, tagsStart: Int?) {
    let bytes = Array(body.utf8)
    var marked: [(range: Range<Int>, zone: Zone)] = []
    func mark(
      _ range: Range<Int>,
      _ kind: Zone.Kind,
      speaker: String? = nil,
      probable: Bool = false
    ) {
      let zone = Zone(range: range, kind: kind, speaker: speaker, isProbable: probable)
      marked.append((range, zone))
    }

    var textEnd = bytes.count
    if let tagsStart, tagsStart < bytes.count {
      let lineEnd = bytes.firstIndex(of: 0x0A, from: tagsStart) ?? bytes.count
      mark(tagsStart..<lineEnd, .tags)
      // Counts of comments, forms and the like.
      if let rest = bytes[lineEnd...].firstIndex(where: { $0 > 0x20 }) {
        mark(rest..<bytes.count, .boilerplate)
      }
      textEnd = tagsStart
    }

    var paragraphs = PageParagraph.paragraphs(of: Array(bytes[..<textEnd]))
    if let first = paragraphs.first, let byline = AuthorNote.byline(first) {
      authors = byline.names
      mark(byline.range, .authorNote)
      paragraphs.removeFirst()
    }
    let tail = max(0, paragraphs.count - 6)
    var kept: [PageParagraph] = []
    for (index, paragraph) in paragraphs.enumerated() {
      if index >= tail, SiteAppeal.isAppeal(paragraph) {
        mark(paragraph.range, .boilerplate)
      } else if index >= tail, index > 0,
        let names = AuthorNote.names(in: paragraph, after: paragraphs[..<index], known: authors)
      {
        mark(
          paragraph.range,
          .authorNote,
          probable: authors.isEmpty && index + 3 < paragraphs.count
        )
        if authors.isEmpty { authors = names }
      } else {
        kept.append(paragraph)
      }
    }
    for quotation in LongQuotation.all(in: kept) {
      mark(
        quotation.range,
        .quotation,
        speaker: quotation.speaker,
        probable: quotation.isProbable
      )
    }

    var offsets = ScalarOffsets(bytes)
    for (range, zone) in marked.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      var zone = zone
      zone.range = offsets.range(ofBytes: range)
      zones.append(zone)
    }
  }
}
