import Foundation
import Testing

@testable import BarbuleEngine

@Suite("JSON Schema Test Suite")
struct OfficialSuiteTests {
    /// A folder of the suite, how many tests it has, and the names of those that fail: the list may only shrink.
    struct Folder: Sendable, CustomTestStringConvertible {
        var path: String
        var total: Int
        var assertsFormat = false
        var known: Set<String> = []
        var testDescription: String { path }
    }

    static let folders = [
        Folder(path: "draft2020-12", total: 1299),
        Folder(path: "draft2020-12/optional", total: 162),
        Folder(path: "draft2020-12/optional/format", total: 764, assertsFormat: true),
        Folder(path: "draft2019-09", total: 1259),
        // Draft 7 is not there yet.
        Folder(
            path: "draft2019-09/optional", total: 158,
            known: ["cross-draft.json: refs to historic drafts are processed as historic drafts"]),
        Folder(path: "draft2019-09/optional/format", total: 757, assertsFormat: true),
    ]

    @Test("verdicts are those of the official suite", arguments: folders)
    func verdicts(folder: Folder) throws {
        guard OfficialSuite.isPresent else {
            print("skipped: no JSON Schema Test Suite at \(OfficialSuite.folder.path)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        let (count, failures) = try OfficialSuite.run(folder.path, assertsFormat: folder.assertsFormat)
        print("\(folder.path): \(count.passed)/\(count.total)")
        for failure in failures { print("  - " + failure) }
        #expect(count.total == folder.total)
        // A group that does not compile goes by its name alone.
        #expect(Set(failures.map { $0.components(separatedBy: ": does not compile")[0] }) == folder.known)
    }
}
