import EntityLinking
import Gazetteers
import Testing

@Suite("Spelling variants and spans")
struct SpellingVariantTests {
  private func check(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "names of several words match across case, marks, hyphens and white space",
    arguments: [
      Case("We met saddam hussein.", "saddam hussein=saddam"),
      Case("We met SADDAM HUSSEIN there.", "SADDAM HUSSEIN=saddam"),
      Case("We met Saddam\nHussein.", "Saddam\nHussein=saddam"),
      Case("We met Saddam\r\nHussein.", "Saddam\r\nHussein=saddam"),
      Case("We met Saddam\u{A0}Hussein.", "Saddam\u{A0}Hussein=saddam"),
      Case("We met Saddam\u{202F}Hussein.", "Saddam\u{202F}Hussein=saddam"),
      Case("We met Saddam \t  Hussein.", "Saddam \t  Hussein=saddam"),
      Case("We met Saddam-Hussein.", "Saddam-Hussein=saddam"),
      Case("The Inter Services Intelligence", "Inter Services Intelligence=isi"),
      Case("The inter-services intelligence", "inter-services intelligence=isi"),
      Case("The Inter\u{2011}Services Intelligence", "Inter\u{2011}Services Intelligence=isi"),
      Case("We met al Qaeda and Al-Qaida", "al Qaeda=qaeda", "Al-Qaida=qaeda"),
      Case("We met al-Qa’ida and al-Qa'ida", "al-Qa’ida=qaeda", "al-Qa'ida=qaeda"),
      Case("In Côte d'Ivoire today", "Côte d'Ivoire=ivory"),
      Case("In Cote d’Ivoire today", "Cote d’Ivoire=ivory"),
      Case("In Co\u{302}te d’Ivoire today", "Co\u{302}te d’Ivoire=ivory"),
      Case("In Irán and Īran", "Irán=iran", "Īran=iran"),
      Case("In Washington, D.C. and Washington D.C.", "Washington, D.C.=dc", "Washington D.C.=dc"),
    ]
  )
  func variants(_ example: Case) throws { try check(example) }

  @Test(
    "the words of a name do not join across breaks",
    arguments: [
      Case("We met Saddam. Hussein left."),
      Case("We met Saddam; Hussein left."),
      Case("We met Saddam (Hussein left)."),
      Case("We met Saddam, Hussein and him."),
      Case("We met Saddam/Hussein."),
      Case("We met Saddam — Hussein left."),
      Case("We met Saddam\n\nHussein left."),
      Case("We met “Saddam” Hussein."),
      Case("enemy.IRAN,Pakistan", "IRAN=iran", "Pakistan=pakistan"),
      Case("Iran/Pakistan/US", "Iran=iran", "Pakistan=pakistan", "US=us"),
    ]
  )
  func breaks(_ example: Case) throws { try check(example) }

  @Test("a line end of a comment parts two words, one of an article does not")
  func lineEnds() throws {
    let linker = try Lists.linker()
    let text = "We met Saddam\nHussein."
    let thread = linker.link("Nothing.", comments: [Reply("1", text)])
    #expect(linker.names(thread.body(1)) == [])
    #expect(thread.body(1).sentences.map(\.paragraph) == [0, 1])
    #expect(linker.names(of: text) == ["Saddam\nHussein=saddam"])
  }

  @Test(
    "articles, ranks and possessive endings stay out of the span",
    arguments: [
      Case("We read The New York Times.", "New York Times=times"),
      Case("We read New York Times news.", "New York Times=times"),
      Case("We visited The Hague today.", "Hague=hague"),
      Case("We visited the Hague today.", "Hague=hague"),
      Case("We met Sen. Warren today.", "Warren=warren"),
      Case("We met Sen Warren today.", "Warren=warren"),
      Case("It is Pakistan’s war.", "Pakistan=pakistan"),
      Case("It is Pakistan's war.", "Pakistan=pakistan"),
      Case("It is Saddam Hussein´s war.", "Saddam Hussein=saddam"),
      Case("It is THE TALIBAN’S WAR.", "TALIBAN=taliban"),
    ]
  )
  func spans(_ example: Case) throws { try check(example) }

