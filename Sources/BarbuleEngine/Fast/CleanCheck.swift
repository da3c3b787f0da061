internal import BarbuleValues

/// Runs a ``CleanProgram`` over a tape.
struct CleanCheck {
    private let program: CleanProgram
    private let payload: [UInt8]
    private let tape: JSONTape
    private let now: Timestamp
    private var workspace: CleanWorkspace

    /// True only when the full check would report nothing and change nothing.
    static func isClean(
        _ payload: [UInt8], _ tape: JSONTape, _ program: CleanProgram, now: Timestamp, _ workspace: inout CleanWorkspace
    ) -> Bool {
        guard tape.duplicateNames.isEmpty, !tape.hasByteOrderMark else { return false }
        var check = CleanCheck(program: program, payload: payload, tape: tape, now: now, workspace: workspace)
        workspace = CleanWorkspace.none
        while check.workspace.patternCaches.count < program.patternCount { check.workspace.patternCaches.append(PatternCache()) }
        let isClean = check.isClean(0, row: program.root)
        check.workspace.slots.removeAll(keepingCapacity: true)
        workspace = check.workspace
        return isClean
    }

    // Recursion is bounded by the depth of the schema's own rows or, where these recurse, by `Limits.depthMax`.
    private mutating func isClean(_ index: Int, row: Int32) -> Bool {
        if row < 0 { return true }
        let node = tape.storage[index]
        let row = program.rows[Int(row)]
        let kind = node.kind
        guard row.allows(kind) else { return false }
        switch kind {
        case .string: return row.text < 0 || isCleanText(node, row.text, country: nil)
        case .number:
            return row.number < 0
                || program.numbers[Int(row.number)].isClean(
                    payload.span.extracting(node.range), isWrittenInteger: node.isInteger, now: now)
        case .array: return row.array < 0 || isCleanArray(index, program.arrays[Int(row.array)])
        case .object: return row.object < 0 || isCleanObject(index, Int(row.object))
        default: return true
        }
    }

    private mutating func isCleanText(_ node: JSONTape.Node, _ text: Int32, country: TwoLetters?) -> Bool {
        guard node.hasEscape else {
            return program.texts[Int(text)].isClean(
                payload[node.contentRange], now: now, country: country, &workspace.patternCaches)
        }
        JSONText.decode(payload[node.contentRange], into: &workspace.scratch)
        return program.texts[Int(text)].isClean(
            workspace.scratch[...], now: now, country: country, &workspace.patternCaches)
    }

    // MARK: Arrays

    private mutating func isCleanArray(_ index: Int, _ array: CleanArray) -> Bool {
        let end = Int(tape.storage[index].next)
        var child = index &+ 1
        var count = 0
        while child < end {
            let node = tape.storage[child]
            if array.refusesBlanks, node.kind == .string, node.byteCount <= 2 { return false }
            guard isClean(child, row: array.items) else { return false }
            child = next(child)
            count &+= 1
        }
        guard count >= array.countMin, count <= array.countMax else { return false }
        return count < 2 || array.uniqueness == .none || hasNoRepeats(index, count, isFolded: array.uniqueness == .folded)
    }

    private func next(_ index: Int) -> Int {
        let node = tape.storage[index]
        return node.kind == .array || node.kind == .object ? Int(node.next) : index &+ 1
    }

    /// Sure only for a few plain texts.
    private func hasNoRepeats(_ index: Int, _ count: Int, isFolded: Bool) -> Bool {
        guard count <= 64 else { return false }
        for first in index &+ 1..<index &+ count {
            let node = tape.storage[first]
            guard node.kind == .string, !node.hasEscape, tape.storage[first &+ 1].kind == .string,
                !tape.storage[first &+ 1].hasEscape
            else { return false }
            for second in first &+ 1...index &+ count {
                let other = tape.storage[second]
                guard other.kind == .string, !other.hasEscape else { return false }
                let a = payload.span.extracting(node.contentRange)
                let b = payload.span.extracting(other.contentRange)
                if isFolded ? !FoldedText.surelyDiffer(a, b) : a.count == b.count && FoldedText.isEqual(a, b) { return false }
            }
        }
        return true
    }

    // MARK: Objects

