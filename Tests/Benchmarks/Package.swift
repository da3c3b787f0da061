// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses Barbule ever fetches or builds it.
let package = Package(
    name: "barbule-benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "barbule", path: "../..")],
    targets: [
        // The yardstick. The flags are in its favour: -O3 and all instructions of this machine.
        .target(
            name: "SimdjsonWalk",
            cxxSettings: [.unsafeFlags(["-O3", "-march=native"])],
            linkerSettings: [.linkedLibrary("simdjson")]),
        // Counts the allocations of the whole process, those of the Swift runtime too.
        .target(name: "AllocationCount"),
        // Other libraries, in processes of their own.
        .target(name: "PeerProcess"),
        .executableTarget(
            name: "barbule-bench",
            dependencies: [
                .product(name: "Barbule", package: "barbule"), "SimdjsonWalk", "AllocationCount", "PeerProcess",
            ],
            path: "Sources/BarbuleBench",
            resources: [.embedInCode("plain.json"), .embedInCode("Peers/peer.py"), .embedInCode("Peers/peer.js")]),
        // Schemas: from text to program.
        .executableTarget(
            name: "barbule-compile-bench",
            dependencies: [.product(name: "Barbule", package: "barbule")], path: "Sources/BarbuleCompileBench"),
        // Numbers: against libphonenumber of the system and, in a process of its own, PyPI phonenumbers.
        .target(
            name: "LibphonenumberDriver",
            cxxSettings: [.unsafeFlags(["-O3"])],
            linkerSettings: [.linkedLibrary("phonenumber")]),
        .executableTarget(
            name: "barbule-phone-bench",
            dependencies: [
                .product(name: "BarbuleValues", package: "barbule"), "LibphonenumberDriver", "AllocationCount",
                "PeerProcess",
            ],
            path: "Sources/BarbulePhoneBench",
            resources: [.embedInCode("phonenumbers_pass.py")]),
    ],
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)
