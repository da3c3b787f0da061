// swift-tools-version: 6.2
import PackageDescription

/// How SwiftPM calls the package of the folder above: what `package` declarations are visible to.
let barbule =
    Context.packageDirectory.split(separator: "/").dropLast(2).last.map {
        String($0.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    } ?? ""

// A package of its own: its products are built with the sanitizers only.
let package = Package(
    name: "barbule-fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "barbule", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzz-phone", dependencies: [.product(name: "BarbuleValues", package: "barbule")],
            path: "Sources/FuzzPhone",
            packageAccess: false,
            swiftSettings: [
                .swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library", "-package-name", barbule]),
            ])
    ],
    cLanguageStandard: .c2x
)
