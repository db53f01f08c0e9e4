import Testing
import TextSegmentation

@testable import Gazetteers

@Suite("Forms that no list spells out")
struct DerivedFormTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var forms: [String]

    init(_ name: String, _ forms: String...) {
      self.name = name
      self.forms = forms
    }

    var testDescription: String { name }
  }

  private static let words = WordList([
    (
      .ordinary, Array("united\nstates\nsupreme\ncourt\ndominion\ntextile\nwestern\nof\nthe\n".utf8)
    ),
    (.organizationHead, Array("university\nindustries\nschool\nmedical\nbank\ncollege\n".utf8)),
  ])

  private func forms(_ name: String, _ kind: EntityKind, isSettlement: Bool = false) -> [String] {
    DerivedForms(
      of: Array(name.utf8),
      kind: kind,
      isSettlement: isSettlement,
      facts: Self.words
    ).forms.map { form in
      let text = String(decoding: form.key, as: UTF8.self)
      return switch form.kind {
      case .name: text
      case .acronym: text.uppercased()
      case .dotted: text.uppercased() + "."
      case .readAcronym: "(" + text + ")"
      }
    }
  }

  @Test(
    "persons",
    arguments: [
      Case("Ronald Reagan", "reagan"),
      Case(
        "Martin Luther King Jr.",
        "martin luther king",
        "king",
        "luther king",
        "martin luther",
        "martin king"
      ),
      Case("Maria Goeppert Mayer", "mayer", "goeppert mayer", "maria goeppert", "maria mayer"),
      // Hyphens hold a surname together, particles belong to it.
      Case("Rita Levi-Montalcini", "levi montalcini"), Case("Osama bin Laden", "bin laden"),
      Case("Nouri al-Maliki", "al maliki", "maliki"), Case("Charles de Gaulle", "de gaulle"),
      // Initials are no names.
      Case("Samuel J. Heyman", "heyman", "samuel heyman"), Case("T. S. Eliot", "eliot"),
      Case("Robin Leigh-Pemberton, Baron Kingsdown", "robin leigh pemberton", "leigh pemberton"),
      // Nothing stands for these.
      Case("Pelé"), Case("Francis of Assisi"), Case("Dario Fo"), Case("Elizabeth II"),
      Case("a b c"), Case("A — B"), Case("/ ,"), Case(""),
    ]
  )
  func persons(_ sample: Case) { #expect(forms(sample.name, .person) == sample.forms) }

  @Test(
    "organizations",
    arguments: [
      Case("Thermwood Corporation", "thermwood"), Case("RCA Corp.", "rca"),
      Case("Kidder, Peabody & Co.", "kidder,peabody", "kidder peabody"),
      Case("Harvard University", "harvard"), Case("Burlington Industries", "burlington"),
      // Of two heads the name is another's, and an ordinary word is none by itself.
      Case("Harvard Medical School", "HMS"),
      Case("Dominion Textile", "dominion textiles"),
      Case("Jewish University"),
      Case("U.S. Securities and Exchange Commission", "securities and exchange commission"),
      Case(
        "Salk Institute for Biological Studies",
        "salk institute",
        "SIBS",
        "SIFBS"
      ),
      Case("New York Stock Exchange", "NYSE"),
      // What an apostrophe joins is no word of its own.
      Case("al-Qa'ida in Arden"),
      Case("Department of Trade and Industry", "DTI", "DOTAI"),
      Case("University of California, San Diego", "university of california"),
      // Two ordinary words say nothing, a list of things is none.
      Case("Supreme Court of Ohio", "SCO", "SCOO"),
      Case("Bureau of Alcohol, Tobacco and Firearms"),
      Case(
        "London School of Economics and Political Science",
        "london school",
        "london school of economics",
        "LSEPS"
      ),
      Case(
        "School of Asian and African Studies, University of London",
        "school of asian and african studies"
      ),
      Case("ASARCO", "(asarco)"), Case("NATO", "(nato)"), Case("FBI"), Case("BBC2"),
    ]
  )
  func organizations(_ sample: Case) {
    #expect(forms(sample.name, .organization) == sample.forms)
  }

  @Test(
    "places",
    arguments: [
      Case("Santa Fe Province", "santa fe", "SFP."), Case("New Jersey", "NJ."),
      Case("United States of America", "united states", "USA."),
      Case("Islamic Republic of Iran", "iran", "IRI."), Case("Western Province", "WP."),
      Case("Buchenwald concentration camp", "buchenwald"), Case("Paris, Texas", "paris"),
      Case("United Kingdom", "UK."), Case("France"),
    ]
  )
  func places(_ sample: Case) { #expect(forms(sample.name, .place) == sample.forms) }

  @Test("nobody abbreviates a city")
  func settlements() {
    #expect(forms("San Salvador", .place, isSettlement: true) == [])
    #expect(forms("Kansas City metropolitan area", .place, isSettlement: true) == ["kansas city"])
  }

  private func compiled(_ rows: [String]) throws -> Gazetteer {
    var compiler = GazetteerCompiler()
    let table = (["id\ttype\tname\taliases"] + rows).joined(separator: "\n") + "\n"
    try compiler.add(list: "small.tsv", text: table, description: nil)
    return try compiler.compile()
  }

  private func derived(_ key: String, in gazetteer: Gazetteer) -> [String] {
    gazetteer.entries(forDerived: Array(key.utf8)).map { gazetteer.name(of: $0.entity) }
  }

  @Test("a form that too many share says nothing of any")
  func shared() throws {
    let four = ["Ann", "Ben", "Cid", "Dan"].map { "person/\($0.lowercased())\tperson\t\($0) Doe\t" }
    #expect(derived("doe", in: try compiled(four)).count == 4)
    #expect(derived("doe", in: try compiled(four + ["person/eve\tperson\tEve Doe\t"])).isEmpty)
  }

  @Test("what an entity lists, or what has rules, is not derived")
  func listed() throws {
    let gazetteer = try compiled([
      "person/a\tperson\tAnn Alder\tAlder~short", "person/b\tperson\tBen Birch\tBenny Beech~weak",
    ])
    #expect(derived("alder", in: gazetteer).isEmpty)
    #expect(derived("birch", in: gazetteer) == ["Ben Birch"])
    #expect(derived("beech", in: gazetteer).isEmpty)
  }

  @Test("a derived form is no name: nothing that asks for names finds it")
  func isApart() throws {
    let gazetteer = try compiled(["person/b\tperson\tBartholomew Birchwood\t"])
    #expect(gazetteer.entities(named: "Birchwood").isEmpty)
    #expect(gazetteer.entries(forFolded: Array("birchwood".utf8)).isEmpty)
    #expect(gazetteer.neighbors(of: Array("birchwod".utf8)[...]).isEmpty)
    var found: [String] = []
    let text = SegmentedText("They met Birchwood and birchwood.")
    gazetteer.forEachDerivedForm(in: text, words: .init(of: text)) { words, entries in
      found += entries.map { "\(words) \(gazetteer.aliasText(of: $0))" }
      #expect(entries.allSatisfy { $0.traits.contains(.isDerived) })
    }
    #expect(found == ["2..<3 Bartholomew Birchwood"])
  }

  @Test(
    "damaged names do no harm",
    arguments: ["\u{0}", ",,,", "- -", "& & &", "of of of", "A, of"]
  )
  func hostile(name: String) {
    for kind in [EntityKind.person, .organization, .place, .topic, .other] {
      for form in forms(name, kind) { #expect(!form.isEmpty) }
    }
  }
}
