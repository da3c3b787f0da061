internal import BarbuleValues

/// Runs a ``CleanProgram`` over a tape.
struct CleanCheck {
    private let program: CleanProgram
    private let payload: [UInt8]
    private let text: TextBytes
    private let nodes: NodeSlots

    /// True only when the full check would report nothing and change nothing.
    static func isClean(
        _ payload: [UInt8], _ tape: inout JSONTape, _ program: CleanProgram, _ workspace: inout CleanWorkspace
    ) -> Bool {
        guard tape.duplicateNames.isEmpty, !tape.hasByteOrderMark else { return false }
        return unsafe payload.withUnsafeBufferPointer { payloadBuffer in
            unsafe tape.storage.withUnsafeMutableBufferPointer { nodeBuffer in
                guard let text = unsafe TextBytes(payloadBuffer), let nodes = unsafe NodeSlots(nodeBuffer) else { return false }
                return CleanCheck(program: program, payload: payload, text: text, nodes: nodes)
                    .isClean(0, program.tables.root, &workspace)
            }
        }
    }

    /// The same for one value of a document that is as it came.
    static func isClean(
        _ index: Int, _ row: Int32, in document: Document, _ program: CleanProgram, _ workspace: inout CleanWorkspace
    ) -> Bool {
        document.withTape { text, nodes in
            CleanCheck(program: program, payload: document.source, text: text, nodes: nodes).isClean(index, row, &workspace)
        } ?? false
    }

    // Recursion is bounded by the depth of the schema's own rows or, where these recurse, by `Limits.depthMax`.
    @inline(__always)
    private func isClean(_ index: Int, _ row: Int32, _ workspace: inout CleanWorkspace) -> Bool {
        if row < 0 { return true }
        let node = nodes[index]
        let row = program.tables.rows[Int(row)]
        guard row.allows(node) else { return false }
        switch node.kind {
        case .string: return isCleanText(node, row.text, &workspace)
        case .number: return isCleanNumber(node, row.number)
        case .array: return isCleanArray(index, row.array, &workspace)
        case .object: return isCleanObject(index, Int(row.object), &workspace)
        default: return true
        }
    }

    // MARK: Scalars

    @inline(__always)
    private func isCleanText(_ node: JSONTape.Node, _ asked: Int32, _ workspace: inout CleanWorkspace) -> Bool {
        if node.hasEscape { return isCleanEscapedText(node, asked, &workspace) }
        return text.withSpan(node.contentRange) { program.isClean($0, asked, &workspace.text) }
    }

    @inline(never)
    private func isCleanEscapedText(_ node: JSONTape.Node, _ asked: Int32, _ workspace: inout CleanWorkspace) -> Bool {
        workspace.decode(node, text)
        let decoded = workspace.scratch
        return program.isClean(decoded.span, asked, &workspace.text)
    }

    private func isCleanNumber(_ node: JSONTape.Node, _ index: Int32) -> Bool {
        let number = program.tables.numbers[Int(index)]
        return text.withSpan(node.range) { lexeme in
            guard number.allows(lexeme, isWrittenInteger: node.isInteger) else { return false }
            return number.test < 0 || program.tables.numberTests[Int(number.test)].isRight(lexeme)
        }
    }

    // MARK: Arrays

    @inline(never)
    private func isCleanArray(_ index: Int, _ arrayIndex: Int32, _ workspace: inout CleanWorkspace) -> Bool {
        let array = program.tables.arrays[Int(arrayIndex)]
        let end = Int(nodes[index].next)
        var child = index &+ 1
        var count = 0
        while child < end {
            let node = nodes[child]
            if array.refusesBlanks, node.kind == .string, node.byteCount <= 2 { return false }
            guard isClean(child, array.items, &workspace) else { return false }
            child = nodes.end(of: child)
            count &+= 1
        }
        guard count >= array.countMin, count <= array.countMax else { return false }
        return count < 2 || array.uniqueness == .none || hasNoRepeats(index, count, array.uniqueness, &workspace)
    }

    /// Sure only for a few texts.
    private func hasNoRepeats(
        _ index: Int, _ count: Int, _ uniqueness: CleanArray.Uniqueness, _ workspace: inout CleanWorkspace
    ) -> Bool {
        guard count <= 64 else { return false }
        for first in index &+ 1...index &+ count where nodes[first].kind != .string { return false }
        for first in index &+ 1..<index &+ count {
            for second in first &+ 1...index &+ count {
                if !surelyDiffer(nodes[first], nodes[second], uniqueness == .folded, &workspace) { return false }
            }
        }
        return true
    }

