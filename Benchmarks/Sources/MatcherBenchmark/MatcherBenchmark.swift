import Foundation
import Skein

/// Times Skein's matcher on a list of names and prints the figures as JSON.
///
/// The names are compiled as entities without rules of their own (`all`) or with the rule `exact`; each
/// document is one call, and its matches come with their offsets in Unicode scalars.
@main
struct MatcherBenchmark {
  static func main() async throws {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      try FileHandle.standardError.write(contentsOf: Data((Options.usage + "\n").utf8))
      exit(64)
    }
    let names = try strings(of: options.names, endedBy: 0x0A)
    let documents = try strings(of: options.documents, endedBy: 0)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appending(path: "names.tsv").path
    try NameMatcher.table(of: names, rules: options.rules)
      .write(toFile: table, atomically: false, encoding: .utf8)

    let base = ProcessMemory.forgetPeak()
    let start = ContinuousClock.now
    let matcher = try NameMatcher(table: table, rules: options.rules)
    var figures = Figures(
      matcher: "Skein \(options.rules)",
      names: names.count,
      bytes: documents.reduce(0) { $0 + $1.utf8.count },
      build: seconds(since: start),
      baseMemory: base
    )
    let scan = DocumentScan(matcher: matcher, documents: documents)
    for threads in 1...options.threads {
      var run = Figures.Run(threads: threads)
      for _ in 0...options.repeats {
        let start = ContinuousClock.now
        run.matches = await scan.count(threads: threads)
        run.seconds.append(seconds(since: start))
      }
      // The first one warmed up.
      run.seconds.removeFirst()
      figures.runs.append(run)
      figures.wholeWords = run.matches
    }
    figures.peakMemory = ProcessMemory.peak
    if let path = options.spans { try scan.writeSpans(to: path) }

    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.keyEncodingStrategy = .convertToSnakeCase
    try FileHandle.standardOutput.write(contentsOf: encoder.encode(figures) + [0x0A])
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }

  private static func strings(of path: String, endedBy end: UInt8) throws -> [String] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return bytes.split(separator: end, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
