import Foundation
import PhraseMatching
import TestSupport
import Testing

@testable import Gazetteers

@Suite("Compiled gazetteers")
struct CompiledGazetteerTests {
  private func bytes(_ region: ByteRegion) -> [UInt8] { region.bytes(0..<region.count) }

  @Test("the same sources give the same bytes")
  func sameBytes() throws {
    let first = bytes(try SampleLists.compiler().encoded())
    #expect(first == bytes(try SampleLists.compiler().encoded()))
    var other = try SampleLists.compiler()
    try other.add(list: "more.tsv", text: table("place/n\tplace\tNew"), description: nil)
    #expect(first != bytes(other.encoded()))
  }

  @Test("a mapped gazetteer answers as a fresh one")
  func mapped() throws {
    let fresh = try SampleLists.compiler().compile()
    let folder = try TemporaryFolder()
    try fresh.compiled.region.write(to: folder.path("sample.gaz"))
    let mapped = Gazetteer(
      try CompiledGazetteer(ByteRegion.mapping(path: folder.path("sample.gaz")))
    )
    #expect(mapped.isWhole)
    let answers = SampleLists.answers(of: fresh)
    #expect(answers.count > 100)
    #expect(SampleLists.answers(of: mapped) == answers)
  }

  @Test("accessors say what the entity says")
  func accessors() throws {
    let gazetteer = try SampleLists.compiler().compile()
    let ids = gazetteer.entities.map(\.id)
    let ranked = ids.indices.sorted { gazetteer.idRank(of: $0) < gazetteer.idRank(of: $1) }
    #expect(
      ranked.map { ids[$0] }
        == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    )
    for (index, entity) in gazetteer.entities.enumerated() {
      #expect(gazetteer.id(of: index) == entity.id)
      #expect(gazetteer.name(of: index) == entity.name)
      #expect(gazetteer.type(of: index) == entity.type)
      #expect(gazetteer.types[gazetteer.typeIndex(of: index)] == entity.type)
      #expect("\(gazetteer.kind(of: index))" == entity.topType)
      #expect(gazetteer.prior(of: index) == entity.prior)
      #expect(gazetteer.threshold(of: index) == entity.threshold)
      #expect(
        gazetteer.isCountry(index) == ["place/country", "place/territory"].contains(entity.type)
      )
      #expect(
        gazetteer.parents(of: index).map { Int?($0) }
          == entity.parents.map { gazetteer.index(ofID: $0) }.filter { $0 != nil }
      )
      let ancestors = Array(gazetteer.ancestors(of: index))
      #expect(
        Array(gazetteer.countries(of: index))
          == (gazetteer.isCountry(index) ? [index] : ancestors.filter(gazetteer.isCountry))
      )
      #expect(
        Array(gazetteer.kin(of: index))
          == ancestors.filter { gazetteer.type(of: $0) != "place/region" }
      )
    }
  }

  @Test("an entity that is none reads as one without anything")
  func noEntity() throws {
    let gazetteer = try SampleLists.compiler().compile()
    for index in [-1, gazetteer.entities.count, Int.max, Int.min] {
      #expect(gazetteer.id(of: index) == "")
      #expect(gazetteer.ancestors(of: index).isEmpty)
      #expect(gazetteer.entities[index].aliases.isEmpty)
    }
    #expect(gazetteer.entries(ofName: .max).isEmpty)
    #expect(gazetteer.entries(ofTerm: .max).isEmpty)
  }

  @Test("a gazetteer without anything answers nothing")
  func empty() throws {
    let gazetteer = try GazetteerCompiler().compile()
    #expect(gazetteer.entities.isEmpty && gazetteer.lists.isEmpty && gazetteer.problems.isEmpty)
    #expect(SampleLists.answers(of: gazetteer).count == 2 + 5 * SampleLists.queries.count)
  }

  // MARK: Compiled gazetteers beside other lists

  @Test("adding a compiled gazetteer is compiling its lists", arguments: [0, 1, 2, 3])
  func merging(order: Int) throws {
    let more = table(
      "place/n\tplace/town\tNew\tNewer\t\t1\tQ1",
      "person/x\tperson\tAnother\tJane~lower\tplace/n\t1\tQ9\t12",
      header: header + "\tprior\twikidata\tgeonames"
    )
    func addSample(_ compiler: inout GazetteerCompiler, isCompiled: Bool) throws {
      if isCompiled {
        try compiler.add(compiled: SampleLists.compiler().compile().compiled)
      } else {
        compiler.add(redirects: SampleLists.redirects)
        let sample = try SampleLists.compiler()
        try compiler.add(
          list: "places.tsv",
          text: SampleLists.places,
          description: sample.lists[0]
        )
        SampleLists.addWords(to: &compiler)
        try compiler.add(list: "people.tsv", text: SampleLists.people, description: nil)
      }
    }
    func region(isCompiled: Bool) throws -> ByteRegion {
      var compiler = GazetteerCompiler()
      if order == 1 || order == 3 {
        try compiler.add(list: "more.tsv", text: more, description: nil)
      }
      try addSample(&compiler, isCompiled: isCompiled)
      if order >= 2 { try compiler.add(list: "last.tsv", text: more, description: nil) }
      return compiler.encoded()
    }
    let (tables, compiled) = (try region(isCompiled: false), try region(isCompiled: true))
    #expect(
      SampleLists.answers(of: Gazetteer(try CompiledGazetteer(compiled)))
        == SampleLists.answers(of: Gazetteer(try CompiledGazetteer(tables)))
    )
    #expect(bytes(compiled) == bytes(tables))
  }

  @Test("words that came with Skein do not travel in a compiled gazetteer", arguments: [0, 1, 6])
  func shippedWords(file: Int) throws {
    var first = GazetteerCompiler()
    try first.add(list: "a.tsv", text: table("place/a\tplace\tA1"), description: nil)
    first.add(words: Array("old\n".utf8), file: file, areShipped: true)
    var second = GazetteerCompiler()
    try second.add(compiled: first.compile().compiled)
    #expect(second.isWithoutWords(ofFile: file))
    #expect(try first.compile().ordinaryWords.count(of: WordFacts.files[file].facts) == 1)
  }

  // MARK: Refusals

  @Test("what is no gazetteer, another version, or cut off is refused")
  func refusals() throws {
    let whole = bytes(try SampleLists.compiler().encoded())
    func refusal(_ bytes: [UInt8]) -> CompiledGazetteer.Refusal? {
      do {
        _ = try CompiledGazetteer(ByteRegion(bytes))
        return nil
      } catch { return error }
    }
    #expect(refusal(whole) == nil)
    #expect(refusal([]) == .noGazetteer)
    #expect(refusal(Array("id\ttype\tname\n".utf8)) == .noGazetteer)
    var other = whole
    other[8] = 99
    #expect(refusal(other) == .version(99))
    #expect(refusal(whole + [0]) == .damaged)
    #expect(refusal(Array(whole.dropLast())) == .damaged)
    // Header and table of sections are summed.
    for place in 12..<(tableEnd) where place < 40 || place >= 64 {
      var damaged = whole
      damaged[place] ^= 0x10
      #expect(refusal(damaged) == .damaged, "byte \(place)")
    }
  }
}
