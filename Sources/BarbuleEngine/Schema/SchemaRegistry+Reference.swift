/// Resolving references (Core 2020-12 §8.2.3, §9.2).
extension SchemaRegistry {
    /// Why a reference leads nowhere.
    enum ReferenceFailure: String {
        case resource = "no schema with this URI was added"
        case anchor = "the schema has no such anchor"
        case pointer = "the JSON Pointer leads nowhere"
        case notSchema = "what stands there is no schema"
    }

    /// The subschema that a reference names, seen from a resource.
    mutating func target(of reference: JSONString, from resource: Int) -> Result<SchemaSite, ResolveFailure> {
        let uri = URIReference(reference.utf8).resolved(against: resources[resource].uri)
        let plain = uri.withoutFragment
        let index = plain == resources[resource].uri ? resource : self.resource(at: plain.bytes)
        guard let index else { return .failure(ResolveFailure(uri: uri, reason: .resource)) }
        let fragment = JSONString(URIReference.percentDecoded(uri.fragment ?? []))
        if fragment.utf8.isEmpty { return rootSite(of: index, uri) }
        if fragment.utf8.first != UInt8(ascii: "/") {
            guard let site = resources[index].anchors[fragment] else {
                return .failure(ResolveFailure(uri: uri, reason: .anchor))
            }
            return .success(site)
        }
        guard let tokens = JSONPointer.parse(fragment) else {
            return .failure(ResolveFailure(uri: uri, reason: .pointer))
        }
        return walk(tokens, from: index, uri)
    }

    private mutating func rootSite(of index: Int, _ uri: URIReference) -> Result<SchemaSite, ResolveFailure> {
        let resource = resources[index]
        let place = SchemaPlace(document: Int32(resource.document), byteOffset: resource.root.byteOffset)
        guard let site = sites[place] else { return .failure(ResolveFailure(uri: uri, reason: .notSchema)) }
        return .success(site)
    }

    /// Follows a pointer; on the way, `$id` of known subschemas changes the resource.
    private mutating func walk(_ tokens: [JSONString], from index: Int, _ uri: URIReference) -> Result<
        SchemaSite, ResolveFailure
    > {
        let resource = resources[index]
        var site = SchemaSite(
            document: resource.document, value: resource.root, pointer: resource.pointer, resource: index)
        for token in tokens {
            let child: JSONValue?
            if let elements = site.value.elements {
                child = JSONPointer.index(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            } else {
                child = site.value[token]
            }
            guard let child else { return .failure(ResolveFailure(uri: uri, reason: .pointer)) }
            site = site.child(child, [token])
            if let known = sites[site.place] { site.resource = known.resource }
        }
        guard site.value.members != nil || site.value.boolean != nil else {
            return .failure(ResolveFailure(uri: uri, reason: .notSchema))
        }
        // A place under an unknown keyword becomes a schema by being referred to.
        if sites[site.place] == nil { indexSubschemas(from: site, isRoot: false) }
        return .success(sites[site.place] ?? site)
    }
}

/// Why a reference could not be resolved, and to what it was expanded.
struct ResolveFailure: Error {
    var uri: URIReference
    var reason: SchemaRegistry.ReferenceFailure
}
