import Barbule
import Foundation
import Testing

/// Everything the README shows is run.
@Suite("README", .serialized)
struct ReadmeTests {
    @Test("every terminal session goes as shown")
    func sessions() throws {
        guard try Run("command -v script").status == 0 else { return Project.skip("the program script is not here") }
        let count = try ReadmeDocument().blocks(of: "console").count
        try #require(count > 0)
        for index in 0..<count {
            var readme = try ReadmeDocument()
            let block = readme.blocks(of: "console")[index]
            #if !CSV
                // .ci/run tests this one with the trait.
                if block.lines.contains(where: { $0.hasPrefix("$ barbule import") }) { continue }
            #endif
            let performed = try Session(block.lines).performed()
            if ReadmeDocument.isRecording {
                try readme.record(block.lineIndex..<block.lineIndex + block.lines.count, as: performed)
            } else {
                #expect(performed.joined(separator: "\n") == block.lines.joined(separator: "\n"))
            }
        }
    }

    @Test("the two commands install, check the example and run the tests, as .ci/run does")
    func commands() throws {
        let lines = try ReadmeDocument().blocks(of: "sh").flatMap(\.lines)
        let check = try #require(lines.first { $0.contains("swift run barbule") })
        let test = try #require(lines.first { $0.hasSuffix(" && swift test") })
        let install = try #require(check.firstRange(of: " && swift run "))
        #expect(test.hasPrefix(check[..<install.lowerBound]))
        let run = try Run(String(check[install.upperBound...]))
        #expect(run.status == 1, "the example has errors")
        // .ci/run leaves out the installation where there is nothing to install.
        let script = try Project.text(".ci/run")
        #expect(script.contains(check[..<install.lowerBound]))
        #expect(script.contains("\nswift test\n"))
    }

    /// The Swift blocks of the README, in its order: the file each stands in, compiled, its imports, and what it prints.
    struct SwiftBlock: Sendable, CustomTestStringConvertible {
        let file: String
        let index: Int
        let imports: [String]
        /// `nil` when this build cannot run it.
        let run: @Sendable () async throws -> [String]?

        var testDescription: String { file }

        init(_ file: String, _ index: Int, _ imports: [String], run: @escaping @Sendable () async throws -> [String]?) {
            self.file = file
            self.index = index
            self.imports = imports
            self.run = run
        }

