import EntityLinking
import Testing

@Suite("Why not")
struct WhyNotTests {
  /// A text, an entity, and what is said of them; findings in order, each by a part of it.
  struct WhyNotCase: CustomTestStringConvertible {
    let text: String
    let entity: String
    let findings: [String]

    init(_ text: String, _ entity: String, _ findings: String...) {
      self.text = text
      self.entity = entity
      self.findings = findings
    }

    var testDescription: String { "\(text) / \(entity)" }
  }

  @Test(
    "a text that the entity's aliases match",
    arguments: [
      WhyNotCase("Iran", "place/iran", "the alias “Iran” matches; where it is not linked"),
      WhyNotCase("iran", "place/iran", "refused: a one-word name needs its capital"),
      WhyNotCase("isi", "organization/isi", "refused: an acronym matches only in its own case"),
      WhyNotCase("VICE", "organization/vice", "matches only in exactly this spelling"),
      WhyNotCase("Pak", "place/pakistan", "the alias “Pak” matches, but the alias “Pak” is weak"),
      WhyNotCase("Turkey", "place/turkey", "but the name is an ordinary word"),
      WhyNotCase(
        "Tripoli",
        "place/tripoli-libya",
        "the alias “Tripoli” matches",
        "listed as a name of Tripoli (place/tripoli-lebanon), too"
      ),
    ]
  )
  func matches(_ example: WhyNotCase) throws { try check(example) }

  @Test(
    "a text that no alias of the entity matches",
    arguments: [
      WhyNotCase("", "place/iran", "has no words"),
      WhyNotCase("!?", "place/iran", "has no words"),
      WhyNotCase(
        "ISS",
        "organization/isi",
        "“ISS” is no listed name of Inter-Services Intelligence",
        "the nearest name is “ISI”, 1 letter away; an acronym is never corrected"
      ),
      WhyNotCase("Irran", "place/iran", "is no listed name of Iran", "words under six letters"),
      WhyNotCase(
        "Kabul",
        "place/iran",
        "is no listed name",
        "is listed as a name of Kabul (place/kabul)",
        "words under six letters"
      ),
      WhyNotCase(
        "Peshawar",
        "place/pakistan",
        "is no listed name",
        "name of Peshawar (place/peshawar)",
        "itself a listed name"
      ),
      WhyNotCase("Visits", "organization/vice", "is no listed name", "an ordinary word"),
      WhyNotCase("Tailbon", "organization/taliban", "no listed name", "for 7 letters at most 1"),
      WhyNotCase(
        "Peshower",
        "place/peshawar",
        "no listed name",
        "2 letters away; a misspelling links only"
      ),
      WhyNotCase("Côté d’Ivoir", "place/ivory", "no listed name", "1 letter away; a misspelling"),
      WhyNotCase(
        "the Iran men",
        "place/iran",
        "no listed name",
        "a part of it, “Iran”, is: the alias “Iran” matches",
        "the nearest name"
      ),
    ]
  )
  func misses(_ example: WhyNotCase) throws { try check(example) }

  @Test("letters of other scripts are counted as letters")
  func otherScripts() throws {
    let linker = Linker(gazetteer: try Lists.compile([Row("place/kiev", "Київ")]))
    let findings = linker.whyNot("Кийв", entity: 0)
    #expect(findings.last?.hasSuffix("words under six letters are never corrected") ?? false)
  }

  private func check(_ example: WhyNotCase) throws {
    let linker = try Lists.linker()
    let findings = linker.whyNot(example.text, entity: try linker.index(example.entity))
    #expect(findings.count == example.findings.count, "\(findings)")
    for (finding, part) in zip(findings, example.findings) {
      #expect(finding.contains(part))
    }
  }
}
