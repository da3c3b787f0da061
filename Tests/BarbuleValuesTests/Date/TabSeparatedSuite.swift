import Foundation
import Testing

/// A tab-separated file of the shared data, found through BARBULE_DATA or beside the package.
enum TabSeparatedSuite {
    /// The rows below the header; empty, and said aloud, when the data is not there.
    static func rows(_ path: String, file: String = #filePath) -> [[String]] {
        var root = URL(fileURLWithPath: file)
        while root.pathComponents.count > 1,
            !FileManager.default.fileExists(atPath: root.appendingPathComponent("Package.swift").path)
        {
            root.deleteLastPathComponent()
        }
        let environment = ProcessInfo.processInfo.environment
        let data =
            environment["BARBULE_DATA"].map { URL(fileURLWithPath: $0) } ?? root.appendingPathComponent("../shared")
        guard let text = try? String(contentsOf: data.appendingPathComponent(path), encoding: .utf8) else {
            print("skipped: \(path) is not in \(data.path)")
            if environment["CI"] == "true" { Issue.record("missing data: \(path)") }
            return []
        }
        return text.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// A cell that holds a JSON string, as bytes.
    static func bytes(_ cell: String) -> [UInt8]? {
        (try? JSONDecoder().decode(String.self, from: Data(cell.utf8))).map { Array($0.utf8) }
    }
}


extension String {
    init(bytes: [UInt8]) { self = String(decoding: bytes, as: UTF8.self) }
}

extension SeededGenerator {
    /// Mostly bytes of the alphabet, now and then any byte.
    mutating func text(of alphabet: [UInt8], countMax: Int) -> [UInt8] {
        (0..<Int.random(in: 0...countMax, using: &self)).map { _ in
            Int.random(in: 0..<20, using: &self) == 0
                ? UInt8.random(in: 0...255, using: &self) : alphabet.randomElement(using: &self) ?? 0
        }
    }
}
