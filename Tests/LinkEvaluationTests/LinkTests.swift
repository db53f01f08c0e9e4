import Gazetteers
import LinkEvaluation
import TestSupport
import Testing

@Suite("Links and places")
struct LinkTests {
  static let text = "Elm and Elm and Ash and Yew."

  /// Three places of two names, far apart, and one with external ids.
  static let table = """
    id\ttype\tname\taliases\tparent\tdescription\tlatitude\tlongitude\tpopulation\tprior\twikidata\tgeonames
    place/ash\tplace/city\tAsh\t\t\t\t10\t10\t500\t\tQ7\t77
    place/elm-north\tplace/city\tElm\t\t\t\t60\t20\t100\t\tQ8\t
    place/elm-south\tplace/city\tElm\t\t\t\t-30\t20\t9000\t\t\t
    place/yew\tplace/region\tYew\t\t\t\t\t\t\t\t\t

    """

  static func gazetteer() throws -> Gazetteer {
    let folder = try TemporaryFolder()
    return try GazetteerLoader(explicit: [folder.write("places.tsv", table)]).load()
  }

  private func evaluate(
    _ mentions: [GoldMention],
    _ predictions: [PredictedMention]
  ) throws -> Evaluation {
    var evaluation = Evaluation(gazetteer: try Self.gazetteer())
    evaluation.add(GoldDocument(id: "d", text: Self.text, mentions: mentions), predictions)
    return evaluation
  }

  /// A gold link, the predicted entity, and whether it is the same by its own id and by any.
  static let links: [(String, String, Bool, Bool, LinkKind)] = [
    ("Q7", "wikidata:Q7", true, true, .wikidata), ("Q7", "place/ash", false, true, .wikidata),
    ("wikidata:Q7", "wikidata:Q7", true, true, .wikidata),
    ("wikidata:Q7", "Q7", false, true, .wikidata),
    ("http://www.wikidata.org/entity/Q7", "place/ash", false, true, .wikidata),
    ("Q9", "place/ash", false, false, .wikidata),
    ("geonames:77", "geonames:77", true, true, .geonames),
    ("77", "geonames:77", true, true, .other),
    ("geonames:77", "place/ash", false, true, .geonames),
    ("https://sws.geonames.org/77/", "place/ash", false, true, .geonames),
    ("geonames:78", "place/ash", false, false, .geonames),
    ("place/ash", "place/ash", true, true, .other),
    ("place/ash", "place/yew", false, false, .other),
    ("Ash", "other:Ash", true, true, .other),
  ]

  @Test("ids with and without prefix", arguments: links)
  func ids(_ link: String, _ entity: String, _ isCorrect: Bool, _ isSame: Bool, _ kind: LinkKind)
    throws
  {
    let counts = try #require(
      try evaluate(
        [gold("Ash", .place, in: Self.text, link: link)],
        [found("Ash", .place, in: Self.text, entity: entity)]
      ).links[kind]
    )
    #expect(counts.gold == 1)
    #expect(counts.linked == 1)
    #expect(counts.correct == (isCorrect ? 1 : 0))
    #expect(counts.same == (isSame ? 1 : 0))
    #expect(counts.judged == 1)
  }

  @Test(
    "a link that no listed id can answer is not judged",
    arguments: [
      ("Q9", "place/yew"), ("geonames:5", "place/elm-south"),
      ("https://example.org/Ash", "place/ash"),
    ]
  )
  func unjudged(_ link: String, _ entity: String) throws {
    let evaluation = try evaluate(
      [gold("Ash", .place, in: Self.text, link: link)],
      [found("Ash", .place, in: Self.text, entity: entity)]
    )
    #expect(evaluation.links.values.map(\.judged) == [0])
    #expect(evaluation.errors.count(of: .wrongLink) == 0)
  }

  @Test("only the exact span is linked, and NIL is no link")
  func spans() throws {
    let evaluation = try evaluate(
      [
        gold("Ash", .place, in: Self.text, link: "Q7"),
        gold("Yew", .place, in: Self.text, link: "Q70"),
        gold("Elm", .place, in: Self.text, link: "Q8"),
      ],
      [
        found("Ash and", .place, in: Self.text, entity: "place/ash"),
        found("Yew", .place, in: Self.text, entity: nil),
      ]
    )
    let counts = try #require(evaluation.links[.wikidata])
    #expect((counts.gold, counts.linked) == (3, 0))
  }

  @Test("a place is right within 161 km, and the most populous one is the other choice")
  func places() throws {
    let north = GeographicPoint(latitude: 61, longitude: 20)
    let evaluation = try evaluate(
      [
        gold("Elm", .place, in: Self.text, coordinates: north),
        gold("Elm", .place, in: Self.text, at: 1, coordinates: north),
        gold(
          "Ash",
          .place,
          in: Self.text,
          coordinates: GeographicPoint(latitude: 10, longitude: 12)
        ),
        gold(
          "Yew",
          .place,
          in: Self.text,
          coordinates: GeographicPoint(latitude: 0, longitude: 0)
        ),
      ],
      [
        found("Elm", .place, in: Self.text, entity: "place/elm-north"),
        found("Elm", .place, in: Self.text, at: 1, entity: "place/elm-south"),
        found("Ash", .place, in: Self.text, entity: "place/ash"),
      ]
    )
    let counts = evaluation.places.mapValues { [$0.gold, $0.found, $0.near, $0.populousNear] }
    #expect(counts[.all] == [4, 3, 1, 0])
    // Ash is listed, but 219 km away; Yew is listed nowhere.
    #expect(counts[.named] == [3, 3, 1, 0])
    #expect(counts[.listed] == [2, 2, 1, 0])
    #expect(counts[.ambiguous] == [2, 2, 1, 0])
    #expect(counts[.settlements] == [3, 3, 1, 0])
    #expect(counts[.areas] == nil)
    #expect(evaluation.errors.count(of: .farPlace) == 1)
    #expect(evaluation.errors.count(of: .unlistedPlace) == 1)
  }

  @Test(
    "distances along great circles",
    arguments: [
      ((0.0, 0.0), (0.0, 1.0), 111.195), ((52.52, 13.405), (48.8566, 2.3522), 877.46),
      ((0.0, 179.5), (0.0, -179.5), 111.195), ((90.0, 0.0), (-90.0, 0.0), 20015.1),
      ((10.0, 10.0), (10.0, 10.0), 0),
    ]
  )
  func distances(_ first: (Double, Double), _ second: (Double, Double), _ kilometres: Double) {
    let distance = GeographicPoint(latitude: first.0, longitude: first.1)
      .distance(to: GeographicPoint(latitude: second.0, longitude: second.1))
    #expect(abs(distance - kilometres) < 0.1, "\(distance)")
  }
}
