/// Turns sites into subschemas, from the root outwards, until nothing new is reached.
///
/// A subschema is compiled once for each dynamic scope it is reached in. A scope says, for every name that some
/// `$dynamicRef` uses, which resource defined it first (outermost); most schemas have one scope.
final class SchemaCompiler {
    var registry: SchemaRegistry
    var instructions: [CompiledKeyword] = []
    var tables = SchemaTables()
    var patternIndices: [JSONString: Int32] = [:]

    private struct Key: Hashable {
        var place: SchemaPlace
        var scope: Int
    }

    private struct Reference: Hashable {
        var text: JSONString
        var resource: Int
    }

    private var ids: [Key: SubschemaID] = [:]
    /// References are few and stand in many places.
    private var targets: [Reference: SchemaSite] = [:]
    private var open: [(site: SchemaSite, scope: Int)] = []
    private var subschemas: [Subschema] = []
    private var scopes = DynamicScopes()

    init(_ registry: SchemaRegistry) {
        self.registry = registry
    }

    func compile(root uri: String) throws(SchemaError) -> SchemaGraph {
        let start: SchemaSite
        switch registry.rootTarget(uri) {
        case .success(let site): start = site
        case .failure(let failure):
            throw SchemaError(
                code: "schema.unresolved_reference", file: uri,
                parameters: ["reference": uri, "reason": failure.reason.rawValue])
        }
        var graph = SchemaGraph()
        graph.root = try subschema(at: start, scope: 0)
        var next = 0
        while next < open.count {
            let (site, scope) = open[next]
            try compile(site, scope, SubschemaID(Int32(next)))
            next += 1
        }
        graph.documents = registry.documents
        graph.subschemas = subschemas
        graph.instructions = instructions
        graph.tables = tables
        graph.heads = subschemas.map {
            SubschemaHead(
                firstInstruction: Int32($0.instructionRange.lowerBound),
                instructionCount: Int32($0.instructionRange.count),
                isNever: $0.boolean == false)
        }
        try GraphAnalysis.refuseCycles(in: graph)
        GraphAnalysis.markRemembered(in: &graph)
        return graph
    }

    /// The subschema at a site, seen from a scope; compiled later if it is new.
    func subschema(at site: SchemaSite, scope: Int) throws(SchemaError) -> SubschemaID {
        let scope = scopes.entering(site.resource, from: scope, registry)
        let key = Key(place: site.place, scope: scope)
        if let known = ids[key] { return known }
        guard open.count < registry.subschemaCountMax else {
            throw failure("schema.limit", site, ["limit": String(registry.subschemaCountMax), "unit": "subschemas"])
        }
        let id = SubschemaID(Int32(open.count))
        ids[key] = id
        open.append((site, scope))
        subschemas.append(Subschema(location: location(of: site), json: site.value))
        return id
    }

    /// The subschema that a reference names, seen from a resource.
    func target(of text: JSONString, from resource: Int) -> Result<SchemaSite, ResolveFailure> {
        let reference = Reference(text: text, resource: resource)
        if let known = targets[reference] { return .success(known) }
        let target = registry.target(of: text, from: resource)
        if case .success(let site) = target { targets[reference] = site }
        return target
    }

    /// The resource that defines a dynamic anchor first in a scope.
    func dynamicTarget(_ name: JSONString, scope: Int) -> SchemaSite? {
        scopes.resource(defining: name, in: scope).flatMap { registry.resources[$0].dynamicAnchors[name] }
    }

