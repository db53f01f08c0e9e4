import EntityLinking
import Gazetteers
import Testing

@Suite("Names of several entities")
struct AmbiguousNameTests {
  private static let compiled = Result {
    try Lists.compile(
      [
        Row(
          "place/us",
          "United States",
          "U.S.|American~demonym",
          type: "place/country",
          prior: "30"
        ),
        Row("place/uk", "United Kingdom", "UK|Britain", type: "place/country", prior: "20"),
        Row("place/france", "France", "French~demonym", type: "place/country", prior: "15"),
        Row("place/texas", "Texas", type: "place/province", of: "place/us"),
        Row("place/paris", "Paris", type: "place/city", of: "place/france", prior: "10"),
        Row("place/paris-texas", "Paris", "Paris, Texas", type: "place/city", of: "place/texas"),
        Row("place/georgia", "Georgia", "Georgian~demonym", type: "place/country", prior: "3"),
        Row("place/georgia-us", "Georgia", type: "place/province", of: "place/us", prior: "3"),
        Row("place/atlanta", "Atlanta", type: "place/city", of: "place/georgia-us", prior: "3"),
        Row("place/armenia", "Armenia", type: "place/country", prior: "2"),
        Row("place/tbilisi", "Tbilisi", type: "place/city", of: "place/georgia", prior: "1"),
        Row(
          "place/washington-dc",
          "Washington",
          "Washington, D.C.|D.C.",
          type: "place/city",
          of: "place/us",
          prior: "9"
        ),
        Row(
          "place/washington-state",
          "Washington State",
          "Washington",
          type: "place/province",
          of: "place/us",
          prior: "2"
        ),
        Row(
          "place/seattle",
          "Seattle",
          "Seattle, Washington",
          type: "place/city",
          of: "place/washington-state"
        ),
        Row("person/washington", "George Washington", of: "place/us"),
        Row("place/jordan", "Jordan", type: "place/country", prior: "4"),
        Row("person/jordan", "Michael Jordan", of: "place/us"),
        Row("person/lincoln", "Abraham Lincoln", "Lincoln~weak", of: "place/us", prior: "3"),
        Row(
          "place/lincoln",
          "Lincoln",
          "Lincoln, Nebraska",
          type: "place/city",
          of: "place/nebraska"
        ),
        Row("place/nebraska", "Nebraska", type: "place/province", of: "place/us"),
        Row("organization/chelsea", "Chelsea Football Club", of: "place/uk", prior: "4"),
        Row("place/chelsea", "Chelsea", type: "place/city", of: "place/uk", prior: "1"),
        Row("person/chelsea", "Chelsea Clinton", of: "place/us"),
        Row("place/santos", "Santos", type: "place/city", of: "place/brazil"),
        Row("place/brazil", "Brazil", type: "place/country", prior: "8"),
        Row("person/santos", "Juan Manuel Santos", of: "place/colombia"),
        Row("place/colombia", "Colombia", type: "place/country", prior: "5"),
        Row("place/lebanon", "Lebanon", type: "place/country", prior: "6"),
        Row(
          "place/lebanon-pa",
          "Lebanon",
          "Lebanon, Pennsylvania",
          type: "place/city",
          of: "place/pennsylvania"
        ),
        Row("place/pennsylvania", "Pennsylvania", "Pa.", type: "place/province", of: "place/us"),
        Row("place/birmingham", "Birmingham", type: "place/city", of: "place/uk", prior: "5"),
        Row("place/birmingham-al", "Birmingham", type: "place/city", of: "place/alabama"),
        Row("place/alabama", "Alabama", "Ala.", type: "place/province", of: "place/us"),
        Row("place/cambridge", "Cambridge", type: "place/city", of: "place/uk", prior: "4"),
        Row("place/cambridge-ma", "Cambridge", type: "place/city", of: "place/massachusetts"),
        Row(
          "place/massachusetts",
          "Massachusetts",
          "Mass.",
          type: "place/province",
          of: "place/us"
        ),
        Row(
          "place/victoria",
          "Victoria",
          type: "place/province",
          of: "place/australia",
          prior: "3"
        ),
        Row("place/hobart", "Hobart", type: "place/city", of: "place/victoria"),
        Row("place/australia", "Australia", type: "place/country", prior: "9"),
        Row("place/victoria-bc", "Victoria", type: "place/city", of: "place/canada", prior: "3"),
        Row("place/canada", "Canada", type: "place/country", prior: "9"),
        Row(
          "place/new-york-state",
          "New York State",
          "New York~weak",
          type: "place/province",
          of: "place/us"
        ),
        Row(
          "place/new-york",
          "New York",
          "New Yorker~demonym",
          type: "place/city",
          of: "place/new-york-state",
          prior: "5"
        ),
        Row(
          "organization/cambridge-university",
          "Cambridge University",
          "Cambridge~weak",
          type: "organization/university",
          of: "place/uk"
        ),
        Row("organization/yale", "Yale", type: "organization/university", of: "place/us"),
        Row("organization/new-yorker", "The New Yorker", "The New Yorker~weak", of: "place/us"),
        Row(
          "organization/supreme-court",
          "Supreme Court",
          type: "organization/court",
          of: "place/us"
        ),
        Row("organization/liberals", "Liberal Democrats", of: "place/uk"),
        Row("organization/labor", "Labor Party", type: "organization/party", of: "place/uk"),
        Row("organization/democrats", "Democratic Party", "Democrats", of: "place/us"),
        Row("organization/amazon", "Amazon", "Amazon.com", of: "place/us", prior: "5"),
        Row(
          "place/amazon",
          "Amazon",
          "Amazon River",
          type: "place/water",
          of: "place/brazil",
          prior: "2"
        ),
        Row("organization/shell", "Shell", "Shell~weak", of: "place/uk"),
        Row("organization/apple", "Apple", "Apple~weak", of: "place/us"),
      ],
      words: Lists.ordinary + " shell apple sold oil egg coast river flows tide mass liberal"
    )
  }

