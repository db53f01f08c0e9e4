import ArticleThreads
import Testing

@testable import EntityLinking

@Suite("Chains of replies")
struct ReplyChainTests {
  /// Under an article that names nothing: the first comment names Pakistan, each of the others answers the
  /// one before it, and the last says `Pak`.
  private func last(ofChain length: Int) throws -> [String] {
    let linker = try Lists.linker()
    var comments = [Reply("c0", "They went to Pakistan.")]
    for index in 1..<length {
      comments.append(Reply("c\(index)", "Not at all.", to: "c\(index - 1)"))
    }
    comments.append(Reply("end", "The Pak men left.", to: "c\(length - 1)"))
    let linked = linker.link("Nothing happened.", comments: comments)
    return linker.names(linked.documents[length + 1].body)
  }

  @Test("what is answered speaks for a name, up to 100 replies above")
  func support() throws {
    #expect(try last(ofChain: 2) == ["Pak=pakistan"])
    #expect(try last(ofChain: 100) == ["Pak=pakistan"])
    #expect(try last(ofChain: 101) == ["Pak=-"])
  }

  @Test("comments that answer each other in a circle, or themselves, are linked")
  func circles() throws {
    let linked = try Lists.linker().link(
      "Nothing happened.",
      comments: [
        Reply("a", "The Pak men left.", to: "b"),
        Reply("b", "They went to Pakistan.", to: "a"),
        Reply("c", "The Pak men left.", to: "c"),
      ]
    )
    #expect(
      try linked.documents.dropFirst().map { try Lists.linker().names($0.body) } == [
        ["Pak=pakistan"], ["Pakistan=pakistan"], ["Pak=-"],
      ]
    )
  }
}
