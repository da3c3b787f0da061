import Foundation
import Testing

@testable import BarbuleEngine

@Suite("Pattern cases")
struct PatternCasesTests {
    @Test("hard cases say what V8 says", arguments: PatternCases.rows)
    func cases(row: PatternCases.Row) throws {
        guard let matches = row.matches else {
            let error = #expect(throws: PatternError.self) { _ = try Pattern(Array(row.pattern.utf8)) }
            #expect(error?.reason == .syntax)
            return
        }
        let answer = V8AgreementTests.answer(V8.Question(pattern: row.pattern, texts: [row.text]))
        #expect(answer == [matches ? .matches : .fails])
    }

    @Test("a set with patterns that are no automaton says of each the same as the pattern alone")
    func set() throws {
        let sources = ["^a", "(?=b)", "(a)\\1", "c$", "(?!a)^", "b"]
        let patterns = try sources.map { try Pattern(Array($0.utf8)) }
        let set = try #require(PatternSet(patterns))
        var cache = PatternSetCache()
        for text in ["", "a", "aab", "bc", "cab"] {
            let bytes = Array(text.utf8)[...]
            var hits: [Int32] = []
            var budget = PatternBudget()
            set.match(bytes, cache: &cache, budget: &budget, into: &hits)
            #expect(hits.sorted() == patterns.indices.filter { patterns[$0].matches(bytes) }.map(Int32.init))
        }
    }

    /// The regex files of the official suite, in all drafts: `pattern` and the format mean the same in each.
    static let files = [
        "ecmascript-regex.json", "non-bmp-regex.json", "format/ecmascript-regex.json", "format/regex.json",
    ]

    @Test("the regex files of all drafts pass", arguments: files)
    func official(file: String) throws {
        guard OfficialSuite.isPresent else {
            print("skipped: no JSON Schema Test Suite at \(OfficialSuite.folder.path)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        var count = 0
        for draft in ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"] {
            let url = OfficialSuite.folder.appending(path: "tests/\(draft)/optional/\(file)")
            guard let bytes = try? Data(contentsOf: url) else { continue }
            for group in try JSONValue(parsing: [UInt8](bytes)).elements ?? [] {
                for test in group["tests"]?.elements ?? [] {
                    let isValid = try Self.isValid(try #require(test["data"]), try #require(group["schema"]))
                    let name = test["description"]?.string?.description ?? ""
                    #expect(isValid == Self.isTrue(test["valid"]), "\(draft) \(name)")
                    count += 1
                }
            }
        }
        print("\(file): \(count) tests in all drafts")
        #expect(count > 0)
    }

    private static func isTrue(_ value: JSONValue?) -> Bool {
        if case .boolean(true)? = value?.content { true } else { false }
    }

    private static func isValid(_ value: JSONValue, _ schema: JSONValue) throws -> Bool {
        if let format = schema["format"]?.string {
            #expect(format.description == "regex")
            return value.string.map { RegexFormat.isValid($0.utf8[...]) } ?? true
        }
        if let source = schema["pattern"]?.string {
            let pattern = try Pattern(source.utf8)
            return value.string.map { pattern.matches($0.utf8[...]) } ?? true
        }
        let properties = try #require(schema["patternProperties"]?.members)
        var isValid = true
        for (name, member) in value.members ?? [] {
            let matches = try properties.contains { try Pattern($0.name.utf8).matches(name.utf8[...]) }
            // The suite asks there for integers or for nothing else, never for more.
            if matches { isValid = isValid && (member.kind == .number || schema["additionalProperties"] != nil) }
            if !matches, schema["additionalProperties"] != nil { isValid = false }
        }
        return isValid
    }
}
