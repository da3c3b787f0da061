/// Runs files in the format of the JSON Schema Test Suite: groups of a schema and values with their verdicts.
///
/// ```json
/// [{"description": "integers", "schema": {"type": "integer"},
///   "tests": [{"description": "a text is none", "data": "1", "valid": false}]}]
/// ```
///
/// - Source: the suite's README and `test-schema.json`.
package struct SuiteRunner {
    /// What a file came to.
    package struct Outcome: Sendable {
        package var passedCount = 0
        /// In the order of the file.
        package var failures: [Failure] = []
    }

    /// A test with another verdict than it names.
    package struct Failure: Sendable {
        package enum Reason: Sendable {
            /// Valid by the schema, invalid by the test.
            case isValid
            /// Invalid by the schema, valid by the test: the first keyword that fails, and where in the data.
            case isInvalid(keyword: String, at: String)
            /// Nested deeper than the validator goes.
            case isUndecided
            /// The schema of the group was refused. Lines and columns are those of the test file.
            case noSchema(SchemaError)
        }

        package var group: String
        package var test: String
        /// Of the test in its file, from 1.
        package var line: Int
        package var reason: Reason
    }

    private let base: SchemaRegistry

    /// Where a group's own schema stands, for references without a base.
    package static let schemaURI = "barbule:schema-under-test"

    /// - Parameter resources: schemas that those of the tests may refer to; its default dialect is theirs too.
    package init(resources: SchemaRegistry) {
        var registry = resources
        // Asking for nothing indexes what is there, once for all groups.
        _ = try? registry.compile(root: "")
        base = registry
    }

    /// - Parameters:
    ///   - files: schemas to refer to, each under a URI of its own.
    ///   - dialect: of schemas without `$schema`.
    package init(
        files: [(uri: String, name: String, text: [UInt8])], dialect: Dialect, assertsFormat: Bool
    ) throws(SchemaError) {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        registry.assertsFormat = assertsFormat
        for file in files { try registry.add(file.text, uri: file.uri, name: file.name) }
        self.init(resources: registry)
    }

    /// Whether the root of a schema text has `$schema`.
    package static func declaresDialect(_ text: [UInt8]) -> Bool {
        (try? JSONValue(parsing: text))?["$schema"] != nil
    }

    /// - Throws: a file that is not of the format: `schema.syntax` or `schema.bad_test`, with its place.
    package func run(_ text: [UInt8], name: String) throws(SchemaError) -> Outcome {
        var tape = JSONTape()
        let lines = LineIndex(text)
        if let error = JSONScanner.scan(text, limits: Limits(), into: &tape) {
            let place = lines.position(of: error.byteOffset)
            throw SchemaError(
                code: "schema.syntax", file: name, line: place.line, column: place.column, parameters: error.parameters)
        }
        let file = SuiteFile(document: Document(source: text, tape: tape), lines: lines, name: name)
        var outcome = Outcome()
        for group in try file.groups() { try run(group, file, &outcome) }
        return outcome
    }

    private func run(_ group: SuiteFile.Group, _ file: SuiteFile, _ outcome: inout Outcome) throws(SchemaError) {
        let graph: Result<SchemaGraph, SchemaError>
        do throws(SchemaError) {
            graph = .success(try compile(group, file))
        } catch {
            graph = .failure(error)
        }
        let tests = try file.tests(of: group)
        switch graph {
        case .failure(let error):
            outcome.failures += tests.map {
                Failure(group: group.name, test: $0.name, line: $0.line, reason: .noSchema(error))
            }
        case .success(let graph):
            var validator = Validator(graph: graph)
            for test in tests {
                if let reason = Self.judge(test, &validator, file.document) {
                    outcome.failures.append(
                        Failure(group: group.name, test: test.name, line: test.line, reason: reason))
                } else {
                    outcome.passedCount += 1
                }
            }
        }
    }

    private func compile(_ group: SuiteFile.Group, _ file: SuiteFile) throws(SchemaError) -> SchemaGraph {
        var registry = base
        do throws(SchemaError) {
            try registry.add(file.text(of: group.schema), uri: Self.schemaURI, name: file.name)
            return try registry.compile(root: Self.schemaURI)
        } catch  where error.file == file.name {
            throw file.error(error, inside: group.schema)
        }
    }

    /// Nil when the verdict is that of the test.
    private static func judge(_ test: SuiteFile.Test, _ validator: inout Validator, _ document: Document)
        -> Failure.Reason?
    {
        let root = validator.graph.root
        let isValid = validator.isValid(document, test.data, against: root)
        if validator.isUndecided { return .isUndecided }
        guard isValid != test.isValid else { return nil }
        guard !isValid else { return .isValid }
        let first = validator.failures(in: document, test.data, against: root).first
        let pointer = first.map {
            String(document.pointer(to: $0.node).dropFirst(document.pointer(to: test.data).count))
        }
        return .isInvalid(keyword: first?.keyword ?? "", at: pointer ?? "")
    }
}
