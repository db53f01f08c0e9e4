import ArgumentParser
import Skein

/// `skein clues`: the candidates for unknown names with what decides, for fitting the weights.
struct Clues: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clues",
    abstract: "Print the candidates for unknown names with their clues, as JSON Lines.",
    shouldDisplay: false
  )

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var gazetteer: GazetteerOptions

  mutating func run() async throws {
    let linker = Linker(gazetteer: try gazetteer.load())
    let pipeline = Pipeline(gazetteer: linker.gazetteer)
    _ = try await pipeline.forEachThread(in: inputs) { record, linked in
      let article = linked.thread.article
      let candidates = linker.nameCandidates(in: article).filter { !$0.isInTitle }.map {
        candidate in
        let clues = candidate.clues.map { "\"\($0)\"" }.joined(separator: ",")
        return "{\"start\":\(candidate.range.lowerBound),\"end\":\(candidate.range.upperBound),"
          + "\"one\":\(candidate.isOneWord),\"clues\":[\(clues)]}"
      }
      let line =
        "{\"id\":\"\(article.id)\",\"candidates\":[\(candidates.joined(separator: ","))]}\n"
      try Output.shared.write(Array(line.utf8))
    }
  }
}
