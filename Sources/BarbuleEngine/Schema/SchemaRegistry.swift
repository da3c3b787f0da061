/// The schema documents a run may use, and the official meta-schemas. Nothing is ever fetched: what is not here is an
/// unresolved reference.
///
/// ```
/// var registry = SchemaRegistry()
/// try registry.add(bytes, uri: "https://example.com/contact.json", name: "contact.schema.json")
/// let graph = try registry.compile(root: "https://example.com/contact.json")
/// ```
package struct SchemaRegistry: Sendable {
    /// The dialect of schemas without `$schema`.
    package var defaultDialect = Dialect.draft2020_12
    /// `format` is an assertion in every dialect.
    package var assertsFormat = false
    /// `contentEncoding` and `contentMediaType` are assertions in draft 7; in no other dialect.
    package var assertsContent = true
    /// The bundled schemas can be referred to, as the meta-schemas can.
    package var offersBundledSchemas = false
    /// Subschemas of one graph, counted once for each dynamic scope.
    package var subschemaCountMax = 1_000_000
    /// Of ``Limits``.
    package var patternStateCountMax = Limits().patternStateCountMax

    private(set) var documents: [SchemaDocument] = []
    private(set) var resources: [SchemaResource] = []
    /// Resources by canonical URI and by the URI they were added under.
    private(set) var resourceIndices: [[UInt8]: Int] = [:]
    /// Every location known to be a subschema, by place in its document.
    private(set) var sites: [SchemaPlace: SchemaSite] = [:]
    /// Fragments that some `$dynamicRef` names; only these matter in a dynamic scope. Those of the official meta-schemas
    /// are known before one is read: `#meta` and, in 2019-09, the anchor without a name.
    private(set) var dynamicNames = officialDynamicNames
    private static let officialDynamicNames: Set<JSONString> = ["meta", ""]
    /// Roots of documents by retrieval URI and by `$id`, for meta-schemas that name their vocabularies.
    private var metaSchemas: [[UInt8]: JSONValue] = [:]
    private var indexedDocumentCount = 0

    package init() {}

    /// Adds a document.
    ///
    /// - Parameters:
    ///   - uri: absolute; base of relative references where the document has no `$id`.
    ///   - name: what errors call it, usually a file name.
    /// - Throws: `schema.syntax` for text that is not JSON, `schema.bad_keyword` when it is neither object nor boolean.
    package mutating func add(_ bytes: [UInt8], uri: String, name: String) throws(SchemaError) {
        let root: JSONValue
        do {
            root = try JSONValue(parsing: bytes)
        } catch {
            let place = LineIndex(bytes).position(of: error.byteOffset)
            var parameters = error.parameters
            parameters["cause"] = error.code
            throw SchemaError(
                code: "schema.syntax", file: name, line: place.line, column: place.column, parameters: parameters)
        }
        let document = SchemaDocument(name: name, uri: uri, text: bytes, root: root)
        guard root.kind == .object || root.boolean != nil else {
            throw SchemaError(
                code: "schema.bad_keyword", file: name, parameters: ["expected": "a schema: an object or a boolean"])
        }
        let base = URIReference(uri).withoutFragment
        documents.append(document)
        metaSchemas[base.bytes] = root
        if let id = (root["$id"] ?? root["id"])?.string {
            metaSchemas[URIReference(id.utf8).resolved(against: base).withoutFragment.bytes] = root
        }
    }

    /// The resource at a URI without fragment, read from the library of meta-schemas, or from the bundled schemas, if
    /// nobody added one.
    mutating func resource(at uri: [UInt8]) -> Int? {
        if let known = resourceIndices[uri] { return known }
        guard let file = MetaSchemaLibrary.file(at: uri) ?? bundledSchema(at: uri),
            (try? add(file.text, uri: JSONString(uri).description, name: file.name)) != nil
        else { return nil }
        indexDocuments()
        return resourceIndices[uri]
    }

    private func bundledSchema(at uri: [UInt8]) -> EmbeddedFile? {
        guard offersBundledSchemas, let file = EmbeddedSchemas.file(at: uri) else { return nil }
        // Whoever brings a schema of the same `$id` means that one.
        return resourceIndices[EmbeddedSchemas.id(of: file)] == nil ? file : nil
    }

    /// Compiles the schema at a URI, with everything it refers to.
    ///
    /// - Throws: the first mistake found, with its place.
    /// - Complexity: O(*n*) in the reachable subschemas, for each dynamic scope they are reached in.
    package mutating func compile(root uri: String) throws(SchemaError) -> SchemaGraph {
        indexDocuments()
        let compiler = SchemaCompiler(self)
        return try compiler.compile(root: uri)
    }

    // MARK: Index

    /// Finds resources, anchors and subschemas of documents that are new.
    private mutating func indexDocuments() {
        while indexedDocumentCount < documents.count {
            let index = indexedDocumentCount
            indexedDocumentCount += 1
            let document = documents[index]
            let base = URIReference(document.uri).withoutFragment
            let resource = addResource(
                SchemaResource(
                    uri: base, document: index, root: document.root, pointer: [],
                    dialect: dialect(of: document.root, inherited: nil)))
            if resourceIndices[base.bytes] == nil { resourceIndices[base.bytes] = resource }
            indexSubschemas(
                from: SchemaSite(document: index, value: document.root, pointer: [], resource: resource), isRoot: true)
        }
    }

    private mutating func addResource(_ resource: SchemaResource) -> Int {
        resources.append(resource)
        return resources.count - 1
    }

    /// Walks from one subschema to all below it, by the keywords of the dialect; ids inside `enum`, `const` and unknown
    /// keywords are none.
    mutating func indexSubschemas(from start: SchemaSite, isRoot: Bool) {
        var open = [start]
        while var site = open.popLast() {
            guard sites[site.place] == nil else { continue }
            openResource(at: &site, isRoot: isRoot && site.pointer.isEmpty)
            sites[site.place] = site
            noteAnchors(of: site)
            let edition = resources[site.resource].edition
            let hidesSiblings = edition.hidesSiblingsOfReference && site.value["$ref"]?.string != nil
            for member in site.value.members ?? [] {
                // Beside a `$ref` of old only definitions are looked at, because others refer to them.
                if hidesSiblings && member.name != "definitions" { continue }
                guard let row = KeywordTable.index(of: member.name, in: edition) else { continue }
                for child in KeywordTable.rows[row].children.subschemas(of: member.value) {
                    open.append(site.child(child.value, [member.name] + child.path))
                }
            }
        }
    }

    /// `$id` opens a resource of its own (Core 2020-12 §8.2.1), `id` in draft 4. A `$schema` beside it says which of the
    /// two counts: a bundle may hold resources of other dialects (Core 2020-12 §9.3).
    private mutating func openResource(at site: inout SchemaSite, isRoot: Bool) {
        guard site.value["$id"] != nil || site.value["id"] != nil else { return }
        let parent = resources[site.resource]
        let dialect = dialect(of: site.value, inherited: parent.dialect)
        let edition = SchemaResource.edition(of: dialect)
        guard let id = site.value[edition.identifier]?.string else { return }
        let reference = URIReference(id.utf8)
        // With a `$schema` of its own it is the root of an embedded document.
        if edition.anchorsByIdentifier, !isRoot, site.value["$schema"] == nil {
            if reference.withoutFragment.bytes.isEmpty { return }
            if site.value["$ref"]?.string != nil { return }
        }
        let uri = reference.resolved(against: parent.uri).withoutFragment
        if isRoot {
            resources[site.resource].uri = uri
        } else {
            site.resource = addResource(
                SchemaResource(
                    uri: uri, document: site.document, root: site.value, pointer: site.pointer, dialect: dialect))
        }
        resourceIndices[uri.bytes] = site.resource
    }

    private mutating func noteAnchors(of site: SchemaSite) {
        let edition = resources[site.resource].edition
        if edition.anchorsByIdentifier, let id = site.value[edition.identifier]?.string,
            let fragment = URIReference(id.utf8).fragment, !fragment.isEmpty, fragment.first != UInt8(ascii: "/")
        {
            resources[site.resource].anchors[JSONString(URIReference.percentDecoded(fragment))] = site
        }
        if edition.isAtLeast(.draft2019_09), let name = site.value["$anchor"]?.string {
            resources[site.resource].anchors[name] = site
        }
        if edition.isAtLeast(.draft2020_12), let name = site.value["$dynamicAnchor"]?.string {
            resources[site.resource].anchors[name] = site
            resources[site.resource].dynamicAnchors[name] = site
        }
        if edition == .draft2019_09 { noteRecursion(of: site) }
        if let reference = site.value["$dynamicRef"]?.string {
            dynamicNames.insert(ReferenceKeywords.dynamicName(reference, in: edition))
        }
    }

    /// `$recursiveAnchor` of 2019-09 is a dynamic anchor without a name, at the root of a resource only.
    private mutating func noteRecursion(of site: SchemaSite) {
        if site.value["$recursiveAnchor"]?.boolean == true,
            resources[site.resource].root.byteOffset == site.value.byteOffset
        {
            resources[site.resource].dynamicAnchors[""] = site
        }
    }
}

