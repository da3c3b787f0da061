import Barbule
import BarbuleTesting
import Foundation
import Synchronization
import Testing

/// The test of the README, run like every other, and what it says when it fails.
enum SamplesSuite {
    @Suite("README: sample payloads") struct Tests {
        // README
        @Test("our payloads", arguments: SamplePayload.all(in: "Samples"))
        func payloads(_ sample: SamplePayload) { sample.verify(by: .contactUpdate) }
        // END
    }

    /// What two samples say that are wrong.
    static func run() throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-readme-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "valid/guest.json": "{\n  \"name_first\": \"Lucía\",\n  \"gender\": \"x\"\n}",
            "fix/city.in.json": "{\"city\": \" Roma\"}", "fix/city.out.json": "{\"city\": \"Rome\"}",
        ]
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let told = Mutex<[String]>([])
        withKnownIssue {
            for sample in SamplePayload.all(in: folder.path) { sample.verify(by: .contactUpdate) }
        } matching: { issue in
            told.withLock { $0 += issue.comments.flatMap { $0.rawValue.split(separator: "\n").map(String.init) } }
            return true
        }
        return told.withLock(\.self)
    }
}
