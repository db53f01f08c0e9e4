import Gazetteers
import Testing

@testable import EntityLinking

@Suite("Known names")
struct KnownNameTests {
  /// Whether what names start with, told from their bytes, holds what they start with once they are folded.
  private func expectInitials(of entity: Int, in gazetteer: Gazetteer) {
    let names = KnownNames(gazetteer).names(of: entity)
    let initials = gazetteer.initials(of: entity)
    let name = gazetteer.name(of: entity)
    for known in names.names {
      #expect(initials.bits & known.sketch.firstBit != 0, "\(name)")
    }
    if !names.acronyms.isEmpty { #expect(initials.mayHoldAcronym, "\(name)") }
  }

  @Test(
    "what a name starts with is told from its bytes",
    arguments: [
      "Brindle", "The Brindle Institute", "the Brindle", "Thé Brindle", "The-Brindle Group",
      "Théâtre Nord", "Ångström", "Éire", "“Quoted” Names", "'s-Hertogenbosch", "O’Neill Brothers",
      "3M Company", "20th Century", "BRINDLE", "B.R.I.N.D.", "BRI-NDL", "Al-Brindle", "al-Brindle",
      "Ελλάδα", "Россия", "İzmir", "ﬁrst Light", "Straße", "A B C D E", "Æther Labs", "Œuvre Fund",
      "Brin\u{AD}dle", "Brin\u{200D}dle Labs", "(Brindle) Group", "  Spaced   Out  ",
      "Tab\u{A0}Space",
      "M&M Stores", "THE BRINDLE", "The 3M Group", "Than Shwe",
    ]
  )
  func initials(name: String) throws {
    let gazetteer = try Lists.compile([
      Row("organization/one", name, "Brindle Works|Second \(name)"),
      Row("organization/two", "Plain", "\(name)|\(name.uppercased())"),
    ])
    for entity in gazetteer.entities.indices { expectInitials(of: entity, in: gazetteer) }
  }

  @Test("what the shipped names start with is told from their bytes")
  func shippedInitials() throws {
    let gazetteer = try ShippedListTests.compiled.get()
    // Prime, so that all lists are met.
    for entity in stride(from: 0, to: gazetteer.entities.count, by: 7) {
      expectInitials(of: entity, in: gazetteer)
    }
  }
}