    private mutating func isCleanObject(_ index: Int, _ objectIndex: Int) -> Bool {
        let end = Int(tape.storage[index].next)
        let fieldCount = program.objects[objectIndex].rows.count
        let base = workspace.slots.count
        for _ in 0..<fieldCount { workspace.slots.append(-1) }
        defer { workspace.slots.removeLast(fieldCount) }
        var present: UInt64 = 0
        var count = 0
        var name = index &+ 1
        while name < end {
            let field = field(of: tape.storage[name], in: objectIndex)
            let value = name &+ 1
            if field >= 0 {
                present |= 1 &<< UInt64(field)
                workspace.slots[base &+ Int(field)] = Int32(value)
                let isLate = program.objects[objectIndex].lateFields & 1 &<< UInt64(field) != 0
                if !isLate, !isClean(value, row: program.objects[objectIndex].rows[Int(field)]) { return false }
            } else {
                guard let additional = program.objects[objectIndex].additional, isHarmless(name, in: objectIndex),
                    isClean(value, row: additional)
                else { return false }
            }
            count &+= 1
            name = next(value)
        }
        return finish(objectIndex, present, count, base)
    }

    private mutating func finish(_ objectIndex: Int, _ present: UInt64, _ count: Int, _ base: Int) -> Bool {
        let object = program.objects[objectIndex]
        guard present & object.requiredFields == object.requiredFields, count >= object.countMin, count <= object.countMax
        else { return false }
        var late = present & object.lateFields
        while late != 0 {
            let field = late.trailingZeroBitCount
            late &= late &- 1
            guard isCleanLate(Int(workspace.slots[base &+ field]), object.rows[field], base) else { return false }
        }
        var asking = object.dependentFields.isEmpty ? 0 : present
        while asking != 0 {
            let field = asking.trailingZeroBitCount
            asking &= asking &- 1
            if present & object.dependentFields[field] != object.dependentFields[field] { return false }
        }
        guard !object.rules.isEmpty else { return true }
        let record = CleanRecord(payload: payload, tape: tape, slots: workspace.slots, base: base, now: now)
        for rule in object.rules where !rule.isQuiet(record) { return false }
        return true
    }

    /// A text whose kind looks at a sibling's country.
    private mutating func isCleanLate(_ index: Int, _ row: Int32, _ base: Int) -> Bool {
        let node = tape.storage[index]
        let fused = program.rows[Int(row)]
        guard fused.allows(node.kind) else { return false }
        guard node.kind == .string, fused.text >= 0 else { return isClean(index, row: row) }
        let field = program.texts[Int(fused.text)].countryField
        var country: TwoLetters?
        if field >= 0, case let slot = workspace.slots[base &+ Int(field)], slot >= 0 {
            let sibling = tape.storage[Int(slot)]
            guard sibling.kind == .string, !sibling.hasEscape else { return false }
            country = TwoLetters(payload.span.extracting(sibling.contentRange))
        }
        return isCleanText(node, fused.text, country: country)
    }

    private func field(of name: JSONTape.Node, in objectIndex: Int) -> Int32 {
        if name.hasEscape { return -1 }
        return program.objects[objectIndex].fields.field(name.nameHash, payload.span.extracting(name.contentRange))
    }

    private func isHarmless(_ name: Int, in objectIndex: Int) -> Bool {
        guard program.objects[objectIndex].checksNames else { return !tape.storage[name].hasEscape }
        let node = tape.storage[name]
        guard !node.hasEscape else { return false }
        return workspace.harmlessNames.contains(
            objectIndex, node.nameHash, payload.span.extracting(node.contentRange))
    }
}

/// What a check keeps between payloads: buffers, and names it has learned.
struct CleanWorkspace: Sendable {
    var scratch: [UInt8] = []
    /// Tape indices of the fields of the objects being judged.
    var slots: ContiguousArray<Int32> = []
    var harmlessNames = HarmlessNames()
    /// States of large patterns' automata, by pattern.
    var patternCaches: [PatternCache] = []

    static let none = CleanWorkspace()
}

/// Comparisons of texts without allocation.
enum FoldedText {
    static func isEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for index in a.indices where a[index] != b[index] { return false }
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
