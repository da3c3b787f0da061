internal import BarbuleEngine

/// Reads the parts of an OpenAPI 3.1 document that a check needs.
///
/// `$ref` is followed where OpenAPI allows it; a reference of a parameter, a body or a response must stay in the document.
/// References of schemas may lead to the other files.
///
/// - Source: OpenAPI 3.1.0 §4.8.
struct APIReader {
    /// A value and the way to it.
    struct Place {
        var value: JSONValue
        var tokens: [JSONString]

        subscript(name: JSONString) -> Place? { value[name].map { Place(value: $0, tokens: tokens + [name]) } }

        var members: [(name: JSONString, place: Place)] {
            (value.members ?? []).map { ($0.name, Place(value: $0.value, tokens: tokens + [$0.name])) }
        }

        var elements: [Place] {
            (value.elements ?? []).enumerated().map { Place(value: $1, tokens: tokens + [JSONString(String($0))]) }
        }

        var text: String? { value.string?.description }
    }

    static let vocabularyURI = "https://barbule.dev/schemas/barbule-openapi.schema.json"
    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
    private static let referenceCountMax = 32

    private let name: String
    private let text: [UInt8]
    private let root: Place
    private let uri: String
    private let registry: SchemaRegistry
    /// Schemas of the package itself by URI: they are compiled already.
    private let bundledNames: [String: String]

    init(
        _ text: [UInt8], name: String, with others: [(name: String, text: [UInt8])], isBundled: Bool
    ) throws(SchemaError) {
        self.name = name
        self.text = text
        uri = Self.uri(of: name)
        var registry = SchemaRegistry()
        var bundledNames: [String: String] = [:]
        for other in others {
            try registry.add(other.text, uri: Self.uri(of: other.name), name: other.name)
            if isBundled { bundledNames[Self.uri(of: other.name)] = other.name }
        }
        try registry.add(text, uri: uri, name: name)
        if !isBundled { try registry.check(uri, against: Self.vocabularyURI) }
        // Compiling finds its way through all documents; done once here, the copies below need not do it again.
        _ = try registry.compile(root: uri)
        self.registry = registry
        self.bundledNames = bundledNames
        // That it is JSON the registry has seen.
        root = Place(value: (try? JSONValue(parsing: text)) ?? JSONValue(.null), tokens: [])
    }

    /// File names as URIs of one base, so that `./a.json` and `a.json` are the same.
    private static func uri(of name: String) -> String {
        JSONString(URIReference(name).resolved(against: URIReference("/")).bytes).description
    }

    func operations() throws(SchemaError) -> [Operation] {
        var operations: [Operation] = []
        for (path, item) in root["paths"]?.members ?? [] {
            let item = try resolved(item)
            for method in Self.methods {
                guard let place = item[JSONString(method)] else { continue }
                operations.append(try operation(place, method: method, path: path.description, item))
            }
        }
        guard !operations.isEmpty else { throw mistake("schema.bad_keyword", root, expected: "paths with operations") }
        return operations
    }

    private func operation(
        _ place: Place, method: String, path: String, _ item: Place
    ) throws(SchemaError) -> Operation {
        let template =
            (place["servers"] ?? item["servers"] ?? root["servers"])?.elements.compactMap { $0["url"]?.text } ?? []
        let bases = template.isEmpty ? ["/"] : template
        let body = try place["requestBody"].map { place throws(SchemaError) in try resolved(place) }
        let responses = try place["responses"]?.members.map { status, place throws(SchemaError) in
            try answer(resolved(place), status: status.description)
        }
        return Operation(
            id: place["operationId"]?.text, method: method.uppercased(),
            templates: bases.map { PathTemplate(Self.base($0) + path) }, parameters: try parameters(place, item),
            security: try security(place["security"] ?? root["security"]), bodies: try bodies(body?["content"]),
            needsBody: body?["required"]?.value.boolean == true,
            answers: (responses ?? []).filter { $0.status.hasPrefix("2") }.flatMap(\.bodies).map(\.type),
            responses: responses ?? [])
    }

    /// The path of a server, without the slash that the paths begin with.
    private static func base(_ url: String) -> String {
        var path = URIReference(url).path
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        return JSONString(path).description
    }

    // MARK: Parameters

    /// Those of the operation win over those of the path. Accept, Content-Type and Authorization are none: OpenAPI describes
    /// them by the media types and the security.
    private func parameters(_ operation: Place, _ item: Place) throws(SchemaError) -> [Operation.Parameter] {
        var parameters: [Operation.Parameter] = []
        for place in (operation["parameters"]?.elements ?? []) + (item["parameters"]?.elements ?? []) {
            let place = try resolved(place)
            guard let name = place["name"]?.text, let kind = Self.place(place["in"]?.text) else { continue }
            let isElsewhere = ["accept", "content-type", "authorization"].contains(name.lowercased())
            if kind == .header, isElsewhere { continue }
            guard !parameters.contains(where: { $0.name == name && $0.place == kind }) else { continue }
            parameters.append(try parameter(name, kind, place["required"]?.value.boolean == true, place["schema"]))
        }
        return parameters
    }

    private static func place(_ word: String?) -> Operation.Parameter.Place? {
        switch word {
        case "path": .path
        case "query": .query
        case "header": .header
        default: nil
        }
    }

