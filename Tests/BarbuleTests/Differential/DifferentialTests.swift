import Barbule
import Foundation
import Testing

@testable import BarbuleEngine

/// Our verdicts against those of other implementations, over random pairs of schema and value.
///
/// `BARBULE_DIFFERENTIAL=100000` sets the number of pairs; without it there are a few thousand. The packages come from
/// PyPI; where one is missing, it says so.
@Suite("Verdicts of other implementations")
struct DifferentialTests {
    static let pairCount =
        ProcessInfo.processInfo.environment["BARBULE_DIFFERENTIAL"].flatMap { Int($0) } ?? 2_000
    static let valuesPerSchema = 10

    /// Where another implementation differs, and the section of the specification that decides.
    struct Exception: Sendable {
        var judge: String
        var section: String
        /// Whether a pair is of this kind; the answer is a verdict, or `E` and how the implementation broke down.
        var applies: @Sendable (_ schema: String, _ value: String, _ answer: String) -> Bool
    }

    static let exceptions: [Exception] = [
        // 9007199254740992 is no multiple of 1.5; its quotient by doubles is a whole number.
        Exception(
            judge: "jsonschema", section: "Validation 2020-12 §6.2.1, Core §4.2.1: numbers are decimals, not doubles"
        ) { schema, value, _ in
            schema.contains(/"multipleOf": [0-9]+\.[0-9]/) && value.contains("900719925474099")
        },
        // Python's `$` also matches in front of a line feed at the end.
        Exception(judge: "jsonschema", section: "Core 2020-12 §6.4, ECMA-262 §22.2.2.4: $ is the end of the input") {
            schema, value, _ in schema.contains("$\"") && value.contains("\\n")
        },
        // It takes the length of a boolean `items`.
        Exception(
            judge: "jsonschema",
            section: "Validation draft-07 §6.4.2: beside a boolean items, additionalItems is ignored"
        ) {
            schema, _, answer in
            schema.contains("additionalItems") && answer == "E TypeError object of type 'bool' has no len()"
        },
    ]

    /// One schema with its values and what we say.
    struct Case: Sendable {
        var validator: String
        var schema: String
        var values: [String]
        var verdicts: String
    }

