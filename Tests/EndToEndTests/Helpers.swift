import Foundation
import TestSupport
import Testing

extension Tag {
  /// Takes minutes.
  @Tag static var slow: Self
}

/// The `skein` binary in a folder of its own.
struct Sandbox {
  let folder: TemporaryFolder
  var binary = Sandbox.built
  /// What the command sees beside the search path; the small gazetteer unless told otherwise.
  var environment = ["SKEIN_GAZETTEERS": PackageFolder.smallGazetteer]

  /// Where the build put the binary: beside the tests.
  static let built: String = {
    let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? URL(filePath: ".")
    return folder.appending(path: "skein").path(percentEncoded: false)
  }()

  /// A folder with the articles that most tests ask about.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.jsonl", Self.records)
    try folder.write("in/page.txt", Self.page)
  }

  /// The same with a graph file.
  static func withGraph() throws -> Sandbox {
    let sandbox = try Sandbox()
    let built = try sandbox.run("build", "in", "--no-export")
    #expect(built.status == 0, "\(built.errors)")
    return sandbox
  }

  static let records = """
    {"id":"a","title":"Kabul","author":"Ann","tags":["war"],"text":"ISI met the CIA in Lahore. ISI denied it.\\n\\n\
    The flood reached Punjab, and more flooding came.","comments":[{"id":"1","author":"Max","text":"The CIA, not ISI!"},\
    {"id":"2","author":"Paul","parent":"1","text":"NATO and ISI, Max? ISS too."}]}
    {"id":"b","text":"Pakistan and ISI. 西安 is far; the Taliban are near ISI. Imran Khan \
    and the Georgian flood.\\r\\n😀 e\\u0301 الطقس Kofi Annan."}

    """

  static let page = """
    The bridge at Kabul

    By Ann Other

    The United Nations asked Pakistan for peace talks. Kofi Annan flew to Delhi.

    Tags: bridges


      • Max says:

        ISI again.
    """

  /// What the command left behind.
  struct Outcome {
    var status: Int32
    var data: Data
    var errors: String

    var output: String { String(decoding: data, as: UTF8.self) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }
    /// The sentences on standard error.
    var notes: [String] { errors.split(separator: "\n").map(String.init) }

    /// The objects of JSON Lines.
    func objects() throws -> [[String: Any]] {
      try data.split(separator: 0x0A).map {
        try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
      }
    }
  }

  /// Starts the command; input and output go through files, so that neither side waits.
  func start(_ arguments: [String], input: Data = Data(), log: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: binary)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = environment.merging([
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path(""), "SWIFT_BACKTRACE": "enable=no",
    ]) { own, _ in own }
    process.standardInput = try FileHandle(forReadingFrom: file(log + ".in", input))
    process.standardOutput = try FileHandle(forWritingTo: file(log + ".out"))
    process.standardError = try FileHandle(forWritingTo: file(log + ".err"))
    try process.run()
    return process
  }

  private func file(_ name: String, _ bytes: Data = Data()) throws -> URL {
    URL(filePath: try folder.write(name, bytes))
  }

  @discardableResult
  func run(_ arguments: String..., input: Data = Data()) throws -> Outcome {
    try run(arguments, input: input)
  }

  /// Runs the command to its end; a crash is no outcome.
  func run(_ arguments: [String], input: Data = Data()) throws -> Outcome {
    let log = ".log/\(UUID().uuidString)"
    let process = try start(arguments, input: input, log: log)
    process.waitUntilExit()
    let outcome = Outcome(
      status: process.terminationStatus,
      data: try folder.bytes(log + ".out"),
      errors: String(decoding: try folder.bytes(log + ".err"), as: UTF8.self)
    )
    #expect(
      process.terminationReason == .exit,
      "crashed: skein \(arguments.joined(separator: " ")): \(outcome.errors)"
    )
    return outcome
  }

  /// Asks Python about a file; `path` is the file, `ask` prints the answer.
  func python(_ script: String, _ name: String, importing module: String = "json") throws -> String?
  {
    guard let python = Tool.python(importing: module) else { return nil }
    let outcome = try Tool.run(python, ["-c", script, folder.path(name)])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }
}

/// Whether Python with networkx is there.
let hasNetworkx = Tool.python(importing: "networkx") != nil
/// Whether Python is there.
let hasPython = Tool.python() != nil
