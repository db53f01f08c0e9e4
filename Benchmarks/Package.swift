// swift-tools-version: 6.2
import PackageDescription

// What is measured beside other matchers: a package of its own, so that Skein's build does not hold it.

let package = Package(
  name: "skein-benchmarks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "matcher-benchmark", targets: ["MatcherBenchmark"])],
  dependencies: [.package(name: "skein", path: "..")],
  targets: [
    .executableTarget(
      name: "MatcherBenchmark",
      dependencies: [.product(name: "Skein", package: "skein")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
