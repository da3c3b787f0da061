/// `dependentSchemas`: schemas for the whole object, applied if a member is there (Core 2020-12 §10.2.2.4).
enum DependentSchemasKeyword {
    static let row = KeywordDefinition(
        "dependentSchemas", .applicator, editions: .since(.draft2019_09), children: .members
    ) {
        value, context throws(SchemaError) in
        try emit(try context.memberSubschemas(value), &context)
    }

    /// The keyword of earlier drafts, which 2020-12 lets validators keep (Validation 2020-12 §A): a schema or a list
    /// of names for each member.
    static let dependencies = KeywordDefinition(
        "dependencies", .applicator, editions: .until(.draft2020_12), children: .mixedMembers
    ) {
        value, context throws(SchemaError) in
        var schemas: [(name: JSONString, schema: SubschemaID)] = []
        var triggers: [JSONString] = []
        var lists: [Int32] = []
        var wanted: Set<JSONString> = []
        for member in try context.members(value) {
            if member.value.elements != nil {
                let names = try context.names(member.value, path: [member.name])
                triggers.append(member.name)
                lists.append(context.nameTable(names))
                wanted.formUnion(names)
            } else {
                schemas.append((member.name, try context.subschema(member.value, [member.name])))
            }
        }
        if !triggers.isEmpty {
            let table = context.nameTable(triggers, values: lists)
            context.emit(.dependentRequired, table, context.nameTable(Array(wanted)))
        }
        try emit(schemas, &context)
    }

    private static func emit(
        _ schemas: [(name: JSONString, schema: SubschemaID)], _ context: inout KeywordContext
    ) throws(SchemaError) {
        guard !schemas.isEmpty else { return }
        context.subschema.dependentSchemas += schemas
        context.emit(.dependentSchemas, context.nameTable(schemas.map(\.name), values: schemas.map(\.schema.index)))
    }
}
