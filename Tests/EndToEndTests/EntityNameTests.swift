import Foundation
import TestSupport
import Testing

@Suite("Naming entities")
struct EntityNameTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws { sandbox = try Sandbox() }

  @Test("questions and judgements find one entity by one name, or refuse it with the choices")
  func oneResolver() throws {
    try folder.write(
      "two.tsv",
      "id\ttype\tname\taliases\nplace/jolland\tplace/country\tJolland\t\n"
        + "place/jolland-state\tplace/province\tState of Jolland\tJolland\n"
        + "place/other\tplace/city\tOtherton\tTwin\nplace/third\tplace/city\tThirdton\tTwin\n"
    )
    try folder.write("two.jsonl", #"{"id":"x","text":"The State of Jolland met Otherton."}"#)
    let own = ["--gazetteer", "two.tsv", "--database", "two.sqlite"]
    func run(_ arguments: String...) throws -> Sandbox.Outcome { try sandbox.run(arguments + own) }
    #expect(try run("build", "two.jsonl", "--no-export").status == 0)
    // The graph has the state alone, and the country is called so.
    let question = try run("mentions", "Jolland")
    #expect(question.status == 2, "\(question.errors)")
    #expect(
      question.errors.contains(
        "place/jolland (Jolland), place/jolland-state (State of Jolland); name one by its id"
      )
    )
    #expect(try run("mentions", "State of Jolland").status == 0)
    #expect(try run("judge", "x@b25-33", "Jolland").output.contains("place/jolland "))
    #expect(try run("mentions", "Jolland").output.contains("x@b25-33"))
    // Of two that have the alias the graph has one; what is judged may mean the other.
    let judged = try run("judge", "x@b4-20", "Twin")
    #expect(judged.status == 2)
    #expect(
      judged.errors.contains("place/other (Otherton), place/third (Thirdton)"),
      "\(judged.errors)"
    )
  }
}
