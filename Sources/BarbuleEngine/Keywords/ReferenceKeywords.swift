/// `$ref` and `$dynamicRef` (Core 2020-12 §8.2.3), resolved while compiling.
enum ReferenceKeywords {
    static let ref = KeywordDefinition("$ref", .core) { value, context throws(SchemaError) in
        let target = try resolve(value, &context)
        let id = try context.compiler.subschema(at: target, scope: context.scope)
        context.subschema.ref = id
        context.emit(.reference, id.index)
    }

    /// If the reference leads to a dynamic anchor, the outermost resource of the dynamic scope with an anchor of that
    /// name takes its place; otherwise it is a plain reference. In v1 it is only the name, and must be in the scope.
    static let dynamicRef = KeywordDefinition("$dynamicRef", .core, editions: .since(.draft2020_12)) {
        value, context throws(SchemaError) in
        let name = dynamicName(try context.text(value), in: context.dialect.edition)
        let outermost = context.compiler.dynamicTarget(name, scope: context.scope)
        let target: SchemaSite
        if context.dialect.edition.wantsBookend {
            let first = try resolve(value, &context)
            let isDynamic = context.compiler.registry.resources[first.resource].dynamicAnchors[name]?.place == first.place
            target = isDynamic ? outermost ?? first : first
        } else if let outermost {
            target = outermost
        } else {
            throw context.failure(
                "schema.unresolved_reference", value, [],
                ["reference": name.description, "reason": SchemaRegistry.ReferenceFailure.anchor.rawValue])
        }
        let id = try context.compiler.subschema(at: target, scope: context.scope)
        context.subschema.dynamicRef = id
        context.emit(.reference, id.index)
    }

    /// The anchor a `$dynamicRef` names: its fragment, or in v1 all of it (a fragment there is the form of older drafts).
    static func dynamicName(_ reference: JSONString, in edition: Dialect.Edition) -> JSONString {
        guard let fragment = URIReference(reference.utf8).fragment else { return edition.wantsBookend ? "" : reference }
        return JSONString(URIReference.percentDecoded(fragment))
    }

    /// `$recursiveRef` of 2019-09 (Core §8.2.4.2.1), always `#`: a dynamic reference to the anchor without a name.
    static let recursiveRef = KeywordDefinition("$recursiveRef", .core, editions: .draft2019_09) {
        value, context throws(SchemaError) in
        guard try context.text(value) == "#" else { throw context.failure(value, expected: "#") }
        var target = try resolve(value, &context)
        let isDynamic = context.compiler.registry.resources[target.resource].dynamicAnchors[""] != nil
        if isDynamic, let outermost = context.compiler.dynamicTarget("", scope: context.scope) { target = outermost }
        let id = try context.compiler.subschema(at: target, scope: context.scope)
        context.subschema.dynamicRef = id
        context.emit(.reference, id.index)
    }

    private static func resolve(_ value: JSONValue, _ context: inout KeywordContext) throws(SchemaError) -> SchemaSite {
        let reference = try context.text(value)
        switch context.compiler.target(of: reference, from: context.site.resource) {
        case .success(let site): return site
        case .failure(let failure):
            throw context.failure(
                "schema.unresolved_reference", value, [],
                [
                    "reference": reference.description, "uri": JSONString(failure.uri.bytes).description,
                    "reason": failure.reason.rawValue,
                ])
        }
    }
}
