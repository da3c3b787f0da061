internal import BarbuleValues

/// Runs a ``CleanProgram`` over a tape.
struct CleanCheck {
    private let program: CleanProgram
    private let payload: [UInt8]
    private let tape: JSONTape

    /// True only when the full check would report nothing and change nothing.
    static func isClean(
        _ payload: [UInt8], _ tape: JSONTape, _ program: CleanProgram, now: Timestamp, _ workspace: inout CleanWorkspace
    ) -> Bool {
        guard tape.duplicateNames.isEmpty, !tape.hasByteOrderMark else { return false }
        while workspace.text.patternCaches.count < program.patternCount { workspace.text.patternCaches.append(PatternCache()) }
        workspace.text.now = now
        let isClean = CleanCheck(program: program, payload: payload, tape: tape).isClean(0, program.root, &workspace)
        workspace.slots.removeAll(keepingCapacity: true)
        return isClean
    }

    // Recursion is bounded by the depth of the schema's own rows or, where these recurse, by `Limits.depthMax`.
    private func isClean(_ index: Int, _ row: Int32, _ workspace: inout CleanWorkspace) -> Bool {
        if row < 0 { return true }
        let node = tape.storage[index]
        let row = program.rows[Int(row)]
        let kind = node.kind
        guard row.allows(node) else { return false }
        switch kind {
        case .string: return row.text < 0 || isCleanText(node, row.text, nil, &workspace)
        case .number:
            return row.number < 0
                || program.numbers[Int(row.number)].isClean(
                    payload.span.extracting(node.range), isWrittenInteger: node.isInteger)
        case .array: return row.array < 0 || isCleanArray(index, program.arrays[Int(row.array)], &workspace)
        case .object: return row.object < 0 || isCleanObject(index, Int(row.object), &workspace)
        default: return true
        }
    }

    private func isCleanText(
        _ node: JSONTape.Node, _ text: Int32, _ country: TwoLetters?, _ workspace: inout CleanWorkspace
    ) -> Bool {
        workspace.text.country = country
        guard node.hasEscape else {
            return program.texts[Int(text)].isClean(payload.span.extracting(node.contentRange), &workspace.text)
        }
        return withDecoded(node, &workspace) { decoded, workspace in
            program.texts[Int(text)].isClean(decoded, &workspace.text)
        }
    }

    /// Gives a string with escapes as text, in the buffer of the workspace.
    private func withDecoded(
        _ node: JSONTape.Node, _ workspace: inout CleanWorkspace, _ body: (Span<UInt8>, inout CleanWorkspace) -> Bool
    ) -> Bool {
        var scratch: [UInt8] = []
        swap(&scratch, &workspace.scratch)
        defer { swap(&scratch, &workspace.scratch) }
        JSONText.decode(payload[node.contentRange], into: &scratch)
        return body(scratch.span, &workspace)
    }

    /// Gives a name with escapes as text with its hash.
    private func withDecodedName(
        _ node: JSONTape.Node, _ workspace: inout CleanWorkspace,
        _ body: (UInt32, Span<UInt8>, inout CleanWorkspace) -> Bool
    ) -> Bool {
        var scratch: [UInt8] = []
        swap(&scratch, &workspace.scratch)
        defer { swap(&scratch, &workspace.scratch) }
        JSONText.decode(payload[node.contentRange], into: &scratch)
        return body(JSONScanner.nameHash(scratch), scratch.span, &workspace)
    }

    // MARK: Arrays

    private func isCleanArray(_ index: Int, _ array: CleanArray, _ workspace: inout CleanWorkspace) -> Bool {
        let end = Int(tape.storage[index].next)
        var child = index &+ 1
        var count = 0
        while child < end {
            let node = tape.storage[child]
            if array.refusesBlanks, node.kind == .string, node.byteCount <= 2 { return false }
            guard isClean(child, array.items, &workspace) else { return false }
            child = next(child)
            count &+= 1
        }
        guard count >= array.countMin, count <= array.countMax else { return false }
        return count < 2 || array.uniqueness == .none || hasNoRepeats(index, count, array.uniqueness == .folded, &workspace)
    }

    private func next(_ index: Int) -> Int {
        let node = tape.storage[index]
        return node.kind == .array || node.kind == .object ? Int(node.next) : index &+ 1
    }

    /// Sure only for a few texts.
    private func hasNoRepeats(_ index: Int, _ count: Int, _ isFolded: Bool, _ workspace: inout CleanWorkspace) -> Bool {
        guard count <= 64 else { return false }
        for first in index &+ 1...index &+ count where tape.storage[first].kind != .string { return false }
        for first in index &+ 1..<index &+ count {
            for second in first &+ 1...index &+ count {
                if !surelyDiffer(tape.storage[first], tape.storage[second], isFolded, &workspace) { return false }
            }
        }
        return true
    }

