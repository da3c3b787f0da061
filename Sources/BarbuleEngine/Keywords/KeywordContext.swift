/// What a keyword sees while it is compiled: its siblings, and a place to leave instructions and subschemas.
struct KeywordContext {
    let compiler: SchemaCompiler
    let site: SchemaSite
    let scope: Int
    /// The keyword's name.
    var keyword: JSONString
    var row: UInt8
    var dialect: Dialect
    var subschema: Subschema
    /// Left by `properties` and `patternProperties` for `additionalProperties`.
    var propertiesTable: Int32 = -1
    var patternOperands: [Int32] = []

    /// Another member of the same schema object.
    func sibling(_ name: JSONString) -> JSONValue? { site.value[name] }

    mutating func emit(_ operation: CompiledKeyword.Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
        compiler.instructions.append(CompiledKeyword(operation: operation, row: row, a: a, b: b, c: c))
    }

    // MARK: Values of the right form

    func integer(_ value: JSONValue) throws(SchemaError) -> Int32 {
        guard let decimal = value.decimal, decimal.isInteger, !decimal.isNegative || decimal.isZero else {
            throw failure(value, expected: "a whole number of at least 0")
        }
        // No document has as many elements as the clamped number.
        return Int32(clamping: decimal.intValue ?? Int.max)
    }

    func text(_ value: JSONValue) throws(SchemaError) -> JSONString {
        guard let text = value.string else { throw failure(value, expected: "a string") }
        return text
    }

    /// An array of different strings.
    func names(_ value: JSONValue, path: [JSONString] = []) throws(SchemaError) -> [JSONString] {
        guard let elements = value.elements else { throw failure(value, path, expected: "an array of strings") }
        var names: [JSONString] = []
        var known: Set<JSONString> = []
        for (index, element) in elements.enumerated() {
            let place = path + [JSONString(String(index))]
            guard let name = element.string else { throw failure(element, place, expected: "a string") }
            guard known.insert(name).inserted else { throw failure(element, place, expected: "different strings") }
            names.append(name)
        }
        return names
    }

    func members(_ value: JSONValue) throws(SchemaError) -> [(name: JSONString, value: JSONValue)] {
        guard let members = value.members else { throw failure(value, expected: "an object") }
        return members
    }

    // MARK: Subschemas

    /// The subschema in the keyword's value, at a path below it.
    mutating func subschema(_ value: JSONValue, _ path: [JSONString] = []) throws(SchemaError) -> SubschemaID {
        let allowsBoolean =
            dialect.edition.hasBooleanSchemas || keyword == "additionalProperties" || keyword == "additionalItems"
        guard value.kind == .object || allowsBoolean && value.boolean != nil else {
            throw failure(value, path, expected: "a schema: an object" + (allowsBoolean ? " or a boolean" : ""))
        }
        return try subschema(value, keyword: keyword, path)
    }

    /// The subschema in a sibling keyword's value.
    mutating func subschema(_ value: JSONValue, keyword: JSONString, _ path: [JSONString] = []) throws(SchemaError)
        -> SubschemaID
    {
        let child = site.child(value, [keyword] + path)
        return try compiler.subschema(at: compiler.registry.sites[child.place] ?? child, scope: scope)
    }

    mutating func subschemas(_ value: JSONValue) throws(SchemaError) -> [SubschemaID] {
        guard let elements = value.elements, !elements.isEmpty else {
            throw failure(value, expected: "an array of at least one schema")
        }
        var result: [SubschemaID] = []
        for (index, element) in elements.enumerated() {
            result.append(try subschema(element, [JSONString(String(index))]))
        }
        return result
    }

    mutating func memberSubschemas(_ value: JSONValue) throws(SchemaError) -> [(name: JSONString, schema: SubschemaID)]
    {
        var result: [(name: JSONString, schema: SubschemaID)] = []
        for member in try members(value) { result.append((member.name, try subschema(member.value, [member.name]))) }
        return result
    }

    // MARK: Tables

    mutating func decimal(_ value: JSONValue) throws(SchemaError) -> Int32 {
        guard case .number(let lexeme) = value.content, let decimal = value.decimal else {
            throw failure(value, expected: "a number")
        }
        compiler.tables.decimals.append(decimal)
        compiler.tables.lexemes.append(JSONString(lexeme).description)
        return Int32(compiler.tables.decimals.count - 1)
    }

    mutating func list(_ schemas: [SubschemaID]) -> (first: Int32, count: Int32) {
        compiler.tables.addList(schemas.map(\.index))
    }

    mutating func nameTable(_ names: [JSONString], values: [Int32] = []) -> Int32 {
        compiler.tables.names.append(NameTable(names, values: values))
        return Int32(compiler.tables.names.count - 1)
    }

    mutating func pattern(_ source: JSONString, _ value: JSONValue, _ path: [JSONString] = []) throws(SchemaError)
        -> Int32
    {
        if let known = compiler.patternIndices[source] { return known }
        do {
            compiler.tables.patterns.append(try Pattern(source.utf8, stateCountMax: compiler.registry.patternStateCountMax))
        } catch {
            throw failure(
                "schema.bad_pattern", value, path,
                ["reason": error.reason.name, "message": error.message, "offset": String(error.codePointOffset)])
        }
        let index = Int32(compiler.tables.patterns.count - 1)
        compiler.patternIndices[source] = index
        return index
    }

    // MARK: Errors

    func failure(_ value: JSONValue, _ path: [JSONString] = [], expected: String) -> SchemaError {
        failure("schema.bad_keyword", value, path, ["expected": expected])
    }

    func failure(_ code: String, _ value: JSONValue, _ path: [JSONString] = [], _ parameters: [String: String])
        -> SchemaError
    {
        var parameters = parameters
        parameters["keyword"] = keyword.description
        return compiler.failure(code, site.child(value, [keyword] + path), parameters)
    }
}
