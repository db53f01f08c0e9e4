import EntityLinking
import Gazetteers
import Testing

/// Places of which a firm namesake is ten times as large, as raw lists have them by the thousand.
@Suite("Eclipsed places")
struct EclipsedPlaceTests {
  private static let compiled = Result {
    try Lists.compile(
      [
        Row("place/us", "United States", "U.S.", type: "place/country", population: "330000000"),
        Row("place/virginia", "Virginia", type: "place/province", of: "place/us"),
        Row("place/richmond", "Richmond", type: "place/city", of: "place/virginia"),
        Row("place/boston", "Boston", type: "place/city", of: "place/us"),
        Row("place/austria", "Austria", type: "place/country", population: "9000000"),
        Row(
          "place/vienna",
          "Vienna",
          type: "place/city",
          of: "place/austria",
          population: "2000000"
        ),
        Row(
          "place/vienna-virginia",
          "Vienna",
          type: "place/city",
          of: "place/virginia",
          population: "16000"
        ),
        Row("place/iran", "Iran", type: "place/country", population: "88000000"),
        Row("place/iraq", "Iraq", type: "place/country", population: "43000000"),
        Row("place/syria", "Syria", type: "place/country", population: "21000000"),
        Row(
          "place/arak",
          "Arak",
          "Iraq",
          type: "place/city",
          of: "place/iran",
          population: "500000"
        ),
        Row("place/egypt", "Egypt", type: "place/country", population: "104000000"),
        Row("place/egypt-town", "Egypt", type: "place/city", population: "2000"),
        Row("place/georgia", "Georgia", type: "place/country", population: "3700000"),
        Row(
          "place/georgia-us",
          "Georgia",
          type: "place/province",
          of: "place/us",
          population: "10700000"
        ),
        // Nobody counted these; what lists say of how often they are meant has to do.
        Row("place/corvo", "Corvo", type: "place/city", prior: "1"),
        Row("place/corvo-hamlet", "Corvo", type: "place/city", of: "place/tyrol", prior: "0.1"),
        Row("place/tyrol", "Tyrol", type: "place/province", of: "place/austria"),
        Row("place/tara", "Tara", type: "place/city", prior: "1"),
        Row("place/tara-river", "Tara", type: "place/water", of: "place/austria", prior: "0.1"),
        // A small country whose name is a first name.
        Row("place/dominica", "Dominica", type: "place/country", prior: "0.2", population: "72000"),
        Row("place/thursday", "Thursday", type: "place/city", prior: "0.1", population: "2500"),
        Row(
          "place/clause",
          "Clause",
          type: "place/city",
          of: "place/virginia",
          prior: "0.1",
          population: "800"
        ),
        Row("place/mobile", "Mobile", type: "place/city", of: "place/us", population: "190000"),
        Row("organization/nile", "Nile Press", "Nile~weak", of: "place/egypt"),
      ],
      words: Lists.ordinary + " clause mobile"
    )
  }

  @Test(
    "the larger one is meant",
    arguments: [
      Case("They left Boston for Vienna.", "Boston=boston", "Vienna=vienna"),
      Case("Vienna is not in the U.S.", "Vienna=vienna", "U.S.=us"),
      Case(
        "They warned Iraq, Iran and Syria.",
        "Iraq=iraq",
        "Iran=iran",
        "Syria=syria"
      ),
      Case("Austria asked Corvo.", "Austria=austria", "Corvo=corvo"),
      Case("They met in Egypt.", "Egypt=egypt"),
      Case("They left for Dominica.", "Dominica=dominica"),
    ]
  )
  func large(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "unless the text names what holds the smaller one within its country",
    arguments: [
      Case("They left Richmond for Vienna.", "Richmond=richmond", "Vienna=vienna-virginia"),
      Case("They met in Vienna, Virginia.", "Vienna=vienna-virginia", "Virginia=virginia"),
      // Where nothing stands between a place and its country, the country is enough.
      Case("They left Austria. Tara was cold.", "Austria=austria", "Tara=tara-river"),
    ]
  )
  func small(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "a small town whose name is a word, a month or a first name is not what the word means",
    arguments: [
      Case("They met in Thursday again.", "Thursday=-"),
      Case("They read the Clause of Boston.", "Clause=-", "Boston=boston"),
      Case("In Boston they met Mobile.", "Boston=boston", "Mobile=mobile"),
      Case("They met in Clause, Virginia.", "Clause=clause", "Virginia=virginia"),
    ]
  )
  func noise(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("a neighbour in a list is of the kind that its large namesake has")
  func listMate() throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: "Egypt and Georgia talk.") == ["Egypt=egypt", "Georgia=georgia"])
    #expect(
      linker.names(of: "Virginia and Georgia talk.") == ["Virginia=virginia", "Georgia=georgia-us"]
    )
  }

  @Test("a small namesake does not keep a name from speaking for its country")
  func anchor() throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: "Egypt hears the Nile.") == ["Egypt=egypt", "Nile=nile"])
    #expect(linker.names(of: "Boston hears the Nile.") == ["Boston=boston", "Nile=-"])
  }
}
