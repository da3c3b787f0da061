import Foundation
import Testing

/// Files of the shared data folder (`BARBULE_DATA`, default `../shared` beside the package).
enum CodesSuite {
    /// Contents, or nil with a word about it: missing data is a failure only when CI says so.
    static func text(_ path: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = environment["BARBULE_DATA"].map { URL(filePath: $0) } ?? package.appending(path: "../shared")
        if let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8) { return text }
        print("skipped: \(path) is not there")
        if environment["CI"] == "true" { Issue.record("\(path) is missing") }
        return nil
    }

    /// Rows of a TSV file without its header.
    static func rows(_ path: String) -> [[String]] {
        (text(path) ?? "").split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    static func jsonString(_ text: String) -> String? {
        try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) as? String
    }
}

/// Deterministic bytes for tests that try everything.
struct TestRandom: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
