/// One file of tests, read by its form. Schemas and data stay where they are in the text.
struct SuiteFile {
    struct Group {
        var name: String
        var schema: NodeID
        var node: NodeID
    }

    struct Test {
        var name: String
        var data: NodeID
        var isValid: Bool
        var line: Int
    }

    let document: Document
    let lines: LineIndex
    let name: String

    func groups() throws(SchemaError) -> [Group] {
        guard document.kind(of: document.root) == .array else {
            throw mistake(document.root, expected: "an array of groups")
        }
        var groups: [Group] = []
        for node in document.children(of: document.root) {
            guard document.kind(of: node) == .object, let schema = document.member(named: "schema", of: node) else {
                throw mistake(node, expected: "a group: an object with a schema and tests")
            }
            groups.append(Group(name: description(of: node), schema: schema, node: node))
        }
        return groups
    }

    func tests(of group: Group) throws(SchemaError) -> [Test] {
        guard let list = document.member(named: "tests", of: group.node), document.kind(of: list) == .array else {
            throw mistake(group.node, expected: "an array \"tests\" in the group")
        }
        var tests: [Test] = []
        for node in document.children(of: list) {
            guard document.kind(of: node) == .object, let data = document.member(named: "data", of: node),
                let isValid = verdict(of: node)
            else { throw mistake(node, expected: "a test: an object with \"data\" and \"valid\", true or false") }
            let line = lines.position(of: document.byteRange(of: node).lowerBound).line
            tests.append(Test(name: description(of: node), data: data, isValid: isValid, line: line))
        }
        return tests
    }

    func text(of node: NodeID) -> [UInt8] { Array(document.source[document.byteRange(of: node)]) }

    /// A mistake of an embedded schema, told by its place in this file.
    func error(_ error: SchemaError, inside schema: NodeID) -> SchemaError {
        var error = error
        let start = lines.position(of: document.byteRange(of: schema).lowerBound)
        if error.line == 1 { error.column += start.column - 1 }
        error.line += start.line - 1
        error.pointer = document.pointer(to: schema) + error.pointer
        return error
    }

    private func verdict(of test: NodeID) -> Bool? {
        switch document.member(named: "valid", of: test).map(document.kind(of:)) {
        case .true: true
        case .false: false
        default: nil
        }
    }

    private func description(of node: NodeID) -> String {
        guard let text = document.member(named: "description", of: node), document.kind(of: text) == .string else {
            return ""
        }
        return JSONString(document.text(of: text)).description
    }

    private func mistake(_ node: NodeID, expected: String) -> SchemaError {
        let place = lines.position(of: document.byteRange(of: node).lowerBound)
        return SchemaError(
            code: "schema.bad_test", file: name, pointer: document.pointer(to: node), line: place.line,
            column: place.column, parameters: ["expected": expected])
    }
}
