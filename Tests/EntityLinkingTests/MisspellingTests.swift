import EntityLinking
import Gazetteers
import Testing

@Suite("Misspellings")
struct MisspellingTests {
  private func check(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "one letter may differ up to seven, two from eight",
    arguments: [
      // Left out, put in, replaced, swapped.
      Case("Taliban men left. The Talban men left.", "Taliban=taliban", "Talban=taliban"),
      Case("Taliban men left. The Talibban men left.", "Taliban=taliban", "Talibban=taliban"),
      Case("Taliban men left. The Tallban men left.", "Taliban=taliban", "Tallban=taliban"),
      Case("Taliban men left. The Tailban men left.", "Taliban=taliban", "Tailban=taliban"),
      Case("Taliban men left. The Telebn men left.", "Taliban=taliban"),
      Case("Taliban men left. The Talebbn men left.", "Taliban=taliban"),
      Case("Peshawar men left. The Pishawer men left.", "Peshawar=peshawar", "Pishawer=peshawar"),
      Case("Peshawar men left. The Pishewer men left.", "Peshawar=peshawar"),
      // Seven letters of a name with eight.
      Case("Peshawar men left. The Pesawar men left.", "Peshawar=peshawar", "Pesawar=peshawar"),
      Case("Peshawar men left. The Pesawer men left.", "Peshawar=peshawar"),
    ]
  )
  func bounds(_ example: Case) throws { try check(example) }

  @Test(
    "a name of several words may differ in one of them",
    arguments: [
      Case("They met Hillary Clinten.", "Hillary Clinten=clinton"),
      Case("They met Hilary Clinton.", "Hilary Clinton=clinton"),
      Case("They met Hilary Clinten."),
      Case("They met an al-quaeda man.", "al-quaeda=qaeda"),
      Case("They met hilary clinton. No."),
      // Another name stands beside it.
      Case("They met Bob Hilary Clinton."),
    ]
  )
  func severalWords(_ example: Case) throws { try check(example) }

  @Test(
    "what is never corrected",
    arguments: [
      // Acronyms.
      Case("The ISI and the ISSI left.", "ISI=isi", "ISSI=-"),
      Case("The NATO and the NATTO left.", "NATO=nato", "NATTO=-"),
      // Words under six letters.
      Case("Kabul men left. The Kabal men left.", "Kabul=kabul"),
      Case("Turkey men left. They saw Turke.", "Turkey=-"),
      // Ordinary words.
      Case("Mobile and America left. The Mobil men left.", "Mobile=-", "America=us"),
      Case(
        "Hillary Clinton left. Our Hillary policy",
        "Hillary Clinton=clinton",
        "Hillary=clinton"
      ),
      // Listed names.
      Case("Iranian men left. The Iranians left.", "Iranian=iran", "Iranians=iran"),
      // Words in lower case, where the name needs its capital.
      Case("Peshawar men left. The peshawer men left.", "Peshawar=peshawar"),
      Case("Taliban men left. The talban men left.", "Taliban=taliban", "talban=taliban"),
      // Another first letter, and an ending.
      Case("Taliban men left. The Daliban men left.", "Taliban=taliban"),
      Case("Peshawar men left. The Peshawars left.", "Peshawar=peshawar"),
      // Words with digits.
      Case("Taliban men left. The Taliban1 men left.", "Taliban=taliban"),
    ]
  )
  func never(_ example: Case) throws { try check(example) }

  @Test(
    "the thread names the entity, or the alias is long and distinctive",
    arguments: [
      // A country or its people, a name in lower case, one letter, eight of them.
      Case("We went to Pakisstan.", "Pakisstan=pakistan"),
      Case("We went to Afganistan.", "Afganistan=afghanistan"),
      Case("We saw the pentagoon.", "pentagoon=pentagon"),
      Case("We went to Pakkisttan."),
      Case("We went to Hungry and Hunggary.", "Hunggary=hungary"),
      Case("We went to Hungery."),
      // A city is not distinctive.
      Case("We went to Peshawer."),
      Case("We saw the Talban men."),
    ]
  )
  func support(_ example: Case) throws { try check(example) }

  @Test("the article and the comments that are answered support a misspelling")
  func threadSupport() throws {
    let linker = try Lists.linker()
    let text = "We went to Peshawer."
    let thread = linker.link(
      "No news.",
      comments: [
        Reply("1", "We like Peshawar."), Reply("2", text, to: "1"), Reply("3", text),
      ]
    )
    #expect(linker.names(thread.body(2)) == ["Peshawer=peshawar"])
    #expect(linker.names(thread.body(3)) == [])
    let other = linker.link("We like Peshawar.", comments: [Reply("1", text)])
    #expect(linker.names(other.body(1)) == ["Peshawer=peshawar"])
  }

  @Test("a misspelling says how far it is from which alias")
  func explanation() throws {
    let linker = try Lists.linker()
    let body = linker.link("Peshawar men left. The Pishawer men left.").body(0)
    let mention = try #require(linker.mention("Pishawer", in: body))
    #expect(mention.form == .misspelling)
    #expect(mention.explanation.alias == "Peshawar")
    #expect(mention.explanation.normalisations == ["spelling"])
    #expect(mention.explanation.reason == "2 letters away from “Peshawar”")
  }

  @Test("an acronym near a known one is NIL and names it with the rule")
  func acronym() throws {
    let linker = try Lists.linker()
    let body = linker.link("The ISI denied it. The ISS did not.").body(0)
    let mention = try #require(linker.mention("ISS", in: body))
    #expect(mention.entity == nil)
    #expect(mention.form == .unknown)
    #expect(mention.explanation.candidates.map { linker.slug($0.entity) } == ["isi"])
    #expect(mention.score < 0.5)
    #expect(
      mention.explanation.reason
        == "an acronym is never corrected: “ISI” is one letter away, but “ISS” may be another body"
    )
    #expect(linker.names(of: "The ISS did not.") == [])
  }
}
