import EntityLinking
import Gazetteers
import Testing

/// What a title says of the persons of a surname.
@Suite("Titles of women and men")
struct TitleTests {
  private static let compiled = Result {
    try Lists.compile([
      Row("place/us", "United States", "U.S.", type: "place/country", prior: "9"),
      Row("person/hillary", "Hillary Clinton", "Clinton~short", of: "place/us", prior: "9"),
      Row("person/bill", "Bill Clinton", of: "place/us", prior: "3"),
      Row("person/robin", "Robin Ashby", "Ashby~short", of: "place/us"),
      Row("place/clinton-iowa", "Clinton, Iowa", type: "place/city", of: "place/iowa"),
      Row("place/iowa", "Iowa", type: "place/province", of: "place/us"),
    ])
  }

  @Test(
    "`Mr.` speaks of no woman, `Mrs.` of no man",
    arguments: [
      Case("They met Mr. Clinton.", "Clinton=bill"),
      Case("They met Mrs. Clinton.", "Clinton=hillary"),
      Case("They met Clinton.", "Clinton=hillary"),
      Case(
        "Hillary Clinton met Bill Clinton. Mr. Clinton left. Mrs. Clinton left. Clinton left.",
        "Hillary Clinton=hillary",
        "Bill Clinton=bill",
        "Clinton=bill",
        "Clinton=hillary",
        "Clinton=hillary"
      ),
      Case("Bill Clinton left. They saw Ms. Clinton.", "Bill Clinton=bill", "Clinton=hillary"),
      // No title, and a name that women and men bear.
      Case("They miss Clinton.", "Clinton=hillary"),
      Case("Mr. Ashby met Mrs. Ashby.", "Ashby=robin", "Ashby=robin"),
    ]
  )
  func titles(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let linked = linker.names(of: example.text).filter { !$0.hasSuffix("=-") }
    #expect(linked == example.expected)
  }

  @Test(
    "in a town that the text places nobody is named who is not named in full",
    arguments: [
      Case(
        "They live in Clinton, Iowa. They met in Clinton.",
        "Clinton=clinton-iowa",
        "Iowa=iowa",
        "Clinton=clinton-iowa"
      ),
      Case(
        "Hillary Clinton was in Clinton, Iowa. They trust in Clinton.",
        "Hillary Clinton=hillary",
        "Clinton=clinton-iowa",
        "Iowa=iowa",
        "Clinton=hillary"
      ),
    ]
  )
  func towns(_ example: Case) throws {
    #expect(Linker(gazetteer: try Self.compiled.get()).names(of: example.text) == example.expected)
  }
}
