import EntityLinking
import Testing

@Suite("Web addresses")
struct WebAddressTests {
  @Test(
    "name nothing",
    arguments: [
      "See http://taliban.com for more.", "See www.taliban.com for more.",
      "See pic.taliban.com/a for more.", "See pic.taliban.com.", "See news.taliban.org, too.",
      "See taliban.com/a?b=c for more.", "See tal.ib/taliban for more.", "(see news.taliban.info)",
      "See the-taliban.news.gov.",
    ]
  )
  func nameNothing(text: String) throws {
    #expect(try Lists.linker().names(of: text) == [])
  }

  @Test(
    "what only looks like one",
    arguments: [
      "They met.taliban men came.", "They saw the taliban/others there.", "See taliban.com.",
      "At a.m./p.m. taliban men came.", "He left.Then the taliban/men came.",
      "See pic.example.com for the taliban.", "All in all...taliban men.", ".com/ of the taliban",
      "See the taliban.Community there.",
    ]
  )
  func looksLikeOne(text: String) throws {
    #expect(try Lists.linker().names(of: text) == ["taliban=taliban"])
  }
}