    private func compile(_ site: SchemaSite, _ scope: Int, _ id: SubschemaID) throws(SchemaError) {
        let dialect = try dialect(of: site)
        let subschema = subschemas[Int(id.index)]
        subschema.edition = dialect.edition
        let firstInstruction = instructions.count
        guard let members = site.value.members else {
            if site.value.boolean == false {
                instructions.append(CompiledKeyword(operation: .never, row: 0, a: 0, b: 0, c: 0))
            }
            subschema.instructionRange = firstInstruction..<instructions.count
            return
        }
        var present: [(row: Int, value: JSONValue)] = []
        let hidesSiblings = dialect.edition.hidesSiblingsOfReference && site.value["$ref"]?.string != nil
        for member in members where !hidesSiblings || member.name == "$ref" {
            if let row = KeywordTable.index(of: member.name, in: dialect.edition),
                !dialect.vocabularies.isDisjoint(with: KeywordTable.rows[row].vocabulary)
            {
                present.append((row, member.value))
            } else if member.name.utf8.starts(with: [UInt8(ascii: "x"), UInt8(ascii: "-")]) {
                subschema.vendor.append(member)
                if member.name == "x-keys" { subschema.declaredTypes = try declaredTypes(member.value, site, scope) }
            } else {
                if dialect.edition.refusesUnknownKeywords { throw unknownKeyword(member, site, dialect.edition) }
                subschema.unknown.append(member)
            }
        }
        present.sort { $0.row < $1.row }
        var context = KeywordContext(
            compiler: self, site: site, scope: scope, keyword: "", row: 0, dialect: dialect, subschema: subschema)
        for (row, value) in present {
            context.row = UInt8(truncatingIfNeeded: row)
            context.keyword = KeywordTable.rows[row].name
            try KeywordTable.rows[row].compile(value, &context)
        }
        subschema.instructionRange = firstInstruction..<instructions.count
    }

    private func declaredTypes(
        _ keys: JSONValue, _ site: SchemaSite, _ scope: Int
    ) throws(SchemaError) -> [(name: JSONString, schema: SubschemaID)] {
        var types: [(name: JSONString, schema: SubschemaID)] = []
        for (name, value) in keys["declared"]?["types"]?.members ?? [] {
            types.append(
                (name, try subschema(at: site.child(value, ["x-keys", "declared", "types", name]), scope: scope)))
        }
        return types
    }

    private func dialect(of site: SchemaSite) throws(SchemaError) -> Dialect {
        switch registry.resources[site.resource].dialect {
        case .success(var dialect):
            if registry.assertsFormat { dialect.vocabularies.insert(.formatAssertion) }
            if !registry.assertsContent { dialect.vocabularies.remove(.contentAssertion) }
            return dialect
        case .failure(let unknown):
            if let vocabulary = unknown.vocabulary {
                throw failure("schema.unknown_vocabulary", site, ["dialect": unknown.uri, "vocabulary": vocabulary])
            }
            throw failure("schema.unknown_dialect", site, ["dialect": unknown.uri])
        }
    }

    /// `schema.unknown_member` with the keyword that was probably meant.
    private func unknownKeyword(
        _ member: (name: JSONString, value: JSONValue), _ site: SchemaSite, _ edition: Dialect.Edition
    ) -> SchemaError {
        var parameters = ["found": member.name.description]
        let names = KeywordTable.names(in: edition)
        if let near = EditDistance.nearest(to: member.name.utf8[...], among: names.map { $0.utf8[...] }) {
            parameters["suggestion"] = names[near].description
        }
        return failure("schema.unknown_member", site.child(member.value, [member.name]), parameters)
    }

    func failure(_ code: String, _ site: SchemaSite, _ parameters: [String: String]) -> SchemaError {
        let document = registry.documents[site.document]
        let place = document.position(of: site.value.byteOffset)
        return SchemaError(
            code: code, file: document.name, pointer: JSONString(site.pointer).description, line: place.line,
            column: place.column, parameters: parameters)
    }

    private func location(of site: SchemaSite) -> SchemaLocation {
        let resource = registry.resources[site.resource]
        return SchemaLocation(
            resourceURI: resource.uriBytes, resourcePointerByteCount: resource.pointer.count, pointerBytes: site.pointer,
            byteOffset: site.value.byteOffset, document: site.document)
    }
}

extension SchemaRegistry {
    /// The subschema of an absolute URI, perhaps with a fragment.
    mutating func rootTarget(_ uri: String) -> Result<SchemaSite, ResolveFailure> {
        let reference = URIReference(uri)
        guard let index = resource(at: reference.withoutFragment.bytes) else {
            return .failure(ResolveFailure(uri: reference, reason: .resource))
        }
        let fragment = reference.fragment ?? []
        return target(of: JSONString([UInt8(ascii: "#")] + fragment), from: index)
    }
}
