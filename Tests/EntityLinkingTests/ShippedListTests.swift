import ArticleThreads
import EntityLinking
import Foundation
import Gazetteers
import Testing

@Suite("With the shipped gazetteers")
struct ShippedListTests {
  static let compiled = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try GazetteerLoader(explicit: [root.appending(path: "Gazetteers").path]).load()
  }

  private func linker() throws -> Linker { Linker(gazetteer: try Self.compiled.get()) }

  @Test(
    "names of the news",
    arguments: [
      Case(
        "The Pentagon told the ISI that al-quaeda and the taliban would leave Kabul.",
        "Pentagon=us-department-of-defense",
        "ISI=inter-services-intelligence",
        "al-quaeda=al-qaeda",
        "taliban=taliban",
        "Kabul=kabul"
      ),
      Case(
        "The U.S.-Pakistan talks between Afghans and Pakistanis",
        "U.S.=united-states",
        "Pakistan=pakistan",
        "Afghans=afghanistan",
        "Pakistanis=pakistan"
      ),
      Case("And lastly, Ive stated it: Im sure they dont."),
      Case("The enemy.IRAN,Pakistan", "IRAN=iran", "Pakistan=pakistan"),
      Case("State may collapse. They told us about WOT, the threat matrix and Islam."),
      Case(
        "Saddam Hussein ruled Iraq. In the end Saddam lost.",
        "Saddam Hussein=saddam-hussein",
        "Iraq=iraq",
        "Saddam=saddam-hussein"
      ),
    ]
  )
  func names(_ example: Case) throws { try check(example) }

  /// Compares the linked names of a text, those left out that are linked to nothing.
  private func check(_ example: Case) throws {
    let linker = try linker()
    let names = linker.names(of: example.text).filter { !$0.hasSuffix("=-") }
    #expect(names == example.expected)
  }

  @Test(
    "names inside longer ones that no list holds",
    arguments: [
      Case("They crossed the George Washington Bridge today."),
      // Yulin is a town in China, but neither it nor the senator is meant.
      Case("The mayor, Carmen Yulín Cruz, asked for help. Then Cruz wept, and Mayor Cruz left."),
      Case("They left for the new Vladimir Lenin Airport today."),
      Case("They live at 1700 Rhode Island Ave near here."),
      Case("It stood on Las Vegas Boulevard."),
      Case("It caught the eye of German Lopez, who wrote."),
      Case("They met Vladimir Lenin near the airport.", "Vladimir Lenin=vladimir-lenin"),
      Case("They met German Wehrmacht men.", "German=germany", "Wehrmacht=wehrmacht"),
      Case("They live in Rhode Island near here.", "Rhode Island=rhode-island"),
    ]
  )
  func longerNames(_ example: Case) throws { try check(example) }

  @Test(
    "places that are surnames behind an office or in apposition with one",
    arguments: [
      Case("They heard the Special Advisor Thames speak about it."),
      Case("They heard President Chad Griffin speak about it."),
      Case("They heard Knox Thames, the Special Advisor to them, speak about it."),
      Case("They swam in the Thames, the longest of them.", "Thames=river-thames"),
      Case("They went to London as advisors.", "London=london"),
      Case("They heard President Jordan of them.", "Jordan=jordan"),
    ]
  )
  func surnames(_ example: Case) throws { try check(example) }

  @Test(
    "nicknames in quotation marks",
    arguments: [
      Case("It was led by Brig. Gen. Richard \"Tex\" Coe and by others."),
      Case("It was led by John “Doha” Smith and by others."),
      Case("They wrote to John “Doha” on Monday.", "Doha=doha"),
      Case("They saw the word \"Texas\" there.", "Texas=texas"),
    ]
  )
  func nicknames(_ example: Case) throws { try check(example) }

  @Test(
    "names behind a head that stands first",
    arguments: [
      Case("They fought the men of Jaish al-Ta'ifa al-Mansurah near the town."),
      Case("They fought the men of Jund al-Yemen near the town."),
      Case("They borrowed it from Banco de Chile in the end."),
      Case("They studied at the Universidad de Madrid for years."),
      Case("They live in the town of Madrid.", "Madrid=madrid"),
    ]
  )
  func openings(_ example: Case) throws { try check(example) }

  @Test(
    "what happened somewhere and is called after the place",
    arguments: [
      Case("They met at the Manama Dialogue and spoke of it."),
      Case("They signed the Paris Climate Agreement at last."),
      Case("They fought in the Iran-Iraq War for years."),
      Case("They fought in the Iraq war for years.", "Iraq=iraq"),
      Case("They signed the agreement in Paris at last.", "Paris=paris"),
      Case("They watched the U.S. Open on the day after."),
      Case("They watched the U.S. Declaration of it.", "U.S.=united-states"),
      // A headline.
      Case("Biden Discusses Iraq War Plan", "Biden=joe-biden", "Iraq=iraq"),
    ]
  )
  func events(_ example: Case) throws { try check(example) }

  @Test(
    "persons inside the names of institutions",
    arguments: [
      Case(
        "Al Assad University Hospital in Damascus is one of the largest that they have there.",
        "Damascus=damascus"
      ),
      Case("They took them to the Vladimir Lenin University Hospital when they were found there."),
      Case("They met Vladimir Lenin at the hospital.", "Vladimir Lenin=vladimir-lenin"),
      Case("They said so in the Reagan administration.", "Reagan=ronald-reagan"),
    ]
  )
  func institutions(_ example: Case) throws { try check(example) }

  @Test(
    "of several persons of a name the one who has headed the state",
    arguments: [
      Case("They said so in the Clinton administration.", "Clinton=bill-clinton"),
      Case("They want Clinton-era rates.", "Clinton=bill-clinton"),
      Case(
        "Hillary Clinton said so. The Clinton White House did not.",
        "Hillary Clinton=hillary-clinton",
        "Clinton=bill-clinton",
        "White House=white-house"
      ),
      Case(
        "Hillary Clinton said so. They feared a Clinton presidency.",
        "Hillary Clinton=hillary-clinton",
        "Clinton=hillary-clinton"
      ),
    ]
  )
  func reigns(_ example: Case) throws { try check(example) }

  @Test(
    "a state behind its own town",
    arguments: [
      Case(
        "He was born in Buffalo, New York, U.S., and stayed.",
        "Buffalo=buffalo",
        "New York=new-york-state",
        "U.S.=united-states"
      ),
      Case(
        "He was born in New York City, New York, U.S., and stayed.",
        "New York City=new-york",
        "New York=new-york-state",
        "U.S.=united-states"
      ),
      Case(
        "He was born in Guatemala City, Guatemala, and stayed.",
        "Guatemala City=guatemala-city",
        "Guatemala=guatemala"
      ),
    ]
  )
  func states(_ example: Case) throws { try check(example) }

  @Test(
    "commands of the armed forces, and misspellings of five letters",
    arguments: [
      Case(
        "The U.S. Naval Forces Central Command said so.",
        "U.S. Naval Forces Central Command=us-naval-forces-central-command"
      ),
      Case("They fought al-Queda there.", "al-Queda=al-qaeda"),
      Case("They heard Brit Hume say so."),
    ]
  )
  func additions(_ example: Case) throws { try check(example) }

  @Test("an unknown acronym near the ISI is NIL")
  func iss() throws {
    let linker = try linker()
    let body = linker.link("Pakistan’s ISI did it. The ISS agents did not.").body(0)
    let mention = try #require(linker.mention("ISS", in: body))
    #expect(mention.entity == nil)
    #expect(mention.explanation.reason.contains("ISI"))
  }

  @Test("a text that says much of drone strikes is about a topic")
  func topics() throws {
    let linker = try linker()
    let text =
      "The drone strike hit. Another drone strike, an airstrike, warplanes and bombing raids."
    #expect(!linker.link(text).documents[0].topics.isEmpty)
  }
}
