import Foundation
import Testing

@testable import BarbuleEngine

@Suite("JSON Schema Test Suite, draft 2020-12")
struct OfficialSuiteTests {
    @Test("required tests")
    func required() throws { try check("draft2020-12", total: 1299) }

    @Test("optional tests")
    func optional() throws { try check("draft2020-12/optional", total: 162, assertsFormat: false) }

    @Test("formats, asserted")
    func formats() throws { try check("draft2020-12/optional/format", total: 764, assertsFormat: true) }

    private func check(_ path: String, total: Int, assertsFormat: Bool = false) throws {
        guard OfficialSuite.isPresent else {
            print("skipped: no JSON Schema Test Suite at \(OfficialSuite.folder.path)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        let (count, failures) = try OfficialSuite.run(path, assertsFormat: assertsFormat)
        print("\(path): \(count.passed)/\(count.total)")
        for failure in failures { print("  - " + failure) }
        #expect(count.total == total)
        #expect(failures.isEmpty)
    }
}
