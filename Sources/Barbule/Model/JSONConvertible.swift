/// A type that is read from JSON and written as JSON. `barbule-model` generates such types from a schema.
public protocol JSONConvertible: Sendable {
    /// - Throws: ``JSONMismatch`` at the first value of another shape.
    init(json: JSON) throws(JSONMismatch)

    var json: JSON { get }
}

extension JSONConvertible {
    /// The value as JSON text without white space.
    public var bytes: [UInt8] { json.bytes }
}

/// A value that has not the shape a model needs.
public struct JSONMismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// JSON Pointer to the value.
    public let path: String
    /// What was needed, in words; the value itself is never part of it.
    public let expected: String

    public init(path: String, expected: String) {
        self.path = path
        self.expected = expected
    }

    public var description: String { "the value at \"\(path)\" is no \(expected)" }

    /// The same seen from the value around it.
    func inside(_ token: String) -> JSONMismatch {
        var pointer: [UInt8] = []
        JSONPointer.append(token.utf8, to: &pointer)
        return JSONMismatch(path: String(decoding: pointer, as: UTF8.self) + path, expected: expected)
    }
}

// MARK: The members of a model

extension JSONObject {
    /// Reads a whole value as an object.
    public init(json: JSON) throws(JSONMismatch) {
        guard case .object(let object) = json else { throw JSONMismatch(path: "", expected: "object") }
        self = object
    }

    /// The member as a field: absent, `null`, or a value.
    public func field<Value: JSONConvertible>(_ name: String) throws(JSONMismatch) -> Field<Value> {
        switch self[name] {
        case nil: return .absent
        case .null: return .clear
        case let json?: return .value(try Self.read(json, at: name))
        }
    }

    /// The member as an optional value: `nil` when it is absent.
    public func optional<Value: JSONConvertible>(_ name: String) throws(JSONMismatch) -> Value? {
        guard let json = self[name] else { return nil }
        return try Self.read(json, at: name) as Value
    }

    /// The member, which must be there.
    public func required<Value: JSONConvertible>(_ name: String) throws(JSONMismatch) -> Value {
        guard let json = self[name] else { throw JSONMismatch(path: "", expected: "object with a member \"\(name)\"") }
        return try Self.read(json, at: name)
    }

    private static func read<Value: JSONConvertible>(_ json: JSON, at name: String) throws(JSONMismatch) -> Value {
        do throws(JSONMismatch) { return try Value(json: json) } catch { throw error.inside(name) }
    }

    /// Adds the member unless the field is absent.
    public mutating func set<Value: JSONConvertible>(_ name: String, to field: Field<Value>) {
        switch field {
        case .absent: break
        case .clear: self[name] = .null
        case .value(let value): self[name] = value.json
        }
    }

    /// Adds the member unless the value is `nil`.
    public mutating func set<Value: JSONConvertible>(_ name: String, to value: Value?) {
        if let value { self[name] = value.json }
    }

    /// Adds the members of another object that are not there yet.
    public mutating func add(_ others: JSONObject) {
        for member in others.members where self[member.name] == nil { self[member.name] = member.value }
    }
}

// MARK: JSON's own types

extension JSON: JSONConvertible {
    public init(json: JSON) { self = json }
    public var json: JSON { self }
}

extension JSONObject: JSONConvertible {
    public var json: JSON { .object(self) }
}

extension JSONNumber: JSONConvertible {
    public init(json: JSON) throws(JSONMismatch) {
        guard case .number(let number) = json else { throw JSONMismatch(path: "", expected: "number") }
        self = number
    }

    public var json: JSON { .number(self) }
}

extension String: JSONConvertible {
    public init(json: JSON) throws(JSONMismatch) {
        guard case .string(let text) = json else { throw JSONMismatch(path: "", expected: "text") }
        self = text
    }

    public var json: JSON { .string(self) }
}

extension Bool: JSONConvertible {
    public init(json: JSON) throws(JSONMismatch) {
        guard case .boolean(let boolean) = json else { throw JSONMismatch(path: "", expected: "boolean") }
        self = boolean
    }

    public var json: JSON { .boolean(self) }
}

extension Array: JSONConvertible where Element: JSONConvertible {
    public init(json: JSON) throws(JSONMismatch) {
        guard case .array(let elements) = json else { throw JSONMismatch(path: "", expected: "array") }
        self = []
        reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do throws(JSONMismatch) { append(try Element(json: element)) } catch { throw error.inside("\(index)") }
        }
    }

    public var json: JSON { .array(map(\.json)) }
}

/// Choices of a text: a struct with static members, so that a value added to the schema later is still read.
extension JSONConvertible where Self: RawRepresentable, RawValue == String {
    public init(json: JSON) throws(JSONMismatch) {
        guard let value = Self(rawValue: try String(json: json)) else {
            throw JSONMismatch(path: "", expected: "\(Self.self)")
        }
        self = value
    }

    public var json: JSON { .string(rawValue) }
}
