extension Validator {
    /// One instruction on one value. Keywords for other types hold.
    mutating func run(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document) -> Bool {
        switch keyword.operation {
        case .never:
            report(keyword, owner, instance, [:], name: "false")
            return false
        case .type: return checkType(keyword, owner, instance, document)
        case .constants: return checkConstants(keyword, owner, instance, document)
        case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum:
            return checkNumber(keyword, owner, instance, document)
        case .maxLength, .minLength: return checkLength(keyword, owner, instance, document)
        case .pattern: return checkPattern(keyword, owner, instance, document)
        case .format: return checkFormat(keyword, owner, instance, document)
        case .maxItems, .minItems, .maxProperties, .minProperties: return checkCount(keyword, owner, instance, document)
        case .uniqueItems: return checkUniqueItems(keyword, owner, instance, document)
        case .required: return checkRequired(keyword, owner, instance, document)
        case .dependentRequired: return checkDependentRequired(keyword, owner, instance, document)
        case .reference: return descend(keyword.a, instance, document, keyword, owner)
        case .allOf: return checkAllOf(keyword, owner, instance, document)
        case .anyOf: return checkAnyOf(keyword, owner, instance, document)
        case .oneOf: return checkOneOf(keyword, owner, instance, document)
        case .not:
            let verdict = verdict(keyword.a, instance, document, keyword, owner)
            if verdict == .undecided { isInDoubt = true }
            if verdict != .valid { return true }
            report(keyword, owner, instance, [:])
            return false
        case .conditional: return checkConditional(keyword, owner, instance, document)
        case .dependentSchemas: return checkDependentSchemas(keyword, owner, instance, document)
        case .prefixItems: return checkPrefixItems(keyword, owner, instance, document)
        case .items: return checkItems(keyword, owner, instance, document)
        case .contains, .containsUnmarked: return checkContains(keyword, owner, instance, document)
        case .properties: return checkProperties(keyword, owner, instance, document)
        case .patternProperties: return checkPatternProperties(keyword, owner, instance, document)
        case .additionalProperties: return checkAdditionalProperties(keyword, owner, instance, document)
        case .propertyNames: return checkPropertyNames(keyword, owner, instance, document)
        case .unevaluatedItems: return checkUnevaluatedItems(keyword, owner, instance, document)
        case .unevaluatedProperties: return checkUnevaluatedProperties(keyword, owner, instance, document)
        }
    }
}
