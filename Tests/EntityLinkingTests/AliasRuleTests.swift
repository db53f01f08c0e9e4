import EntityLinking
import Gazetteers
import Testing

@Suite("Alias rules")
struct AliasRuleTests {
  private func check(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "an acronym matches in its own case, with or without dots",
    arguments: [
      Case("The ISI denied it.", "ISI=isi"),
      Case("The I.S.I. denied it.", "I.S.I.=isi"),
      Case("They blame the I.S.I", "I.S.I=isi"),
      Case("The isi denied it."),
      Case("The Isi denied it."),
      Case("The i.s.i. denied it."),
      Case("The US denied it.", "US=us"),
      Case("The U.S. denied it.", "U.S.=us"),
      Case("The U.S denied it.", "U.S=us"),
      Case("They told us and Us and u.s. so."),
      Case("He is anti- US now.", "US=us"),
      Case("He is anti-US now.", "US=us"),
      Case("The U.S.-Pakistan talks", "U.S.=us", "Pakistan=pakistan"),
      Case("The US’s men and the U.S.'s men", "US=us", "U.S.=us"),
      Case("The ISIs and the US1 and USA"),
      Case("The WHO and who", "WHO=who"),
      Case("The DoD said no.", "DoD=pentagon"),
      Case("The DOD said no.", "DOD=pentagon"),
      Case("The dod said no."),
      Case("The Dod said no."),
      Case("The NATO and Nato and nato", "NATO=nato", "Nato=nato", "nato=nato"),
    ]
  )
  func acronyms(_ example: Case) throws { try check(example) }

  @Test(
    "in a sentence of capitals an acronym that is a word needs a noun phrase or dots",
    arguments: [
      Case("THEY TOLD US TO GO HOME."),
      Case("THE US MUST GO HOME NOW.", "US=us"),
      Case("WHY US TROOPS MUST GO.", "US=us"),
      Case("THEY TOLD U.S. MEN TO GO.", "U.S.=us"),
      Case("ISI MEN MUST GO HOME.", "ISI=isi"),
      Case("THEY SAY WHO MUST GO."),
      Case("THEY TOLD US. The US went home.", "US=us"),
    ]
  )
  func capitals(_ example: Case) throws { try check(example) }

  @Test(
    "in a headline with capitals on every word an acronym in capitals is itself",
    arguments: [
      Case("Pakistan Rejects US Claims Over Long Report", "Pakistan=pakistan", "US=us"),
      Case("They Told Us What Pakistan Would Never Tell", "Pakistan=pakistan"),
      Case("People Will Tell WHO About News From Home", "WHO=who"),
    ]
  )
  func headlineAcronyms(_ example: Case) throws { try check(example) }

  @Test(
    "a one-word name needs its capital unless the alias says lower",
    arguments: [
      Case("We went to Iran.", "Iran=iran"),
      Case("We went to IRAN.", "IRAN=iran"),
      Case("We went to iran. He did not."),
      Case("The taliban and the Taliban", "taliban=taliban", "Taliban=taliban"),
      Case("We met an al-qaeda man.", "al-qaeda=qaeda"),
      Case("The pentagon said so.", "pentagon=pentagon"),
      Case("Some afghans and some iranians", "afghans=afghanistan"),
    ]
  )
  func capital(_ example: Case) throws { try check(example) }

  @Test(
    "a text without capitals asks for none, but acronyms and ordinary words stay out",
    arguments: [
      Case("we went to iran and kabul.", "iran=iran", "kabul=kabul"),
      Case("the isi told us so."),
      Case("we had turkey for dinner.", "turkey=-"),
    ]
  )
  func withoutCapitals(_ example: Case) throws { try check(example) }

  @Test(
    "a weak alias counts with something related nearby",
    arguments: [
      Case("The Pak men went home.", "Pak=-"),
      Case("The Pak men of Pakistan went home.", "Pak=pakistan", "Pakistan=pakistan"),
      Case("The pak men of Peshawar went home.", "pak=pakistan", "Peshawar=peshawar"),
      Case("The pak men in Peshawar met the ISI.", "pak=pakistan", "Peshawar=peshawar", "ISI=isi"),
      Case("The Base of al-Qaeda", "Base=qaeda", "al-Qaeda=qaeda"),
      Case("The big Base", "Base=-"),
    ]
  )
  func weak(_ example: Case) throws { try check(example) }

  @Test(
    "a name that is an ordinary word",
    arguments: [
      // Within a sentence its capital speaks for it.
      Case("We visited Turkey and Mobile.", "Turkey=turkey", "Mobile=mobile"),
      Case("We had turkey on a mobile phone."),
      // At the start of a sentence it says nothing.
      Case("Turkey is a good dinner.", "Turkey=-"),
      Case(
        "Turkey visited Iran. We went to Turkey.",
        "Turkey=turkey",
        "Iran=iran",
        "Turkey=turkey"
      ),
      Case("He said: \"Turkey is good.\"", "Turkey=-"),
      // Nor in a headline.
      Case("Roast Turkey Makes Many People Long", "Turkey=-"),
      Case(
        "Roast Turkey Makes Many People Long. We visited Turkey.",
        "Turkey=turkey",
        "Turkey=turkey"
      ),
      // A strong one needs nothing but its capital within a sentence.
      Case("We visited Apple. I had an apple.", "Apple=apple"),
      Case("The apple is good."),
    ]
  )
  func ordinary(_ example: Case) throws { try check(example) }

  @Test(
    "a name of ordinary words",
    arguments: [
      Case("The State Department said so.", "State Department=state"),
      Case("Our state department has said so.", "state department=-"),
      Case("THE STATE DEPARTMENT HAS SAID SO.", "STATE DEPARTMENT=state"),
      Case("State department men said so.", "State department=-"),
    ]
  )
  func ordinaryWords(_ example: Case) throws { try check(example) }

  @Test(
    "an exact alias matches in its spelling alone",
    arguments: [
      Case("He wrote for Vice today.", "Vice=vice"),
      Case("He wrote for VICE today."),
      Case("A vice is a vice."),
    ]
  )
  func exact(_ example: Case) throws { try check(example) }
}
