import ArticleThreads
import EntityLinking
import Foundation
import Gazetteers
import Testing

/// A text and the unknown names that are found in it.
struct UnknownCase: CustomTestStringConvertible {
  let text: String
  let expected: [String]

  /// Names are written `surface=type`.
  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}

/// Names of the tests' own with the words that come with Skein.
enum ListedWords {
  static func gazetteer(_ rows: [Row]) throws -> Gazetteer {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "skein-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lines = [Row.header.joined(separator: "\t")] + rows.map(\.line)
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.appending(path: "small.tsv"))
    return try GazetteerLoader(explicit: [folder.path]).load()
  }
}

/// The small gazetteer of the tests with the words that come with Skein.
enum UnknownNames {
  private static let compiled = Result {
    try ListedWords.gazetteer(Lists.places + Lists.organizations + Lists.persons)
  }

  static func linker(findsUnknownNames: Bool = true) throws -> Linker {
    Linker(gazetteer: try compiled.get(), findsUnknownNames: findsUnknownNames)
  }

  /// The unknown names of a text as an ``UnknownCase`` writes them.
  static func names(_ text: LinkedText) -> [String] {
    text.mentions.filter { $0.form == .unknown }.map { "\($0.surface)=\($0.type)" }
  }

  /// The unknown names of an article's body.
  static func names(of body: String) throws -> [String] {
    names(try linker().link(body).body(0))
  }
}

@Suite("Unknown names")
struct UnknownNameTests {
  private func check(_ example: UnknownCase, at place: SourceLocation = #_sourceLocation) throws {
    let found = try UnknownNames.names(of: example.text)
    #expect(found == example.expected, sourceLocation: place)
  }

  @Test(
    "people by their titles, first names, initials, suffixes and particles",
    arguments: [
      UnknownCase("We saw that Mr. Jorum Pellant had come.", "Jorum Pellant=person"),
      UnknownCase("We saw that Senator Hilda Brankovic had come.", "Hilda Brankovic=person"),
      UnknownCase("The talks with Maria Okafor failed.", "Maria Okafor=person"),
      UnknownCase("The letter of Ms. Adebayo was short.", "Adebayo=person"),
      UnknownCase(
        "It was read by Robert F. Dunleavy Jr. at home.",
        "Robert F. Dunleavy Jr.=person"
      ),
      UnknownCase("It was read by Anthony Whitlow III, who left.", "Anthony Whitlow III=person"),
      UnknownCase("They met Ahmed al-Khair there.", "Ahmed al-Khair=person"),
      UnknownCase("They met Vincent van Gogh there.", "Vincent van Gogh=person"),
      UnknownCase("They met Maria de la Torre there.", "Maria de la Torre=person"),
      UnknownCase(
        "They met Mary O’Neill and Jean-Luc Picard.",
        "Mary O’Neill=person",
        "Jean-Luc Picard=person"
      ),
      UnknownCase("They met François Côté there.", "François Côté=person"),
      UnknownCase("“All is well,” said Oskar Feld, who lives there.", "Oskar Feld=person"),
    ]
  )
  func people(_ example: UnknownCase) throws { try check(example) }

  @Test(
    "a title is no part of a name, and no name by itself",
    arguments: [
      UnknownCase("We saw the Minister of Finance and the CEO."),
      UnknownCase("We saw the Minister of Finance Simeon Nyachae.", "Simeon Nyachae=person"),
      UnknownCase("We saw Finance Minister Simeon Nyachae.", "Simeon Nyachae=person"),
      UnknownCase(
        "We saw the Pakistani Minister of Finance Simeon Nyachae.",
        "Simeon Nyachae=person"
      ),
      UnknownCase("We saw Pakistani President Simeon Nyachae.", "Simeon Nyachae=person"),
      UnknownCase("We saw Secretary of State Hilda Brankovic.", "Hilda Brankovic=person"),
    ]
  )
  func titles(_ example: UnknownCase) throws { try check(example) }

