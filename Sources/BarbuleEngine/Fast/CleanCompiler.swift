internal import BarbuleValues

/// Fuses everything a schema says about one place into one row of a ``CleanProgram``.
///
/// The same walk as ``PlanBuilder``: a row stands for a set of subschemas. A keyword or fact that has no quick form only
/// takes kinds of values out of the row, so that these go to the full check.
struct CleanCompiler {
    private let graph: SchemaGraph
    private let plan: NormalizationPlan
    private let options: RunOptions
    private var tables = CleanProgram.Tables()
    private var rowBySet: [[SubschemaID]: Int32] = [:]
    private var pending: [(row: Int32, set: [SubschemaID])] = []
    private var countryFieldByRow: [Int32: Int32] = [:]

    /// - Parameter options: those of the run; another run needs another program.
    static func compile(_ graph: SchemaGraph, _ plan: NormalizationPlan, options: [String: JSONValue]) -> CleanProgram {
        var compiler = CleanCompiler(graph, plan, options)
        compiler.tables.patternCount = graph.tables.patterns.count
        compiler.tables.rowByShape = Array(repeating: -1, count: plan.shapes.count)
        compiler.tables.subschemas = SubschemaSets(subschemaCount: graph.subschemas.count)
        compiler.tables.root = compiler.row(of: [graph.root])
        while let (row, set) = compiler.pending.popLast() { compiler.fill(row, set) }
        for (row, field) in compiler.countryFieldByRow {
            compiler.tables.texts[Int(compiler.tables.rows[Int(row)].text)].countryField = field
        }
        return CleanProgram(compiler.tables)
    }

    private init(_ graph: SchemaGraph, _ plan: NormalizationPlan, _ options: [String: JSONValue]) {
        self.graph = graph
        self.plan = plan
        self.options = plan.options.resolve(RunOptions(now: Timestamp(seconds: 0), values: options))
    }

    /// The row of a set of subschemas, -1 where nothing is asked.
    private mutating func row(of ids: [SubschemaID]) -> Int32 {
        let set = PlanBuilder.closure(ids, in: graph)
        if set.isEmpty { return -1 }
        if let known = rowBySet[set] { return known }
        let row = Int32(tables.rows.count)
        tables.rows.append(CleanProgram.Row())
        tables.subschemas.append(set)
        if let id = plan.shapeBySet[set] { tables.rowByShape[Int(id.index)] = row }
        rowBySet[set] = row
        pending.append((row, set))
        return row
    }

    private static func bit(_ kind: JSONKind) -> UInt16 { 1 << UInt16(kind.rawValue) }
    private static let allKinds = [JSONKind.null, .true, .false, .number, .string, .array, .object].reduce(UInt16(0)) { $0 | bit($1) }

    /// A row while it is put together.
    private struct Draft {
        var kinds = CleanCompiler.allKinds
        var text = CleanTextDraft()
        var number = CleanNumber()
        var numberTest: (@Sendable (Span<UInt8>) -> Bool)?
        var array = CleanArray()
        var object = CleanObject()
        var constants: [ConstantSet] = []

        mutating func remove(_ removed: JSONKind...) {
            for kind in removed { kinds &= ~CleanCompiler.bit(kind) }
        }
    }

    private mutating func fill(_ row: Int32, _ set: [SubschemaID]) {
        let subschemas = set.map { graph[$0] }
        let shape = plan.shapeBySet[set].map { plan[$0] }
        var draft = Draft()
        for subschema in subschemas {
            for index in subschema.instructionRange { apply(graph.instructions[index], to: &draft) }
        }
        if let facts = shape?.facts { apply(facts, shape, to: &draft) }
        let choices = choices(shape?.facts, &draft)
        if draft.kinds & Self.bit(.object) != 0 { fillObject(set, subschemas, shape, &draft) }
        if draft.kinds & Self.bit(.array) != 0 { fillArray(subschemas, shape, &draft) }
        store(draft, choices, at: row)
    }

