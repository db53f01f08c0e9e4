import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

@Suite("Short forms")
struct ShortFormTests {
  @Test(
    "a full form licenses its short forms",
    arguments: [
      Case("Saddam Hussein left. They met Hussein.", "Saddam Hussein=saddam", "Hussein=saddam"),
      Case("Saddam Hussein left. Hussein left.", "Saddam Hussein=saddam", "Hussein=saddam"),
      Case("Saddam Hussein left. They met Saddam.", "Saddam Hussein=saddam", "Saddam=saddam"),
      Case("Saddam Hussein left. Mr. Hussein left.", "Saddam Hussein=saddam", "Hussein=saddam"),
      Case("Saddam Hussein and Hussein’s men", "Saddam Hussein=saddam", "Hussein=saddam"),
      // A form is licensed in the whole document.
      Case("They met Hussein. Saddam Hussein left.", "Hussein=saddam", "Saddam Hussein=saddam"),
      // Not without the full form, nor without the capital.
      Case("They met Hussein."),
      Case("Saddam Hussein left. They met hussein.", "Saddam Hussein=saddam"),
      Case("Saddam Hussein left. Saddam left.", "Saddam Hussein=saddam", "Saddam=saddam"),
      // A first name that is an ordinary word and opens its sentence may be that word.
      Case("Bill Roggio left. Bill is what we said.", "Bill Roggio=roggio"),
      Case("Saddam Hussein left. They met Storm Saddam there.", "Saddam Hussein=saddam"),
      // A hyphen makes another first name of it.
      Case("Saddam Hussein left. They met Saddam-Ali there.", "Saddam Hussein=saddam"),
      // A suffix is no name.
      Case("George Bush snr. They met Bush.", "George Bush snr.=bush", "Bush=bush"),
      Case("George Bush snr. They met Snr today.", "George Bush snr.=bush"),
      Case(
        "We saw Martin Luther King Jr. there. They met King.",
        "Martin Luther King Jr.=king",
        "King=king"
      ),
      Case("Martin Luther King left. They met Jr. men", "Martin Luther King=king"),
      // An ordinary word needs its place within the sentence.
      Case("Martin Luther King left. King it is.", "Martin Luther King=king"),
      Case("Martin Luther King left. King was right.", "Martin Luther King=king", "King=king"),
      // Names of two letters are too short, and places have none.
      Case("The United States left. They met States.", "United States=us"),
    ]
  )
  func licences(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "of two bearers of a surname the one with the greater prior is meant, if there is one",
    arguments: [
      Case(
        "Bayo Okoro and Ada Okoro left. They met Okoro.",
        "Bayo Okoro=okoro",
        "Ada Okoro=okoro-2",
        "Okoro=okoro"
      ),
      Case("Ada Okoro left. They met Okoro.", "Ada Okoro=okoro-2", "Okoro=okoro-2"),
      Case(
        "Ida Lindqvist and Sven Lindqvist left. They met Lindqvist.",
        "Ida Lindqvist=lindqvist",
        "Sven Lindqvist=lindqvist-2",
        "Lindqvist=-"
      ),
    ]
  )
  func bearers(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "a short form beside another name is that name's",
    arguments: [
      Case("Bill Roggio left. They met Bill.", "Bill Roggio=roggio", "Bill=roggio"),
      Case("Bill Roggio left. They met Bill Smithers.", "Bill Roggio=roggio", "Bill=-"),
      Case("Saddam Hussein left. They met Uday Hussein.", "Saddam Hussein=saddam", "Hussein=-"),
      Case("Bill Roggio left. They met Bill and Smithers.", "Bill Roggio=roggio", "Bill=roggio"),
      Case("Bill Roggio left. They met Bill, Smithers.", "Bill Roggio=roggio", "Bill=roggio"),
    ]
  )
  func neighbours(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  private static let weak = Result {
    try Lists.compile(
      [
        Row("place/us", "United States", "U.S.", type: "place/country"),
        Row("person/stone", "Michel Stone", "Michel Stone~weak", of: "place/us"),
        Row(
          "organization/can",
          "Coast Aid Forum",
          // Nothing is derived from a name with a rule.
          "Coast Aid Forum~exact|Forum of Coast Aid~exact|Coast Forum~exact",
          of: "place/us"
        ),
        Row("organization/army", "Army Cash Fund", "CAF~weak", of: "place/us"),
      ],
      words: Lists.ordinary + " stone"
    )
  }

  @Test(
    "a weak full name that the context supports licenses the surname, and no first name",
    arguments: [
      Case(
        "In the U.S. they met Michel Stone. Then they saw Stone.",
        "U.S.=us",
        "Michel Stone=stone",
        "Stone=stone"
      ),
      Case(
        "In the U.S. they met Michel Stone. Then they saw Michel.",
        "U.S.=us",
        "Michel Stone=stone"
      ),
      Case("They met Michel Stone. Then they saw Stone.", "Michel Stone=-"),
      Case("In the U.S. they saw Stone.", "U.S.=us"),
    ]
  )
  func weakFullNames(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.weak.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("a licensed form is a short one and says who licensed it")
  func explanation() throws {
    let linker = try Lists.linker()
    let body = linker.link("Saddam Hussein left. They met Hussein and HUSSEIN.").body(0)
    for surface in ["Hussein", "HUSSEIN"] {
      let mention = try #require(linker.mention(surface, in: body))
      #expect(mention.form == .short)
      #expect(mention.explanation.alias == "Saddam Hussein")
      #expect(mention.explanation.normalisations == ["short form"])
      #expect(mention.explanation.reason == "a form licensed by the full name in the thread")
      #expect(
        mention.explanation.candidates[0].components.map(\.name)
          == ["licensed by a full form", "named in full"]
      )
    }
  }

  @Test("a surname that two share is NIL unless the context tells them apart")
  func sharedSurname() throws {
    let linker = try Lists.linker()
    let both = "Hamid Karzai met Ahmed Wali Karzai."
    #expect(
      linker.names(of: both + " They saw Karzai.") == [
        "Hamid Karzai=karzai", "Ahmed Wali Karzai=wali", "Karzai=-",
      ]
    )
    let thread = linker.link(
      "Hamid Karzai left.",
      comments: [
        Reply("1", "Ahmed Wali Karzai left."), Reply("2", "We saw Karzai."),
        Reply("3", "We saw Karzai.", to: "1"),
      ]
    )
    #expect(linker.names(thread.body(2)) == ["Karzai=karzai"])
    #expect(linker.names(thread.body(3)) == ["Karzai=-"])
  }

