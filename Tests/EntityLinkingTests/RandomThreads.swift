import ArticleThreads
import TestSupport

/// Makes threads out of names, ordinary words and hostile characters.
struct RandomThreads {
  var generator: SeededGenerator

  private let pieces: [String]

  /// With `withUnknownNames` half of the pieces are parts of names that no list holds.
  init(seed: UInt64, withUnknownNames: Bool = false) {
    generator = SeededGenerator(seed: seed)
    pieces = withUnknownNames ? Self.pieces + Self.unknown : Self.pieces
  }

  private static let unknown = [
    "Jorum Pellant", "Maria Okafor", "Okafor", "MARIA OKAFOR", "Hilda", "J. K.", "van", "al-",
    "de la",
    "O’", "Brindle", "Institute", "University", "Foundation", "Fund (VRF)", "VRF", "Ministry",
    "Inc.",
    "Corp.", "&", "and", "for", "of the", "St. Mary", "’s Hospital", "Lake", "Tarvin", "River",
    "Mr.",
    "Senator", "President", "Minister of Finance", "Monday", "May", "January", "I", "They",
    "However,",
    "said", "who", "near", "in", "at", "spokesman", "34,", "www.Okafor.com", "@Okafor", "#Tarvin",
    "Москва", "Łukasz", "Żółć", "İstanbul", "ﬁRM", "Ǆungla", "ẞ", "👍", "A", "B.", "III", "Jr.",
  ]

  private static let pieces = [
    "Iran", "IRAN", "iran", "US", "U.S.", "us", "ISI", "ISS", "I.S.I", "Pakistan", "Pak",
    "Pakistani",
    "Taliban", "Talban", "Pakistani Taliban", "Saddam Hussein", "Hussein", "Saddam", "Bill Roggio",
    "Bill", "Bloomberg", "Michael Bloomberg", "Karzai", "Hamid Karzai", "Ahmed Wali Karzai",
    "Tripoli", "Libya", "Beirut",
    "Washington",
    "Washington, D.C.", "The Hague", "Sen. Warren", "Warren", "Turkey",
    "Free Pashtun Society (FPS)",
    "FPS", "al-Qa’ida", "al-quaeda", "Afganistan", "Peshawar", "Peshawer", "Peter T. King",
    "Co\u{302}te d’Ivoire", "Pequinox", "State Department", "George H. W. Bush", "snr", "Jr.",
    "the",
    "of", "men", "left", "said", "in", "Mr.", "Jorum", "We", "İ", "İran", "ß", "é", "e\u{301}", "👩‍👩‍👧",
    "🇵🇰", "\u{202E}محمد", "עברית", "中国", "ไทย", "\u{301}", "\u{200D}", "\u{FEFF}", "ʰ", "1", "MI5",
  ]
  private static let gaps = [
    " ", " ", " ", " ", " ", " ", ". ", ", ", "\n", "\r\n", "\n\n", "-", "’s ", "/", "", "(", ") ",
    "\u{A0}", " “", "” ", "! ", ".", "\u{2028}", " — ", "\t", "; ", "\u{AD}",
  ]

  mutating func text(_ longest: Int = 60) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &generator) {
      text += pieces.randomElement(using: &generator) ?? ""
      text += Self.gaps.randomElement(using: &generator) ?? ""
    }
    return text
  }

  /// Sorted, disjoint stretches of a text.
  private mutating func ranges(of text: String, atMost count: Int) -> [Range<Int>] {
    let length = text.unicodeScalars.count
    let cuts = (0..<2 * Int.random(in: 0...count, using: &generator)).map { _ in
      Int.random(in: 0...length, using: &generator)
    }.sorted()
    return stride(from: 0, to: cuts.count, by: 2).map { cuts[$0]..<cuts[$0 + 1] }
      .filter { !$0.isEmpty }
  }

  private mutating func zones(of text: String) -> [Zone] {
    ranges(of: text, atMost: 3).map {
      let kind = Zone.Kind.allCases.randomElement(using: &generator) ?? .body
      return Zone(range: $0, kind: kind, speaker: Bool.random(using: &generator) ? "Source" : nil)
    }
  }

  mutating func thread() -> ArticleThread {
    let body = text()
    let article = Article(id: "a", title: text(8), body: body, zones: zones(of: body))
    var comments: [Reply] = []
    for index in 0..<Int.random(in: 0...5, using: &generator) {
      // Half of them repeat something.
      let old = ([body] + comments.map(\.text)).randomElement(using: &generator) ?? ""
      let text = Bool.random(using: &generator) ? text(20) : text(4) + old + text(4)
      var comment = Reply("\(index)", text, by: ["Bill", "Max", ""][index % 3])
      comment.zones = zones(of: text).filter { !$0.kind.isCounted }
      comment.addresses = ranges(of: text, atMost: 1).map { AddressSpan(range: $0, speaker: "Max") }
      if Bool.random(using: &generator) {
        comment.replyTo = "\(Int.random(in: 0...5, using: &generator))"
      }
      comments.append(comment)
    }
    return ArticleThread(article: article, comments: comments)
  }
}
