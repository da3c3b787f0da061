// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
]

/// What a Hummingbird service is made of.
let service: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Hummingbird"])),
    .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Hummingbird"])),
    .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Hummingbird"])),
    .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Hummingbird"])),
    .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Hummingbird"])),
]

let package = Package(
    name: "barbule",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Barbule", targets: ["Barbule"]),
        // For tests: sample payloads become tests, with readable failures. Needs Swift Testing, so no program may use it.
        .library(name: "BarbuleTesting", targets: ["BarbuleTesting"]),
        .library(name: "BarbuleEngine", targets: ["BarbuleEngine"]),
        .library(name: "BarbuleValues", targets: ["BarbuleValues"]),
        // For Hummingbird services: requests are checked before a handler sees them. Empty without the trait Hummingbird.
        .library(name: "BarbuleHummingbird", targets: ["BarbuleHummingbird"]),
        // For C and every language that calls C: libbarbulec, and the header barbule.h of CBarbule. Not `barbule`, which is
        // the command, nor `BarbuleC` or `CBarbule`, which are modules.
        .library(name: "barbulec", type: .dynamic, targets: ["BarbuleC", "CBarbule"]),
        .executable(name: "barbule", targets: ["BarbuleCLI"]),
        .executable(name: "barbule-tables", targets: ["BarbuleTables"]),
        .executable(name: "barbule-model", targets: ["BarbuleModel"]),
    ],
    traits: [
        .trait(name: "CSV", description: "The command `barbule import` for CSV files; brings SwiftCSV and Foundation."),
        .trait(
            name: "Hummingbird",
            description:
                "The middleware BarbuleHummingbird and the command `barbule serve`; brings Hummingbird and SwiftNIO."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Used with the trait CSV only: without it nothing of it is fetched, built or linked.
        .package(url: "https://github.com/swiftcsv/SwiftCSV", .upToNextMinor(from: "0.10.0")),
        // Used with the trait Hummingbird only.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // Cellar: C only. No Swift file ever sees an ICU header (its types clash with Foundation's own ICU).
        .systemLibrary(
            name: "ICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        .target(
            name: "CICU", dependencies: ["ICU"],
            linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .target(name: "CScan"),
        .target(name: "CTables", exclude: ["phone-numbering-plan.bin"]),
        // For the table generator only: names in all locales, straight from ICU's resource bundles.
        .target(name: "CICUData", dependencies: ["ICU"], linkerSettings: [.linkedLibrary("icuuc")]),

        // Ground, first and top storey: arrows point down only.
        .target(name: "BarbuleValues", dependencies: ["CICU", "CTables"], swiftSettings: strict),
        .target(name: "BarbuleEngine", dependencies: ["BarbuleValues", "CScan", "CTables"], swiftSettings: strict),
        .target(name: "Barbule", dependencies: ["BarbuleEngine", "BarbuleValues"], swiftSettings: strict),

        // What the wings share: reports as JSON, and what of them may be shown.
        .target(
            name: "BarbuleRender", dependencies: ["Barbule", "BarbuleEngine", "BarbuleValues"], swiftSettings: strict),

        // Wings: one kind of caller each.
        .executableTarget(
            name: "BarbuleCLI",
            dependencies: [
                "Barbule", "BarbuleEngine", "BarbuleRender", "BarbuleValues",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .target(name: "BarbuleTabular", condition: .when(traits: ["CSV"])),
                .target(name: "BarbuleHummingbird", condition: .when(traits: ["Hummingbird"])),
                .target(name: "CPlayground", condition: .when(traits: ["Hummingbird"])),
            ] + service,
            swiftSettings: strict),

        .target(
            name: "BarbuleTesting", dependencies: ["Barbule", "BarbuleEngine", "BarbuleRender"], swiftSettings: strict),

        // The C interface: the header is the truth, and the compiler holds the Swift against it.
        .target(name: "CBarbule", exclude: ["example.c"]),
        .target(
            name: "BarbuleC",
            dependencies: ["CBarbule", "Barbule", "BarbuleEngine", "BarbuleRender", "BarbuleValues"],
            swiftSettings: strict),

        // Tables of people: CSV in, one JSON object a row out. Empty without the trait CSV.
        .target(
            name: "BarbuleTabular",
            dependencies: [
                "BarbuleEngine", "BarbuleValues",
                .product(name: "SwiftCSV", package: "SwiftCSV", condition: .when(traits: ["CSV"])),
            ],
            swiftSettings: strict),

        // Middleware for Hummingbird. Empty without the trait Hummingbird.
        .target(
            name: "BarbuleHummingbird",
            dependencies: ["Barbule", "BarbuleEngine", "BarbuleRender", "BarbuleValues"] + service,
            swiftSettings: strict),
        // The page of `barbule serve`, embedded; linked with the trait Hummingbird only.
        .target(name: "CPlayground", exclude: ["playground.html"]),

        // Developer tool: `swift run barbule-tables` writes the generated files of Sources/CTables.
        .executableTarget(
            name: "BarbuleTables", dependencies: ["BarbuleValues", "CICUData"], exclude: ["Facts"],
            swiftSettings: strict),

        // Developer tool: `swift run barbule-model` writes the typed Swift model of a schema.
        .executableTarget(name: "BarbuleModel", dependencies: ["BarbuleEngine"], swiftSettings: strict),

        // Developer tool: `swift run -c release barbule-growth` proves that the cost grows no faster than the input.
        .target(name: "InstructionCount", path: "Tests/Growth/InstructionCount"),
        .executableTarget(
            name: "barbule-growth", dependencies: ["Barbule", "BarbuleEngine", "BarbuleRender", "InstructionCount"],
            path: "Tests/Growth/BarbuleGrowth", swiftSettings: strict),

        .testTarget(name: "BarbuleValuesTests", dependencies: ["BarbuleValues"], swiftSettings: strict),
        .testTarget(
            name: "BarbuleTablesTests", dependencies: ["BarbuleTables", "BarbuleValues"], swiftSettings: strict),
        .testTarget(name: "BarbuleEngineTests", dependencies: ["BarbuleEngine"], swiftSettings: strict),
        .testTarget(
            name: "BarbuleTests",
            dependencies: [
                "Barbule", "BarbuleEngine", "BarbuleValues", "BarbuleC", "CBarbule", "BarbuleCLI", "BarbuleModel",
                "BarbuleTesting", .target(name: "BarbuleHummingbird", condition: .when(traits: ["Hummingbird"])),
            ] + service,
            exclude: ["Readme/Samples"],
            swiftSettings: strict),
        .testTarget(
            name: "BarbuleTabularTests", dependencies: ["BarbuleTabular", "Barbule", "BarbuleEngine", "BarbuleValues"],
            swiftSettings: strict),
        .testTarget(
            name: "BarbuleHummingbirdTests",
            dependencies: [
                "BarbuleHummingbird", "BarbuleCLI", "Barbule", "BarbuleEngine",
                .product(name: "MetricsTestKit", package: "swift-metrics", condition: .when(traits: ["Hummingbird"])),
            ] + service,
            swiftSettings: strict),
        .testTarget(
            name: "BarbuleCLITests",
            dependencies: [
                "BarbuleCLI", "Barbule", "BarbuleEngine", "BarbuleRender",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Snapshots"],
            swiftSettings: strict),
    ],
    cLanguageStandard: .c2x
)
