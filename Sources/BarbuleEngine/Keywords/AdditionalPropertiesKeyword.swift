/// `additionalProperties`: a schema for members that neither `properties` nor `patternProperties` of the same schema
/// object name (Core 2020-12 §10.3.2.3).
enum AdditionalPropertiesKeyword {
    static let row = KeywordDefinition("additionalProperties", .applicator, children: .schema) { value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.additionalProperties = schema
        // An instruction has three operands: where the pairs are stands in a list of two.
        let patterns = context.patternPairs.map { context.compiler.tables.addList([$0.first, $0.count]).first } ?? -1
        context.emit(.additionalProperties, schema.index, context.propertiesTable, patterns)
    }
}
