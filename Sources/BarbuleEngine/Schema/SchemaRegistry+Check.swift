/// Checking schemas by schemas, with our own engine.
extension SchemaRegistry {
    /// Checks a document of this registry by the meta-schema of its own dialect, which may be a custom one.
    ///
    /// A resource inside with a `$schema` of its own is checked by that one (Core 2020-12 §9.3). An unknown member is
    /// `schema.unknown_member` at its name, with the nearest allowed name as `suggestion`. The text of v1's meta-schema is
    /// not part of the library yet; what it says is checked while compiling.
    ///
    /// - Throws: the first failure in document order, with line and column in the schema's own file;
    ///   `schema.unknown_dialect` for a `$schema` nobody added.
    package mutating func check(_ uri: String) throws(SchemaError) {
        if let mistake = try mistakes(inDocument: uri, countMax: 1).first { throw mistake }
    }

    /// Checks a document by some schema: a meta-schema of this registry, or an embedded one.
    package mutating func check(_ uri: String, against metaSchema: String) throws(SchemaError) {
        let graph = try self.metaSchema(at: metaSchema)
        guard let document = documents.last(where: { $0.uri == uri }), let instance = SchemaInstance(document.text) else {
            throw SchemaError(
                code: "schema.unresolved_reference", file: uri,
                parameters: ["reference": uri, "reason": ReferenceFailure.resource.rawValue])
        }
        let mistakes = instance.mistakes(at: [], by: graph, document, countMax: 1)
        if let mistake = mistakes.first { throw mistake }
    }

    /// The mistakes that `check(_:)` looks for, in document order.
    package mutating func mistakes(inDocument uri: String, countMax: Int = 100) throws(SchemaError) -> [SchemaError] {
        // Throws for a dialect nobody knows.
        _ = try dialect(ofDocument: uri)
        guard let index = documents.lastIndex(where: { $0.uri == uri }) else { return [] }
        let document = documents[index]
        let units = resources.filter { $0.document == index && ($0.pointer.isEmpty || $0.root["$schema"] != nil) }
        guard let whole = SchemaInstance(document.text) else { return [] }
        var mistakes: [SchemaError] = []
        for unit in units {
            // What an inner resource with another fault is refused for, the compiler says.
            guard let dialect = try? unit.dialect.get(), let graph = try metaSchema(of: dialect) else { continue }
            let others = units.filter { $0.root.byteOffset > unit.root.byteOffset }.map(\.tokens)
            let instance = others.isEmpty ? whole : whole.emptied(at: others)
            mistakes += instance?.mistakes(at: unit.tokens, by: graph, document, countMax: countMax) ?? []
        }
        let sorted = mistakes.enumerated().sorted { left, right in
            (left.element.line, left.element.column, left.offset) < (right.element.line, right.element.column, right.offset)
        }
        return sorted.prefix(countMax).map(\.element)
    }

    /// The meta-schema of a dialect; nil for v1. That of 2020-12 knows our own keywords as well.
    private mutating func metaSchema(of dialect: Dialect) throws(SchemaError) -> SchemaGraph? {
        if dialect == .draft2020_12 { return try metaSchema(at: MetaSchemaLibrary.vocabularyURI) }
        return resource(at: Array(dialect.uri.utf8)) == nil ? nil : try metaSchema(at: dialect.uri)
    }

    private func metaSchema(at uri: String) throws(SchemaError) -> SchemaGraph {
        if let graph = try MetaSchemaLibrary.graph(at: uri, assertsFormat: assertsFormat) { return graph }
        var registry = self
        return try registry.compile(root: uri)
    }
}

extension SchemaResource {
    /// The way from the root of the document.
    fileprivate var tokens: [JSONString] { JSONPointer.parse(JSONString(pointer)) ?? [] }
}

/// A schema document as something to be checked.
private struct SchemaInstance {
    private let document: Document

    /// Nil for what is no JSON; a registry has none of that.
    init?(_ text: [UInt8]) {
        var tape = JSONTape()
        guard JSONScanner.scan(text, limits: Limits(), into: &tape) == nil else { return nil }
        document = Document(source: text, tape: tape)
    }

    /// The same with `{}` for the values at some places: each of them is for another meta-schema. All other bytes stay
    /// where they are.
    func emptied(at places: [[JSONString]]) -> SchemaInstance? {
        var text = document.source
        var end = 0
        let ranges = places.compactMap { node(at: $0) }.map { document.byteRange(of: $0) }
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= end && range.count >= 2 {
            let filler = "{}".utf8 + [UInt8](repeating: UInt8(ascii: " "), count: range.count - 2)
            text.replaceSubrange(range, with: filler)
            end = range.upperBound
        }
        return SchemaInstance(text)
    }

    /// What a compiled meta-schema finds wrong with the value at a place.
    func mistakes(
        at place: [JSONString], by metaSchema: SchemaGraph, _ schema: SchemaDocument, countMax: Int
    ) -> [SchemaError] {
        guard let node = node(at: place) else { return [] }
        var validator = Validator(graph: metaSchema)
        return validator.failures(in: document, node, against: metaSchema.root).prefix(countMax).map {
            error(for: SchemaInstance.nearest($0), schema)
        }
    }

    private func node(at place: [JSONString]) -> NodeID? {
        var node = document.root
        for token in place {
            if document.kind(of: node) == .object, let member = document.member(named: token, of: node) {
                node = member
            } else if let index = JSONPointer.index(token), document.kind(of: node) == .array,
                let element = document.children(of: node).dropFirst(index).first(where: { _ in true })
            {
                node = element
            } else {
                return nil
            }
        }
        return node
    }

    /// Into the branches that came nearest, as far as they say something.
    private static func nearest(_ failure: KeywordFailure) -> KeywordFailure {
        var failure = failure
        while let inner = failure.branch.first { failure = inner }
        return failure
    }

    private func error(for failure: KeywordFailure, _ schema: SchemaDocument) -> SchemaError {
        let isUnknownMember =
            ["additionalProperties", "unevaluatedProperties", "propertyNames"].contains(failure.keyword)
            || failure.isAtName
        let name = isUnknownMember ? document.nameByteRange(of: failure.node) : nil
        let place = schema.position(of: (name ?? document.byteRange(of: failure.node)).lowerBound)
        var parameters = failure.parameters
        parameters["assertion"] = failure.keyword
        if isUnknownMember { parameters["found"] = JSONString(document.name(of: failure.node)).description }
        if let member = failure.member { parameters["member"] = member.description }
        return SchemaError(
            code: isUnknownMember ? "schema.unknown_member" : "schema.bad_keyword", file: schema.name,
            pointer: document.pointer(to: failure.node), line: place.line, column: place.column, parameters: parameters)
    }
}