  @Test("licences hold from the article on and from earlier comments on")
  func order() throws {
    let linker = try Lists.linker()
    let thread = linker.link(
      "They met Clinton.",
      comments: [
        Reply("1", "They met Clinton."), Reply("2", "Hillary Clinton left."),
        Reply("3", "They met Clinton.", to: "2"),
      ]
    )
    #expect(
      (0...3).map { linker.names(thread.body($0)) } == [
        [], [], ["Hillary Clinton=clinton"], ["Clinton=clinton"],
      ]
    )
  }

  @Test("a first name holds in the same document, and that of an article in all")
  func firstNames() throws {
    let linker = try Lists.linker()
    let text = "They met Hillary today."
    let comments = [
      Reply("1", "Hillary Clinton left. They met Hillary."), Reply("2", text, to: "1"),
    ]
    let thread = linker.link("No news.", comments: comments)
    #expect(linker.names(thread.body(1)) == ["Hillary Clinton=clinton", "Hillary=clinton"])
    #expect(linker.names(thread.body(2)) == [])
    let other = linker.link("Hillary Clinton left.", comments: [Reply("1", text)])
    #expect(linker.names(other.body(1)) == ["Hillary=clinton"])
  }

  @Test("a short form that is the name of one who comments is not the entity's")
  func commenters() throws {
    let linker = try Lists.linker()
    let article = "Hillary Clinton left. They met Clinton and Hillary."
    let thread = linker.link(article, comments: [Reply("1", "No.", by: "hillary")])
    #expect(linker.names(thread.body(0)) == ["Hillary Clinton=clinton", "Clinton=clinton"])
  }

  // MARK: Acronyms

  @Test(
    "a definition licenses its acronym, in capitals alone",
    arguments: [
      Case(
        "The Free Pashtun Society (FPS) met. FPS men left.",
        "Free Pashtun Society=fps",
        "FPS=fps",
        "FPS=fps"
      ),
      Case(
        "The free pashtun society (F.P.S.) met the FPS.",
        "free pashtun society=fps",
        "F.P.S.=fps",
        "FPS=fps"
      ),
      // No definition: other letters, another order, no list.
      Case("The Free Pashtun Society (FPX) met FPX.", "Free Pashtun Society=fps"),
      Case("The Free Pashtun Society (PFS) met PFS.", "Free Pashtun Society=fps"),
      // The first letters of a body that is named need none.
      Case(
        "The Free Pashtun Society FPS met FPS.",
        "Free Pashtun Society=fps",
        "FPS=fps",
        "FPS=fps"
      ),
      Case(
        "The Free Pashtun Society [FPS] met FPS.",
        "Free Pashtun Society=fps",
        "FPS=fps",
        "FPS=fps"
      ),
      Case(
        "The Free Pashtun Society (FPS men) met FPS.",
        "Free Pashtun Society=fps",
        "FPS=fps",
        "FPS=fps"
      ),
      Case("The Free Union Society (FUS) met FUS."),
      Case("They met FPS."),
      // `Pam` is a person.
      Case(
        "The Pashtun Aid Mission (PAM) met. They saw Pam and PAM.",
        "Pashtun Aid Mission=pam",
        "PAM=pam",
        "PAM=pam"
      ),
    ]
  )
  func acronyms(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test(
    "an organization's full name licenses its initials, in capitals, unless they are defined otherwise",
    arguments: [
      Case("The Coast Aid Forum met. The CAF left.", "Coast Aid Forum=can", "CAF=can"),
      Case("The Forum of Coast Aid met the FCA.", "Forum of Coast Aid=can", "FCA=can"),
      Case("The Coast Aid Forum met the Caf.", "Coast Aid Forum=can"),
      Case("The CAF left.", "CAF=-"),
      // Defined in brackets, two words are enough.
      Case("The Coast Forum (CF) met the CF.", "Coast Forum=can", "CF=can", "CF=can"),
      // Two words; another body that the thread defines.
      Case("The Coast Forum met the CF.", "Coast Forum=can"),
      Case(
        "The Coast Aid Forum met the Central Animal Fund (CAF), not the CAF.",
        "Coast Aid Forum=can",
        "CAF=-",
        "CAF=-"
      ),
    ]
  )
  func initials(_ example: Case) throws {
    let linker = Linker(gazetteer: try Self.weak.get())
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("a defined acronym has the form of one and holds in later comments")
  func acronymForm() throws {
    let linker = try Lists.linker()
    let thread = linker.link(
      "The Free Pashtun Society (FPS) met.",
      comments: [Reply("1", "We know FPS men.")]
    )
    let mention = try #require(linker.mention("FPS", in: thread.body(1)))
    #expect(linker.slug(mention.entity) == "fps")
    #expect(mention.form == .acronym)
  }

  // MARK: Speakers

  @Test(
    "a speaker who is addressed is no mention and speaks for nothing",
    arguments: [
      // The text, the address in it, what is named.
      ("Iran, you know more than Iran.", "Iran", ["Iran=iran"]),
      ("Hillary Clinton, they met Clinton.", "Hillary Clinton", []),
      ("Hillary Clinton, we know.", "Hillary Clinton", []),
      ("Pakistan, the Pak men left.", "Pakistan", ["Pak=-"]),
      ("Hillry Clinton, we know.", "Hillry Clinton", []),
    ] as [(String, String, [String])]
  )
  func addressed(text: String, name: String, expected: [String]) throws {
    let linker = try Lists.linker()
    var comment = Reply("1", text)
    comment.addresses = [AddressSpan(range: place(of: name, in: text), speaker: name)]
    let thread = linker.link("No news.", comments: [comment])
    #expect(linker.names(thread.body(1)) == expected)
  }
}
