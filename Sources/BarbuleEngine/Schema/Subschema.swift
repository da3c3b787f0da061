/// One compiled subschema in one dynamic scope.
package struct Subschema: Sendable {
    package let location: SchemaLocation
    /// The schema as it stands in the file: titles, examples and unknown keywords are read from here.
    package let json: JSONValue
    /// The draft whose rules hold here.
    package var edition = Dialect.Edition.draft2020_12
    /// For the schemas `true` and `false`.
    package let boolean: Bool?
    /// Indices of the instructions in `SchemaGraph.instructions`, in evaluation order.
    package var instructionRange: Range<Int> = 0..<0

    // Applicators with their references resolved, for walkers.
    package var ref: SubschemaID?
    package var dynamicRef: SubschemaID?
    package var allOf: [SubschemaID] = []
    package var anyOf: [SubschemaID] = []
    package var oneOf: [SubschemaID] = []
    package var not: SubschemaID?
    package var ifSchema: SubschemaID?
    package var thenSchema: SubschemaID?
    package var elseSchema: SubschemaID?
    package var dependentSchemas: [(name: JSONString, schema: SubschemaID)] = []
    package var properties: [(name: JSONString, schema: SubschemaID)] = []
    package var patternProperties: [(pattern: Pattern, schema: SubschemaID)] = []
    package var additionalProperties: SubschemaID?
    package var propertyNames: SubschemaID?
    package var prefixItems: [SubschemaID] = []
    package var items: SubschemaID?
    package var contains: SubschemaID?
    package var unevaluatedProperties: SubschemaID?
    package var unevaluatedItems: SubschemaID?

    /// Schemas of members that the run declares: `x-keys.declared.types`.
    package var declaredTypes: [(name: JSONString, schema: SubschemaID)] = []
    /// The `x-…` members.
    package var vendor: [(name: JSONString, value: JSONValue)] = []
    /// Members that are neither keywords of the dialect nor `x-…`: annotations, and perhaps typing errors.
    package var unknown: [(name: JSONString, value: JSONValue)] = []

    init(location: SchemaLocation, json: JSONValue) {
        self.location = location
        self.json = json
        boolean = json.boolean
    }

    /// Subschemas applied to the same value as this one.
    package var inPlace: [SubschemaID] {
        var result = allOf + anyOf + oneOf + dependentSchemas.map(\.schema)
        for schema in [ref, dynamicRef, not, ifSchema, thenSchema, elseSchema] {
            if let schema { result.append(schema) }
        }
        return result
    }

    /// Subschemas applied to members, elements or names of the value.
    package var below: [SubschemaID] {
        var result = properties.map(\.schema) + patternProperties.map(\.schema) + prefixItems
        for schema in [additionalProperties, propertyNames, items, contains, unevaluatedProperties, unevaluatedItems] {
            if let schema { result.append(schema) }
        }
        return result
    }
}
