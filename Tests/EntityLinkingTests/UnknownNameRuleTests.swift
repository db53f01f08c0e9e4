import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

/// What words beside a name say of it, whatever the weights say.
@Suite("Rules for unknown names")
struct UnknownNameRuleTests {
  /// The lists that come with Skein for the words, and a few names.
  private static let compiled = Result {
    try ListedWords.gazetteer(
      Lists.places + Lists.organizations + Lists.persons + [
        Row("organization/epa", "Environmental Guard", "EPA", type: "organization/government"),
        Row("organization/space", "Space Guard", "NASA", type: "organization/government"),
        Row("organization/afp", "Agence Tarvin", "AFP", type: "organization/media"),
        Row("organization/quill", "Tarvin Quill", type: "organization/company"),
        Row("organization/harbour", "Harbour Review", type: "organization/media"),
        Row("place/france", "France", "French~demonym", type: "place/country"),
        Row("person/sullivan", "Bram O'Sullivan"), Row("person/perez", "Tomas Perez"),
        Row("person/holm", "Gerda Holm"),
      ]
    )
  }

  private func linker(findsUnknownNames: Bool = true) throws -> Linker {
    Linker(gazetteer: try Self.compiled.get(), findsUnknownNames: findsUnknownNames)
  }

  private func check(_ text: String, _ expected: [String], at place: SourceLocation) throws {
    #expect(try linker().names(of: text) == expected, sourceLocation: place)
    // Whether unknown names are looked for changes no link.
    #expect(
      try linker(findsUnknownNames: false).names(of: text).filter { !$0.hasSuffix("=-") }
        == expected.filter { !$0.hasSuffix("=-") },
      sourceLocation: place
    )
  }

  @Test("a county is a place, and no town of its name is meant")
  func counties() throws {
    #expect(
      try UnknownNames.names(of: "They were held in the Brindle County jail.")
        == ["Brindle County=place"]
    )
    let here = #_sourceLocation
    try check("They were held in Kabul County for days.", ["Kabul County=-"], at: here)
    try check(
      "They were often led by Kabul County Sheriff Maria Okafor at the time.",
      ["Kabul County=-", "Maria Okafor=-"],
      at: here
    )
    try check("They were held in Kabul-Dade County for days.", ["Kabul-Dade County=-"], at: here)
    try check("They were held in Kabul for days.", ["Kabul=kabul"], at: here)
  }

  @Test("a ship is no unknown name, and nothing in it is a mention")
  func ships() throws {
    let here = #_sourceLocation
    try check("They saw the USS Gerda Holm in port.", [], at: here)
    try check("They saw the HMS Oskar Feld in port.", [], at: here)
    try check(
      "They saw the USS Gerda Holm in port. Then the Gerda Holm sailed. So Gerda Holm said.",
      ["Gerda Holm=holm"],
      at: here
    )
    // No ship without capitals or a name.
    try check("They saw Uss Gerda Holm there.", ["Gerda Holm=holm"], at: here)
  }

  @Test("an acronym that is nearly a known one is no unknown name for that")
  func nearAcronyms() throws {
    let text = "They asked the ISI at home. They said that a ISX was better."
    #expect(
      try !linker().link(text).body(0).mentions.contains { $0.surface == "ISX" && $0.score == 0.1 }
    )
  }

  @Test("a surname is not cut off the end of a person's name")
  func surnames() throws {
    let here = #_sourceLocation
    try check(
      "They met Tomas Perez. They asked Senator Maria Yulena Perez at home.",
      ["Tomas Perez=perez", "Maria Yulena Perez=-"],
      at: here
    )
    try check("They asked Senator Daniel French at home.", ["Daniel French=-"], at: here)
    try check("They asked the French at home.", ["French=france"], at: here)
  }

  @Test(
    "a surname with an elision is not shortened to what stands behind it",
    arguments: ["'", "’"]
  )
  func elisions(mark: String) throws {
    let here = #_sourceLocation
    let full = "They met Bram O\(mark)Sullivan there."
    let known = "Bram O\(mark)Sullivan=sullivan"
    try check(
      "\(full) They asked O\(mark)Sullivan again.",
      [known, "O\(mark)Sullivan=sullivan"],
      at: here
    )
    try check(
      "\(full) They asked Maria O\(mark)Sullivan again.",
      [known, "Maria O\(mark)Sullivan=-"],
      at: here
    )
    let bare = try linker(findsUnknownNames: false)
      .names(of: "\(full) They asked Sullivan again.")
    #expect(bare == [known])
  }

  @Test("a picture's credit names an agency, and `Image` before `caption` is no part of a name")
  func credits() throws {
    let here = #_sourceLocation
    try check("The EPA was closed.", ["EPA=epa"], at: here)
    try check("Image copyright EPA", [], at: here)
    let owners = try linker(findsUnknownNames: false)
    #expect(owners.names(of: "It was late. Photograph: Maria Okafor/EPA") == [])
    #expect(owners.names(of: "It was late. Photograph: Maria Okafor/AFP") == ["AFP=afp"])
    #expect(owners.names(of: "It was late. Photograph: Maria Okafor/NASA") == ["NASA=space"])
    let caption = "Image copyright Brindle Agency Image caption They left."
    #expect(try UnknownNames.names(of: caption) == ["Brindle Agency=organization"])
  }

  @Test("letters with an ampersand are an acronym, but for those that name nothing")
  func ampersands() throws {
    #expect(
      try UnknownNames.names(of: "Officials of X&Z said that X&Z spokesman left.")
        == ["X&Z=organization", "X&Z=organization"]
    )
    #expect(try UnknownNames.names(of: "The R&D was good, and so was the Q&A there.") == [])
  }

  @Test(
    "heads go on behind “for” and “of”",
    arguments: [
      "Center for Marine Studies", "Brindle Center for the Harbour Review",
      "Gerda Holm School of Public and International Affairs",
    ]
  )
  func heads(name: String) throws {
    let text = "They often work at the \(name) today."
    let candidates = try linker().nameCandidates(in: Article(id: "a", body: text))
    #expect(candidates.map { scalars(text, $0.range) } == [name])
  }

  @Test("“Inc.” and the like belong to a linked organization, with and without unknown names")
  func companies() throws {
    let here = #_sourceLocation
    try check("They bought Tarvin Quill Inc. for little.", ["Tarvin Quill Inc.=quill"], at: here)
    try check("They bought Tarvin Quill, LLC for little.", ["Tarvin Quill, LLC=quill"], at: here)
    try check("They bought Tarvin Quill for little.", ["Tarvin Quill=quill"], at: here)
  }
}
