import ArticleThreads
import EntityLinking
import Gazetteers
import TestSupport
import Testing

@Suite("Unknown names in threads")
struct UnknownThreadTests {
  /// The unknown names of an article's title and body and of its comments' bodies.
  private func names(
    _ body: String,
    title: String = "",
    authors: [String] = [],
    comments: [Reply] = []
  ) throws -> [[String]] {
    let article = Article(id: "a", title: title, body: body, authors: authors)
    let thread = try UnknownNames.linker().link(ArticleThread(article: article, comments: comments))
    return [UnknownNames.names(thread.documents[0].title)]
      + thread.documents.map { UnknownNames.names($0.body) }
  }

  @Test(
    "a longer name says what its parts are elsewhere in the thread",
    arguments: [
      (
        "We asked Senator Hilda Brankovic. The answer of Brankovic was short.",
        "Was Brankovic right?",
        ["Hilda Brankovic=person", "Brankovic=person"], ["Brankovic=person"]
      ),
      (
        "The Brindle Foundation was closed. It is said that the Foundation was poor.",
        "So the Foundation was poor.",
        ["Brindle Foundation=organization", "Foundation=organization"],
        ["Foundation=organization"]
      ),
      (
        "The Vellora Relief Fund (VRF) sent food.", "It is good that the VRF sent food.",
        ["Vellora Relief Fund=organization", "VRF=organization"], ["VRF=organization"]
      ),
    ]
  )
  func shortForms(body: String, comment: String, inBody: [String], inComment: [String]) throws {
    #expect(try names(body, comments: [Reply("1", comment)]) == [[], inBody, inComment])
  }

  @Test("what the thread knows of a name decides where the sentence alone does not")
  func evidence() throws {
    let text = "Brankovic was right."
    let alone = try #require(try UnknownNames.linker().link(text).body(0).mentions.first)
    let thread = try UnknownNames.linker().link(
      "We asked Senator Hilda Brankovic at home.",
      comments: [Reply("1", text)]
    )
    let known = try #require(thread.body(1).mentions.first)
    #expect(known.type == "person")
    #expect(known.score > alone.score)
    #expect(known.explanation.reason.contains("a person of the thread has it as the last name"))
  }

  @Test("the title counts for the body and the body for the title")
  func title() throws {
    let found = try names(
      "Senator Hilda Brankovic was asked at home. The answer of Brankovic was short.",
      title: "Why Brankovic will not come"
    )
    #expect(found == [["Brankovic=person"], ["Hilda Brankovic=person", "Brankovic=person"]])
  }

  @Test("a title that opens a body is nobody's, unless the thread has somebody of that name")
  func titles() throws {
    #expect(try names("The answer of the Chancellor was short.") == [[], []])
    let text = "We asked Oskar Chancellor at home. The answer of Chancellor was short."
    #expect(try names(text) == [[], ["Oskar Chancellor=person", "Chancellor=person"]])
  }

