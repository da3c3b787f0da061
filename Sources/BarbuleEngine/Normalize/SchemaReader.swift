/// Reads the parameters of an `x-…` keyword: typed access that knows where in the schema file it is.
///
/// The meta-schema has already refused unknown members and wrong shapes; what is left to fail here is what a meta-schema
/// cannot say (an option nobody declared, a date that is none), and it fails with a location.
package struct SchemaReader: Sendable {
    package let value: JSONValue
    private let place: Place

    /// The way from the subschema that holds the keyword to a value: becomes a text only for an error.
    private final class Place: Sendable {
        let holder: Holder
        let parent: Place?
        let token: JSONString

        init(_ holder: Holder, _ parent: Place?, _ token: JSONString) {
            self.holder = holder
            self.parent = parent
            self.token = token
        }

        var path: [JSONString] {
            Array(sequence(first: self, next: \.parent).map(\.token).reversed())
        }
    }

    /// What all values of one keyword have in common.
    private final class Holder: Sendable {
        let graph: SchemaGraph
        let location: SchemaLocation
        /// Names of the declared `x-options`; `nil` while these themselves are read.
        let optionNames: [String]?

        init(_ graph: SchemaGraph, _ location: SchemaLocation, _ optionNames: [String]?) {
            self.graph = graph
            self.location = location
            self.optionNames = optionNames
        }
    }

    /// A member of a subschema.
    init?(_ keyword: JSONString, of subschema: Subschema, in graph: SchemaGraph, optionNames: [String]?) {
        guard let member = subschema.vendor.first(where: { $0.name == keyword }) else { return nil }
        self.init(member.value, Place(Holder(graph, subschema.location, optionNames), nil, keyword))
    }

    private init(_ value: JSONValue, _ place: Place) {
        self.value = value
        self.place = place
    }

    private var graph: SchemaGraph { place.holder.graph }
    var location: SchemaLocation { place.holder.location }
    private var path: [JSONString] { place.path }

    func member(_ name: String) -> SchemaReader? {
        let name = JSONString(name)
        return value[name].map { step($0, name) }
    }

    func require(_ name: String) throws(SchemaError) -> SchemaReader {
        guard let member = member(name) else { throw error("schema.bad_keyword", expected: "a member \"\(name)\"") }
        return member
    }

    func members() throws(SchemaError) -> [(name: JSONString, reader: SchemaReader)] {
        guard let members = value.members else { throw error("schema.bad_keyword", expected: "an object") }
        return members.map { ($0.name, step($0.value, $0.name)) }
    }

    func elements() throws(SchemaError) -> [SchemaReader] {
        guard let elements = value.elements else { throw error("schema.bad_keyword", expected: "an array") }
        return elements.enumerated().map { step($1, JSONString(String($0))) }
    }

    func string() throws(SchemaError) -> String { try jsonString().description }

    func jsonString() throws(SchemaError) -> JSONString {
        guard let string = value.string else { throw error("schema.bad_keyword", expected: "a string") }
        return string
    }

    func jsonStrings() throws(SchemaError) -> [JSONString] {
        let strings = (value.elements ?? []).compactMap(\.string)
        if let elements = value.elements, strings.count == elements.count { return strings }
        // A reader for each element costs more than the elements; only a mistake needs one.
        for element in try elements() { _ = try element.jsonString() }
        return strings
    }

    func strings() throws(SchemaError) -> [String] { try jsonStrings().map(\.description) }

    func texts() throws(SchemaError) -> [[UInt8]] { try jsonStrings().map(\.utf8) }

    func integer() throws(SchemaError) -> Int {
        guard let integer = value.integer else { throw error("schema.bad_keyword", expected: "a whole number") }
        return integer
    }

    func boolean() throws(SchemaError) -> Bool {
        guard let boolean = value.boolean else { throw error("schema.bad_keyword", expected: "true or false") }
        return boolean
    }

    /// One of a few words, for an enumeration of them.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _: Choice.Type = Choice.self
    ) throws(SchemaError) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try string()) else {
            throw error("schema.bad_keyword", expected: Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    /// Something made out of it: `try reader.member("when")?.into(Condition.init)`.
    func into<Result>(_ make: (SchemaReader) throws(SchemaError) -> Result) throws(SchemaError) -> Result { try make(self) }

    /// The only member of an object that names a kind: `{"date": {…}}`.
    func kind() throws(SchemaError) -> (name: String, parameters: SchemaReader) {
        let members = try members()
        guard members.count == 1, let only = members.first else {
            throw error("schema.bad_keyword", expected: "an object with exactly one member")
        }
        return (only.name.description, only.reader)
    }

    func replacing(with content: JSONValue.Content) -> SchemaReader {
        SchemaReader(JSONValue(content, byteOffset: value.byteOffset), place)
    }

    func checkOptionExists(_ name: String) throws(SchemaError) {
        guard let optionNames = place.holder.optionNames, name != "now", !optionNames.contains(name) else { return }
        throw unknown(name, among: optionNames, "an option of x-options")
    }

    func error(_ code: String, expected: String) -> SchemaError {
        graph.error(code, at: location, value: value, path: path, parameters: ["expected": expected])
    }

    /// A name that is none of `known`, with the nearest of them.
    func unknown(_ name: String, among known: [String], _ expected: String) -> SchemaError {
        var parameters = ["expected": expected, "found": name]
        parameters["suggestion"] = EditDistance.nearest(to: name, among: known)
        return graph.error("schema.unknown_name", at: location, value: value, path: path, parameters: parameters)
    }

    func conflict(with other: SchemaReader) -> SchemaError {
        let there = JSONPointer.join(other.path).description
        return graph.error(
            "schema.conflict", at: location, value: value, path: path,
            parameters: ["other": other.location.absoluteURI + there, "expected": "one value of a fact at one place"])
    }

    private func step(_ value: JSONValue, _ token: JSONString) -> SchemaReader {
        SchemaReader(value, Place(place.holder, place, token))
    }
}

extension EditDistance {
    /// The nearest of some names, for a did-you-mean.
    package static func nearest(to name: String, among names: [String]) -> String? {
        nearest(to: Array(name.utf8)[...], among: names.map { Array($0.utf8)[...] }).map { names[$0] }
    }
}
