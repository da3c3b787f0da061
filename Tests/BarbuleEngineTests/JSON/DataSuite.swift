import Foundation
import Testing

/// Finds the shared data suites: `BARBULE_DATA`, or `../shared` beside the package.
enum DataSuite {
    static func url(_ path: String) -> URL? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var bases = [root.appending(path: "../shared"), root.appending(path: "../../shared")]
        if let path = ProcessInfo.processInfo.environment["BARBULE_DATA"] { bases = [URL(filePath: path)] }
        for base in bases {
            let url = base.appending(path: path).standardizedFileURL
            if FileManager.default.fileExists(atPath: url.path) { return url }
        }
        print("skipped: \(path) is not at hand (set BARBULE_DATA)")
        if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("data suite missing: \(path)") }
        return nil
    }

    static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