    private mutating func store(_ draft: Draft, _ choices: [JSONString]?, at row: Int32) {
        var fused = CleanProgram.Row(kinds: draft.kinds)
        fused.text = draft.text.store(in: &tables)
        if let choices { tables.setChoices(choices, of: fused.text, hasNormalizer: draft.text.facts?.normalizer != nil) }
        fused.number = Int32(tables.numbers.count)
        tables.numbers.append(draft.number)
        if let test = draft.numberTest {
            tables.numbers[tables.numbers.count - 1].test = Int32(tables.numberTests.count)
            tables.numberTests.append(NumberTest(isRight: test))
        }
        fused.array = Int32(tables.arrays.count)
        tables.arrays.append(draft.array)
        fused.object = Int32(tables.objects.count)
        tables.objects.append(draft.object)
        tables.rows[Int(row)] = fused
    }

    // MARK: Keywords

    private func apply(_ keyword: CompiledKeyword, to draft: inout Draft) {
        let count = Int(keyword.a)
        switch keyword.operation {
        case .never: draft.kinds = 0
        case .type: restrict(JSONType(rawValue: UInt8(truncatingIfNeeded: keyword.a)), &draft)
        case .constants: draft.constants.append(graph.tables.constants[count])
        case .minimum, .exclusiveMinimum:
            guard draft.number.minimum == nil, let limit = limit(keyword) else { return draft.remove(.number) }
            draft.number.minimum = limit
            draft.number.excludesMinimum = keyword.operation == .exclusiveMinimum
        case .maximum, .exclusiveMaximum:
            guard draft.number.maximum == nil, let limit = limit(keyword) else { return draft.remove(.number) }
            draft.number.maximum = limit
            draft.number.excludesMaximum = keyword.operation == .exclusiveMaximum
        case .multipleOf: draft.remove(.number)
        case .minLength: draft.text.text.lengthMin = max(draft.text.text.lengthMin, count)
        case .maxLength: draft.text.text.lengthMax = min(draft.text.text.lengthMax, count)
        case .pattern:
            draft.text.patterns.append((graph.tables.patterns[count], count))
        case .format:
            guard let format = CleanFormat(FormatTable.rows[count].name) else { return draft.remove(.string) }
            draft.text.formats.append(format)
        case .minItems: draft.array.countMin = max(draft.array.countMin, count)
        case .maxItems: draft.array.countMax = min(draft.array.countMax, count)
        case .uniqueItems: draft.array.uniqueness = .exact
        case .minProperties: draft.object.countMin = max(draft.object.countMin, count)
        case .maxProperties: draft.object.countMax = min(draft.object.countMax, count)
        case .anyOf: applyAnyOf(keyword, &draft)
        case .oneOf, .not, .conditional: draft.kinds = 0
        case .prefixItems, .contains, .containsUnmarked, .unevaluatedItems: draft.remove(.array)
        case .dependentSchemas, .patternProperties, .unevaluatedProperties: draft.remove(.object)
        case .reference, .allOf: break  // their subschemas are in the set
        case .properties, .additionalProperties, .propertyNames, .required, .dependentRequired, .items: break  // see below
        }
    }

    private func restrict(_ type: JSONType, _ draft: inout Draft) {
        if !type.contains(.null) { draft.remove(.null) }
        if !type.contains(.boolean) { draft.remove(.true, .false) }
        if !type.contains(.object) { draft.remove(.object) }
        if !type.contains(.array) { draft.remove(.array) }
        if !type.contains(.string) { draft.remove(.string) }
        if !type.contains(.number) {
            if type.contains(.integer) { draft.number.isInteger = true } else { draft.remove(.number) }
        }
    }

    private func limit(_ keyword: CompiledKeyword) -> SmallDecimal? {
        SmallDecimal(Array(graph.tables.lexemes[Int(keyword.a)].utf8).span)
    }