    private func surelyDiffer(
        _ a: JSONTape.Node, _ b: JSONTape.Node, _ isFolded: Bool, _ workspace: inout CleanWorkspace
    ) -> Bool {
        guard a.hasEscape else {
            if b.hasEscape { return surelyDiffer(b, a, isFolded, &workspace) }
            return surelyDiffer(payload.span.extracting(a.contentRange), payload.span.extracting(b.contentRange), isFolded)
        }
        return withDecoded(a, &workspace) { decoded, workspace in
            guard b.hasEscape else { return surelyDiffer(decoded, payload.span.extracting(b.contentRange), isFolded) }
            JSONText.decode(payload[b.contentRange], into: &workspace.secondScratch)
            return surelyDiffer(decoded, workspace.secondScratch.span, isFolded)
        }
    }

    private func surelyDiffer(_ a: Span<UInt8>, _ b: Span<UInt8>, _ isFolded: Bool) -> Bool {
        isFolded ? FoldedText.surelyDiffer(a, b) : !FoldedText.isEqual(a, b)
    }

    // MARK: Objects

    private func isCleanObject(_ index: Int, _ objectIndex: Int, _ workspace: inout CleanWorkspace) -> Bool {
        let end = Int(tape.storage[index].next)
        let base = workspace.slots.count
        let remembersFields = program.objects[objectIndex].remembersFields
        let lateFields = program.objects[objectIndex].lateFields
        if remembersFields {
            for _ in 0..<program.objects[objectIndex].rows.count { workspace.slots.append(-1) }
        }
        defer { workspace.slots.removeLast(workspace.slots.count &- base) }
        var present: UInt64 = 0
        var count = 0
        var name = index &+ 1
        while name < end {
            let field = field(of: tape.storage[name], in: objectIndex, &workspace)
            let value = name &+ 1
            if field >= 0 {
                present |= 1 &<< UInt64(field)
                if remembersFields { workspace.slots[base &+ Int(field)] = Int32(value) }
                if lateFields & 1 &<< UInt64(field) == 0, !isClean(value, program.objects[objectIndex].rows[Int(field)], &workspace) { return false }
            } else {
                guard let additional = program.objects[objectIndex].additional, isHarmless(name, in: objectIndex, &workspace),
                    isClean(value, additional, &workspace)
                else { return false }
            }
            count &+= 1
            name = next(value)
        }
        return finish(objectIndex, present, count, base, &workspace)
    }

    private func finish(
        _ objectIndex: Int, _ present: UInt64, _ count: Int, _ base: Int, _ workspace: inout CleanWorkspace
    ) -> Bool {
        let required = program.objects[objectIndex].requiredFields
        guard present & required == required, count >= program.objects[objectIndex].countMin,
            count <= program.objects[objectIndex].countMax
        else { return false }
        var late = present & program.objects[objectIndex].lateFields
        while late != 0 {
            let field = late.trailingZeroBitCount
            late &= late &- 1
            let value = Int(workspace.slots[base &+ field])
            guard isCleanLate(value, program.objects[objectIndex].rows[field], base, &workspace) else { return false }
        }
        var asking = program.objects[objectIndex].dependentFields.isEmpty ? 0 : present
        while asking != 0 {
            let field = asking.trailingZeroBitCount
            asking &= asking &- 1
            let needed = program.objects[objectIndex].dependentFields[field]
            if present & needed != needed { return false }
        }
        guard !program.objects[objectIndex].rules.isEmpty else { return true }
        let record = CleanRecord(
            payload: payload, tape: tape, slots: workspace.slots, base: base, now: workspace.text.now)
        for rule in program.objects[objectIndex].rules.indices {
            if !program.objects[objectIndex].rules[rule].isQuiet(record) { return false }
        }
        return true
    }

    /// A text whose kind looks at a sibling's country.
    private func isCleanLate(_ index: Int, _ row: Int32, _ base: Int, _ workspace: inout CleanWorkspace) -> Bool {
        let node = tape.storage[index]
        let fused = program.rows[Int(row)]
        guard fused.allows(node) else { return false }
        guard node.kind == .string, fused.text >= 0 else { return isClean(index, row, &workspace) }
        let field = program.texts[Int(fused.text)].countryField
        var country: TwoLetters?
        if field >= 0, case let slot = workspace.slots[base &+ Int(field)], slot >= 0 {
            let sibling = tape.storage[Int(slot)]
            guard sibling.kind == .string, !sibling.hasEscape else { return false }
            country = TwoLetters(payload.span.extracting(sibling.contentRange))
        }
        return isCleanText(node, fused.text, country, &workspace)
    }

