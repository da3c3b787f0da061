/// One value judged by one schema, with everything there is to tell: `Validator.evaluation(of:_:against:)` makes it.
///
/// Annotations and all output formats are read from here.
package struct Evaluation: Sendable {
    let graph: SchemaGraph
    let document: Document
    let trace: EvaluationTrace
    package let isValid: Bool
    /// Neither valid nor invalid; then nothing else counts.
    package let isUndecided: Bool
    /// There were too many units to record, or one of them is undecided; the verdict is right, annotations and output
    /// are not complete.
    package var isTruncated: Bool { trace.isTruncated || trace.hasDoubt }

    /// By unit: the units applied by its keywords, and its keywords that failed, in evaluation order.
    private var childIndices: [[Int32]]
    private var faultIndices: [[Int32]]

    init(graph: SchemaGraph, document: Document, trace: EvaluationTrace, isValid: Bool, isUndecided: Bool) {
        self.graph = graph
        self.document = document
        self.trace = trace
        self.isValid = isValid
        self.isUndecided = isUndecided
        childIndices = [[Int32]](repeating: [], count: trace.units.count)
        faultIndices = childIndices
        for (index, unit) in trace.units.enumerated() where unit.parent >= 0 {
            childIndices[Int(unit.parent)].append(Int32(index))
        }
        for (index, fault) in trace.faults.enumerated() { faultIndices[Int(fault.unit)].append(Int32(index)) }
    }

    /// What one keyword of a unit came to.
    struct KeywordResult {
        var name: JSONString
        var isValid = true
        /// What the keyword itself says; nil when only its subschemas failed.
        var error: String?
        /// Not yet dropped where the unit failed.
        var annotation: JSONValue?
        var children: [Int32] = []
    }

    /// The keywords of a unit in the order of the schema's text.
    func results(of index: Int32) -> [KeywordResult] {
        let unit = trace.units[Int(index)]
        let subschema = graph[SubschemaID(unit.subschema)]
        let children = Dictionary(grouping: childIndices[Int(index)], by: keywordName)
        let failed = failedKeywords(of: index)
        let unknown = Set((subschema.unknown + subschema.vendor).map(\.name))
        let hidesSiblings = subschema.edition.hidesSiblingsOfReference && subschema.ref != nil
        return (subschema.json.members ?? []).filter { !hidesSiblings || $0.name == "$ref" }.map { member in
            var result = KeywordResult(name: member.name)
            result.children = children[member.name] ?? []
            if let failures = failed[member.name] {
                result.isValid = false
                result.error = failures.isEmpty ? nil : failures.map(\.summary).joined(separator: "; ")
            }
            let row = unknown.contains(member.name) ? nil : KeywordTable.index(of: member.name, in: subschema.edition)
            let form = row.map { KeywordTable.rows[$0].annotation } ?? .value
            result.annotation = annotation(form, member.value, unit, result.children, subschema)
            return result
        }
    }

    /// What a unit says without any keyword: that it is the schema `false`.
    func ownError(of index: Int32) -> String? {
        graph.heads[Int(trace.units[Int(index)].subschema)].isNever ? "nothing is valid here" : nil
    }

    private func failedKeywords(of index: Int32) -> [JSONString: [KeywordFailure]] {
        var failed: [JSONString: [KeywordFailure]] = [:]
        for fault in faultIndices[Int(index)].map({ trace.faults[Int($0)] }) {
            for failure in fault.failures { failed[JSONString(failure.keyword), default: []].append(failure) }
            if fault.failures.isEmpty { failed[failedApplicator(fault, index), default: []] += [] }
        }
        return failed
    }

    /// The keyword whose subschemas failed: `then` or `else` are run by the instruction of `if`.
    private func failedApplicator(_ fault: EvaluationTrace.Fault, _ index: Int32) -> JSONString {
        let name = KeywordTable.rows[Int(fault.row)].name
        guard name == "if" else { return name }
        let branch = childIndices[Int(index)].last {
            trace.units[Int($0)].row == fault.row && !trace.units[Int($0)].isValid && keywordName($0) != name
        }
        return branch.map(keywordName) ?? name
    }

    // MARK: Places

    /// The steps of the evaluation path that lead from the parent's schema into this unit's.
    func pathSuffix(of index: Int32) -> [UInt8] {
        let unit = trace.units[Int(index)]
        guard unit.owner >= 0 else { return [] }
        if unit.isReference { return [UInt8(ascii: "/")] + KeywordTable.rows[Int(unit.row)].name.utf8 }
        let owner = graph[SubschemaID(unit.owner)].location.pointer.utf8.count
        return Array(graph[SubschemaID(unit.subschema)].location.pointer.utf8.dropFirst(owner))
    }

    /// The keyword that applied a unit: the first step.
    private func keywordName(_ index: Int32) -> JSONString {
        let suffix = pathSuffix(of: index).dropFirst()
        return JSONString(suffix.prefix { $0 != UInt8(ascii: "/") })
    }

    func absoluteURI(of index: Int32) -> String {
        graph[SubschemaID(trace.units[Int(index)].subschema)].location.absoluteURI
    }

    /// A member name has no pointer of its own; this is its member's.
    func instanceLocation(of index: Int32) -> String { document.pointer(to: trace.units[Int(index)].instance.node) }

    // MARK: Annotations

    private func annotation(
        _ form: KeywordDefinition.AnnotationForm, _ value: JSONValue, _ unit: EvaluationTrace.Unit, _ children: [Int32],
        _ subschema: Subschema
    ) -> JSONValue? {
        let kind = unit.instance.kind(in: document)
        switch form {
        case .none: return nil
        case .value: return value
        case .valueForStrings: return kind == .string ? value : nil
        case .valueForContent: return kind == .string && subschema.json["contentMediaType"] != nil ? value : nil
        case .names:
            guard kind == .object else { return nil }
            var known: Set<Int32> = []
            let nodes = children.map { trace.units[Int($0)].instance.node }.filter { known.insert($0.index).inserted }
            return JSONValue(.array(nodes.map { JSONValue(.string(JSONString(document.name(of: $0)))) }))
        case .wasApplied: return kind == .array && !children.isEmpty ? JSONValue(.boolean(true)) : nil
        case .lastIndex:
            guard kind == .array, !children.isEmpty else { return nil }
            let isWhole = children.count == document.childCount(of: unit.instance.node)
            return isWhole ? JSONValue(.boolean(true)) : number(children.count - 1)
        case .validIndices:
            guard kind == .array, subschema.edition.isAtLeast(.draft2020_12) else { return nil }
            let valid = children.indices.filter { trace.units[Int(children[$0])].isValid }
            return valid.count == children.count && !valid.isEmpty
                ? JSONValue(.boolean(true)) : JSONValue(.array(valid.map(number)))
        }
    }

    private func number(_ value: Int) -> JSONValue { JSONValue(.number(Array(String(value).utf8))) }

    /// All annotations of the value, in evaluation order; those of failed subschemas are dropped (Core 2020-12 §7.7.1.2).
    ///
    /// - Complexity: O(*n*) in the units recorded.
    package func annotations() -> [Annotation] {
        var found: [Annotation] = []
        var open: [(index: Int32, path: [UInt8])] = trace.units.isEmpty ? [] : [(0, [])]
        while let (index, path) = open.popLast() {
            guard trace.units[Int(index)].isValid else { continue }
            let instance = instanceLocation(of: index)
            for result in results(of: index) {
                guard let value = result.annotation else { continue }
                found.append(
                    Annotation(
                        keyword: result.name.description, value: value, instanceLocation: instance,
                        isAboutName: trace.units[Int(index)].instance.isName,
                        evaluationPath: JSONString(path).description, schemaLocation: absoluteURI(of: index)))
            }
            for child in childIndices[Int(index)].reversed() { open.append((child, path + pathSuffix(of: child))) }
        }
        return found
    }
}

extension KeywordFailure {
    /// The facts in a row: `expected string, found number`. Values of the payload are not among them.
    var summary: String {
        var facts = parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        if let member { facts.append("member \(member.description)") }
        return facts.isEmpty ? "does not hold" : facts.joined(separator: ", ")
    }
}
