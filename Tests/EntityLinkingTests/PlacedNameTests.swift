import EntityLinking
import Gazetteers
import Testing

/// Names of places that a thread gives with what holds them.
@Suite("Placed names")
struct PlacedNameTests {
  private static let compiled = Result {
    try Lists.compile([
      Row("place/us", "United States", "U.S.", type: "place/country", prior: "30"),
      Row("place/greece", "Greece", "Greek~demonym", type: "place/country", prior: "9"),
      Row("place/france", "France", type: "place/country", prior: "15"),
      Row("place/ukraine", "Ukraine", type: "place/country", prior: "9"),
      Row("place/georgia-us", "Georgia", type: "place/province", of: "place/us", prior: "5"),
      Row("place/texas", "Texas", "Tex.", type: "place/province", of: "place/us"),
      Row("place/ohio", "Ohio", type: "place/province", of: "place/us"),
      Row("place/oregon", "Oregon", type: "place/province", of: "place/us"),
      Row("place/maine", "Maine", type: "place/province", of: "place/us"),
      Row("place/athens", "Athens", type: "place/city", of: "place/greece", prior: "9"),
      // Without its bare name: what is left of the longer one is a derived form.
      Row(
        "place/athens-georgia",
        "Athens, Georgia",
        type: "place/city",
        of: "place/georgia-us"
      ),
      Row("place/paris", "Paris", type: "place/city", of: "place/france", prior: "10"),
      Row(
        "place/paris-texas",
        "Paris, Texas",
        "Paris~weak",
        type: "place/city",
        of: "place/texas"
      ),
      Row("place/paris-ohio", "Paris", "Paris~weak", type: "place/city", of: "place/ohio"),
      Row("place/odesa", "Odesa", "Odessa", type: "place/city", of: "place/ukraine", prior: "9"),
      Row("place/odessa", "Odessa", type: "place/city", of: "place/texas"),
      Row("place/portland", "Portland", type: "place/city", of: "place/oregon", prior: "9"),
      Row("place/portland-maine", "Portland", type: "place/city", of: "place/maine"),
      Row("person/portland", "Portland", "Portland~weak", of: "place/us"),
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
        type: "place/city",
        of: "place/new-york-state",
        prior: "5"
      ),
      Row("place/buffalo", "Buffalo", type: "place/city", of: "place/new-york-state"),
    ])
  }

  @Test(
    "a bare name is the one that the text places",
    arguments: [
      Case(
        "They met in Athens, Georgia. They left Athens. Athens was cold.",
        "Athens=athens-georgia",
        "Georgia=georgia-us",
        "Athens=athens-georgia",
        "Athens=athens-georgia"
      ),
      // Before it, too: headlines do not say where.
      Case(
        "They left Odessa. They met in Odessa, Texas.",
        "Odessa=odessa",
        "Odessa=odessa",
        "Texas=texas"
      ),
      Case(
        "They met in Paris, Texas. They left Paris.",
        "Paris=paris-texas",
        "Texas=texas",
        "Paris=paris-texas"
      ),
      Case(
        "They met in Paris, Ohio. They left Paris.",
        "Paris=paris-ohio",
        "Ohio=ohio",
        "Paris=paris-ohio"
      ),
      Case(
        "They live in Portland, Maine, in the U.S. Portland was cold.",
        "Portland=portland-maine",
        "Maine=maine",
        "U.S.=us",
        "Portland=portland-maine"
      ),
      Case("They left Athens. Athens was cold.", "Athens=athens", "Athens=athens"),
    ]
  )
  func bare(_ example: Case) throws {
    #expect(Linker(gazetteer: try Self.compiled.get()).names(of: example.text) == example.expected)
  }

  @Test(
    "nothing follows where the text names the other or what holds it",
    arguments: [
      Case(
        "They met in Paris, Texas, and in Paris, Ohio. They left Paris.",
        "Paris=paris-texas",
        "Texas=texas",
        "Paris=paris-ohio",
        "Ohio=ohio",
        "Paris=paris"
      ),
      Case(
        "They met in Athens, Georgia. They left Greece for Athens.",
        "Athens=athens-georgia",
        "Georgia=georgia-us",
        "Greece=greece",
        "Athens=athens"
      ),
      Case(
        "They met in Athens, Georgia. They left Athens, Greece.",
        "Athens=athens-georgia",
        "Georgia=georgia-us",
        "Athens=athens",
        "Greece=greece"
      ),
      Case(
        "They met in Portland, Maine. In Oregon they left Portland.",
        "Portland=portland-maine",
        "Maine=maine",
        "Oregon=oregon",
        "Portland=portland"
      ),
      // What holds another is not placed itself.
      Case(
        "They met in Buffalo, New York. They live in New York.",
        "Buffalo=buffalo",
        "New York=new-york-state",
        "New York=new-york"
      ),
      Case(
        "They met in Buffalo, New York, U.S., then. They live in New York.",
        "Buffalo=buffalo",
        "New York=new-york-state",
        "U.S.=us",
        "New York=new-york"
      ),
    ]
  )
  func others(_ example: Case) throws {
    #expect(Linker(gazetteer: try Self.compiled.get()).names(of: example.text) == example.expected)
  }

  @Test("the article places names for its title and its comments, a comment for itself")
  func threads() throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let placed = linker.link(
      "They met in Paris, Texas.",
      title: "They left Paris",
      comments: [
        Reply("c1", "We know Paris."), Reply("c2", "I met them in Paris, France. Paris was cold."),
      ]
    )
    #expect(linker.names(placed.documents[0].title) == ["Paris=paris-texas"])
    #expect(linker.names(placed.body(1)) == ["Paris=paris-texas"])
    #expect(linker.names(placed.body(2)).last == "Paris=paris")
    let other = linker.link(
      "They left Odessa.",
      comments: [
        Reply("c1", "They met in Odessa, Texas. Odessa was cold."), Reply("c2", "We know Odessa."),
      ]
    )
    #expect(linker.names(other.body(0)) == ["Odessa=odesa"])
    #expect(
      linker.names(other.body(1)) == ["Odessa=odessa", "Texas=texas", "Odessa=odessa"]
    )
    #expect(linker.names(other.body(2)) == ["Odessa=odesa"])
  }

  @Test("both sides are told as components")
  func explanation() throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    let text = linker.link("They left Odessa. They met in Odessa, Texas.").body(0)
    let candidates = try #require(text.mentions.first).explanation.candidates
    #expect(candidates.map { linker.slug($0.entity) } == ["odessa", "odesa"])
    #expect(candidates[0].components.contains { $0.name == "the form is linked elsewhere" })
    #expect(candidates[1].components.contains { $0.name == "a short form in this thread" })
  }
}
