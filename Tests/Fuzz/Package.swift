// swift-tools-version: 6.2
import PackageDescription

// A package of its own: its products are built with the sanitizers only.
let package = Package(
    name: "barbule-fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "barbule", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzz-phone", dependencies: [.product(name: "BarbuleValues", package: "barbule")],
            path: "Sources/FuzzPhone",
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])])
    ],
    cLanguageStandard: .c2x
)