  @Test(
    "demonyms and their plurals are their country",
    arguments: [
      Case("The Pakistani men", "Pakistani=pakistan"),
      Case("Two Pakistanis left.", "Pakistanis=pakistan"),
      Case("Two Afghans’ home", "Afghans=afghanistan"),
      Case("Many Americans and Magyars", "Americans=us", "Magyars=hungary"),
      Case("The anti-American Lebanese", "American=us", "Lebanese=lebanon"),
      Case("The Irans and Kabuls"),
    ]
  )
  func demonyms(_ example: Case) throws { try check(example) }

  /// How a surface names its entity, and what its explanation says was normalised.
  struct FormCase: CustomTestStringConvertible {
    let surface: String
    let form: MentionForm
    let alias: String
    let normalisations: [String]

    init(_ surface: String, _ form: MentionForm, _ alias: String, _ normalisations: String...) {
      self.surface = surface
      self.form = form
      self.alias = alias
      self.normalisations = normalisations
    }

    var testDescription: String { surface }
  }

  @Test(
    "a mention says its form and what was normalised",
    arguments: [
      FormCase("Iran", .name, "Iran"),
      FormCase("IRAN", .name, "Iran", "case"),
      FormCase("America", .alias, "America"),
      FormCase("US", .acronym, "US"),
      FormCase("ISI", .acronym, "ISI"),
      FormCase("I.S.I.", .acronym, "ISI", "dots"),
      FormCase("Afghan", .demonym, "Afghan"),
      FormCase("Afghans", .demonym, "Afghan", "plural"),
      FormCase("afghans", .demonym, "Afghan", "plural"),
      FormCase(
        "Co\u{302}te d’Ivoire",
        .name,
        "Côte d’Ivoire",
        "diacritics, hyphens or white space"
      ),
      FormCase("Al-Qaida", .alias, "al Qa'ida", "spelling variant"),
    ]
  )
  func forms(_ example: FormCase) throws {
    let linker = try Lists.linker()
    let body = linker.link("We know \(example.surface) today.").body(0)
    let mention = try #require(linker.mention(example.surface, in: body))
    #expect(mention.form == example.form)
    #expect(mention.explanation.alias == example.alias)
    #expect(mention.explanation.normalisations == example.normalisations)
    #expect(mention.explanation.origin.hasPrefix("small.tsv:"))
    #expect(mention.explanation.reason == "the only entity with this name")
  }

  @Test(
    "the longest name wins, then the one that starts first",
    arguments: [
      Case("The Pakistani Taliban left.", "Pakistani Taliban=ttp"),
      Case("The Islamic Republic of Afghanistan", "Islamic Republic of Afghanistan=afghanistan"),
      Case("In Washington State today", "Washington State=state"),
      // Three words beat two, whichever comes first.
      Case("alpha beta gamma delta", "beta gamma delta=three"),
      Case("beta gamma delta epsilon", "beta gamma delta=three"),
      // Of two equal ones the first.
      Case("zeta eta theta", "zeta eta=early"),
      Case("eta theta", "eta theta=late"),
    ]
  )
  func longest(_ example: Case) throws {
    let linker = Linker(
      gazetteer: try Lists.compile(
        Lists.places + Lists.organizations + [
          Row("place/one", "alpha beta"), Row("place/three", "beta gamma delta"),
          Row("place/two", "delta epsilon"), Row("place/late", "eta theta"),
          Row("place/early", "zeta eta"),
        ]
      )
    )
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("a name with a middle initial is the listed one without, unless it is listed itself")
  func initials() throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: "We met Peter T. King.") == ["Peter T. King=peter"])
    let other = Linker(
      gazetteer: try Lists.compile(
        Lists.persons + [
          Row("person/a-other", "Peter T. King"), Row("person/z-other", "Peter S. King"),
        ]
      )
    )
    #expect(
      other.names(of: "We met Peter T. King, Peter S. King and Peter R. King.")
        == ["Peter T. King=a-other", "Peter S. King=z-other", "Peter R. King=peter"]
    )
  }

  @Test(
    "one word of a longer name that no list holds is NIL",
    arguments: [
      Case("We met Jorum Iran today.", "Iran=-"),
      Case("We met Jorum, Iran and others.", "Iran=iran"),
      Case("We met President Karzai."),
      Case("We met Sunni Iran and Northern Afghanistan.", "Iran=iran", "Afghanistan=afghanistan"),
      Case("We met Bill Washington.", "Washington=-"),
    ]
  )
  func longerNames(_ example: Case) throws { try check(example) }
}
