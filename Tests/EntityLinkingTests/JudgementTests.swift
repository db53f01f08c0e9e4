import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

/// A judgement and what it makes of a thread.
struct JudgedCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// The text of the article, and of its comments.
  var texts: [String]
  /// Which occurrence of which text in which document is judged.
  var document: Int
  var surface: String
  var occurrence = 0
  var entity: String?
  var scope = Judgement.Scope.mention
  /// The mentions of all documents afterwards: `text=slug`, the judged ones with a `!`.
  var expected: [String]

  init(
    _ name: String,
    _ texts: String...,
    judge surface: String,
    _ occurrence: Int = 0,
    in document: Int = 0,
    as entity: String?,
    _ scope: Judgement.Scope = .mention,
    gives expected: [String]
  ) {
    testDescription = name
    self.texts = texts
    self.surface = surface
    self.occurrence = occurrence
    self.document = document
    self.entity = entity
    self.scope = scope
    self.expected = expected
  }
}

@Suite("Judgements")
struct JudgementTests {
  private static func thread(_ texts: [String]) -> ArticleThread {
    ArticleThread(
      article: Article(id: "a", title: "", body: texts[0]),
      comments: texts.dropFirst().enumerated().map { Comment(id: "\($0)", text: $1) }
    )
  }

  /// The judgement of an occurrence of a text.
  private static func judgement(
    _ surface: String,
    _ occurrence: Int = 0,
    in texts: [String],
    _ document: Int = 0,
    as entity: String?,
    _ scope: Judgement.Scope = .mention
  ) throws -> Judgement {
    let text = Array(texts[document].unicodeScalars)
    let wanted = Array(surface.unicodeScalars)
    let starts = (0...max(0, text.count - wanted.count)).filter {
      text[$0...].starts(with: wanted)
    }
    let start = try #require(starts.indices.contains(occurrence) ? starts[occurrence] : nil)
    return Judgement(
      article: "a",
      document: document == 0 ? "a" : "a#\(document - 1)",
      part: .body,
      range: start..<start + wanted.count,
      surface: surface,
      entity: entity,
      scope: scope
    )
  }

  private static func names(_ texts: [String], _ judgements: Judgements) throws -> [String] {
    let linker = try Lists.linker()
    return linker.link(thread(texts), judgements: judgements).documents.flatMap { document in
      document.body.mentions.map { mention in
        let id = mention.entity.map { linker.gazetteer.id(of: $0) } ?? "nil"
        let slug = id.split(separator: "/").last ?? ""
        return "\(mention.surface)=\(slug)" + (mention.judgement == nil ? "" : "!")
      }
    }
  }