    /// Alternatives that are formats and nothing else.
    private func applyAnyOf(_ keyword: CompiledKeyword, _ draft: inout Draft) {
        var formats: Set<CleanFormat> = []
        for index in 0..<Int(keyword.b) {
            let branch = graph[SubschemaID(graph.tables.lists[Int(keyword.a) + index])]
            guard branch.instructionRange.count == 1, let only = branch.instructionRange.first,
                graph.instructions[only].operation == .format,
                let format = CleanFormat(FormatTable.rows[Int(graph.instructions[only].a)].name)
            else {
                draft.kinds = 0
                return
            }
            formats.insert(format)
        }
        if formats == [.ipv4, .ipv6] { draft.text.formats.append(.ip) } else { draft.remove(.string) }
    }

    // MARK: Facts

    private mutating func apply(_ facts: Facts, _ shape: Shape?, to draft: inout Draft) {
        if facts.null != .keep { draft.remove(.null) }
        if facts.note != nil || facts.reserved?.isActive(in: options) == true {
            draft.remove(.string, .number, .true, .false)
        }
        draft.text.facts = facts
        if facts.letterCase != nil { draft.remove(.string) }
        if facts.dropsFillerDigits || facts.restoresDigits || facts.map != nil { draft.remove(.number) }
        if let normalizer = facts.normalizer {
            tables.asksForTime = true
            switch normalizer.canonicalKind {
            case .string: draft.remove(.number, .true, .false)
            case .number:
                draft.remove(.string, .true, .false)
                draft.numberTest = { lexeme in
                    let context = CanonicalContext(source: .number, now: Timestamp(seconds: 0), country: nil)
                    return normalizer.isCanonical(lexeme, in: context)
                }
            case .boolean: draft.remove(.string, .number)
            }
        }
        // A source type that is converted is not canonical.
        if facts.sources.contains("number"), shape?.types.contains("number") != true { draft.remove(.number) }
        if facts.sources.contains("boolean"), shape?.types.contains("boolean") != true { draft.remove(.true, .false) }
        if facts.sources.contains("array"), shape?.types.contains("array") != true { draft.remove(.array) }
        if let list = facts.list {
            if !list.separators.isEmpty { draft.remove(.string) }
            if !list.wrapped.isEmpty { draft.remove(.object, .string, .number, .true, .false) }
            draft.array.refusesBlanks = list.removesBlanks
            switch list.dedupe {
            case .fold: draft.array.uniqueness = .folded
            case .exact: draft.array.uniqueness = .exact
            case nil: break
            }
        }
    }

    /// What `enum`, `const` and synonyms leave of texts; `nil` without any of them.
    private func choices(_ facts: Facts?, _ draft: inout Draft) -> [JSONString]? {
        var choices = facts?.map?.canonicalTexts
        for set in draft.constants {
            let texts = set.values.compactMap(\.string)
            choices = choices.map { $0.filter { texts.contains($0) } } ?? texts
            for kind in [JSONKind.null, .true, .false] where !set.values.contains(where: { $0.kind == kind }) {
                draft.remove(kind)
            }
            draft.remove(.number, .array, .object)
        }
        return choices
    }

    // MARK: Children

    private mutating func fillArray(_ subschemas: [Subschema], _ shape: Shape?, _ draft: inout Draft) {
        // Rules of an array have no quick form.
        if shape?.rules.contains(where: { $0.isForArrays }) == true { draft.remove(.array) }
        draft.array.items = row(of: subschemas.compactMap(\.items))
    }

    private mutating func fillObject(_ set: [SubschemaID], _ subschemas: [Subschema], _ shape: Shape?, _ draft: inout Draft) {
        var names: [JSONString] = []
        for name in subschemas.flatMap({ $0.properties.map(\.name) }) where !names.contains(name) { names.append(name) }
        for name in required(subschemas) where !names.contains(name) { names.append(name) }
        guard names.count <= FieldTable.fieldCountMax else { return draft.remove(.object) }
        let fieldByName = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
        func mask(_ names: [JSONString]) -> UInt64 {
            names.reduce(0) { bits, name in bits | (fieldByName[name].map { UInt64(1) << UInt64($0) } ?? 0) }
        }

        let rows = names.map { name in row(of: subschemas.flatMap { PlanBuilder.applicable($0, to: name) }) }
        draft.object.fields = tables.fields.add(names, rows: rows)
        draft.object.requiredFields = mask(required(subschemas) + (shape?.defaults.map(\.name) ?? []))
        draft.object.lateFields = mask(shape?.lateMembers ?? [])
        fillDependents(subschemas, fieldByName, mask, &draft)
        draft.object.additional = row(of: subschemas.compactMap(\.additionalProperties))
        let namesMatter = subschemas.contains { $0.propertyNames != nil }
        draft.object.checksNames = namesMatter || shape?.keys != nil
        if namesMatter, !names.allSatisfy({ isNameRight($0, subschemas) }) { return draft.remove(.object) }
        noteCountries(names, fieldByName, shape, rows)
        addRules(shape?.rules ?? [], fieldByName, &draft)
        if let shape, !shape.branches.isEmpty { draft.remove(.object) }
    }

