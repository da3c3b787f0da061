// swift-tools-version: 6.2
import PackageDescription

// Apart from the other benchmarks, so that these never fetch a server.
let package = Package(
    name: "barbule-service-benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "barbule", path: "../../..", traits: ["Hummingbird"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "barbule-service-bench",
            dependencies: [
                .product(name: "BarbuleHummingbird", package: "barbule"), .product(name: "Barbule", package: "barbule"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            path: "Sources")
    ]
)