    private func surelyDiffer(
        _ a: JSONTape.Node, _ b: JSONTape.Node, _ isFolded: Bool, _ workspace: inout CleanWorkspace
    ) -> Bool {
        guard a.hasEscape || b.hasEscape else {
            if !isFolded { return !text.isEqual(a.contentRange, b.contentRange) }
            return text.withSpan(a.contentRange) { a in
                text.withSpan(b.contentRange) { b in FoldedText.surelyDiffer(a, b) }
            }
        }
        workspace.decode(a, b, text)
        let (a, b) = (workspace.scratch.span, workspace.secondScratch.span)
        return isFolded ? FoldedText.surelyDiffer(a, b) : !FoldedText.isEqual(a, b)
    }

    // MARK: Objects

    @inline(never)
    private func isCleanObject(_ index: Int, _ objectIndex: Int, _ workspace: inout CleanWorkspace) -> Bool {
        let object = program.tables.objects[objectIndex]
        let end = Int(nodes[index].next)
        let base = object.remembersFields ? workspace.open(fieldCount: Int(object.fields.count)) : 0
        defer { if object.remembersFields { workspace.close(base) } }
        var present: UInt64 = 0
        var count = 0
        var name = index &+ 1
        while name < end {
            let field = field(of: nodes[name], in: object, &workspace)
            let value = name &+ 1
            var row = object.additional
            if field >= 0 {
                let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: field)
                present |= bit
                if object.remembersFields { workspace.slots[base &+ field] = Int32(truncatingIfNeeded: value) }
                row = object.lateFields & bit == 0 ? program.tables.fields.fields[Int(object.fields.first) &+ field].row : -1
            } else if object.checksNames, !isHarmless(nodes[name], in: objectIndex, &workspace) {
                return false
            }
            guard isClean(value, row, &workspace) else { return false }
            count &+= 1
            name = nodes.end(of: value)
        }
        guard present & object.requiredFields == object.requiredFields, count >= object.countMin, count <= object.countMax
        else { return false }
        return areDependentsThere(object, present) && areLateFieldsClean(object, present, base, &workspace)
            && areRulesQuiet(object, base, workspace)
    }

    private func areDependentsThere(_ object: CleanObject, _ present: UInt64) -> Bool {
        var asking = object.firstDependent < 0 ? 0 : present
        while asking != 0 {
            let needed = program.tables.dependents[Int(object.firstDependent) &+ asking.trailingZeroBitCount]
            asking &= asking &- 1
            if present & needed != needed { return false }
        }
        return true
    }

    /// Texts whose kind looks at a sibling's country.
    private func areLateFieldsClean(
        _ object: CleanObject, _ present: UInt64, _ base: Int, _ workspace: inout CleanWorkspace
    ) -> Bool {
        var late = present & object.lateFields
        while late != 0 {
            let field = late.trailingZeroBitCount
            late &= late &- 1
            let row = program.tables.fields.fields[Int(object.fields.first) &+ field].row
            guard isCleanLate(Int(workspace.slots[base &+ field]), row, base, &workspace) else { return false }
        }
        return true
    }

    private func isCleanLate(_ index: Int, _ row: Int32, _ base: Int, _ workspace: inout CleanWorkspace) -> Bool {
        let countryField = row < 0 ? -1 : program.tables.texts[Int(program.tables.rows[Int(row)].text)].countryField
        if countryField >= 0, case let slot = workspace.slots[base &+ Int(countryField)], slot >= 0 {
            let sibling = nodes[Int(slot)]
            guard sibling.kind == .string, !sibling.hasEscape else { return false }
            workspace.text.country = text.withSpan(sibling.contentRange) { TwoLetters($0) }
        }
        defer { workspace.text.country = nil }
        return isClean(index, row, &workspace)
    }

    private func areRulesQuiet(_ object: CleanObject, _ base: Int, _ workspace: CleanWorkspace) -> Bool {
        guard !object.rules.isEmpty else { return true }
        let record = CleanRecord(
            payload: payload, text: text, nodes: nodes, slots: workspace.slots, base: base, now: workspace.text.now)
        for rule in object.rules where !program.tables.rules[rule].isQuiet(record) { return false }
        return true
    }

    // MARK: Names

    @inline(__always)
    private func field(of name: JSONTape.Node, in object: CleanObject, _ workspace: inout CleanWorkspace) -> Int {
        if name.hasEscape { return escapedField(of: name, in: object, &workspace) }
        return program.tables.fields.find(name, in: object.fields, text)
    }

    @inline(never)
    private func escapedField(of name: JSONTape.Node, in object: CleanObject, _ workspace: inout CleanWorkspace) -> Int {
        workspace.decode(name, text)
        return program.tables.fields.find(name.nameHash, workspace.scratch.span, in: object.fields)
    }

    private func isHarmless(_ name: JSONTape.Node, in objectIndex: Int, _ workspace: inout CleanWorkspace) -> Bool {
        if name.hasEscape {
            workspace.decode(name, text)
            return workspace.harmlessNames.contains(objectIndex, name.nameHash, workspace.scratch.span)
        }
        return text.withSpan(name.contentRange) { workspace.harmlessNames.contains(objectIndex, name.nameHash, $0) }
    }
}
