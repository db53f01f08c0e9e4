// swift-tools-version: 6.2
import PackageDescription

// A program that uses Skein as a library; the end-to-end tests build and run it.
let package = Package(
  name: "client",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "skein", path: "../../..")],
  targets: [
    .executableTarget(
      name: "Client",
      dependencies: [.product(name: "Skein", package: "skein")]
    )
  ],
  swiftLanguageModes: [.v6]
)
