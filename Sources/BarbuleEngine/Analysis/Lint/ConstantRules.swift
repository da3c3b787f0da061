/// `const` and `enum` against everything beside them: the validator itself is asked about each value.
enum ConstantRules {
    /// Values looked at in one schema, and in all of them together.
    private static let valueCountMax = 2_000
    private static let totalCountMax = 100_000

    /// For each subschema with constants, the types of those that it lets through.
    static func acceptedTypes(_ validator: inout Validator) -> [ValueTypes?] {
        let graph = validator.graph
        var result = [ValueTypes?](repeating: nil, count: graph.subschemas.count)
        var spent = 0
        for index in graph.subschemas.indices {
            let id = SubschemaID(Int32(index))
            guard let values = constants(of: id, graph), values.count <= valueCountMax else { continue }
            spent += values.count
            guard spent <= totalCountMax else { break }
            result[index] = values.reduce(into: ValueTypes()) { types, value in
                if refusal(of: value, id, &validator) == nil { types.formUnion(ValueTypes(of: value)) }
            }
        }
        return result
    }

    static func check(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        guard let values = own(id, pass.graph), values.count <= valueCountMax else { return }
        let refusals = values.enumerated().compactMap { index, value in
            refusal(of: value, id, &pass.validator).map { (index: index, keyword: $0) }
        }
        guard !refusals.isEmpty else { return }
        let keyword: JSONString = schema.json["enum"] != nil && schema.json["const"] == nil ? "enum" : "const"
        guard refusals.count < values.count, keyword == "enum" else {
            let keywords = Set(refusals.map(\.keyword)).sorted().joined(separator: ", ")
            pass.report(
                "schema.unsatisfiable", schema, [keyword], ["reason": "\(keywords) refuses every value of \(keyword)"])
            return
        }
        for (index, refusing) in refusals {
            pass.report(
                "schema.unreachable", schema, [keyword, JSONString(String(index))],
                ["reason": "\(refusing) refuses this value"])
        }
    }

    /// The keyword that refuses a value of the schema; nil when it is let through, or when that is open.
    static func refusal(of value: JSONValue, _ id: SubschemaID, _ validator: inout Validator) -> String? {
        guard let document = Document(text: SchemaText.compact(value)) else { return nil }
        let isValid = validator.isValid(document, document.root, against: id)
        guard !isValid, !validator.isUndecided else { return nil }
        return validator.failures(in: document, document.root, against: id).first?.keyword ?? "the schema"
    }

    /// The smallest set among those that hold here.
    private static func constants(of id: SubschemaID, _ graph: SchemaGraph) -> [JSONValue]? {
        PlanBuilder.closure([id], in: graph).prefix(64).compactMap { own($0, graph) }.min { $0.count < $1.count }
    }

    private static func own(_ id: SubschemaID, _ graph: SchemaGraph) -> [JSONValue]? {
        graph.instructions[graph[id].instructionRange].filter { $0.operation == .constants }
            .map { graph.tables.constants[Int($0.a)].values }.min { $0.count < $1.count }
    }
}

extension Document {
    /// A document of its own; nil when the text is not JSON.
    init?(text: [UInt8]) {
        var tape = JSONTape()
        guard JSONScanner.scan(text, limits: Limits(), into: &tape) == nil else { return nil }
        self.init(source: text, tape: tape)
    }
}
