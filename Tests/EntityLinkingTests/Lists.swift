import ArticleThreads
import EntityLinking
import Foundation
import Gazetteers
import Testing

/// A row of a source table.
struct Row {
  let columns: [String: String]

  init(
    _ id: String,
    _ name: String,
    _ aliases: String = "",
    type: String? = nil,
    of parents: String = "",
    prior: String = "",
    population: String = "",
    threshold: String = ""
  ) {
    columns = [
      "id": id, "type": type ?? String(id.prefix { $0 != "/" }), "name": name, "aliases": aliases,
      "parent": parents, "population": population, "prior": prior, "threshold": threshold,
    ]
  }

  static let header = [
    "id", "type", "name", "aliases", "parent", "population", "prior", "threshold",
  ]
  var line: String { Self.header.map { columns[$0] ?? "" }.joined(separator: "\t") }
}

/// Small gazetteers that the tests write themselves.
enum Lists {
  /// A gazetteer of some rows and ordinary words, through a folder that is gone afterwards.
  static func compile(_ rows: [Row], words: String = ordinary) throws -> Gazetteer {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "skein-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "words"),
      withIntermediateDirectories: true
    )
    let lines = [Row.header.joined(separator: "\t")] + rows.map(\.line)
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.appending(path: "small.tsv"))
    let list = words.split(whereSeparator: \.isWhitespace).joined(separator: "\n") + "\n"
    try Data(list.utf8).write(to: folder.appending(path: "words/english.txt"))
    return try GazetteerLoader(explicit: [folder.path]).load()
  }

  private static let compiled = Result { try compile(places + organizations + persons) }

  /// The linker of most tests.
  static func linker() throws -> Linker { Linker(gazetteer: try compiled.get()) }

  static let places = [
    Row("place/asia", "Asia", type: "place/region"),
    Row("place/us", "United States", "US|U.S.|America|American~demonym", type: "place/country"),
    Row(
      "place/pakistan",
      "Pakistan",
      "Pakistani~demonym|Pak~lower~weak",
      type: "place/country",
      of: "place/asia"
    ),
    Row("place/iran", "Iran", "Iranian~demonym", type: "place/country", of: "place/asia"),
    Row("place/turkey", "Turkey", "Turk~demonym", type: "place/country"),
    Row(
      "place/afghanistan",
      "Afghanistan",
      "Afghan~demonym~lower|Islamic Republic of Afghanistan",
      type: "place/country",
      of: "place/asia"
    ),
    Row("place/ivory", "Côte d’Ivoire", "Ivory Coast", type: "place/country"),
    Row("place/hungary", "Hungary", "Magyar~demonym", type: "place/country"),
    Row("place/kabul", "Kabul", type: "place/city", of: "place/afghanistan"),
    Row("place/peshawar", "Peshawar", type: "place/city", of: "place/pakistan"),
    Row("place/mobile", "Mobile", type: "place/city", of: "place/us"),
    Row("place/hague", "The Hague", type: "place/city"),
    Row(
      "place/dc",
      "Washington",
      "Washington, D.C.",
      type: "place/city",
      of: "place/us",
      prior: "2"
    ),
    Row(
      "place/state",
      "Washington State",
      "Washington",
      type: "place/province",
      of: "place/us",
      prior: "1"
    ),
    Row("place/tripoli-libya", "Tripoli", type: "place/city", of: "place/libya"),
    Row("place/tripoli-lebanon", "Tripoli", type: "place/city", of: "place/lebanon"),
    Row("place/libya", "Libya", "Libyan~demonym", type: "place/country"),
    Row("place/lebanon", "Lebanon", "Lebanese~demonym", type: "place/country"),
    Row("place/beirut", "Beirut", type: "place/city", of: "place/lebanon"),
    Row("place/benghazi", "Benghazi", type: "place/city", of: "place/libya"),
    Row("place/peking", "Pequinox", type: "place/city", prior: "0"),
    Row("place/peking-2", "Pequinox", type: "place/city", prior: "0"),
  ]

  static let organizations = [
    Row("organization/isi", "Inter-Services Intelligence", "ISI", of: "place/pakistan"),
    Row("organization/taliban", "Taliban", "Taliban~lower"),
    Row("organization/ttp", "Pakistani Taliban", "TTP", of: "place/pakistan"),
    Row("organization/qaeda", "al-Qaeda", "al-Qaeda~lower|al Qa'ida|Base~weak"),
    Row("organization/state", "State Department", of: "place/us"),
    Row("organization/pentagon", "Pentagon", "Pentagon~lower|DoD~acronym", of: "place/us"),
    Row("organization/apple", "Apple", "Apple~strong", of: "place/us"),
    Row("organization/vice", "Vice", "Vice~exact"),
    Row("organization/times", "The New York Times", "New York Times", of: "place/us"),
    Row("organization/nato", "NATO", "Nato~lower"),
    Row("organization/who", "World Health Organization", "WHO"),
    Row("organization/fps", "Free Pashtun Society", of: "place/afghanistan"),
    Row("organization/pam", "Pashtun Aid Mission", of: "place/afghanistan"),
    Row("organization/bloomberg-news", "Bloomberg"),
    Row("organization/haqqani", "Haqqani Network", of: "place/afghanistan"),
  ]

  static let persons = [
    Row("person/saddam", "Saddam Hussein"),
    Row("person/king-hussein", "King Hussein"),
    Row("person/karzai", "Hamid Karzai", of: "place/afghanistan"),
    Row("person/wali", "Ahmed Wali Karzai", of: "place/afghanistan"),
    Row("person/bush", "George Bush snr", "George H. W. Bush", of: "place/us"),
    Row("person/king", "Martin Luther King Jr.", "Martin Luther King", of: "place/us"),
    Row("person/warren", "Elizabeth Warren", "Sen. Warren", of: "place/us"),
    Row("person/roggio", "Bill Roggio", of: "place/us"),
    Row("person/peter", "Peter King", of: "place/us"),
    Row("person/bloomberg", "Michael Bloomberg", "Bloomberg~weak", of: "place/us"),
    Row("person/clinton", "Hillary Clinton", of: "place/us"),
    Row("person/okoro", "Bayo Okoro", of: "place/us", prior: "2"),
    Row("person/okoro-2", "Ada Okoro", of: "place/us", prior: "0.1"),
    Row("person/lindqvist", "Ida Lindqvist", of: "place/us"),
    Row("person/lindqvist-2", "Sven Lindqvist", of: "place/us"),
  ]

  /// The ordinary words of the tests' texts.
  static let ordinary = """
    a about aid all also an and any are as at away bad base be been big but by came can claims come day
    department did do down dinner end enemy every for forces from go good had has have he here his home
    how i if in is it its jihad king know left long look lost make many may men mobile more much must
    nation never new news no not now of often old on one only or our out over people phone policy
    president question rejects report roast said say says see she so some state still talk talks tell
    than that the their them then there they this time to today told town troops turkey two under up us
    vice war warn was we went were what where which who why will win with word work world would wrote
    year yes yesterday you your apple visit visited visits met fight fought bill
    """
}