    /// A rule without a quick form, or about a member that is no field, is for the full check.
    private mutating func addRules(_ rules: [any Rule], _ fieldByName: [JSONString: Int32], _ draft: inout Draft) {
        let first = tables.rules.count
        for rule in rules {
            var fields: UInt64 = 0
            var hasStranger = false
            let clean = rule.clean(options) { name in
                guard let field = fieldByName[name] else {
                    hasStranger = true
                    return -1
                }
                fields |= 1 << UInt64(field)
                return field
            }
            let isSure = clean != nil && !hasStranger
            if !isSure { draft.remove(.object) }
            tables.rules.append(isSure ? clean ?? NeverQuiet() : NeverQuiet())
            tables.ruleFields.append(fields)
            tables.asksForTime = true
        }
        draft.object.rules = first..<tables.rules.count
    }

    private func required(_ subschemas: [Subschema]) -> [JSONString] {
        subschemas.flatMap { $0.json["required"]?.elements?.compactMap(\.string) ?? [] }
    }

    private mutating func fillDependents(
        _ subschemas: [Subschema], _ fieldByName: [JSONString: Int32], _ mask: ([JSONString]) -> UInt64, _ draft: inout Draft
    ) {
        // The lists of names under `dependencies` say the same as the later keyword.
        let lists = subschemas.flatMap { schema in
            (schema.json["dependentRequired"]?.members ?? [])
                + (schema.json["dependencies"]?.members ?? []).filter { $0.value.elements != nil }
        }
        for (name, needed) in lists {
            let needed = needed.elements?.compactMap(\.string) ?? []
            guard let field = fieldByName[name], needed.allSatisfy({ fieldByName[$0] != nil }) else {
                return draft.remove(.object)
            }
            if draft.object.firstDependent < 0 {
                draft.object.firstDependent = Int32(tables.dependents.count)
                tables.dependents.append(contentsOf: repeatElement(0, count: fieldByName.count))
            }
            tables.dependents[Int(draft.object.firstDependent + field)] |= mask(needed)
        }
    }

    /// Whether `propertyNames` takes a documented name, by the validator itself.
    private func isNameRight(_ name: JSONString, _ subschemas: [Subschema]) -> Bool {
        var text: [UInt8] = []
        JSONText.appendQuoted(name.utf8, to: &text)
        var tape = JSONTape()
        guard JSONScanner.scan(text, limits: Limits(), into: &tape) == nil else { return false }
        let document = Document(source: text, tape: tape)
        var validator = Validator(graph: graph)
        for case let id? in subschemas.map(\.propertyNames) where !validator.isValid(document, document.root, against: id) {
            return false
        }
        return true
    }

    /// Tells late texts which field holds the country they look at.
    private mutating func noteCountries(
        _ names: [JSONString], _ fieldByName: [JSONString: Int32], _ shape: Shape?, _ rows: [Int32]
    ) {
        guard let shape else { return }
        for name in shape.lateMembers {
            guard let field = fieldByName[name], let id = shape.properties[name] else { continue }
            let sibling = plan[id].facts?.normalizer?.siblings.first.flatMap { fieldByName[$0] }
            countryFieldByRow[rows[Int(field)]] = sibling ?? -1
        }
    }
}
