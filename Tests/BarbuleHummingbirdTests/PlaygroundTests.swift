#if Hummingbird
    import Foundation
    import Testing

    /// The page of a running service in headless Chromium, driven by Playwright for Python.
    @Suite struct PlaygroundTests {
        private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Browser/playground.py")

        @Test("the playground page works in a browser")
        func page() async throws {
            guard try shell("command -v chromium >/dev/null && python3 -c 'import playwright'").status == 0 else {
                return print("skipped: no chromium (Debian) with playwright (PyPI) to try the page with")
            }
            let service = try await RunningService()
            let url = "http://127.0.0.1:\(service.port)/"
            let result = try shell("HOME=$(mktemp -d) timeout 400 python3 '\(Self.script.path)' \(url)")
            #expect(result.output == "fine\n")
            #expect(result.status == 0)
            withExtendedLifetime(service) {}
        }

        private func shell(_ line: String) throws -> (status: Int32, output: String) {
            let (process, output) = (Process(), Pipe())
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", line]
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (process.terminationStatus, text)
        }
    }
#endif