// MARK: Dialects

extension SchemaRegistry {
    /// The dialect of a document that was added.
    mutating func dialect(ofDocument uri: String) throws(SchemaError) -> Dialect {
        indexDocuments()
        guard let document = documents.last(where: { $0.uri == uri }) else {
            throw SchemaError(
                code: "schema.unresolved_reference", file: uri,
                parameters: ["reference": uri, "reason": ReferenceFailure.resource.rawValue])
        }
        switch dialect(of: document.root, inherited: nil) {
        case .success(let dialect): return dialect
        case .failure(let unknown):
            throw SchemaError(code: "schema.unknown_dialect", file: document.name, parameters: ["dialect": unknown.uri])
        }
    }

    /// The dialect a resource root declares; a failure is kept and thrown only if the resource is used.
    private func dialect(of root: JSONValue, inherited: Result<Dialect, UnknownDialect>?) -> Result<
        Dialect, UnknownDialect
    > {
        guard let declared = root["$schema"] else { return inherited ?? .success(defaultDialect) }
        guard let uri = declared.string else { return .failure(UnknownDialect(uri: "", vocabulary: nil)) }
        return dialect(named: uri, stepsLeft: 8)
    }

    /// The dialect with this URI: a known one, or that of a meta-schema somebody added.
    ///
    /// - Parameter stepsLeft: how many meta-schemas of meta-schemas are looked at.
    private func dialect(named uri: JSONString, stepsLeft: Int) -> Result<Dialect, UnknownDialect> {
        let reference = URIReference(uri.utf8)
        let plain = reference.fragment?.isEmpty == true ? reference.withoutFragment.bytes : uri.utf8
        if let known = Dialect.named(plain) { return .success(known) }
        let embedded = { MetaSchemaLibrary.file(at: plain).flatMap { try? JSONValue(parsing: $0.text) } }
        guard let meta = metaSchemas[plain] ?? embedded() else {
            return .failure(UnknownDialect(uri: uri.description, vocabulary: nil))
        }
        var base = defaultDialect
        if stepsLeft > 0, let next = meta["$schema"]?.string, next != uri {
            switch dialect(named: next, stepsLeft: stepsLeft - 1) {
            case .success(let dialect): base = dialect
            case .failure(let unknown): return .failure(unknown)
            }
        }
        return custom(plain, meta, base)
    }