    @Test("the quick look, the validator, its reports and the check agree, and others agree with them")
    func verdicts() throws {
        let cases = try Self.cases()
        let valid = cases.reduce(0) { $0 + $1.verdicts.count { $0 == "1" } }
        let total = cases.reduce(0) { $0 + $1.verdicts.count }
        print("\(total) pairs of \(cases.count) schemas, \(valid) valid")
        #expect(total >= Self.pairCount)
        // Neither side may be rare, or the pairs would prove little.
        #expect(valid > total / 10 && valid < total * 9 / 10)

        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-pairs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "pairs.ndjson")
        let lines = cases.map {
            "{\"validator\": \"\($0.validator)\", \"schema\": \($0.schema), \"instances\": [\($0.values.joined(separator: ", "))]}\n"
        }
        try Data(lines.joined().utf8).write(to: file)
        for judge in Judge.all {
            guard let version = try judge.version() else {
                Project.skip("PyPI \(judge.name) is not installed for \(Judge.python)")
                continue
            }
            try compare(cases, with: judge, version, try judge.verdicts(on: file))
        }
    }

    private func compare(_ cases: [Case], with judge: Judge, _ version: String, _ answers: [String]) throws {
        try #require(answers.count == cases.count)
        var explained: [String: Int] = [:]
        var unexplained: [String] = []
        for (own, answer) in zip(cases, answers) where answer != own.verdicts {
            guard !answer.hasPrefix("E") else {
                if let exception = Self.exceptions.first(where: {
                    $0.judge == judge.name && $0.applies(own.schema, "", answer)
                }) {
                    explained[exception.section, default: 0] += own.values.count
                    continue
                }
                unexplained.append("\(answer)\n  schema \(own.schema)")
                continue
            }
            for (index, (ours, theirs)) in zip(own.verdicts, answer).enumerated() where ours != theirs {
                let value = own.values[index]
                let exception = Self.exceptions.first {
                    $0.judge == judge.name && $0.applies(own.schema, value, String(theirs))
                }
                if let exception {
                    explained[exception.section, default: 0] += 1
                } else {
                    unexplained.append(
                        "we say \(ours), \(judge) says \(theirs)\n  schema \(own.schema)\n  value  \(value)")
                }
            }
        }
        print("\(judge) \(version): \(unexplained.count) unexplained, explained \(explained)")
        for text in unexplained.prefix(20) { print("  " + text) }
        #expect(unexplained.isEmpty, "\(unexplained.prefix(3).joined(separator: "\n"))")
    }

    /// Found by the pairs: the quick look knew only the later keyword.
    @Test(
        "names under dependencies are wanted by the quick look too",
        arguments: [
            ("http://json-schema.org/draft-06/schema#", "dependencies"),
            ("https://json-schema.org/draft/2020-12/schema", "dependencies"),
            ("https://json-schema.org/draft/2020-12/schema", "dependentRequired"),
        ])
    func dependencies(uri: String, keyword: String) throws {
        let text = "{\"$schema\": \"\(uri)\", \"properties\": {\"a\": {}, \"b\": {}}, \"\(keyword)\": {\"a\": [\"b\"]}}"
        let schema = try Schema(compiling: Array(text.utf8), name: "pair.json")
        for (value, isValid) in [(#"{"a": 1}"#, false), (#"{"b": 1}"#, true), (#"{"a": 1, "b": 1}"#, true)] {
            #expect(schema.check(Array(value.utf8)).isValid == isValid)
        }
    }

    private static func cases() throws -> [Case] {
        var cases: [Case] = []
        var seed: UInt64 = 0
        while cases.count * valuesPerSchema < pairCount {
            seed += 1
            var generator = PairGenerator(seed: seed)
            let text = generator.schema()
            var values: [String] = []
            for _ in 0..<valuesPerSchema { values.append(generator.instance()) }
            cases.append(try judged(text, generator.draft.validator, values))
        }
        return cases
    }

    /// All our own ways to a verdict must lead to the same one.
    private static func judged(_ text: String, _ validator: String, _ values: [String]) throws -> Case {
        var registry = SchemaRegistry()
        let graph: SchemaGraph
        let schema: Schema
        do {
            try registry.add(Array(text.utf8), uri: "pair.json", name: "pair.json")
            graph = try registry.compile(root: "pair.json")
            schema = try Schema(compiling: Array(text.utf8), name: "pair.json")
        } catch {
            Issue.record("\(error)\n\(text)")
            throw error
        }
        var ours = Validator(graph: graph)
        let possible = Satisfiability(graph, constants: ConstantRules.acceptedTypes(&ours))[graph.root]
        var verdicts = ""
        for value in values {
            let bytes = Array(value.utf8)
            var tape = JSONTape()
            try #require(JSONScanner.scan(bytes.span, limits: Limits(), into: &tape) == nil)
            let document = Document(source: bytes, tape: tape)
            let isValid = ours.isValid(document, document.root, against: graph.root)
            let isSilent = ours.failures(in: document, document.root, against: graph.root).isEmpty
            let quick = schema.check(bytes).isValid
            let full = schema.check(bytes, options: CheckOptions(), limits: Limits(), looksQuickly: false).isValid
            #expect(isValid == isSilent && isValid == quick && isValid == full, "\(text)\n\(value)")
            // What the linter calls impossible never happens.
            if isValid {
                let type = ValueTypes(of: try JSONValue(parsing: bytes))
                #expect(possible.isSuperset(of: type), "\(text)\n\(value)")
            }
            verdicts += isValid ? "1" : "0"
        }
        return Case(validator: validator, schema: text, values: values, verdicts: verdicts)
    }
}