    private func field(of name: JSONTape.Node, in objectIndex: Int, _ workspace: inout CleanWorkspace) -> Int32 {
        guard name.hasEscape else {
            return program.objects[objectIndex].fields.field(
                name.nameHash, payload.span.extracting(name.contentRange))
        }
        var field: Int32 = -1
        _ = withDecodedName(name, &workspace) { hash, decoded, _ in
            field = program.objects[objectIndex].fields.field(hash, decoded)
            return true
        }
        return field
    }

    private func isHarmless(_ name: Int, in objectIndex: Int, _ workspace: inout CleanWorkspace) -> Bool {
        guard program.objects[objectIndex].checksNames else { return true }
        let node = tape.storage[name]
        guard node.hasEscape else {
            return workspace.harmlessNames.contains(
                objectIndex, node.nameHash, payload.span.extracting(node.contentRange))
        }
        return withDecodedName(node, &workspace) { hash, decoded, workspace in
            workspace.harmlessNames.contains(objectIndex, hash, decoded)
        }
    }
}

/// What a check keeps between payloads: buffers, and names it has learned.
struct CleanWorkspace: Sendable {
    var scratch: [UInt8] = []
    /// For the other one of two texts that are compared.
    var secondScratch: [UInt8] = []
    /// Tape indices of the fields of the objects being judged.
    var slots: ContiguousArray<Int32> = []
    var harmlessNames = HarmlessNames()
    var text = TextContext()

    static let none = CleanWorkspace()
}

/// Comparisons of texts without allocation.
enum FoldedText {
    static func isEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for index in a.indices where a[index] != b[index] { return false }
        return true
    }

    static func isEqual(_ a: [UInt8], _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for index in b.indices where a[index] != b[index] { return false }
        return true
    }

    /// Whether two texts differ also after case folding. Careful: beyond ASCII only where no letter can fold.
    static func surelyDiffer(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        let count = min(a.count, b.count)
        for index in 0..<count {
            let x = a[index]
            let y = b[index]
            if x == y { continue }
            // Before any other letter, two ASCII bytes that differ by more than case settle it.
            if x < 0x80, y < 0x80 { return lower(x) != lower(y) ? true : surelyDifferLater(a, b, from: index) }
            // A letter with a plain case key never folds to ASCII.
            if x < 0x80 { return caseKey(b, leadIndex(b, index)) != nil }
            if y < 0x80 { return caseKey(a, leadIndex(a, index)) != nil }
            return surelyDifferLetters(a, leadIndex(a, index), b, leadIndex(b, index))
        }
        return a.count != b.count
    }

    private static func surelyDifferLater(_ a: Span<UInt8>, _ b: Span<UInt8>, from start: Int) -> Bool {
        guard a.count == b.count else { return isASCII(a) && isASCII(b) }
        for index in start..<a.count {
            guard a[index] < 0x80, b[index] < 0x80 else { return false }
            if lower(a[index]) != lower(b[index]) { return true }
        }
        return false
    }

    private static func isASCII(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] >= 0x80 { return false }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    private static func leadIndex(_ text: Span<UInt8>, _ index: Int) -> Int {
        var index = index
        while index > 0, text[index] & 0xC0 == 0x80 { index &-= 1 }
        return index
    }

    private static func surelyDifferLetters(_ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int) -> Bool {
        guard let x = caseKey(a, i), let y = caseKey(b, j) else { return false }
        return x != y
    }

    /// Equal for letters that differ in case only; `nil` where that is not plain: outside Latin-1, basic Cyrillic and
    /// the scripts without case.
    private static func caseKey(_ text: Span<UInt8>, _ index: Int) -> UInt32? {
        let lead = text[index]
        if isCaseless(lead) {
            let count = lead >= 0xE0 ? 3 : 2
            guard index &+ count <= text.count else { return nil }
            var key = UInt32(lead)
            for offset in 1..<count { key = key &<< 8 | UInt32(text[index &+ offset]) }
            return key &<< 1 | 1
        }
        guard index &+ 1 < text.count else { return nil }
        let codePoint = UInt32(lead & 0x1F) &<< 6 | UInt32(text[index &+ 1] & 0x3F)
        switch lead {
        case 0xC3: return codePoint == 0xDF ? nil : (codePoint < 0xDF && codePoint != 0xD7 ? codePoint &+ 0x20 : codePoint) &<< 1
        case 0xD0, 0xD1:
            guard codePoint <= 0x45F else { return nil }
            return (codePoint < 0x410 ? codePoint &+ 0x50 : codePoint < 0x430 ? codePoint &+ 0x20 : codePoint) &<< 1
        default: return nil
        }
    }

    /// Lead bytes of scripts without case: kana, Han, Hangul (U+3000…U+D7FF but U+A000…U+AFFF), Hebrew and Arabic.
    private static func isCaseless(_ lead: UInt8) -> Bool {
        (lead >= 0xE3 && lead <= 0xE9) || lead == 0xEB || lead == 0xEC || (lead >= 0xD7 && lead <= 0xDB)
    }
}