  @Test(
    "with context",
    arguments: [
      Case("They met in Paris, Texas.", "Paris=paris-texas", "Texas=texas"),
      Case("They met in Paris, France.", "Paris=paris", "France=france"),
      Case("Georgia and Armenia talk.", "Georgia=georgia", "Armenia=armenia"),
      Case("They left Tbilisi. Georgia was cold.", "Tbilisi=tbilisi", "Georgia=georgia"),
      Case("They met in Atlanta, Georgia.", "Atlanta=atlanta", "Georgia=georgia-us"),
      Case("They met in Seattle, Washington.", "Seattle=seattle", "Washington=washington-state"),
      Case("They met in Washington, D.C.", "Washington, D.C.=washington-dc"),
      Case(
        "George Washington won. We know Washington left.",
        "George Washington=washington",
        "Washington=washington"
      ),
      Case("Michael Jordan won. They met Jordan.", "Michael Jordan=jordan", "Jordan=jordan"),
      Case("They went to Amman in Jordan.", "Jordan=jordan"),
      Case("They met in Lincoln, Nebraska.", "Lincoln=lincoln", "Nebraska=nebraska"),
      Case(
        "Abraham Lincoln won. President Lincoln left.",
        "Abraham Lincoln=lincoln",
        "Lincoln=lincoln"
      ),
      Case(
        "Chelsea Football Club won. We know Chelsea lost.",
        "Chelsea Football Club=chelsea",
        "Chelsea=chelsea"
      ),
      Case("Chelsea Clinton left. They met Chelsea.", "Chelsea Clinton=chelsea", "Chelsea=chelsea"),
      Case(
        "Juan Manuel Santos left. They met Santos.",
        "Juan Manuel Santos=santos",
        "Santos=santos"
      ),
      Case("They live in Santos, Brazil.", "Santos=santos", "Brazil=brazil"),
      Case("They live in Lebanon, Pa.", "Lebanon=lebanon-pa", "Pa.=pennsylvania"),
      Case("They live in Birmingham, Ala.", "Birmingham=birmingham-al", "Ala.=alabama"),
      Case("They live in Cambridge, Mass.", "Cambridge=cambridge-ma", "Mass.=massachusetts"),
      Case("They left Canada. Victoria was cold.", "Canada=canada", "Victoria=victoria-bc"),
      Case("They left Hobart. Victoria was cold.", "Hobart=hobart", "Victoria=victoria"),
      Case("They left Brazil. The Amazon flows.", "Brazil=brazil", "Amazon=amazon"),
      Case("Apple said it sold more in the U.S.", "Apple=apple", "U.S.=us"),
    ]
  )
  func withContext(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "a state by the words around, not the city of its name",
    arguments: [
      ("They met Ann Ash (D-New York).", "new-york-state"),
      ("They met Sen. Ann B. Ash of New York.", "new-york-state"),
      ("She is the governor of New York.", "new-york-state"),
      ("New York Gov. Ash left.", "new-york-state"),
      ("New York Republican Sen. Ash left.", "new-york-state"),
      ("He won the New York primary.", "new-york-state"),
      ("New York lawmakers left.", "new-york-state"),
      ("They are Republicans from New York.", "new-york-state"),
      ("They left Texas, New York and Nebraska.", "new-york-state"),
      ("Fires burned in eastern Washington.", "washington-state"),
      ("They live in upstate New York.", "new-york-state"),
      ("They live in New York.", "new-york"), ("He is the mayor of New York.", "new-york"),
      ("They left Paris, New York and Atlanta.", "new-york"),
      ("They left Texas for New York and Nebraska.", "new-york"),
      ("They met Ann Ash (D-Washington).", "washington-state"),
      ("Washington Gov. Ash left.", "washington-state"),
      ("They met Rep. Ann Ash of Washington.", "washington-state"),
      ("They were stern. New York was cold.", "new-york"),
      // Those of the capital.
      ("Washington lawmakers left.", "washington-dc"),
      ("They are Republicans in Washington.", "washington-dc"),
    ]
  )
  func division(text: String, expected: String) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let names = linker.link(text).body(0).mentions
      .filter { ["New York", "Washington"].contains($0.surface) }
      .map { linker.slug($0.entity) }
    #expect(names == [expected])
  }

  @Test(
    "a university by the words around, not the city of its name",
    arguments: [
      ("He studied at Cambridge.", "cambridge-university"),
      ("She has a degree in modern law from Cambridge.", "cambridge-university"),
      ("She is an alumna of Cambridge.", "cambridge-university"),
      ("He knows Yale and Cambridge well.", "cambridge-university"),
      ("They met at Cambridge.", "cambridge"), ("He comes from Cambridge.", "cambridge"),
      ("He studied law while at home in Cambridge.", "cambridge"),
      ("He studied at Cambridge, Mass., there.", "cambridge-ma"),
      ("He graduated from Cambridge Latin there.", "cambridge"),
      ("He knows Paris and Cambridge well.", "cambridge"),
    ]
  )
  func university(text: String, expected: String) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let names = linker.link(text).body(0).mentions
      .filter { $0.surface == "Cambridge" }.map { linker.slug($0.entity) }
    #expect(names == [expected])
  }

  @Test(
    "told apart by how they are written, and by the name before",
    arguments: [
      Case("They met liberal Democrats.", "Democrats=democrats"),
      Case("They met the Liberal Democrats.", "Liberal Democrats=liberals"),
      Case("They met the Labor Party.", "Labor Party=labor"),
      Case("They met the French Labor Party."),
      Case("They were at Mass today."), Case("The Mass transit is down."),
      Case("They live in Cambridge, Mass, now.", "Cambridge=cambridge-ma", "Mass=massachusetts"),
      Case("He won in Mass. and left.", "Mass.=massachusetts"),
      Case("He is (Mass) there.", "Mass=massachusetts"),
      Case(
        "In the U.S. they read The New Yorker there.",
        "U.S.=us",
        "New Yorker=new-yorker"
      ),
      Case("In the U.S. they met the New Yorker.", "U.S.=us", "New Yorker=new-york"),
      Case("The Supreme Court met.", "Supreme Court=supreme-court"),
      Case("The Texas Supreme Court met."),
      Case("In Texas, Supreme Court men met.", "Texas=texas", "Supreme Court=supreme-court"),
    ]
  )
  func writing(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "types where ids do not tell",
    arguments: [
      ("George Washington won. We know Washington left.", "Washington", "person"),
      ("They went to Amman in Jordan.", "Jordan", "place"),
      ("Michael Jordan won. They met Jordan.", "Jordan", "person"),
      ("They met in Lincoln, Nebraska.", "Lincoln", "place"),
      ("Chelsea Football Club won. We know Chelsea lost.", "Chelsea", "organization"),
      ("They left Brazil. The Amazon flows.", "Amazon", "place"),
      ("They left the U.S. and Amazon said no.", "Amazon", "organization"),
      // A place that stands for its government stays the place.
      ("Washington said no to Britain.", "Washington", "place"),
    ]
  )
  func types(text: String, surface: String, type: String) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let mentions = linker.link(text).body(0).mentions.filter { $0.surface == surface }
    #expect(mentions.map(\.type) == [type])
    #expect(mentions.allSatisfy { $0.entity != nil })
  }

  @Test(
    "without context: the likelier, or NIL",
    arguments: [
      Case("They met in Paris.", "Paris=paris"),
      Case("They met in Lebanon.", "Lebanon=lebanon"),
      Case("They met in Birmingham.", "Birmingham=birmingham"),
      Case("They met in Cambridge.", "Cambridge=cambridge"),
      Case("They left Washington.", "Washington=washington-dc"),
      // Equally likely.
      Case("They saw Georgia.", "Georgia=-"), Case("They saw Victoria.", "Victoria=-"),
      // Ordinary words.
      Case("Apple is what I eat.", "Apple=-"), Case("Shell is on the egg.", "Shell=-"),
      Case("Apple said so.", "Apple=apple"), Case("APPLE SAID NOTHING AT ALL.", "APPLE=-"),
      Case("Apple sauce said it all.", "Apple=-"),
    ]
  )
  func withoutContext(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("the place that holds it is a component of its own")
  func explanation() throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let mention = try #require(
      linker.mention("Birmingham", in: linker.link("They live in Birmingham, Ala.").body(0))
    )
    #expect(
      mention.explanation.candidates[0].components.map(\.name)
        .contains("beside the place that holds it")
    )
  }
}