    /// The dialect of a meta-schema: the draft it is written in, with the vocabularies of its `$vocabulary`.
    private func custom(_ uri: [UInt8], _ meta: JSONValue, _ base: Dialect) -> Result<Dialect, UnknownDialect> {
        var vocabularies = base.vocabularies
        if base.edition.isAtLeast(.draft2019_09), let members = meta["$vocabulary"]?.members {
            vocabularies = .core
            for member in members {
                let isRequired = member.value.boolean == true
                if let vocabulary = Dialect.Vocabularies(uri: member.name, isRequired: isRequired) {
                    vocabularies.formUnion(vocabulary)
                } else if isRequired {
                    return .failure(
                        UnknownDialect(uri: JSONString(uri).description, vocabulary: member.name.description))
                }
            }
        }
        return .success(Dialect(uri: JSONString(uri).description, edition: base.edition, vocabularies: vocabularies))
    }
}

/// Why a resource cannot be used.
struct UnknownDialect: Error, Sendable, Hashable {
    var uri: String
    /// A required vocabulary that we do not know; nil when the dialect itself is unknown.
    var vocabulary: String?
}

/// A schema resource: a document's root, or a subschema with `$id`.
struct SchemaResource: Sendable {
    var uri: URIReference { didSet { uriBytes = uri.bytes } }
    /// `uri` as text.
    private(set) var uriBytes: [UInt8]
    var document: Int
    var root: JSONValue
    /// From the root of the document.
    var pointer: [UInt8]
    var dialect: Result<Dialect, UnknownDialect>
    var anchors: [JSONString: SchemaSite] = [:]
    var dynamicAnchors: [JSONString: SchemaSite] = [:]

    /// Whose keywords are looked at while indexing.
    var edition: Dialect.Edition { SchemaResource.edition(of: dialect) }

    static func edition(of dialect: Result<Dialect, UnknownDialect>) -> Dialect.Edition {
        (try? dialect.get())?.edition ?? .draft2020_12
    }

    init(uri: URIReference, document: Int, root: JSONValue, pointer: [UInt8], dialect: Result<Dialect, UnknownDialect>)
    {
        self.uri = uri
        uriBytes = uri.bytes
        self.document = document
        self.root = root
        self.pointer = pointer
        self.dialect = dialect
    }
}

/// A place of a JSON value: no two values of one document begin at the same byte.
struct SchemaPlace: Sendable, Hashable {
    var document: Int32
    var byteOffset: Int
}

/// A subschema that has been found, not yet compiled.
struct SchemaSite: Sendable {
    var document: Int
    var value: JSONValue
    /// From the root of the document.
    var pointer: [UInt8]
    var resource: Int

    var place: SchemaPlace { SchemaPlace(document: Int32(document), byteOffset: value.byteOffset) }

    func child(_ value: JSONValue, _ path: [JSONString]) -> SchemaSite {
        SchemaSite(document: document, value: value, pointer: pointer + JSONPointer.join(path).utf8, resource: resource)
    }
}
