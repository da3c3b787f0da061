/// A keyword that does not hold. Facts only; prose and severity are made elsewhere.
package struct KeywordFailure: Sendable {
    /// The keyword's name; `false` for the boolean schema.
    package var keyword: String
    /// The subschema that holds the keyword.
    package var subschema: SubschemaID
    /// The value at fault: for `additionalProperties` and its like the unwanted member's value.
    package var node: NodeID
    /// The fault is in the member's name (`propertyNames`), not in its value.
    package var isAtName = false
    /// `required`: the missing member. `dependentRequired`: the member that asks for another one.
    package var member: JSONString?
    /// `limit`, `expected`, `found` (a kind or a count, never a value), `suggestion` (a value of the schema) …
    package var parameters: [String: String] = [:]
    /// For `anyOf` and `oneOf`: the failures of the branch that came nearest.
    package var branch: [KeywordFailure] = []
    /// How the evaluation came here: index for `Validator.evaluationPath(_:)`.
    package var link: Int32 = -1
}
