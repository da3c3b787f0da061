package import BarbuleEngine

/// A member of the root that is not as expected; both sides as JSON text, `nil` for nothing there.
///
/// Documents are compared as JSON: white space, the order of members and the writing of numbers do not matter.
package struct DocumentDifference: Sendable {
    /// Empty when the documents are not both objects.
    package let pointer: String
    package let expected: [UInt8]?
    package let found: [UInt8]?

    private init(_ pointer: String, _ expected: [UInt8]?, _ found: [UInt8]?) {
        self.pointer = pointer
        self.expected = expected
        self.found = found
    }

    /// - Parameters:
    ///   - expected: JSON `null` for no document at all.
    ///   - found: the canonical document, if there is one.
    package static func between(_ expected: JSONValue, _ found: [UInt8]?) -> [DocumentDifference] {
        guard let found else { return expected.kind == .null ? [] : [Self("", expected.jsonText, nil)] }
        guard let value = try? JSONValue(parsing: found) else { return [Self("", expected.jsonText, found)] }
        guard expected != value else { return [] }
        guard let members = expected.members, let others = value.members else {
            return [Self("", expected.kind == .null ? nil : expected.jsonText, found)]
        }
        var differences: [DocumentDifference] = []
        for member in members where value[member.name] != member.value {
            differences.append(Self(pointer(member.name), member.value.jsonText, value[member.name]?.jsonText))
        }
        for member in others where expected[member.name] == nil {
            differences.append(Self(pointer(member.name), nil, member.value.jsonText))
        }
        return differences
    }

    private static func pointer(_ name: JSONString) -> String { JSONPointer.join([name]).description }
}
