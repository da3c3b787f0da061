/// A JSON value as a tree. For schemas and options, which are read once; payloads stay on the tape.
///
/// Equality and hash are those of JSON Schema (Core 2020-12 §4.2.2): numbers by exact value, members in any order, member
/// names and texts byte by byte. `byteOffset` takes no part in them.
package struct JSONValue: Sendable {
    package enum Content: Sendable {
        case null
        case boolean(Bool)
        /// The lexeme, a JSON number.
        case number([UInt8])
        case string(JSONString)
        case array([JSONValue])
        /// Members in source order; names are unique.
        case object([(name: JSONString, value: JSONValue)])
    }

    package let content: Content
    /// Where the value begins in its source text; 0 for values made in code.
    package let byteOffset: Int
    /// Member positions by name, for objects of more than `indexMin` members.
    private let indexByName: [JSONString: Int]?

    private static let indexMin = 12

    package init(_ content: Content, byteOffset: Int = 0) {
        self.content = content
        self.byteOffset = byteOffset
        if case .object(let members) = content, members.count > Self.indexMin {
            var index: [JSONString: Int] = Dictionary(minimumCapacity: members.count)
            for (position, member) in members.enumerated() { index[member.name] = position }
            indexByName = index
        } else {
            indexByName = nil
        }
    }

    package var kind: JSONKind {
        switch content {
        case .null: .null
        case .boolean(let value): value ? .true : .false
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The member of that name, nil when there is none or this is no object.
    ///
    /// - Complexity: O(1).
    package subscript(name: JSONString) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        if let indexByName { return indexByName[name].map { members[$0].value } }
        return members.last { $0.name == name }?.value
    }

    /// The members in source order; nil when this is no object.
    package var members: [(name: JSONString, value: JSONValue)]? {
        if case .object(let members) = content { members } else { nil }
    }

    /// The elements; nil when this is no array.
    package var elements: [JSONValue]? {
        if case .array(let elements) = content { elements } else { nil }
    }

    /// The text; nil when this is no string.
    package var string: JSONString? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The number as it was written; nil when this is no number.
    package var lexeme: [UInt8]? {
        if case .number(let lexeme) = content { lexeme } else { nil }
    }

    /// The exact number; nil when this is no number.
    package var decimal: JSONDecimal? {
        if case .number(let lexeme) = content { JSONDecimal(lexeme: lexeme) } else { nil }
    }

    /// The whole number, nil when this is no number, not whole or beyond `Int`.
    package var integer: Int? { decimal?.intValue }

    /// The truth value; nil when this is no boolean.
    package var boolean: Bool? {
        if case .boolean(let value) = content { value } else { nil }
    }
}

extension JSONValue: Hashable {
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left.content, right.content) {
        case (.null, .null): return true
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.number(let left), .number(let right)):
            return left == right || JSONDecimal(lexeme: left) == JSONDecimal(lexeme: right)
        case (.string(let left), .string(let right)): return left == right
        case (.array(let left), .array(let right)): return left == right
        case (.object(let leftMembers), .object(let rightMembers)):
            return leftMembers.count == rightMembers.count
                && leftMembers.allSatisfy { member in right[member.name] == member.value }
        default: return false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch content {
        case .null: hasher.combine(0)
        case .boolean(let value): hasher.combine(value)
        case .number: hasher.combine(decimal)
        case .string(let text): hasher.combine(text)
        case .array(let elements):
            hasher.combine(elements.count)
            for element in elements { element.hash(into: &hasher) }
        case .object(let members):
            // The order of members must not matter: a sum of their own hashes.
            var sum = 0
            for member in members {
                var own = Hasher()
                own.combine(member.name)
                member.value.hash(into: &own)
                sum &+= own.finalize()
            }
            hasher.combine(members.count)
            hasher.combine(sum)
        }
    }
}
