internal import BarbuleEngine

/// What a schema says about the shape of a value, gathered over `$ref` and `allOf`; how it is checked is not of interest.
struct Shape {
    var types: [String] = []
    var choices: [String] = []
    var format: String?
    var title: String?
    var description: String?
    /// What a schema it refers to says of itself; good enough for a type, not for a member.
    var inheritedDescription: String?
    var example: JSONValue?
    var members: [(name: String, shape: Shape)] = []
    var required: Set<JSONString> = []
    /// None or one.
    var items: [Shape] = []
    /// The title and description of members that have no property of their own.
    var others: (title: String?, description: String?)?
    var isNullable: Bool { types.contains("null") }
    /// The one type besides null, if there is one.
    var type: String? { types.count(where: { $0 != "null" }) == 1 ? types.first { $0 != "null" } : nil }
}

/// Reads shapes out of a schema file. References stay inside the file; a schema that holds itself ends as any JSON.
struct ShapeReader {
    private let root: JSONValue
    private static let depthMax = 24

    init(_ root: JSONValue) { self.root = root }

    func shape() throws(ModelError) -> Shape { try shape(of: root, depth: 0) }

    private func shape(of schema: JSONValue, depth: Int) throws(ModelError) -> Shape {
        var shape = Shape()
        guard depth < Self.depthMax, schema.members != nil else { return shape }
        if let reference = schema["$ref"]?.string {
            merge(try self.shape(of: target(of: reference), depth: depth + 1), into: &shape)
        }
        for part in schema["allOf"]?.elements ?? [] { merge(try self.shape(of: part, depth: depth + 1), into: &shape) }
        try readOwn(schema, into: &shape, depth: depth)
        return shape
    }

    private func target(of reference: JSONString) throws(ModelError) -> JSONValue {
        let text = reference.description
        guard text.hasPrefix("#"), let tokens = JSONPointer.parse(JSONString(text.dropFirst())) else {
            throw ModelError("the reference \(text) leaves the file")
        }
        var value = root
        for token in tokens {
            guard let next = value[token] else { throw ModelError("nothing stands at \(text)") }
            value = next
        }
        return value
    }

    /// What a referenced schema says of itself (title, description) is not about the place that refers to it.
    private func merge(_ other: Shape, into shape: inout Shape) {
        if shape.types.isEmpty { shape.types = other.types }
        if shape.choices.isEmpty { shape.choices = other.choices }
        shape.format = shape.format ?? other.format
        shape.inheritedDescription = shape.inheritedDescription ?? other.description ?? other.inheritedDescription
        if shape.items.isEmpty { shape.items = other.items }
        shape.members += other.members
        shape.required.formUnion(other.required)
        shape.others = shape.others ?? other.others
    }

    private func readOwn(_ schema: JSONValue, into shape: inout Shape, depth: Int) throws(ModelError) {
        switch schema["type"]?.content {
        case .string(let type): shape.types = [type.description]
        case .array(let types): shape.types = types.compactMap { $0.string?.description }
        default: break
        }
        if let choices = schema["enum"]?.elements, choices.allSatisfy({ $0.string != nil || $0.kind == .null }) {
            shape.choices = choices.compactMap { $0.string?.description }
        }
        shape.format = schema["format"]?.string?.description ?? shape.format
        shape.title = schema["title"]?.string?.description
        shape.description = schema["description"]?.string?.description
        shape.example = schema["examples"]?.elements?.first
        for (name, property) in schema["properties"]?.members ?? [] {
            shape.members.append((name.description, try self.shape(of: property, depth: depth + 1)))
        }
        for name in schema["required"]?.elements ?? [] {
            if let name = name.string { shape.required.insert(name) }
        }
        if let items = schema["items"] { shape.items = [try self.shape(of: items, depth: depth + 1)] }
        if let others = schema["additionalProperties"], others.members != nil {
            let own = try described(others)
            shape.others = (own["title"]?.string?.description, own["description"]?.string?.description)
        }
    }

    /// The schema itself, or the one it only refers to.
    private func described(_ schema: JSONValue) throws(ModelError) -> JSONValue {
        guard schema["title"] == nil, let reference = schema["$ref"]?.string else { return schema }
        return try target(of: reference)
    }
}

/// A schema no model can be made of.
package struct ModelError: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
