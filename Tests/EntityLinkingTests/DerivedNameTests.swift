import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

@Suite("Forms that no list spells out")
struct DerivedNameTests {
  /// A closed world: names alone, nothing of where they belong.
  private static let names = Result {
    try Lists.compile(
      [
        Row("person/reagan", "Ronald Reagan"), Row("person/tonegawa", "Susumu Tonegawa"),
        Row("person/shad", "John S. R. Shad"), Row("person/brown", "Gordon Brown"),
        Row("organization/harvard", "Harvard University"),
        Row("organization/nyse", "New York Stock Exchange"),
        Row("organization/sec", "U.S. Securities and Exchange Commission"),
        Row("organization/dominion", "Dominion Textile"),
        Row("organization/burlington", "Burlington Industries"),
        Row("organization/herald", "Boston Herald"), Row("place/boston", "Boston"),
        Row("place/burlington", "Burlington"), Row("place/nj", "New Jersey"),
        Row("place/santa-fe", "Santa Fe Province"), Row("place/us", "United States of America"),
      ],
      words: Lists.ordinary + " dominion textile brown bank of board sold shad spotlight fell stake"
    )
  }

  /// The same kind of names, with what they belong to.
  private static let placed = Result {
    try Lists.compile([
      Row("place/us", "United States", "U.S.", type: "place/country"),
      Row("place/japan", "Japan", "Japanese~demonym", type: "place/country"),
      Row("person/tonegawa", "Susumu Tonegawa", of: "place/japan"),
      Row("person/norman", "Gregory Alan Norman", of: "place/us"),
      Row("organization/saturn", "Saturn Corporation", of: "place/us"),
      Row("organization/aca", "Arms Control Association", of: "place/us"),
    ])
  }

  @Test(
    "distinctive forms, and forms that the words around speak for",
    arguments: [
      Case("He met Tonegawa there.", "Tonegawa=tonegawa"),
      Case("The man met president Reagan.", "Reagan=reagan"),
      Case("Reagan said no. They asked why Reagan was there.", "Reagan=reagan", "Reagan=reagan"),
      Case("She was at Harvard.", "Harvard=harvard"),
      Case(
        "He filed it with the Securities and Exchange Commission.",
        "Securities and Exchange Commission=sec"
      ),
      Case("They moved to the NYSE.", "NYSE=nyse"), Case("It is in Paramus, N.J.", "N.J.=nj"),
      Case("They met in Santa Fe.", "Santa Fe=santa-fe"),
      Case("They left the United States.", "United States=us"),
    ]
  )
  func links(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.names.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "what stays unlinked",
    arguments: [
      // Without a capital, beside another name, as somebody's first name.
      Case("He met tonegawa there."), Case("He met Kenji Tonegawa there."),
      Case("He met Tonegawa Smithers there."), Case("He met W. Tonegawa there."),
      // After an unlisted bearer.
      Case("He met Rachel Tonegawa. They say Tonegawa said no."),
      // An ordinary word, and initials without full stops.
      Case("Brown is the field."), Case("It is in Paramus, NJ"), Case("They met at nyse."),
      // The start of a longer name.
      Case("The Harvard Business Review said no."),
    ]
  )
  func refusals(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.names.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "companies license their first word, newspapers do not",
    arguments: [
      Case(
        "Dominion Textile Inc. won. They met men of Dominion.",
        "Dominion Textile Inc.=dominion",
        "Dominion=dominion"
      ),
      Case(
        "They later visited Dominion Textiles Inc of Canada. They met men of Dominion.",
        "Dominion Textiles Inc=dominion",
        "Dominion=dominion"
      ),
      Case("They met men of Dominion."),
      Case(
        "Burlington Industries won. The spotlight fell today on Burlington.",
        "Burlington Industries=burlington",
        "Burlington=burlington"
      ),
      Case("The Boston Herald won. They talk of Boston.", "Boston Herald=herald", "Boston=boston"),
      // The shortened full name of a person licenses his surname.
      Case("He met John Shad. They say Shad said no.", "John Shad=shad", "Shad=shad"),
    ]
  )
  func licences(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.names.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("a company beats the city of its name, but not where the words speak for the city")
  func companyOrCity() throws {
    let linker = Linker(gazetteer: try Self.names.get())
    let text = "Burlington Industries won. A stake in Burlington was sold. They live in Burlington."
    let types = linker.link(text).body(0).mentions.map(\.type)
    #expect(types == ["organization", "organization", "place"])
  }

  @Test(
    "a list that says where things belong asks for more",
    arguments: [
      Case("He met Tonegawa in Japan.", "Japan=japan"),
      Case("He met president Tonegawa in Japan.", "Tonegawa=tonegawa", "Japan=japan"),
      Case("They saw Saturn from the U.S.", "U.S.=us"),
      // A first name, too.
      Case("In the U.S. we know that Norman said no.", "U.S.=us"),
      Case("In the U.S. they met president Norman.", "U.S.=us", "Norman=norman"),
      Case(
        "In the U.S. they met Gregory Alan Norman. We know that Norman said no.",
        "U.S.=us",
        "Gregory Alan Norman=norman",
        "Norman=norman"
      ),
      Case("The ACA of the U.S. is poor.", "U.S.=us"),
      Case(
        "The Arms Control Association of the U.S. said: the ACA is here.",
        "Arms Control Association=aca",
        "U.S.=us",
        "ACA=aca"
      ),
    ]
  )
  func placed(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.placed.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("the article's forms hold in its comments")
  func comments() throws {
    let linker = Linker(gazetteer: try Self.names.get())
    let thread = linker.link(
      "Dominion Textile Inc. won.",
      comments: [Reply("1", "I say Dominion lost it."), Reply("2", "We like dominion here.")]
    )
    #expect(linker.names(thread.body(1)) == ["Dominion=dominion"])
    #expect(linker.names(thread.body(2)) == [])
  }

  @Test("the explanation names the longer name and the components")
  func explanation() throws {
    let linker = Linker(gazetteer: try Self.names.get())
    let mention = try #require(linker.link("He met Tonegawa there.").body(0).mentions.first)
    #expect(mention.form == .short)
    let explanation = mention.explanation
    #expect(explanation.alias == "Susumu Tonegawa")
    #expect(explanation.reason.contains("the list has only the longer name"))
    #expect(
      explanation.candidates[0].components.map(\.name)
        == ["form derived from a longer name", "unmistakable form", "nothing could agree"]
    )
  }

  @Test("each component can be switched off", arguments: [LinkComponent.distinctive, .unplaced])
  func ablation(component: LinkComponent) throws {
    let gazetteer = try Self.names.get()
    let whole = Linker(gazetteer: gazetteer)
    let lesser = Linker(gazetteer: gazetteer, without: [component])
    #expect(whole.names(of: "He met Tonegawa there.") == ["Tonegawa=tonegawa"])
    #expect(lesser.names(of: "He met Tonegawa there.") == [])
    let none = Linker(gazetteer: gazetteer, without: [.derived])
    #expect(none.names(of: "He met Tonegawa there.") == [])
  }
}