  @Test("those who speak in the thread are speakers and no unknown names")
  func speakers() throws {
    let comments = [
      Reply("1", "It is as Tobias Wren said.", by: "Maria Okafor"),
      Reply("2", "No, Senator Okafor said so, and Maria Okafor did, too.", by: "Tobias Wren"),
      Reply("3", "It was Mr. Brankovic who said so.", by: "brankovic"),
    ]
    let found = try names(
      "We asked Senator Hilda Marlowe at home.",
      authors: ["Hilda Marlowe"],
      comments: comments
    )
    #expect(found == [[], [], [], ["Okafor=person"], []])
    // Without such speakers they are.
    let without = try names(
      "We asked Senator Hilda Marlowe at home.",
      comments: comments.map { Reply($0.id, $0.text, by: "x") }
    )
    #expect(
      without == [
        [], ["Hilda Marlowe=person"], ["Tobias Wren=person"],
        ["Okafor=person", "Maria Okafor=person"],
        ["Brankovic=person"],
      ]
    )
  }

  @Test("a speaker's first name is the speaker's, unless the thread tells of another")
  func firstNames() throws {
    let comments = [
      Reply("1", "News.", by: "Yusuf Abdi"),
      Reply("2", "Yusuf, nobody wants that. It is as Yusuf said.", by: "x"),
    ]
    #expect(try names("News.", comments: comments) == [[], [], [], []])
    let others = try names("They met Yusuf Okafor there.", comments: comments)
    #expect(others[1] == ["Yusuf Okafor=person"])
    #expect(others[3].contains("Yusuf=person"))
  }

  @Test("who is addressed is no unknown name")
  func addresses() throws {
    let text = "Maria Okafor, you are right that Senator Hilda Brankovic was there."
    var comment = Reply("1", text)
    comment.addresses = [AddressSpan(range: 0..<12, speaker: "Maria Okafor")]
    #expect(try names("News.", comments: [comment])[2] == ["Hilda Brankovic=person"])
  }

  // MARK: Random threads

  @Test("unknown names keep the rules of mentions, and take nothing else away", arguments: 0..<8)
  func invariants(seed: Int) throws {
    let finder = try UnknownNames.linker()
    let plain = try UnknownNames.linker(findsUnknownNames: false)
    var random = RandomThreads(seed: UInt64(seed), withUnknownNames: true)
    var unknown = 0
    for _ in 0..<40 {
      let thread = random.thread()
      let found = finder.link(thread)
      let before = plain.link(thread)
      #expect(found.documents.count == before.documents.count)
      for (found, before) in zip(found.documents, before.documents) {
        #expect(found.topics == before.topics)
        for (found, before) in [(found.title, before.title), (found.body, before.body)] {
          try check(found, before)
          #expect(found.zones == before.zones)
          #expect(found.sentences == before.sentences)
          #expect(!before.mentions.contains(where: isUnknown))
          unknown += found.mentions.count(where: isUnknown)
        }
      }
    }
    #expect(unknown > 50)
  }

  /// Whether a mention rests on clues; an acronym near to a listed one is unknown with a candidate.
  private func isUnknown(_ mention: Mention) -> Bool {
    mention.form == .unknown && mention.explanation.candidates.isEmpty
  }

  private func check(_ found: LinkedText, _ before: LinkedText) throws {
    let all = Array(found.text.unicodeScalars)
    var end = 0
    for mention in found.mentions {
      try #require(mention.range.lowerBound >= end && mention.range.upperBound <= all.count)
      end = mention.range.upperBound
      #expect(!mention.range.isEmpty)
      #expect(mention.surface.unicodeScalars.elementsEqual(all[mention.range]))
      guard isUnknown(mention) else {
        #expect(before.mentions.contains(mention))
        continue
      }
      #expect(mention.entity == nil)
      #expect(["person", "organization", "place"].contains(mention.type))
      #expect((0.35...1).contains(mention.score))
      #expect(!mention.isCounted)
      let reason = mention.explanation.reason
      #expect(reason.hasPrefix("no list holds the name; taken for "))
      let sentence = found.sentences[mention.sentence]
      #expect(sentence.range.lowerBound <= mention.range.lowerBound)
      #expect(sentence.range.upperBound >= mention.range.upperBound)
      #expect(sentence.paragraph == mention.paragraph)
      // A zone may begin or end within a word, not between two of them.
      for zone in found.zones {
        for edge in [zone.range.lowerBound, zone.range.upperBound]
        where edge > mention.range.lowerBound && edge < mention.range.upperBound {
          #expect(all[edge] != " " && all[edge - 1] != " ", "\(mention.surface)")
        }
      }
    }
    let unknown = found.mentions.filter(isUnknown).map(\.range)
    // Acronyms that are nearly known ones are unknown names like any other.
    for mention in before.mentions
    where mention.form != .unknown && !unknown.contains(where: mention.range.overlaps) {
      #expect(found.mentions.contains(mention))
    }
  }

  @Test("the same threads give the same names every time, on all threads of execution")
  func again() async throws {
    let linker = try UnknownNames.linker()
    var random = RandomThreads(seed: 7, withUnknownNames: true)
    let threads = (0..<6).map { _ in random.thread() }
    @Sendable func mentions() -> [[Mention]] {
      threads.flatMap { linker.link($0).documents.map { $0.title.mentions + $0.body.mentions } }
    }
    let expected = mentions()
    let found = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 { group.addTask { mentions() == expected } }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(found == Array(repeating: true, count: 10))
    #expect(expected.joined().contains { $0.form == .unknown })
  }

  @Test("another process, in which sets have another order, gives the same names")
  func otherProcess() async throws {
    let expected = try Self.digest()
    let result = try await #require(
      processExitsWith: .success,
      observing: [\ExitTest.Result.standardOutputContent]
    ) {
      print("digest:\(try UnknownThreadTests.digest()):")
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(output.contains("digest:\(expected):"))
  }

  private static func digest() throws -> UInt64 {
    var random = RandomThreads(seed: 21, withUnknownNames: true)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for _ in 0..<4 {
      for document in try UnknownNames.linker().link(random.thread()).documents {
        for mention in document.title.mentions + document.body.mentions {
          let line =
            "\(mention.range) \(mention.type) \(mention.score) \(mention.explanation.reason)"
          for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
      }
    }
    return hash
  }
}