  @Test(
    "organizations by their heads and what joins them",
    arguments: [
      UnknownCase("The Brindle Institute was closed.", "Brindle Institute=organization"),
      UnknownCase(
        "The Brindle Institute of Marine Studies was closed.",
        "Brindle Institute of Marine Studies=organization"
      ),
      UnknownCase(
        "The Ministry of Rivers and Harbours was closed.",
        "Ministry of Rivers and Harbours=organization"
      ),
      UnknownCase(
        "The Brindle Center for Peace was closed.",
        "Brindle Center for Peace=organization"
      ),
      UnknownCase(
        "The bank bought Denton Mills Inc. for little.",
        "Denton Mills Inc.=organization"
      ),
      UnknownCase(
        "The bank bought Acme Widgets, Inc., of Ohio.",
        "Acme Widgets, Inc.=organization"
      ),
      UnknownCase(
        "The bank bought Harper & Quill Ltd. for little.",
        "Harper & Quill Ltd.=organization"
      ),
      UnknownCase(
        "The People’s Party of Tarvin was closed.",
        "People’s Party of Tarvin=organization"
      ),
      UnknownCase("They went to St. Mary’s Hospital.", "St. Mary’s Hospital=organization"),
      // A head that stands first is no person's first name, and an apostrophe stands within words.
      UnknownCase("They fought the men of Jund al-Quellen.", "Jund al-Quellen=organization"),
      UnknownCase(
        "They fought the men of Jaish al-Ta'ifa al-Quellen.",
        "Jaish al-Ta'ifa al-Quellen=organization"
      ),
    ]
  )
  func organizations(_ example: UnknownCase) throws { try check(example) }

  @Test(
    "“and” joins words within a name, not two names",
    arguments: [
      UnknownCase(
        "The Ministry of Rivers and Ministry of Harbours were closed.",
        "Ministry of Rivers=organization",
        "Ministry of Harbours=organization"
      ),
      UnknownCase(
        "The People’s Party of Tarvin and Mary O’Neill won.",
        "People’s Party of Tarvin=organization",
        "Mary O’Neill=person"
      ),
      UnknownCase(
        "The Bank of Kabul and Maria Okafor won.",
        "Bank of Kabul=organization",
        "Maria Okafor=person"
      ),
    ]
  )
  func joints(_ example: UnknownCase) throws { try check(example) }

  @Test(
    "places by their heads and the words before them",
    arguments: [
      UnknownCase("The camp lies near Lake Tarvin and is small.", "Lake Tarvin=place"),
      UnknownCase("He was born in Quellenbrunn, Iran, and stayed.", "Quellenbrunn=place"),
      UnknownCase("They crossed the Tarvin River at night.", "Tarvin River=place"),
      UnknownCase("It was found near Quellenbrunn, Iran, in the snow.", "Quellenbrunn=place"),
    ]
  )
  func places(_ example: UnknownCase) throws { try check(example) }

  @Test(
    "linked names give way to a longer unknown one, and stay beside a shorter",
    arguments: [
      ("The University of Kabul Press was closed.", ["University of Kabul Press=-"]),
      ("The Hamid Karzai Foundation was closed.", ["Hamid Karzai Foundation=-"]),
      ("The Pakistani Relief Fund was closed.", ["Pakistani Relief Fund=-"]),
      ("Pakistani Senator Hilda Brankovic came.", ["Pakistani=pakistan", "Hilda Brankovic=-"]),
      (
        "Hamid Karzai met Maria Okafor in Kabul.",
        ["Hamid Karzai=karzai", "Maria Okafor=-", "Kabul=kabul"]
      ),
    ]
  )
  func linked(text: String, expected: [String]) throws {
    #expect(try UnknownNames.linker().names(of: text) == expected)
  }

  @Test(
    "what has a capital and is no name",
    arguments: [
      "However, nobody came. Rain fell. Trees grew. Yesterday was cold.",
      "In January it was cold. On Monday we left, and in May we came back. We sing on Sundays.",
      "I said so. He said no. They and We and You said nothing.",
      "On Christmas Eve they sang in English and Latin.",
      "BREAKING NEWS: TWO MEN KILLED IN BOMB BLAST",
      "This Is A Headline With Every Word In Capitals About The Weather",
      "See www.Example.com/Quellenbrunn/Path and http://Foo.org/Maria/Okafor for more.",
      "Mark my words. Will you come? Hope remains.",
    ]
  )
  func noNames(text: String) throws {
    #expect(try UnknownNames.names(of: text) == [])
  }

