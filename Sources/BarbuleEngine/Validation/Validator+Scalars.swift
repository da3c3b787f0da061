/// Assertions about one value.
extension Validator {
    mutating func checkType(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        let expected = JSONType(rawValue: UInt8(truncatingIfNeeded: keyword.a))
        let kind = instance.kind(in: document)
        let isExpected: Bool
        switch kind {
        case .null, .name: isExpected = expected.contains(.null)
        case .true, .false: isExpected = expected.contains(.boolean)
        case .object: isExpected = expected.contains(.object)
        case .array: isExpected = expected.contains(.array)
        case .string: isExpected = expected.contains(.string)
        case .number:
            isExpected =
                expected.contains(.number)
                || expected.contains(.integer) && Validator.isInteger(instance.text(in: document))
                || expected.contains(.plainInteger) && Validator.isPlainInteger(instance.text(in: document))
        }
        if !isExpected {
            report(
                keyword, owner, instance, ["expected": Validator.names(expected), "found": Validator.typeName(kind)])
        }
        return isExpected
    }

    static func names(_ types: JSONType) -> String {
        (types.contains(.number) ? types.subtracting(.integer) : types).names.joined(separator: ", ")
    }

    static func typeName(_ kind: JSONKind) -> String {
        switch kind {
        case .null: "null"
        case .true, .false: "boolean"
        case .number: "number"
        case .string, .name: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    private static func isInteger(_ lexeme: ArraySlice<UInt8>) -> Bool {
        if isPlainInteger(lexeme) { return true }
        return JSONDecimal(lexeme: lexeme)?.isInteger ?? false
    }

    static func isPlainInteger(_ lexeme: ArraySlice<UInt8>) -> Bool {
        lexeme.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2D }
    }

    mutating func checkConstants(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        if isConstant(graph.tables.constants[Int(keyword.a)], instance, document) { return true }
        guard isCollecting else { return false }
        let facts = constantFacts(keyword, instance, document)
        report(keyword, owner, instance, facts)
        return false
    }

    private func isConstant(_ set: ConstantSet, _ instance: Instance, _ document: Document) -> Bool {
        if instance.kind(in: document) == .string { return set.texts.index(of: instance.text(in: document)) != nil }
        if set.hasOnlyTexts { return false }
        return set.candidates(StructuralHash.hash(of: instance.node, in: document)).contains {
            StructuralHash.areEqual(instance.node, set.values[Int($0)], in: document)
        }
    }

    private func constantFacts(_ keyword: CompiledKeyword, _ instance: Instance, _ document: Document) -> [String:
        String]
    {
        let set = graph.tables.constants[Int(keyword.a)]
        let texts = set.texts.names
        let shownMax = 12
        var expected = set.values.prefix(shownMax).map(Validator.shown).joined(separator: ", ")
        if set.values.count > shownMax { expected += ", … (\(set.values.count))" }
        var facts = ["expected": expected]
        guard instance.kind(in: document) == .string, texts.count <= 1000 else { return facts }
        let text = instance.text(in: document)
        if let near = EditDistance.nearest(to: text, among: texts.map { $0.utf8[...] }) {
            facts["suggestion"] = texts[near].description
        }
        return facts
    }

    private static func shown(_ value: JSONValue) -> String {
        switch value.content {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let lexeme): JSONString(lexeme).description
        case .string(let text): text.description
        case .array: "an array"
        case .object: "an object"
        }
    }

    mutating func checkNumber(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .number, let number = JSONDecimal(lexeme: instance.text(in: document))
        else {
            return true
        }
        let limit = graph.tables.decimals[Int(keyword.a)]
        let holds: Bool
        switch keyword.operation {
        case .minimum: holds = number >= limit
        case .maximum: holds = number <= limit
        case .exclusiveMinimum: holds = number > limit
        case .exclusiveMaximum: holds = number < limit
        default: holds = number.isMultiple(of: limit)
        }
        guard !holds, isCollecting else { return holds }
        let lexeme = graph.tables.lexemes[Int(keyword.a)]
        report(keyword, owner, instance, ["limit": lexeme])
        return false
    }

    mutating func checkLength(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .string else { return true }
        let text = instance.text(in: document)
        // Code points, not bytes and not grapheme clusters (Validation 2020-12 §6.3.1).
        var count = 0
        for byte in text where byte & 0xC0 != 0x80 { count &+= 1 }
        return compare(count, keyword, owner, instance)
    }

    mutating func checkCount(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        let isAboutItems = keyword.operation == .maxItems || keyword.operation == .minItems
        guard instance.kind(in: document) == (isAboutItems ? .array : .object) else { return true }
        return compare(document.childCount(of: instance.node), keyword, owner, instance)
    }

    private mutating func compare(_ count: Int, _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance)
        -> Bool
    {
        let isMinimum: Bool
        switch keyword.operation {
        case .minLength, .minItems, .minProperties: isMinimum = true
        default: isMinimum = false
        }
        if isMinimum ? count >= Int(keyword.a) : count <= Int(keyword.a) { return true }
        report(keyword, owner, instance, ["limit": String(keyword.a), "count": String(count)])
        return false
    }

    mutating func checkPattern(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .string else { return true }
        switch outcome(keyword.a, instance.text(in: document)) {
        case .matches: return true
        case .undecided:
            isInDoubt = true
            return true
        case .fails: break
        }
        guard isCollecting else { return false }
        let source = JSONString(graph.tables.patterns[Int(keyword.a)].source).description
        report(keyword, owner, instance, ["expected": source])
        return false
    }

    mutating func outcome(_ pattern: Int32, _ text: ArraySlice<UInt8>) -> PatternOutcome {
        graph.tables.patterns[Int(pattern)].outcome(text, cache: &caches[Int(pattern)], budget: &patternBudget)
    }

    mutating func checkFormat(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .string else { return true }
        let format = FormatTable.rows[Int(keyword.a)]
        if format.isValid(instance.text(in: document)) { return true }
        report(keyword, owner, instance, ["expected": format.name.description, "example": format.example])
        return false
    }
}
