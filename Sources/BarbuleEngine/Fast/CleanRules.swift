internal import BarbuleValues

/// A rule over the fields of one object, as far as it can be answered at a glance.
protocol CleanRule: Sendable {
    /// True when the rule would surely report nothing and change nothing.
    func isQuiet(_ record: CleanRecord) -> Bool
}

/// A rule that has no quick form.
struct NeverQuiet: CleanRule {
    func isQuiet(_ record: CleanRecord) -> Bool { false }
}

/// A condition over fields.
struct CleanCondition: Sendable {
    private indirect enum Test: Sendable {
        case equals(Int32, [JSONValue])
        case isPresent(Int32, Bool)
        case constant(Bool)
        case any([CleanCondition])
        case all([CleanCondition])
        case not(CleanCondition)
    }

    private let test: Test

    /// - Parameter options: those of the run.
    init(_ condition: Condition, options: RunOptions, field: (JSONString) -> Int32) {
        switch condition.test {
        case .member(let name, .equals(let values)): test = .equals(field(name), values)
        case .member(let name, .isPresent(let expected)): test = .isPresent(field(name), expected)
        case .option: test = .constant(condition.holds(in: OptionsOnly(options: options)))
        case .any(let inner): test = .any(inner.map { CleanCondition($0, options: options, field: field) })
        case .all(let inner): test = .all(inner.map { CleanCondition($0, options: options, field: field) })
        case .not(let inner): test = .not(CleanCondition(inner, options: options, field: field))
        }
    }

    private struct OptionsOnly: ConditionContext {
        let options: RunOptions
        func canonicalValue(of member: JSONString) -> JSONValue? { nil }
    }

    /// Whether it holds; `nil` when that cannot be said at a glance.
    func holds(_ record: CleanRecord) -> Bool? {
        switch test {
        case .constant(let value): return value
        case .isPresent(let field, let expected): return record.isMissing(field) != expected
        case .equals(let field, let values): return equals(record, field, values)
        case .not(let inner): return inner.holds(record).map { !$0 }
        case .any(let inner):
            var isSure = true
            for condition in inner {
                guard let holds = condition.holds(record) else {
                    isSure = false
                    continue
                }
                if holds { return true }
            }
            return isSure ? false : nil
        case .all(let inner):
            var isSure = true
            for condition in inner {
                guard let holds = condition.holds(record) else {
                    isSure = false
                    continue
                }
                if !holds { return false }
            }
            return isSure ? true : nil
        }
    }

    private func equals(_ record: CleanRecord, _ field: Int32, _ values: [JSONValue]) -> Bool? {
        guard let node = record.node(field) else { return false }
        switch node.kind {
        case .null, .true, .false:
            for value in values where value.kind == node.kind { return true }
            return false
        case .string:
            guard !node.hasEscape else { return nil }
            let text = record.payload[node.contentRange]
            for value in values {
                if case .string(let string) = value.content, text.elementsEqual(string.utf8) { return true }
            }
            return false
        default: return nil
        }
    }
}

/// Quiet while a condition surely does not hold, or a needed field is there.
struct CleanRequires: CleanRule {
    let condition: CleanCondition?
    let needed: Int32

    func isQuiet(_ record: CleanRecord) -> Bool { !record.isMissing(needed) || condition?.holds(record) == false }
}

/// Quiet while a condition surely does not hold, or for no entry of the list: one member of each is `true`, `false` or
/// `null`, but not what the rule asks for.
struct CleanConflict: CleanRule {
    let condition: CleanCondition?
    let list: Int32?
    let entry: (name: [UInt8], kind: JSONKind)?

    func isQuiet(_ record: CleanRecord) -> Bool {
        if condition?.holds(record) == false { return true }
        guard let list else { return false }
        guard let index = record.index(list) else { return true }
        guard record.nodes[index].kind == .array else { return false }
        let end = Int(record.nodes[index].next)
        guard let entry else { return end == index + 1 }
        var place = index + 1
        while place < end {
            guard let value = record.member(entry.name, of: place) else { return false }
            switch record.nodes[value].kind {
            case .true, .false, .null: if record.nodes[value].kind == entry.kind { return false }
            default: return false
            }
            place = record.nodes.end(of: place)
        }
        return true
    }
}

/// Quiet when one of two moments is absent, or they are in order.
struct CleanOrder: CleanRule {
    let earlier: Int32
    let later: Int32

    func isQuiet(_ record: CleanRecord) -> Bool {
        if record.isMissing(earlier) || record.isMissing(later) { return true }
        guard let first = record.text(earlier), let second = record.text(later),
            let before = Timestamp(rfc3339: first.span), let after = Timestamp(rfc3339: second.span)
        else { return false }
        return before <= after
    }
}

/// Quiet when there is no birth, the condition does not hold, or the age is reached.
struct CleanAge: CleanRule {
    let condition: CleanCondition?
    let birth: Int32
    let day: Int32
    let years: Int

    func isQuiet(_ record: CleanRecord) -> Bool {
        if record.isMissing(birth) || condition?.holds(record) == false { return true }
        guard let text = record.text(birth), let born = Timestamp(rfc3339: text.span)?.day else { return false }
        var on = record.now.day
        if !record.isMissing(day) { on = record.text(day).flatMap { Timestamp(rfc3339: $0.span) }?.day }
        guard let on else { return false }
        return CalendarDate.age(from: born, on: on) >= years
    }
}

/// Quiet when neither coordinate, or both and not in one place with 0,0 or an exchange.
struct CleanCoordinates: CleanRule {
    let latitude: Int32
    let longitude: Int32

    func isQuiet(_ record: CleanRecord) -> Bool {
        guard let north = record.node(latitude), let east = record.node(longitude) else { return true }
        guard north.kind == .number, east.kind == .number,
            let first = SmallDecimal(record.payload.span.extracting(north.range)),
            let second = SmallDecimal(record.payload.span.extracting(east.range))
        else { return false }
        return !(first.isZero && second.isZero) && first.isWithin(90)
    }
}

/// Quiet when the list has at most one entry, or entries whose keys are plain texts that all differ.
struct CleanUniqueBy: CleanRule {
    let list: Int32
    let keys: [[UInt8]]

    private static let entryCountMax = 16

    func isQuiet(_ record: CleanRecord) -> Bool {
        guard let index = record.index(list), record.nodes[index].kind == .array else { return true }
        let end = Int(record.nodes[index].next)
        guard let name = keys.first, keys.count == 1 else { return end == index + 1 }
        var first = index + 1
        var count = 0
        while first < end {
            count += 1
            guard count <= Self.entryCountMax, let key = key(name, first, record) else { return false }
            var second = record.nodes.end(of: first)
            while second < end {
                guard let other = self.key(name, second, record) else { return false }
                if record.text.isEqual(key, other) { return false }
                second = record.nodes.end(of: second)
            }
            first = record.nodes.end(of: first)
        }
        return true
    }

    private func key(_ name: [UInt8], _ entry: Int, _ record: CleanRecord) -> Range<Int>? {
        guard let index = record.member(name, of: entry) else { return nil }
        let value = record.nodes[index]
        return value.kind == .string && !value.hasEscape ? value.contentRange : nil
    }
}
