/// Reads the parameters of an `x-…` keyword: typed access that knows where in the schema file it is.
///
/// The meta-schema has already refused unknown members and wrong shapes; what is left to fail here is what a meta-schema
/// cannot say (an option nobody declared, a date that is none), and it fails with a location.
package struct SchemaReader: Sendable {
    package let value: JSONValue
    /// Where the subschema that holds the keyword is, and the way from it to `value`.
    let location: SchemaLocation
    let path: String
    /// Names of the declared `x-options`; `nil` while these themselves are read.
    let optionNames: [String]?

    package init(_ value: JSONValue, location: SchemaLocation, path: String, optionNames: [String]?) {
        self.value = value
        self.location = location
        self.path = path
        self.optionNames = optionNames
    }

    func member(_ name: String) -> SchemaReader? {
        value[JSONString(name)].map { step($0, JSONString(name)) }
    }

    func require(_ name: String) throws(SchemaError) -> SchemaReader {
        guard let member = member(name) else { throw error(.badKeyword, expected: "a member \"\(name)\"") }
        return member
    }

    func members() throws(SchemaError) -> [(name: JSONString, reader: SchemaReader)] {
        guard let members = value.members else { throw error(.badKeyword, expected: "an object") }
        return members.map { ($0.name, step($0.value, $0.name)) }
    }

    func elements() throws(SchemaError) -> [SchemaReader] {
        guard let elements = value.elements else { throw error(.badKeyword, expected: "an array") }
        return elements.enumerated().map { step($1, JSONString(String($0))) }
    }

    func string() throws(SchemaError) -> String {
        guard let string = value.string?.description else { throw error(.badKeyword, expected: "a string") }
        return string
    }

    func jsonString() throws(SchemaError) -> JSONString { JSONString(try string()) }

    func strings() throws(SchemaError) -> [String] {
        var strings: [String] = []
        for element in try elements() { strings.append(try element.string()) }
        return strings
    }

    func texts() throws(SchemaError) -> [[UInt8]] { try strings().map { Array($0.utf8) } }

    func int() throws(SchemaError) -> Int {
        guard let int = value.integer else { throw error(.badKeyword, expected: "a whole number") }
        return int
    }

    func bool() throws(SchemaError) -> Bool {
        guard let bool = value.boolean else { throw error(.badKeyword, expected: "true or false") }
        return bool
    }

    /// The only member of an object that names a kind: `{"date": {…}}`.
    func kind() throws(SchemaError) -> (name: String, parameters: SchemaReader) {
        let members = try members()
        guard members.count == 1, let only = members.first else {
            throw error(.badKeyword, expected: "an object with exactly one member")
        }
        return (only.name.description, only.reader)
    }

    func replacing(with content: JSONValue.Content) -> SchemaReader {
        let value = JSONValue(content, byteOffset: value.byteOffset)
        return SchemaReader(value, location: location, path: path, optionNames: optionNames)
    }

    func checkOptionExists(_ name: String) throws(SchemaError) {
        guard let optionNames, !optionNames.contains(name), name != "now" else { return }
        throw error(.unknownName, expected: "an option of x-options", near: EditDistance.nearest(to: name, among: optionNames))
    }

    func error(_ code: SchemaError.Code, expected: String, near: String? = nil) -> SchemaError {
        var parameters = ["expected": expected]
        if let near { parameters["suggestion"] = near }
        return SchemaError(code, at: location.appending(path, byteOffset: value.byteOffset), parameters: parameters)
    }

    func conflict(with other: SchemaReader) -> SchemaError {
        SchemaError(
            .conflict, at: location.appending(path, byteOffset: value.byteOffset),
            parameters: ["other": other.location.appending(other.path, byteOffset: other.value.byteOffset).pointer])
    }

    private func step(_ value: JSONValue, _ token: JSONString) -> SchemaReader {
        let escaped = String(decoding: JSONPointer.escape(token), as: UTF8.self)
        return SchemaReader(value, location: location, path: path + "/" + escaped, optionNames: optionNames)
    }
}
