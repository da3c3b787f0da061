/// `if`, `then`, `else` (Core 2020-12 §10.2.2): one instruction at `if`; without `if` the others do nothing.
enum ConditionalKeywords {
    static let `if` = KeywordDefinition("if", .applicator, editions: .since(.draft7), children: .schema) {
        value, context throws(SchemaError) in
        let condition = try context.subschema(value)
        context.subschema.ifSchema = condition
        for (name, path) in branches {
            guard let branch = context.sibling(name), branch.kind == .object || branch.boolean != nil else { continue }
            context.subschema[keyPath: path] = try context.subschema(branch, keyword: name)
        }
        // Without branches it still counts: `unevaluated…` sees what `if` evaluates.
        context.emit(
            .conditional, condition.index, context.subschema.thenSchema?.index ?? -1,
            context.subschema.elseSchema?.index ?? -1)
    }

    static let then = KeywordDefinition("then", .applicator, editions: .since(.draft7), children: .schema) {
        value, context throws(SchemaError) in
        _ = try context.subschema(value)
    }

    static let `else` = KeywordDefinition("else", .applicator, editions: .since(.draft7), children: .schema) {
        value, context throws(SchemaError) in
        _ = try context.subschema(value)
    }

    private static var branches: [(name: JSONString, path: WritableKeyPath<Subschema, SubschemaID?>)] {
        [("then", \.thenSchema), ("else", \.elseSchema)]
    }
}
