/// Checking schemas by schemas, with our own engine.
extension SchemaRegistry {
    /// Checks a document of this registry against a meta-schema of this registry.
    ///
    /// An unknown member is `schema.unknown_member` at its name, with the nearest allowed name as `suggestion`.
    ///
    /// - Throws: the first failure in document order, with line and column in the schema's own file.
    package mutating func check(_ uri: String, against metaSchema: String) throws(SchemaError) {
        let graph = try compile(root: metaSchema)
        guard let document = documents.first(where: { $0.uri == uri }) else {
            throw SchemaError(
                code: "schema.unresolved_reference", file: uri,
                parameters: ["reference": uri, "reason": ReferenceFailure.resource.rawValue])
        }
        if let error = SchemaRegistry.firstMistake(in: document, by: graph) { throw error }
    }

    /// Checks a document of this registry against the meta-schema of its own dialect, which may be a custom one.
    ///
    /// The text of v1's meta-schema is not part of the library yet; what it says is checked while compiling.
    ///
    /// - Throws: as `check(_:against:)` does; `schema.unknown_dialect` for a `$schema` nobody added.
    package mutating func check(_ uri: String) throws(SchemaError) {
        let dialect = try dialect(ofDocument: uri)
        if resource(at: Array(dialect.uri.utf8)) != nil { try check(uri, against: dialect.uri) }
    }

    /// The first mistake of a schema document by a compiled meta-schema, nil when there is none.
    package static func firstMistake(in document: SchemaDocument, by metaSchema: SchemaGraph) -> SchemaError? {
        mistakes(in: document, by: metaSchema, countMax: 1).first
    }

    /// The mistakes of a schema document by a compiled meta-schema, in document order.
    package static func mistakes(
        in document: SchemaDocument, by metaSchema: SchemaGraph, countMax: Int = 100
    ) -> [SchemaError] {
        var tape = JSONTape()
        guard JSONScanner.scan(document.text, limits: Limits(), into: &tape) == nil else { return [] }
        let instance = Document(source: document.text, tape: tape)
        var validator = Validator(graph: metaSchema)
        return validator.failures(in: instance, instance.root, against: metaSchema.root).prefix(countMax).map {
            error(for: nearest($0), instance, document)
        }
    }

    /// Into the branches that came nearest, as far as they say something.
    private static func nearest(_ failure: KeywordFailure) -> KeywordFailure {
        var failure = failure
        while let inner = failure.branch.first { failure = inner }
        return failure
    }

    private static func error(for failure: KeywordFailure, _ instance: Document, _ document: SchemaDocument)
        -> SchemaError
    {
        let isUnknownMember =
            ["additionalProperties", "unevaluatedProperties", "propertyNames"].contains(failure.keyword)
            || failure.isAtName
        let name = isUnknownMember ? instance.nameByteRange(of: failure.node) : nil
        let place = document.position(of: (name ?? instance.byteRange(of: failure.node)).lowerBound)
        var parameters = failure.parameters
        parameters["assertion"] = failure.keyword
        if isUnknownMember { parameters["found"] = JSONString(instance.name(of: failure.node)).description }
        if let member = failure.member { parameters["member"] = member.description }
        return SchemaError(
            code: isUnknownMember ? "schema.unknown_member" : "schema.bad_keyword", file: document.name,
            pointer: instance.pointer(to: failure.node), line: place.line, column: place.column, parameters: parameters)
    }
}
