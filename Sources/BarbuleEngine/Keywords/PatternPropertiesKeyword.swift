/// `patternProperties`: a schema for members whose name matches a pattern (Core 2020-12 §10.3.2.2).
enum PatternPropertiesKeyword {
    static let row = KeywordDefinition("patternProperties", .applicator, children: .members, annotation: .names) {
        value, context throws(SchemaError) in
        var pairs: [Int32] = []
        for member in try context.members(value) {
            let pattern = try context.pattern(member.name, member.value, [member.name])
            let schema = try context.subschema(member.value, [member.name])
            context.subschema.patternProperties.append((context.compiler.tables.patterns[Int(pattern)], schema))
            pairs += [pattern, schema.index]
        }
        guard !pairs.isEmpty else { return }
        let list = context.compiler.tables.addList(pairs)
        var set: Int32 = -1
        if let patterns = PatternSet(context.subschema.patternProperties.map(\.pattern)) {
            set = Int32(context.compiler.tables.patternSets.count)
            context.compiler.tables.patternSets.append(patterns)
        }
        context.patternOperands = [list.first, list.count / 2, set]
        context.emit(.patternProperties, list.first, list.count / 2, set)
    }
}