  static let cases = [
    JudgedCase(
      "one mention and no other",
      "Iran met Iran.",
      "Iran!",
      judge: "Iran",
      1,
      as: "place/kabul",
      gives: ["Iran=iran", "Iran=kabul!", "Iran=iran"]
    ),
    JudgedCase(
      "none",
      "Iran met Iran.",
      judge: "Iran",
      as: nil,
      gives: ["Iran=nil!", "Iran=iran"]
    ),
    JudgedCase(
      "words that no list has",
      "We saw Jorumville there.",
      judge: "Jorumville",
      as: "place/kabul",
      gives: ["Jorumville=kabul!"]
    ),
    JudgedCase(
      "words in lower case, over a break",
      "He said: the capital.",
      judge: "said: the capital",
      as: "place/kabul",
      gives: ["said: the capital=kabul!"]
    ),
    JudgedCase(
      "a longer span takes in what is linked within it",
      "The Kabul Iran Club met Iran.",
      judge: "Kabul Iran Club",
      as: "place/kabul",
      gives: ["Kabul Iran Club=kabul!", "Iran=iran"]
    ),
    JudgedCase(
      "a shorter span takes a longer link apart",
      "We met Saddam Hussein there.",
      judge: "Hussein",
      as: "place/kabul",
      gives: ["Hussein=kabul!"]
    ),
    JudgedCase(
      "none where nothing is linked makes no mention",
      "We saw Jorumville there.",
      judge: "Jorumville",
      as: nil,
      gives: []
    ),
    JudgedCase(
      "the thread",
      "Iran met Iran.",
      "Iran!",
      "iran or IRAN",
      judge: "Iran",
      as: "place/kabul",
      .thread,
      gives: ["Iran=kabul!", "Iran=kabul!", "Iran=kabul!", "IRAN=iran"]
    ),
    JudgedCase(
      "the thread, by words that no list has, whatever joins them",
      "The Jorum Kolv club.",
      "A Jorum-Kolv, a Jorum. Kolv and a Jorum\nKolv.",
      judge: "Jorum Kolv",
      as: "place/kabul",
      .thread,
      gives: ["Jorum Kolv=kabul!", "Jorum-Kolv=kabul!"]
    ),
    JudgedCase(
      "not within a longer link, but where it was judged",
      "We met Saddam Hussein. Hussein left.",
      "Saddam Hussein and Hussein.",
      judge: "Hussein",
      1,
      as: "place/kabul",
      .everywhere,
      gives: [
        "Saddam Hussein=saddam", "Hussein=kabul!", "Saddam Hussein=saddam",
        "Hussein=kabul!",
      ]
    ),
    JudgedCase(
      "none everywhere",
      "Iran met Pakistan.",
      "Iran!",
      judge: "Iran",
      in: 1,
      as: nil,
      .everywhere,
      gives: ["Iran=nil!", "Pakistan=pakistan", "Iran=nil!"]
    ),
    JudgedCase(
      "not as part of a longer name that no list holds",
      "Iran won. Mary Iran left.",
      judge: "Iran",
      as: "place/kabul",
      .everywhere,
      gives: ["Iran=kabul!", "Iran=nil"]
    ),
    JudgedCase(
      "scripts without spaces and wide characters",
      "😀 中国 won. 中国!",
      judge: "中国",
      as: "place/iran",
      .everywhere,
      gives: ["中国=iran!", "中国=iran!"]
    ),
    JudgedCase(
      "an entity that is not listed decides nothing",
      "Iran met Iran.",
      judge: "Iran",
      as: "place/atlantis",
      .thread,
      gives: ["Iran=iran", "Iran=iran"]
    ),
  ]

  @Test("what a judgement decides", arguments: cases)
  func decides(_ one: JudgedCase) throws {
    let judgement = try Self.judgement(
      one.surface,
      one.occurrence,
      in: one.texts,
      one.document,
      as: one.entity,
      one.scope
    )
    #expect(try Self.names(one.texts, Judgements([judgement])) == one.expected)
  }

