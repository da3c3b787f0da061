import Foundation
import Testing

/// The README taken apart: its code blocks and its generated tables.
struct ReadmeDocument {
    struct Block {
        var language: String
        var lines: [String]
        /// Of the first line inside the fences.
        var lineIndex: Int
    }

    static let path = "README.md"
    /// `BARBULE_README=write swift test --filter README` records sessions and tables instead of comparing them.
    static let isRecording = ProcessInfo.processInfo.environment["BARBULE_README"] == "write"

    /// Relative to the root.
    let file: String
    var lines: [String]

    /// Another document with blocks and tables of the same form; the README when none is named.
    init(_ file: String = Self.path) throws {
        self.file = file
        lines = try Project.text(file).components(separatedBy: "\n")
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var open: Block?
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), lines: [], lineIndex: index + 1)
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    func blocks(of language: String) -> [Block] { blocks.filter { $0.language == language } }

    /// The lines between `<!-- name -->` and `<!-- end -->`.
    func table(_ name: String) throws -> Range<Int> {
        let start = try #require(lines.firstIndex(of: "<!-- \(name) -->"), "no <!-- \(name) -->") + 1
        let end = try #require(lines[start...].firstIndex(of: "<!-- end -->"))
        return start..<end
    }

    mutating func record(_ range: Range<Int>, as new: [String]) throws {
        lines.replaceSubrange(range, with: new)
        try Data(lines.joined(separator: "\n").utf8).write(to: Project.root.appending(path: file))
    }
}

/// A terminal session: commands behind `$ `, each with what it prints.
struct Session {
    struct Step {
        var command: String
        var output: [String]
    }

    var steps: [Step] = []

    init(_ lines: [String]) {
        for line in lines {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2)), output: []))
            } else if !steps.isEmpty {
                steps[steps.count - 1].output.append(line)
            }
        }
    }

    /// The session as it really goes, on a terminal, in an empty folder. A file shown with `cat` is the file that is used.
    func performed() throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-session-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "Schemas"), withDestinationURL: Project.root.appending(path: "Schemas"))
        var status: Int32 = 0
        var lines: [String] = []
        for step in steps {
            let words = step.command.split(separator: " ")
            if words.first == "cat", words.count == 2 {
                let file = folder.appending(path: String(words[1]))
                let text = step.output.reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n") + "\n"
                try Data(text.utf8).write(to: file)
            }
            lines.append("$ \(step.command)")
            let run = try Run("script -qec \(quoted("(exit \(status)); \(step.command)")) /dev/null", in: folder)
            status = run.status
            var output = run.output.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n")
            if output.last == "" { output.removeLast() }
            lines += output
            // A blank line between a step's output and the next prompt is the README's own.
            if step.output.last == "", output.last != "" { lines.append("") }
        }
        return lines
    }

    private func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'" }
}