        static let all = [
            SwiftBlock("QuickStart", 0, ["import Barbule", ""]) { try QuickStart.run() },
            SwiftBlock("TypedModel", 1, []) { TypedModel.run(Array(#"{"city": "Orlando"}"#.utf8)) },
            SwiftBlock("PhoneNumbers", 2, ["import BarbuleValues", ""]) { PhoneNumbers.run() },
            SwiftBlock("RecordLoop", 3, []) { try await RecordLoop.run() },
            SwiftBlock("SamplesSuite", 4, ["import Barbule", "import BarbuleTesting", "import Testing", ""]) {
                try SamplesSuite.run()
            },
            SwiftBlock("Middleware", 5, ["import BarbuleHummingbird", "import Hummingbird", ""]) {
                #if Hummingbird
                    try await Middleware.run()
                #else
                    // .ci/run tests this one with the trait.
                    nil
                #endif
            },
        ]
    }

    @Test("every Swift block is compiled and prints what the block after it shows", arguments: SwiftBlock.all)
    func swift(_ shown: SwiftBlock) async throws {
        var readme = try ReadmeDocument()
        let block = try #require(readme.blocks(of: "swift").dropFirst(shown.index).first)
        let source = try Project.text("Tests/BarbuleTests/Readme/\(shown.file).swift").components(separatedBy: "\n")
        let start = try #require(source.firstIndex { $0.hasSuffix("// README") })
        let end = try #require(source.firstIndex { $0.hasSuffix("// END") })
        let indentation = source[start].prefix { $0 == " " }.count
        #expect(block.lines == shown.imports + source[(start + 1)..<end].map { String($0.dropFirst(indentation)) })
        if let printed = try await shown.run() { try compare(printed, after: block, in: &readme) }
    }

    @Test("the Python block prints what the block after it shows")
    func python() throws {
        guard try Run("command -v python3").status == 0 else { return Project.skip("there is no python3") }
        var readme = try ReadmeDocument()
        let block = try #require(readme.blocks(of: "python").first)
        let library = Project.products.appending(path: "libbarbulec.so").path(percentEncoded: false)
        let run = try Run(
            "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=Sources/Python BARBULE_LIBRARY='\(library)' python3 -",
            input: Array(block.lines.joined(separator: "\n").utf8))
        #expect(run.status == 0, "\(run.errors)")
        try compare(run.output.split(separator: "\n").map(String.init), after: block, in: &readme)
    }

    /// The text block behind a block of code shows what it prints.
    private func compare(_ printed: [String], after block: ReadmeDocument.Block, in readme: inout ReadmeDocument) throws {
        let after = try #require(readme.blocks.first { $0.lineIndex > block.lineIndex })
        try #require(after.language == "text")
        if ReadmeDocument.isRecording {
            try readme.record(after.lineIndex..<after.lineIndex + after.lines.count, as: printed)
        } else {
            #expect(after.lines == printed)
        }
    }

    @Test("there is no other kind of code block")
    func languages() throws {
        let readme = try ReadmeDocument()
        #expect(readme.blocks.allSatisfy { ["console", "python", "sh", "swift", "text", "yaml"].contains($0.language) })
        #expect(readme.blocks(of: "swift").count == SwiftBlock.all.count)
        #expect(readme.blocks(of: "python").count == 1)
        #expect(readme.blocks(of: "text").count == SwiftBlock.all.count + 1)
    }

    @Test("the tables say what the schemas say", arguments: ReadmeTables.names)
    func tables(_ name: String) throws {
        var readme = try ReadmeDocument()
        let range = try readme.table(name)
        let rows = try ReadmeTables.rows(of: name)
        if ReadmeDocument.isRecording {
            try readme.record(range, as: rows)
        } else {
            #expect(Array(readme.lines[range]) == rows, "BARBULE_README=write swift test --filter README")
        }
    }

    @Test("every file the README links to is there")
    func links() throws {
        let text = try Project.text(ReadmeDocument.path)
        for match in text.matches(of: /\]\(([^)#]+)\)/) where !match.output.1.hasPrefix("http") {
            let path = Project.root.appending(path: String(match.output.1)).path(percentEncoded: false)
            #expect(FileManager.default.fileExists(atPath: path), "\(match.output.1)")
        }
    }
}

/// The tables of the README, made of the schemas.
enum ReadmeTables {
    static let names = ["parameters", "options", "vocabulary", "kinds", "keys", "rules", "limits"]

    static func rows(of name: String) throws -> [String] {
        let contact = try schema("contact-update")
        let vocabulary = try schema("barbule-vocabulary")
        switch name {
        case "parameters":
            let members = try object(contact, ["properties"])
            return header("Parameter", "What becomes of it", "Example")
                + (try members.map { name, json in
                    let example = try json.member("examples").flatMap { try $0.elements().first }
                    return row("`\(name)`", try json.text("description"), example.map { "`\($0)`" } ?? "")
                })
        case "options":
            return header("Option", "Meaning", "Default")
                + (try object(contact, ["x-options"]).map { name, json in
                    row("`\(name)`", try json.text("description"), try json.member("default").map { "`\($0)`" } ?? "")
                })
        case "vocabulary": return header("Member of `x-normalize`", "Meaning") + (try described(vocabulary, "normalize"))
        case "kinds":
            return header("Kind of `as`", "A value that is", "Parameters")
                + (try object(vocabulary, ["$defs", "as", "properties"]).map { name, json in
                    let parameters = try object(vocabulary, ["$defs", "as-\(name)", "properties"]).map { "`\($0.name)`" }
                    return row("`\(name)`", try description(json, in: vocabulary), parameters.joined(separator: ", "))
                })
        case "keys": return header("Member of `x-keys`", "Meaning") + (try described(vocabulary, "keys"))
        case "rules":
            let kinds = try object(vocabulary, ["$defs"]).filter { $0.name.hasPrefix("rule-") }
            return header("Kind of rule", "Meaning")
                + (try kinds.map { name, json in row("`\(name.dropFirst(5))`", try json.text("description")) })
        default:
            return header("Limit", "Default") + (try LimitTable.rows().map { row("`\($0.name)`", "\($0.value) \($0.unit)") })
        }
    }

    private static func header(_ columns: String...) -> [String] {
        [row(columns), row(columns.map { _ in "---" })]
    }

    private static func row(_ columns: String...) -> String { row(columns) }

    private static func row(_ columns: [String]) -> String {
        "| " + columns.map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ") + " |"
    }

    private static func described(_ vocabulary: JSON, _ definition: String) throws -> [String] {
        try object(vocabulary, ["$defs", definition, "properties"]).map { name, json in
            row("`\(name)`", try description(json, in: vocabulary))
        }
    }

    /// Its own description, or that of the definition it refers to.
    private static func description(_ json: JSON, in vocabulary: JSON) throws -> String {
        if let own = try? json.text("description") { return own }
        let name = try json.text("$ref").split(separator: "/").last.map(String.init) ?? ""
        let definition = try object(vocabulary, ["$defs"]).first { $0.name == name }?.json
        return try #require(definition).text("description")
    }

    private static func schema(_ name: String) throws -> JSON {
        let bytes = try Project.bytes("Schemas/\(name).schema.json")
        return try #require(JSON(bytes))
    }

    private static func object(_ json: JSON, _ path: [String]) throws -> [(name: String, json: JSON)] {
        var json = json
        for name in path {
            let member = try json.member(name)
            json = try #require(member, "\(name)")
        }
        guard case .object(let object) = json else { throw JSONMismatch(path: "", expected: "object") }
        return object.members.map { ($0.name, $0.value) }
    }
}

extension JSON {
    fileprivate func member(_ name: String) throws -> JSON? { try JSONObject(json: self)[name] }
    fileprivate func text(_ name: String) throws -> String { try JSONObject(json: self).required(name) }
    fileprivate func elements() throws -> [JSON] { try [JSON](json: self) }
}
