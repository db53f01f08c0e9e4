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
    let names = try parts(of: options.names, endedBy: 0x0A).map {
      String(decoding: $0, as: UTF8.self)
    }
    let documents = try parts(of: options.documents, endedBy: 0)
    let base = ProcessMemory.forgetPeak()
    let build = try build(names, options)
    let start = ContinuousClock.now
    let gazetteer = try GazetteerLoader(explicit: [options.compiled]).load()
    let open = seconds(since: start)
    var figures = Figures(
      matcher: "Skein \(options.rules)",
      names: names.count,
      bytes: documents.reduce(0) { $0 + $1.count },
      build: build,
      open: open,
      baseMemory: base
    )
    let scan = DocumentScan(gazetteer: gazetteer, documents: documents)
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

  /// Compiles the names unless that was done before; gives the seconds from their table to the file.
  private static func build(_ names: [String], _ options: Options) throws -> Double? {
    guard !FileManager.default.fileExists(atPath: options.compiled) else { return nil }
    // Beside the file: a compiled gazetteer that has lost its sources is as good as before.
    let table = options.compiled + ".tsv"
    try NameMatcher.table(of: names, rules: options.rules)
      .write(toFile: table, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: table) }
    let start = ContinuousClock.now
    _ = try GazetteerLoader(explicit: [table]).compile(to: options.compiled)
    return seconds(since: start)
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }

  private static func parts(of path: String, endedBy end: UInt8) throws -> [[UInt8]] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return bytes.split(separator: end, omittingEmptySubsequences: false).dropLast().map {
      Array($0)
    }
  }
}