  @Test("what keeps a judgement from its place is told, and the rules decide there")
  func obstacles() throws {
    let linker = try Lists.linker()
    let texts = ["Iran met U.S. men. Iran left.", "Kabul"]
    func obstacle(_ range: Range<Int>, _ surface: String, _ entity: String? = "place/kabul") throws
      -> String?
    {
      let judgement = Judgement(
        article: "a",
        document: "a",
        part: .body,
        range: range,
        surface: surface,
        entity: entity
      )
      let judgements = Judgements([judgement])
      let decided = try Self.names(texts, judgements).contains { $0.hasSuffix("!") }
      let told = linker.obstacle(to: judgement, in: Self.thread(texts), with: judgements)
      #expect(decided == (told == nil))
      return told
    }
    #expect(try obstacle(0..<4, "Iran") == nil)
    #expect(try obstacle(0..<4, "Iraq") == "the text at a@b0-4 is now “Iran”")
    #expect(try obstacle(0..<400, "Iran") == "the text ends before a@b0-400")
    #expect(
      try obstacle(9..<12, "U.S")
        == "a@b9-12 does not stand on whole words; the words there are a@b9-13 “U.S.”"
    )
    #expect(
      try obstacle(14..<23, "men. Iran") == "a@b14-23 crosses the end of a sentence or zone"
    )
    #expect(
      try obstacle(0..<4, "Iran", "place/atlantis") == "the gazetteer does not list place/atlantis"
    )
    #expect(try obstacle(4..<5, " ")?.hasPrefix("a@b4-5 does not stand on whole words") == true)
    var missing = try Self.judgement("Iran", in: texts, as: nil)
    missing.document = "a#9"
    #expect(
      linker.obstacle(to: missing, in: Self.thread(texts), with: Judgements([missing]))
        == "“a#9” is not in the graph"
    )
    #expect(
      linker.obstacle(to: missing, in: nil, with: .none) == "“a#9” is not in the graph"
    )
  }

  @Test(
    "the narrower scope wins, then the longer span; a later word on one thing replaces the first"
  )
  func precedence() throws {
    let texts = ["The Kabul Iran Club met Iran.", "Iran"]
    let mention = try Self.judgement("Iran", 1, in: texts, as: "place/turkey")
    let thread = try Self.judgement("Iran", in: texts, 1, as: "place/peshawar", .thread)
    let all = try Self.judgement("Iran", in: texts, 1, as: "place/us", .everywhere)
    let longer = try Self.judgement("Kabul Iran", in: texts, as: "place/mobile", .everywhere)
    for order in [[mention, thread, all, longer], [longer, all, thread, mention]] {
      #expect(
        try Self.names(texts, Judgements(order)) == [
          "Kabul Iran=mobile!", "Iran=turkey!", "Iran=peshawar!",
        ]
      )
    }
    var other = mention
    other.entity = nil
    #expect(other.id == mention.id)
    #expect(Set([mention, thread, all, longer].map(\.id)).count == 4)
    #expect(try Self.names(texts, Judgements([mention, other])).contains("Iran=nil!"))
    #expect(Judgements([mention, other]).all.count == 1)
  }

  @Test("what a judgement replaced, and why the rules would have linked it, is kept")
  func reasons() throws {
    let texts = ["We met Saddam Hussein there."]
    let linker = try Lists.linker()
    let judgement = try Self.judgement("Saddam Hussein", in: texts, as: nil)
    let before = try #require(linker.link(Self.thread(texts)).documents[0].body.mentions.first)
    let after = try #require(
      linker.link(Self.thread(texts), judgements: Judgements([judgement]))
        .documents[0].body.mentions.first
    )
    #expect(after.explanation == before.explanation)
    #expect(after.judgement?.replaced.map(\.entity) == [before.entity])
    #expect(after.entity == nil && after.score == 0 && after.type == before.type)
  }

  @Test("a thread without what is judged is untouched, one with it is stamped", arguments: 1...20)
  func stamps(seed: UInt64) throws {
    let linker = try Lists.linker()
    var random = RandomThreads(seed: seed)
    let texts = [random.text(), random.text(), random.text()]
    let thread = Self.thread(texts)
    let plain = linker.link(thread)
    let mentions = plain.documents.flatMap(\.body.mentions)
    let surfaces = mentions.map(\.surface) + ["Jorum", "中国", "é", "ß", "U.S."]
    for surface in surfaces {
      let judgement = Judgement(
        article: "other",
        document: "other",
        part: .body,
        range: 0..<1,
        surface: surface,
        entity: "place/mobile",
        scope: .everywhere
      )
      let judgements = Judgements([judgement])
      let bodies = linker.link(thread, judgements: judgements).documents.map(\.body.mentions)
      for body in bodies {
        let pairs = zip(body, body.dropFirst())
        #expect(pairs.allSatisfy { $0.range.upperBound <= $1.range.lowerBound }, "\(surface)")
      }
      let linked = Array(bodies.joined())
      let isDecided = linked.contains { $0.judgement != nil }
      #expect(!isDecided || !judgements.stamp(of: thread).isEmpty, "\(surface)")
      #expect(isDecided || linked == mentions, "\(surface)")
      // The long word is what stored texts are searched for.
      let texts = texts.contains { $0.utf8.count > 0 && Self.holds($0, judgement.longestWord) }
      #expect(!isDecided || texts, "\(surface)")
    }
    #expect(Judgements.none.stamp(of: thread).isEmpty)
  }

  private static func holds(_ text: String, _ word: String) -> Bool {
    let bytes = Array(text.utf8)
    let wanted = Array(word.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
