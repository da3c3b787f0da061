/// One compiled subschema in one dynamic scope.
///
/// An object, because walkers pass it on all the time. Unchecked: only ``SchemaCompiler`` writes, before anybody else has
/// it.
package final class Subschema: @unchecked Sendable {
    package let location: SchemaLocation
    /// The schema as it stands in the file: titles, examples and unknown keywords are read from here.
    package let json: JSONValue
    /// The draft whose rules hold here.
    package internal(set) var edition = Dialect.Edition.draft2020_12
    /// For the schemas `true` and `false`.
    package let boolean: Bool?
    /// Indices of the instructions in `SchemaGraph.instructions`, in evaluation order.
    package internal(set) var instructionRange: Range<Int> = 0..<0

    // Applicators with their references resolved, for walkers.
    package internal(set) var ref: SubschemaID?
    package internal(set) var dynamicRef: SubschemaID?
    package internal(set) var allOf: [SubschemaID] = []
    package internal(set) var anyOf: [SubschemaID] = []
    package internal(set) var oneOf: [SubschemaID] = []
    package internal(set) var not: SubschemaID?
    package internal(set) var ifSchema: SubschemaID?
    package internal(set) var thenSchema: SubschemaID?
    package internal(set) var elseSchema: SubschemaID?
    package internal(set) var dependentSchemas: [(name: JSONString, schema: SubschemaID)] = []
    package internal(set) var properties: [(name: JSONString, schema: SubschemaID)] = []
    package internal(set) var patternProperties: [(pattern: Pattern, schema: SubschemaID)] = []
    package internal(set) var additionalProperties: SubschemaID?
    package internal(set) var propertyNames: SubschemaID?
    package internal(set) var prefixItems: [SubschemaID] = []
    package internal(set) var items: SubschemaID?
    package internal(set) var contains: SubschemaID?
    package internal(set) var unevaluatedProperties: SubschemaID?
    package internal(set) var unevaluatedItems: SubschemaID?

    /// Schemas of members that the run declares: `x-keys.declared.types`.
    package internal(set) var declaredTypes: [(name: JSONString, schema: SubschemaID)] = []
    /// The `x-…` members.
    package internal(set) var vendor: [(name: JSONString, value: JSONValue)] = []
    /// Members that are neither keywords of the dialect nor `x-…`: annotations, and perhaps typing errors.
    package internal(set) var unknown: [(name: JSONString, value: JSONValue)] = []

    init(location: SchemaLocation, json: JSONValue) {
        self.location = location
        self.json = json
        boolean = json.boolean
    }

    /// Subschemas applied to the same value as this one.
    package var inPlace: [SubschemaID] {
        var result = allOf + anyOf + oneOf
        for (_, schema) in dependentSchemas { result.append(schema) }
        result.append(ref)
        result.append(dynamicRef)
        result.append(not)
        result.append(ifSchema)
        result.append(thenSchema)
        result.append(elseSchema)
        return result
    }

    /// Subschemas applied to members, elements or names of the value.
    package var below: [SubschemaID] {
        var result: [SubschemaID] = []
        for (_, schema) in properties { result.append(schema) }
        for (_, schema) in patternProperties { result.append(schema) }
        result += prefixItems
        result.append(additionalProperties)
        result.append(propertyNames)
        result.append(items)
        result.append(contains)
        result.append(unevaluatedProperties)
        result.append(unevaluatedItems)
        return result
    }
}

extension [SubschemaID] {
    /// Walkers ask every subschema, and few have more than one or two: no array of optionals for each question.
    fileprivate mutating func append(_ schema: SubschemaID?) {
        if let schema { append(schema) }
    }
}
