/// Makes one file of a schema and everything it refers to (Core 2020-12 §9.3).
///
/// Each schema resource that some `$ref` leads to is embedded under `$defs` of the root, with its own `$id`. No
/// reference is rewritten: an `$id` inside resolves where the file outside stood.
///
/// ```
/// {"$ref": "address.json"}   →   {"$ref": "address.json", "$defs": {"address.json": {"$id": "address.json", …}}}
/// ```
package enum SchemaBundler {
    package enum Failure: Error, Sendable {
        /// The schema does not compile.
        case schema(SchemaError)
        /// It does, but no single file can say the same.
        case refused(SchemaRefusal)
    }

    /// - Parameters:
    ///   - text: the root schema, registered at `name`.
    ///   - others: files by the URI they stand at. Those nothing refers to stay out, and so do the official
    ///     meta-schemas, which every validator has.
    /// - Returns: the bundle's text and the URIs of what was embedded, in the order of the first reference.
    package static func bundle(
        _ text: [UInt8], name: String, with others: [(name: String, text: [UInt8])], dialect: Dialect = .draft2020_12
    ) throws(Failure) -> (text: [UInt8], embedded: [String]) {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        let graph: SchemaGraph
        do throws(SchemaError) {
            for file in others { try registry.add(file.text, uri: file.name, name: file.name) }
            try registry.add(text, uri: name, name: name)
            graph = try registry.compile(root: name)
        } catch {
            throw .schema(error)
        }
        let reached = documents(in: graph)
        guard let rootIndex = reached.first else { return (text, []) }
        let root = graph.documents[rootIndex]
        let embedded = reached.dropFirst().filter { !isOfficial(graph.documents[$0]) }
        guard !embedded.isEmpty else { return (text, []) }
        var entries: [(name: JSONString, value: JSONValue)] = []
        let rootDialect = Self.dialect(of: root.root, default: dialect)
        for index in embedded {
            let document = graph.documents[index]
            let value: JSONValue
            do throws(SchemaRefusal) { value = try resource(document, in: rootDialect, default: dialect) } catch {
                throw .refused(error)
            }
            entries.append((JSONString(document.uri), value))
        }
        let bundle: [UInt8]
        do throws(SchemaRefusal) {
            let value = try inserting(entries, into: root, rootDialect)
            bundle = SchemaText.pretty(value, indent: SchemaText.indent(of: text))
        } catch {
            throw .refused(error)
        }
        try checkAlone(bundle, name, dialect)
        return (bundle, embedded.map { graph.documents[$0].uri })
    }

    /// A file that has an `$id` but is referred to by its own name cannot be embedded: inside only the `$id` counts.
    private static func checkAlone(_ bundle: [UInt8], _ name: String, _ dialect: Dialect) throws(Failure) {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        do throws(SchemaError) {
            try registry.add(bundle, uri: name, name: name)
            _ = try registry.compile(root: name)
        } catch {
            let reference = error.parameters["reference"].map {
                "the reference \"\($0)\" names a file by another URI than its $id"
            }
            throw .refused(SchemaRefusal(pointer: error.pointer, reason: reference ?? error.description))
        }
    }

    /// The documents whose schemas the root leads to, in the order they are met.
    private static func documents(in graph: SchemaGraph) -> [Int] {
        var seen: Set<SubschemaID> = [graph.root]
        var open = [graph.root]
        var next = 0
        var documents: [Int] = []
        while next < open.count {
            let schema = graph[open[next]]
            next += 1
            if !documents.contains(schema.location.document) { documents.append(schema.location.document) }
            for child in schema.inPlace + schema.below + schema.declaredTypes.map(\.schema)
            where seen.insert(child).inserted {
                open.append(child)
            }
        }
        // Definitions of the root may refer elsewhere although nothing uses them.
        let root = documents.first
        for schema in graph.subschemas where schema.location.document == root {
            for child in schema.inPlace + schema.below {
                let document = graph[child].location.document
                if !documents.contains(document) { documents.append(document) }
            }
        }
        return documents
    }

    private static func isOfficial(_ document: SchemaDocument) -> Bool {
        MetaSchemaLibrary.isOfficial(URIReference(document.uri).withoutFragment.bytes)
    }

    private static func dialect(of root: JSONValue, default dialect: Dialect) -> Dialect {
        guard let uri = root["$schema"]?.string else { return dialect }
        return Dialect.named(URIReference(uri.utf8).withoutFragment.bytes) ?? dialect
    }

    /// A document as a resource of its own: `$id`, and `$schema` where it is not that of the root.
    private static func resource(
        _ document: SchemaDocument, in rootDialect: Dialect, default dialect: Dialect
    ) throws(SchemaRefusal) -> JSONValue {
        let own = Self.dialect(of: document.root, default: dialect)
        let identifier = own.edition.identifier
        var members: [(name: JSONString, value: JSONValue)]
        switch document.root.content {
        case .object(let all): members = all
        case .boolean(true): members = []
        default: members = [("not", JSONValue(.object([])))]
        }
        guard own.edition.isAtLeast(.draft2019_09) || members.allSatisfy({ $0.name != "$ref" }) else {
            throw SchemaRefusal(
                pointer: "", reason: "\(document.uri) has $ref at its root, beside which \(own.shortName) allows no id")
        }
        if own != rootDialect, document.root["$schema"] == nil {
            members.insert(("$schema", JSONValue(.string(JSONString(own.uri)))), at: 0)
        }
        let id = JSONValue(.string(JSONString(document.uri)))
        if let index = members.firstIndex(where: { $0.name == identifier }) {
            // Resolved already, so that it does not depend on where the bundle stands.
            let declared = URIReference(members[index].value.string?.utf8 ?? [])
            let resolved = declared.resolved(against: URIReference(document.uri)).bytes
            members[index].value = JSONValue(.string(JSONString(resolved)))
        } else {
            members.insert((identifier, id), at: 0)
        }
        return JSONValue(.object(members))
    }

    private static func inserting(
        _ entries: [(name: JSONString, value: JSONValue)], into root: SchemaDocument, _ dialect: Dialect
    ) throws(SchemaRefusal) -> JSONValue {
        guard case .object(var members) = root.root.content else {
            throw SchemaRefusal(pointer: "", reason: "the root is no object")
        }
        let keyword: JSONString = dialect.edition.isAtLeast(.draft2019_09) ? "$defs" : "definitions"
        if !dialect.edition.isAtLeast(.draft2019_09), let index = members.firstIndex(where: { $0.name == "$ref" }) {
            // Beside a reference of old nothing counts; inside allOf it has no neighbours.
            let reference = JSONValue(.array([JSONValue(.object([members[index]]))]))
            let harmless: Set<JSONString> = ["$schema", "title", "description", "definitions", "$comment"]
            members = members.filter { harmless.contains($0.name) } + [("allOf", reference)]
        }
        var definitions = members.first { $0.name == keyword }?.value.members ?? []
        let taken = Set(definitions.map(\.name))
        for entry in entries {
            var name = entry.name
            while taken.contains(name) { name = JSONString(name.utf8 + [UInt8(ascii: "~")]) }
            definitions.append((name, entry.value))
        }
        let value = JSONValue(.object(definitions))
        if let index = members.firstIndex(where: { $0.name == keyword }) {
            members[index].value = value
        } else {
            members.append((keyword, value))
        }
        return JSONValue(.object(members))
    }
}