    private func parameter(
        _ name: String, _ place: Operation.Parameter.Place, _ isRequired: Bool, _ schema: Place?
    ) throws(SchemaError) -> Operation.Parameter {
        let words = try schema.map { place throws(SchemaError) in try resolved(place) }
        let type = words?["type"]
        let types = type?.text.map { [$0] } ?? type?.elements.compactMap(\.text) ?? []
        let missing = words?["x-issue"]?["required"]
        return Operation.Parameter(
            name: name, place: place, isRequired: isRequired, schema: try schema.map(compile),
            isLiteral: !types.isEmpty && !types.contains("string"),
            missingCode: missing?.text ?? missing?["code"]?.text ?? "schema.required")
    }

    private func security(_ place: Place?) throws(SchemaError) -> [[Operation.Parameter]] {
        var alternatives: [[Operation.Parameter]] = []
        for requirement in place?.elements ?? [] {
            var parameters: [Operation.Parameter] = []
            for (name, _) in requirement.members {
                guard let scheme = root["components"]?["securitySchemes"]?[name] else {
                    throw mistake(
                        "schema.unresolved_reference", requirement, expected: "a name of components.securitySchemes")
                }
                if let parameter = try securityParameter(resolved(scheme)) { parameters.append(parameter) }
            }
            alternatives.append(parameters)
        }
        return alternatives
    }

    private func securityParameter(_ scheme: Place) throws(SchemaError) -> Operation.Parameter? {
        switch scheme["type"]?.text {
        case "apiKey":
            guard let name = scheme["name"]?.text, let place = Self.place(scheme["in"]?.text) else { return nil }
            return try parameter(name, place, true, scheme["x-schema"])
        case "http":
            var parameter = try parameter("Authorization", .header, true, scheme["x-schema"])
            parameter.missingCode = "http.authorization"
            parameter.authenticationScheme = scheme["scheme"]?.text?.lowercased()
            return parameter
        // A token of OAuth or OpenID Connect is for their servers to judge.
        default: return nil
        }
    }

    // MARK: Bodies

    private func bodies(_ content: Place?) throws(SchemaError) -> [Operation.Body] {
        var bodies: [Operation.Body] = []
        for (text, place) in content?.members ?? [] {
            guard let type = MediaType(text.utf8[...]) else {
                throw mistake("schema.bad_keyword", place, expected: "a media type")
            }
            bodies.append(
                Operation.Body(
                    type: type, text: text.description,
                    charsets: place["x-charsets"]?.elements.compactMap {
                        $0.value.string?.utf8.map(HTTPText.lowercased)
                    } ?? [],
                    schema: try place["schema"].map(compile)))
        }
        return bodies
    }

    private func answer(_ place: Place, status: String) throws(SchemaError) -> Operation.Answer {
        var headers: [Operation.Parameter] = []
        for (name, header) in place["headers"]?.members ?? [] where name.description.lowercased() != "content-type" {
            let header = try resolved(header)
            let isRequired = header["required"]?.value.boolean == true
            headers.append(try parameter(name.description, .header, isRequired, header["schema"]))
        }
        return Operation.Answer(status: status, headers: headers, bodies: try bodies(place["content"]))
    }

    // MARK: References

    /// The schema at a place. One that is only a reference is what it refers to, so that the options of another file count.
    private func compile(_ place: Place) throws(SchemaError) -> Schema {
        var target = URIReference(uri)
        target.fragment = Self.fragment(place.tokens)
        if let reference = place["$ref"]?.value.string, place.value.members?.count == 1 {
            target = URIReference(reference.utf8).resolved(against: URIReference(uri))
        }
        let address = JSONString(target.bytes).description
        if let bundled = bundledNames[address].flatMap(Schema.bundled(named:)) { return bundled }
        do throws(SchemaError) {
            return try Schema(at: address, name: name, in: registry)
        } catch  where error.code == "schema.unresolved_reference" && error.file == address {
            throw mistake("schema.unresolved_reference", place, error.parameters)
        }
    }

    private static func fragment(_ tokens: [JSONString]) -> [UInt8] {
        // Percent signs are read as escapes; other characters of a pointer are taken as they are.
        JSONPointer.join(tokens).utf8.flatMap { $0 == UInt8(ascii: "%") ? Array("%25".utf8) : [$0] }
    }

    /// What a reference inside the document stands for.
    private func resolved(_ place: Place) throws(SchemaError) -> Place {
        var place = place
        for _ in 0..<Self.referenceCountMax {
            guard let reference = place["$ref"]?.value.string else { return place }
            let uri = URIReference(reference.utf8)
            // A schema of another file: its words are not looked at here.
            guard uri.path.isEmpty, uri.scheme == nil, let fragment = uri.fragment else { return place }
            guard let target = find(JSONString(URIReference.percentDecoded(fragment))) else {
                throw mistake("schema.unresolved_reference", place, ["reference": reference.description])
            }
            place = target
        }
        throw mistake("schema.reference_cycle", place, [:])
    }

    private func find(_ pointer: JSONString) -> Place? {
        guard let tokens = JSONPointer.parse(pointer) else { return nil }
        var place = root
        for token in tokens {
            let next =
                place[token]
                ?? JSONPointer.index(token).flatMap { index in
                    place.elements.indices.contains(index) ? place.elements[index] : nil
                }
            guard let next else { return nil }
            place = next
        }
        return place
    }

    private func mistake(_ code: String, _ place: Place, expected: String) -> SchemaError {
        mistake(code, place, ["expected": expected])
    }

    private func mistake(_ code: String, _ place: Place, _ parameters: [String: String]) -> SchemaError {
        let position = LineIndex(text).position(of: place.value.byteOffset)
        return SchemaError(
            code: code, file: name, pointer: JSONPointer.join(place.tokens).description, line: position.line,
            column: position.column, parameters: parameters)
    }
}
