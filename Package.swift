// swift-tools-version: 6.2
import PackageDescription

// The released command carries Swift's runtime: calls go straight into it, which saves a tenth of the time,
// and it runs where no Swift is installed. The library has no such flags, which would bar it from packages
// that depend on it. What Foundation is made of is named, since the flag brings only Foundation itself.
let runtime = [
  "-static-stdlib", "-use-ld=lld", "-lFoundationInternationalization", "-lFoundationEssentials",
  "-lCoreFoundation", "-l_FoundationCollections", "-l_FoundationCShims", "-l_FoundationICU",
]

// MARK: Targets, leaves first. An arrow exists only if it stands here.

let package = Package(
  name: "skein",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Skein", targets: ["Skein"]),
    .executable(name: "skein", targets: ["SkeinCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // C: the JSON parser, a C++ library behind a header of C functions.
    // No pkgConfig here: the flags that Debian's file names are refused by the package manager, and the
    // header stands where every compiler looks.
    .systemLibrary(name: "CSimdjson", providers: [.apt(["libsimdjson-dev"])]),
    .target(
      name: "CJSONParsing",
      dependencies: ["CSimdjson"],
      linkerSettings: [.linkedLibrary("simdjson")]
    ),
    // C: SHA-256 of whole blocks.
    .target(name: "CContentDigest"),
    // C: compressed files and XML.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    // C: the shipped gazetteers, embedded so that the binary works wherever it is copied.
    .target(name: "CShippedGazetteers"),

    // C: settings of the C library's memory, which Swift's module of that library leaves out.
    .systemLibrary(name: "CMalloc"),

    // C: words of a text, with the tables of Unicode's characters.
    .target(name: "CWordScanning", exclude: ["generate.py"]),

    // C: look-ups in a phrase table, and the loops that run it over a text.
    .target(name: "CPhraseMatching", dependencies: ["CWordScanning"]),

    // Leaves.
    .target(
      name: "InputDecoding",
      dependencies: ["CJSONParsing", "CLibXML2", "CZlib", "CZstd"]
    ),
    .target(name: "ArticleThreads", dependencies: ["InputDecoding"]),
    .target(name: "TextSegmentation", dependencies: ["CWordScanning"]),
    .target(name: "PhraseMatching", dependencies: ["CPhraseMatching", "TextSegmentation"]),
    .target(name: "KnowledgeGraphs"),

    // Names and links.
    .target(
      name: "Gazetteers",
      dependencies: [
        "CContentDigest", "CShippedGazetteers", "InputDecoding", "PhraseMatching",
        "TextSegmentation",
      ]
    ),
    .target(
      name: "EntityLinking",
      dependencies: ["ArticleThreads", "Gazetteers", "TextSegmentation"]
    ),
    .target(
      name: "DocumentEnrichment",
      dependencies: ["ArticleThreads", "EntityLinking", "Gazetteers", "TextSegmentation"]
    ),
    .target(
      name: "LinkEvaluation",
      dependencies: ["ArticleThreads", "Gazetteers", "InputDecoding"]
    ),
    .target(
      name: "GraphStorage",
      dependencies: [
        "ArticleThreads", "EntityLinking", "Gazetteers", "KnowledgeGraphs",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),

    // What a Swift user imports, and the command.
    .target(
      name: "Skein",
      dependencies: [
        "ArticleThreads", "DocumentEnrichment", "EntityLinking", "Gazetteers", "GraphStorage",
        "KnowledgeGraphs", "LinkEvaluation", "TextSegmentation",
      ]
    ),
    .executableTarget(
      name: "SkeinCommand",
      dependencies: [
        "CMalloc", "Skein", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: [
        .unsafeFlags(runtime, .when(platforms: [.linux], configuration: .release))
      ]
    ),

    // MARK: Tests
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "ArticleThreadsTests", dependencies: ["ArticleThreads", "TestSupport"]),
    .testTarget(
      name: "DocumentEnrichmentTests",
      dependencies: [
        "ArticleThreads", "DocumentEnrichment", "EntityLinking", "Gazetteers", "TestSupport",
      ]
    ),
    .testTarget(
      name: "EntityLinkingTests",
      dependencies: ["ArticleThreads", "EntityLinking", "Gazetteers", "TestSupport"]
    ),
    .testTarget(
      name: "GazetteersTests",
      dependencies: [
        "Gazetteers", "InputDecoding", "PhraseMatching", "TestSupport", "TextSegmentation",
      ]
    ),
    .testTarget(name: "InputDecodingTests", dependencies: ["InputDecoding", "TestSupport"]),
    .testTarget(name: "KnowledgeGraphsTests", dependencies: ["KnowledgeGraphs", "TestSupport"]),
    .testTarget(
      name: "LinkEvaluationTests",
      dependencies: ["ArticleThreads", "Gazetteers", "LinkEvaluation", "TestSupport"]
    ),
    .testTarget(
      name: "PhraseMatchingTests",
      dependencies: ["PhraseMatching", "TestSupport", "TextSegmentation"]
    ),
    .testTarget(
      name: "TextSegmentationTests",
      dependencies: ["TestSupport", "TextSegmentation"]
    ),
    .testTarget(
      name: "GraphStorageTests",
      dependencies: [
        "ArticleThreads", "EntityLinking", "Gazetteers", "GraphStorage", "KnowledgeGraphs",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(name: "SkeinTests", dependencies: ["Skein", "TestSupport"]),
    // They run the built command. It is no dependency: its linker flags would become those of all tests.
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// MARK: Settings of every Swift target; the C targets' names start with C

for target in package.targets
where !target.name.hasPrefix("C") {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .enableUpcomingFeature("InferIsolatedConformances"),
      .treatAllWarnings(as: .error),
      .strictMemorySafety(),
    ]
}

// MARK: Documentation: `SKEIN_DOCS=1 swift package generate-documentation --target Skein`

if Context.environment["SKEIN_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")
  )
}