/// A text and the mentions that linking it should give.
struct Case: CustomTestStringConvertible {
  let text: String
  let expected: [String]

  /// Mentions are written `surface=entity`, or `surface=-` for NIL.
  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}

extension Linker {
  /// Links an article of a body alone, or with a title and comments.
  func link(_ body: String, title: String = "", comments: [Reply] = []) -> LinkedThread {
    link(ArticleThread(article: Article(id: "a", title: title, body: body), comments: comments))
  }

  /// The mentions of a text as a ``Case`` writes them.
  func names(_ text: LinkedText) -> [String] {
    text.mentions.map { "\($0.surface)=\(slug($0.entity))" }
  }

  /// The mentions of an article's body.
  func names(of body: String) -> [String] { names(link(body).documents[0].body) }

  func slug(_ entity: Int?) -> String {
    entity.map { gazetteer.entities[$0].id.split(separator: "/").last.map(String.init) ?? "" }
      ?? "-"
  }

  /// The only mention with a surface.
  func mention(_ surface: String, in text: LinkedText) -> Mention? {
    let found = text.mentions.filter { $0.surface == surface }
    return found.count == 1 ? found[0] : nil
  }

  func index(_ id: String) throws -> Int {
    try #require(gazetteer.index(ofID: id))
  }
}

extension LinkedThread {
  /// The body of the article, 0, or of a comment, from 1.
  func body(_ document: Int) -> LinkedText { documents[document].body }
}

/// A comment of a thread; the testing library has a type of that name, too.
typealias Reply = ArticleThreads.Comment

extension Reply {
  init(_ id: String, _ text: String, by author: String = "", to parent: String? = nil) {
    self.init(id: id, author: author, text: text, replyTo: parent)
  }
}

/// A stretch of scalars of a text.
func scalars(_ text: String, _ range: Range<Int>) -> String {
  String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
}

/// Where a part of a text stands, in scalars.
func place(of part: String, in text: String) -> Range<Int> {
  let all = Array(text.unicodeScalars)
  let wanted = Array(part.unicodeScalars)
  let start = all.indices.first { all[$0...].starts(with: wanted) } ?? 0
  return start..<start + wanted.count
}
