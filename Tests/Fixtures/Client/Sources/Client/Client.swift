import Skein

/// Builds a graph file and prints who is mentioned with the ISI: `client INPUT DATABASE`.
@main
struct Client {
  static func main() async throws {
    let gazetteer = try GazetteerLoader().load()
    let pipeline = Pipeline(gazetteer: gazetteer, threads: 2)
    let report = try await pipeline.build(
      [CommandLine.arguments[1]],
      into: CommandLine.arguments[2]
    )
    print("\(report.summary.articles) articles")

    let store = try GraphStore.forReading(path: CommandLine.arguments[2])
    for partner in try store.comentions(of: "organization/inter-services-intelligence") {
      print("\(partner.name): \(partner.counts.total)")
    }
  }
}
