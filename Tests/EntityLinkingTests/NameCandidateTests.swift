import ArticleThreads
import EntityLinking
import Gazetteers
import TestSupport
import Testing

@Suite("Candidates for gazetteers")
struct NameCandidateTests {
  private static func occurrence(
    _ surface: String,
    in document: String,
    by speaker: String = "Ann",
    type: String = "person",
    score: Double = 0.6
  ) -> UnknownNameOccurrence {
    UnknownNameOccurrence(
      document: document,
      kind: document.contains("#") ? .comment : .article,
      speaker: speaker,
      surface: surface,
      type: type,
      score: score,
      context: "\(document): [\(surface)]"
    )
  }

  /// `name/type documents speakers mentions forms` of some threads.
  private static func ranked(_ threads: [[UnknownNameOccurrence]]) -> [String] {
    var candidates = NameCandidates()
    for thread in threads { candidates.add(thread) }
    return candidates.ranked().map {
      "\($0.name)/\($0.type) \($0.documents) \($0.speakers) \($0.mentions) \($0.forms)"
    }
  }

  @Test("short forms count for the longer name of their thread, spellings that fold alike are one")
  func joining() {
    #expect(
      Self.ranked([
        [
          Self.occurrence("Mara Ellison", in: "a"),
          Self.occurrence("Ellison", in: "a#1", by: "Max"),
          Self.occurrence("MARA ELLISON", in: "a#1", by: "Max"),
          Self.occurrence("Ellison", in: "a#2", by: "Max"),
        ],
        // Nobody longer is here, and here there are two.
        [Self.occurrence("Ellison", in: "b")],
        [
          Self.occurrence("Ellison", in: "c"), Self.occurrence("Tom Ellison", in: "c"),
          Self.occurrence("Ann Ellison", in: "c"),
        ],
      ]) == [
        "Mara Ellison/person 3 2 4 [\"Ellison\", \"MARA ELLISON\"]",
        "Ellison/person 2 1 2 []",
        "Ann Ellison/person 1 1 1 []",
        "Tom Ellison/person 1 1 1 []",
      ]
    )
  }

  @Test("only runs of whole words join; the longest of a chain takes all")
  func runs() {
    #expect(
      Self.ranked([
        [
          Self.occurrence("Khyber Courier", in: "a"), Self.occurrence("Khyb", in: "a"),
          Self.occurrence("Courier Khyber", in: "a"),
          Self.occurrence("The Khyber Courier Trust", in: "a"),
          Self.occurrence("Courier Trust", in: "a"),
        ]
      ]) == [
        "The Khyber Courier Trust/person 1 1 3 [\"Courier Trust\", \"Khyber Courier\"]",
        "Courier Khyber/person 1 1 1 []",
        "Khyb/person 1 1 1 []",
      ]
    )
  }

  @Test("documents come before speakers, these before mentions; the type of most score is told")
  func ranking() throws {
    var candidates = NameCandidates(contexts: 2)
    candidates.add([
      Self.occurrence("Often", in: "a"), Self.occurrence("Often", in: "a"),
      Self.occurrence("Often", in: "a"), Self.occurrence("Said", in: "a", by: "Max"),
      Self.occurrence("Said", in: "a", by: ""), Self.occurrence("Said", in: "a", by: "José"),
      // To bytes another speaker.
      Self.occurrence("Said", in: "a", by: "Jose\u{301}"),
      Self.occurrence("Wide", in: "a", type: "place", score: 0.9),
      Self.occurrence("Wide", in: "a#1", type: "person", score: 0.5),
      Self.occurrence("Wide", in: "a#2", type: "place", score: 0.7),
    ])
    let ranked = candidates.ranked()
    #expect(ranked.map(\.name) == ["Wide", "Said", "Often"])
    let wide = try #require(ranked.first)
    #expect(wide.type == "place" && abs(wide.score - 0.8) < 1e-9)
    #expect(wide.contexts == ["a: [Wide]", "a#1: [Wide]"])
    #expect(wide.articleMentions == 1 && wide.commentMentions == 2)
    #expect(ranked[1].speakers == 3)
    #expect(candidates.ranked(type: "place").map(\.name) == ["Wide"])
    #expect(candidates.ranked(minimum: 2).map(\.name) == ["Wide"])
    #expect(candidates.ranked(minimum: 4).isEmpty)
  }

  @Test("the order of threads does not matter, but for which contexts are kept", arguments: 1...5)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = ["Ada Byron", "Byron", "byron", "Ada", "Lord Ada Byron", "西安", "Bÿron", "👩‍👩‍👧"]
    let threads = (0..<12).map { thread in
      (0..<Int.random(in: 0...8, using: &random)).map { _ in
        Self.occurrence(
          names.randomElement(using: &random) ?? "",
          in: "\(thread)#\(Int.random(in: 0...3, using: &random))",
          by: ["Max", "Ann", ""].randomElement(using: &random) ?? "",
          type: ["person", "place"].randomElement(using: &random) ?? ""
        )
      }
    }
    #expect(Self.ranked(threads) == Self.ranked(threads.shuffled(using: &random)))
  }

  @Test("the nearest entity, by letters or by sound, of the same type only")
  func nearest() throws {
    let gazetteer = try Lists.compile([
      Row("person/gaddafi", "Muammar al-Gaddafi"), Row("person/khrushchev", "Nikita Khrushchev"),
      Row("place/peshawar", "Peshawar"), Row("person/omar", "Omar Mora"),
      Row("organization/mara", "Mara"),
    ])
    let nearest = NearestEntity(gazetteer)
    for (name, type, expected, distance) in [
      ("Moammar Qadhafi", "person", "person/gaddafi", nil as Int?),
      ("Muammar al-Gadafi", "person", "person/gaddafi", 1),
      ("Nikita Khruschev", "person", "person/khrushchev", 1),
      ("Peshawer", "place", "place/peshawar", 1), ("Peschawwar", "place", "place/peshawar", 2),
      ("Peshawer", "person", nil, nil), ("Mary Mora", "person", nil, nil),
      ("Mora", "person", nil, nil),
      ("", "person", nil, nil), ("西安 西安", "person", nil, nil),
    ] {
      let found = nearest.suggestion(for: name, type: type)
      #expect(found.map { gazetteer.id(of: $0.entity) } == expected, "\(name)")
      #expect(found?.distance == distance, "\(name)")
    }
  }

  @Test("names are taken from zones that count, with their sentence")
  func occurrences() throws {
    let linker = Linker(gazetteer: try Lists.linker().gazetteer, findsUnknownNames: true)
    let text = "Mr. Jorum Kolv\nsaid so. Iran won."
    let thread = linker.link(
      .init(
        article: .init(id: "a", title: "", body: text, authors: ["Ann"]),
        comments: [
          .init(
            id: "1",
            author: "Max",
            text: text,
            zones: [Zone(range: 0..<33, kind: .repeat)]
          )
        ]
      )
    )
    let found = thread.unknownNames
    #expect(found.map(\.surface) == ["Jorum Kolv"])
    #expect(found.first?.context == "Mr. [Jorum Kolv] said so.")
    #expect(found.first?.speaker == "Ann" && found.first?.type == "person")
  }
}
