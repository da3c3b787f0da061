/// `additionalProperties`: a schema for members that neither `properties` nor `patternProperties` of the same schema
/// object name (Core 2020-12 §10.3.2.3).
enum AdditionalPropertiesKeyword {
    static let row = KeywordDefinition("additionalProperties", .applicator, children: .schema, annotation: .names) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.additionalProperties = schema
        // An instruction has three operands: those of the patterns stand in a list.
        let patterns =
            context.patternOperands.isEmpty ? -1 : context.compiler.tables.addList(context.patternOperands).first
        context.emit(.additionalProperties, schema.index, context.propertiesTable, patterns)
    }
}
