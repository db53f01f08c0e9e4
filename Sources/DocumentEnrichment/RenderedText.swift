import ArticleThreads
import EntityLinking

/// A title or body cut for rendering: paragraphs of pieces that have one zone and one mention each.
struct RenderedText {
  /// A stretch of text.
  struct Piece {
    let text: String
    /// The zone that covers it; `nil` for plain text.
    let zone: Zone?
    /// The mention it is, or is a part of.
    let mention: Mention?
    /// Whether the mention begins here.
    let opensMention: Bool
  }

  /// A paragraph with text.
  struct Paragraph {
    let pieces: [Piece]
    /// The zone that covers all of it.
    let zone: Zone?
  }

  let paragraphs: [Paragraph]

  /// Cuts a text at blank lines or, in a comment, at every line end.
  init(_ text: LinkedText, showing selection: MentionSelection, everyLine: Bool) {
    let scalars = Array(text.text.unicodeScalars)
    let mentions = text.mentions.filter {
      selection.contains($0) && !$0.range.isEmpty && $0.range.upperBound <= scalars.count
    }
    let ranges = Self.paragraphs(of: scalars, everyLine: everyLine)
    var cutter = PieceCutter(scalars: scalars, mentions: mentions, zones: text.zones)
    paragraphs = ranges.map { range in
      let pieces = cutter.pieces(in: range)
      let first = pieces.first?.zone
      return Paragraph(pieces: pieces, zone: pieces.allSatisfy { $0.zone == first } ? first : nil)
    }
  }

  /// The paragraphs without white space at their ends.
  private static func paragraphs(of scalars: [Unicode.Scalar], everyLine: Bool) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start: Int?
    var end = 0
    var lineHasText = false
    for (index, scalar) in scalars.enumerated() {
      if scalar.value == 0x0A {
        if let first = start, everyLine || !lineHasText {
          paragraphs.append(first..<end)
          start = nil
        }
        lineHasText = false
      } else if scalar.value > 0x20 {
        if start == nil { start = index }
        end = index + 1
        lineHasText = true
      }
    }
    if let start { paragraphs.append(start..<end) }
    return paragraphs
  }
}

/// Cuts one range after another, in ascending order, at the ends of zones and mentions.
private struct PieceCutter {
  let scalars: [Unicode.Scalar]
  let mentions: [Mention]
  let zones: [Zone]
  private var mention = 0
  private var zone = 0

  init(scalars: [Unicode.Scalar], mentions: [Mention], zones: [Zone]) {
    self.scalars = scalars
    self.mentions = mentions
    self.zones = zones
  }

  mutating func pieces(in range: Range<Int>) -> [RenderedText.Piece] {
    var pieces: [RenderedText.Piece] = []
    var index = range.lowerBound
    while index < range.upperBound {
      while mention < mentions.count, mentions[mention].range.upperBound <= index { mention += 1 }
      while zone < zones.count, zones[zone].range.upperBound <= index { zone += 1 }
      var end = range.upperBound
      let inMention = Self.clip(mentions.dropFirst(mention).first?.range, at: index, &end)
      let inZone = Self.clip(zones.dropFirst(zone).first?.range, at: index, &end)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      let found = inMention ? mentions[mention] : nil
      pieces.append(
        RenderedText.Piece(
          text: String(view),
          zone: inZone ? zones[zone] : nil,
          mention: found,
          opensMention: found?.range.lowerBound == index
        )
      )
      index = end
    }
    return pieces
  }

  /// Moves an end to where a stretch begins or ends; whether an index lies in the stretch.
  private static func clip(_ range: Range<Int>?, at index: Int, _ end: inout Int) -> Bool {
    guard let range else { return false }
    let isInside = range.lowerBound <= index
    end = min(end, isInside ? range.upperBound : range.lowerBound)
    return isInside
  }
}
