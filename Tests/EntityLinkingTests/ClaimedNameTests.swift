import EntityLinking
import Foundation
import Gazetteers
import Testing

@Suite("Names that a thread gives to somebody unlisted")
struct ClaimedNameTests {
  /// A text and what its mentions link to.
  struct ClaimCase: CustomTestStringConvertible {
    let text: String
    let expected: [String]

    init(_ text: String, _ expected: String...) {
      self.text = text
      self.expected = expected
    }

    var testDescription: String { text }
  }

  private static let compiled = Result {
    try Lists.compile([
      Row("place/kingston", "Kingston"),
      Row("place/jamaica", "Jamaica", type: "place/country"),
      Row("place/jordan", "Jordan", type: "place/country"),
      Row("organization/ama", "American Medical Association", "AMA"),
      Row("person/rice", "Susan Rice"),
      Row("person/may", "Theresa May"),
    ])
  }

  @Test(
    "the first use decides",
    arguments: [
      ClaimCase("They met Jack Kingston. Later Kingston said no.", "Kingston=-", "Kingston=-"),
      ClaimCase(
        "They left Kingston. They met Jack Kingston.",
        "Kingston=kingston",
        "Kingston=-"
      ),
      ClaimCase("They met Mr. Kingston.", "Kingston=-"),
      ClaimCase(
        "The Afghan Midwives Association (AMA) met. Then the AMA left.",
        "AMA=-",
        "AMA=-"
      ),
      ClaimCase(
        "The American Medical Association (AMA) met. Then the AMA left.",
        "American Medical Association=ama",
        "AMA=ama",
        "AMA=ama"
      ),
      ClaimCase("Doctors asked the AMA.", "AMA=ama"),
      // A country's name is no surname.
      ClaimCase("They saw Rastafarian Jamaica. They love Jamaica.", "Jamaica=-", "Jamaica=jamaica"),
      ClaimCase("They met Jordan Peterson while they were in Jordan.", "Jordan=-", "Jordan=jordan"),
      // A month, unless the words around speak for the person.
      ClaimCase("Theresa May left in May.", "Theresa May=may"),
      ClaimCase("Theresa May left. Then May said no.", "Theresa May=may", "May=may"),
    ]
  )
  func claims(_ example: ClaimCase) throws {
    let linker = Linker(gazetteer: try Self.compiled.get())
    #expect(linker.names(of: example.text) == example.expected)
  }
}
