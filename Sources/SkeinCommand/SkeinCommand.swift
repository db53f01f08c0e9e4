import ArgumentParser
import Foundation
import Skein

/// The `skein` command: verbs, their flags, and what becomes of errors.
///
/// Each verb says its name: to make one of a type's, the parser has the runtime search the whole binary.
@main
struct SkeinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skein",
    abstract:
      "A knowledge graph of who, what and where articles and their comments mention together.",
    discussion: """
      Start with `skein build seeds`: it reads articles with their reader comments, finds the \
      organizations, places, people and topics, stores the graph in skein.sqlite and writes it to \
      Exports as DOT and JSON with the tagged articles beside it. Then ask: `skein comentions ISI Taliban`.
      """,
    version: SkeinVersion.current,
    subcommands: [
      Build.self, Annotate.self, TagCommand.self, Clues.self, Entities.self, Mentions.self,
      Comentions.self, Neighbors.self, Search.self, Topics.self, Stats.self, Why.self, WhyNot.self,
      Judge.self, ListJudgements.self, Verify.self, Export.self, GazetteerCommand.self,
      Evaluate.self,
    ]
  )

  /// Runs the command and maps every outcome to an exit code in one place.
  static func main() async {
    SystemCalls.ignoreClosedPipes()
    SystemCalls.keepFreedMemory()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try Output.shared.flush()
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    try? Output.shared.flush()
    if Output.isClosedPipe(error) { Foundation.exit(0) }
    switch error {
    case let failure as CommandFailure:
      Output.note("skein: \(failure.description)")
      Foundation.exit(failure.code.rawValue)
    case let error as ReadingError:
      Output.note("skein: \(error.message)")
      Foundation.exit(2)
    case is GraphError, is GazetteerError, is ImportError, is TagWritingError:
      Output.note("skein: \(error)")
      Foundation.exit(2)
    default:
      // Wrong usage, help and version are the parser's; what is left is an error of the system.
      if Self.isOfParser(error) { Self.exit(withError: error) }
      Output.note("skein: the run was stopped: \(ReadingError.reason(of: error))")
      Foundation.exit(2)
    }
  }

  private static func isOfParser(_ error: any Error) -> Bool {
    let code = exitCode(for: error)
    return code == .success || code == .validationFailure || error is ExitCode
  }
}