  @Test("an ordinary word before a name opens the sentence and is no part of the name")
  func openings() throws {
    #expect(
      try UnknownNames.names(of: "Yesterday Maria Okafor left. Then Oskar Feld came.")
        == ["Maria Okafor=person", "Oskar Feld=person"]
    )
  }

  @Test("no name crosses a sentence, a bracket, a paragraph or a zone")
  func edges() throws {
    for text in [
      "They saw Maria. Okafor was gone.", "They saw Maria (Okafor was gone).",
      "They saw Maria\n\nOkafor was gone.", "They saw Maria; Okafor was gone.",
    ] {
      #expect(try !UnknownNames.names(of: text).contains { $0.contains("Maria Okafor") })
      #expect(try !UnknownNames.names(of: text).contains { $0.contains("\n") })
    }
    let text = "We met Maria Okafor there."
    for kind in Zone.Kind.allCases {
      let zone = Zone(range: place(of: "Okafor there", in: text), kind: kind)
      let article = Article(id: "a", body: text, zones: [zone])
      let body = try UnknownNames.linker().link(ArticleThread(article: article)).body(0)
      #expect(!UnknownNames.names(body).contains { $0.contains("Maria Okafor") })
    }
    #expect(try UnknownNames.names(of: text) == ["Maria Okafor=person"])
  }

  @Test("a mention says where it stands, whose words it is, and why")
  func mention() throws {
    let text = "Kabul fell.\n\nIt was “the fault of Senator Hilda Brankovic” alone."
    let quotation = "the fault of Senator Hilda Brankovic"
    let article = Article(
      id: "a",
      body: text,
      zones: [Zone(range: place(of: quotation, in: text), kind: .quotation, speaker: "The Times")]
    )
    let linker = try UnknownNames.linker()
    let body = linker.link(ArticleThread(article: article)).body(0)
    let mention = try #require(linker.mention("Hilda Brankovic", in: body))
    #expect(mention.range == place(of: "Hilda Brankovic", in: text))
    #expect(mention.entity == nil)
    #expect(mention.form == .unknown)
    #expect(mention.zone == .quotation)
    #expect(mention.speaker == "The Times")
    #expect(mention.paragraph == 1)
    #expect(!mention.isCounted)
    #expect(mention.explanation.candidates.isEmpty)
  }

  @Test(
    "the full stop of an abbreviation belongs to the name, that of a sentence does not",
    arguments: [
      UnknownCase(
        "The bank bought Denton Mills Corp. for little.",
        "Denton Mills Corp.=organization"
      ),
      UnknownCase("They met Maria Okafor.", "Maria Okafor=person"),
    ]
  )
  func fullStops(_ example: UnknownCase) throws { try check(example) }

  @Test(
    "other scripts",
    arguments: [
      "Привет Мир, Москва и Иван Петров пришли. Здесь Был Сергей Иванов.",
      "قال محمد الخير إن المدينة هادئة وإن أحمد عاد", "中国的城市很大，王小明说。北京的天气很好。",
      "Ο Γιάννης Παπαδόπουλος είπε στην Αθήνα.", "ไทยแลนด์ กรุงเทพ", "Հայաստան Երևան",
    ]
  )
  func scripts(text: String) throws {
    #expect(try UnknownNames.names(of: text) == [])
  }

  @Test(
    "texts of hardly anything",
    arguments: [
      "", " ", "Maria", "a", "1", "123 456 789", "&", "@", "#", "“", ".", "A", "’s", "O’",
    ]
  )
  func small(text: String) throws {
    #expect(try UnknownNames.names(of: text).count <= 1)
  }

  @Test("ten thousand capitals in a row are cut in time, and make no hundreds of names")
  func capitals() throws {
    for word in ["A ", "AB ", "Ab ", "Quell ", "Quell-", "Quell of ", "Quell & ", "President "] {
      let names = try UnknownNames.names(of: String(repeating: word, count: 10_000))
      #expect(names.count < 3, "\(word)")
    }
  }
}
