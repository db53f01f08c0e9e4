import EntityLinking
import Gazetteers
import Testing

/// Bodies that are named by what they are, and what no name is shortened to.
@Suite("Short forms by heads")
struct HeadFormTests {
  private static let compiled = Result {
    try Lists.compile([
      Row("place/us", "United States", "U.S.", type: "place/country", prior: "9"),
      Row("place/jordan", "Jordan", type: "place/country", prior: "4"),
      Row("organization/fairhaven", "Fairhaven Foundation", of: "place/us"),
      Row("organization/westlake", "Westlake Foundation", of: "place/us"),
      Row("organization/nordic-council", "Nordic Council"),
      Row("organization/council-of-ash", "Council of Ashford", of: "place/us"),
      Row("place/france", "France", "French~demonym", type: "place/country", prior: "9"),
      Row("organization/french", "French Airlines", of: "place/us"),
      Row("organization/plain-army", "Plainsmen Army", of: "place/us"),
      Row("organization/textile", "Dominion Textile", of: "place/us"),
      Row("person/abdullah", "King Abdullah of Jordan", of: "place/jordan"),
      Row("person/davis", "David Davis", "Brexit Secretary David Davis"),
      Row("person/jean", "Gordon Jean", of: "place/us"),
      Row("person/sondland", "Jean Sondland", of: "place/us"),
    ])
  }

  @Test(
    "behind `the` the head of the thread's one such body is that body",
    arguments: [
      Case(
        "The Fairhaven Foundation gave aid. The Foundation said so.",
        "Fairhaven Foundation=fairhaven",
        "Foundation=fairhaven"
      ),
      Case(
        "They met the Council of Ashford. Then the Council left.",
        "Council of Ashford=council-of-ash",
        "Council=council-of-ash"
      ),
      // A plain word, or no article, or more behind it.
      Case(
        "The Fairhaven Foundation gave aid. The foundation said so.",
        "Fairhaven Foundation=fairhaven"
      ),
      Case(
        "The Fairhaven Foundation gave aid. They met at Foundation work.",
        "Fairhaven Foundation=fairhaven"
      ),
      Case(
        "The Fairhaven Foundation gave aid. They met at the Foundation Centre.",
        "Fairhaven Foundation=fairhaven"
      ),
      Case(
        "They met the Nordic Council. They met the Council of Ministers.",
        "Nordic Council=nordic-council"
      ),
      // Two of a kind.
      Case(
        "The Fairhaven Foundation and the Westlake Foundation met. The Foundation said so.",
        "Fairhaven Foundation=fairhaven",
        "Westlake Foundation=westlake"
      ),
      // Everybody's, and no head at all.
      Case("They met the Plainsmen Army. The Army left.", "Plainsmen Army=plain-army"),
      Case("They met Dominion Textile. The Textile left.", "Dominion Textile=textile"),
    ]
  )
  func heads(_ example: Case) throws {
    #expect(Linker(gazetteer: try Self.compiled.get()).names(of: example.text) == example.expected)
  }

  @Test(
    "what is no surname and no first name",
    arguments: [
      Case(
        "They met King Abdullah of Jordan. Jordan is at war.",
        "King Abdullah of Jordan=abdullah",
        "Jordan=jordan"
      ),
      Case(
        "They met Brexit Secretary David Davis. He said Brexit is on.",
        "Brexit Secretary David Davis=davis"
      ),
      // A people's name is a company's where it does something.
      Case(
        "French Airlines cut fares. The French people left. French said no.",
        "French Airlines=french",
        "French=france",
        "French=french"
      ),
      // One's surname is another's first name.
      Case(
        "Gordon Jean and Jean Sondland met. Jean left.",
        "Gordon Jean=jean",
        "Jean Sondland=sondland",
        "Jean=jean"
      ),
    ]
  )
  func others(_ example: Case) throws {
    let names = Linker(gazetteer: try Self.compiled.get()).names(of: example.text)
    #expect(names == example.expected)
  }

  @Test("a head holds in its own document, and from the article in the comments")
  func threads() throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let thread = linker.link(
      "The Fairhaven Foundation gave aid.",
      comments: [
        Reply("c1", "I know the Foundation."), Reply("c2", "They met the Nordic Council."),
        Reply("c3", "I know the Council."),
      ]
    )
    #expect(linker.names(thread.body(1)) == ["Foundation=fairhaven"])
    #expect(linker.names(thread.body(3)).isEmpty)
  }
}
