/// Sets of digit strings, and maps from digit strings to numbers, as minimal acyclic automata that share their states.
///
/// A state is its output (0 = none) and its ten successors; equal states are one state, so two languages are equal
/// when their numbers are. State 0 is dead: no output, no way out.
struct DigitLanguages {
    typealias State = Int

    static let dead: State = 0
    /// The longest string anything is known about: `PhoneNumberUtil` knows no longer national number.
    static let lengthMax = 17

    private(set) var outputs: [UInt16] = [0]
    private var successors: [UInt32] = [UInt32](repeating: 0, count: 10)
    /// Open addressing: slot → state plus one.
    private var slots = [UInt32](repeating: 0, count: 1 << 16)
    private var overlaid: [UInt64: State] = [:]
    private var masked: [UInt64: State] = [:]
    private var mapped: [UInt64: State] = [:]
    private var languages: [String: State] = [:]

    func successor(_ state: State, _ digit: Int) -> State { Int(successors[state * 10 + digit]) }
    func successors(_ state: State) -> [State] { (0..<10).map { successor(state, $0) } }

    /// The state of that output and those successors.
    mutating func state(_ output: UInt16, _ next: [State]) -> State {
        if output == 0, next.allSatisfy({ $0 == Self.dead }) { return Self.dead }
        if outputs.count * 2 > slots.count { grow() }
        var slot = Self.hash(output, next) & (slots.count - 1)
        while slots[slot] != 0 {
            let candidate = Int(slots[slot]) - 1
            if outputs[candidate] == output, successors(candidate) == next { return candidate }
            slot = (slot + 1) & (slots.count - 1)
        }
        outputs.append(output)
        for target in next { successors.append(UInt32(target)) }
        slots[slot] = UInt32(outputs.count)
        return outputs.count - 1
    }

    private static func hash(_ output: UInt16, _ next: [State]) -> Int {
        var hash = UInt64(output) &+ 0x9E37_79B9_7F4A_7C15
        for target in next { hash = (hash ^ UInt64(target)) &* 0x1000_0000_01B3 ^ hash >> 29 }
        return Int(truncatingIfNeeded: hash ^ hash >> 17) & Int.max
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for state in 1..<outputs.count {
            var slot = Self.hash(outputs[state], successors(state)) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(state + 1)
        }
    }

    private func key(_ first: State, _ second: State) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// The outputs of `top`, and where it has none those of `base`. On languages: the union.
    mutating func overlay(_ top: State, on base: State) -> State {
        if top == Self.dead || top == base { return base }
        if base == Self.dead { return top }
        if let known = overlaid[key(top, base)] { return known }
        let output = outputs[top] != 0 ? outputs[top] : outputs[base]
        let result = state(output, (0..<10).map { overlay(successor(top, $0), on: successor(base, $0)) })
        overlaid[key(top, base)] = result
        return result
    }

    /// The outputs of `value` at the strings where `selector` has one. On languages: the intersection.
    mutating func mask(_ value: State, by selector: State) -> State {
        if value == Self.dead || selector == Self.dead { return Self.dead }
        if value == selector { return value }
        if let known = masked[key(value, selector)] { return known }
        let output = outputs[selector] != 0 ? outputs[value] : 0
        let result = state(output, (0..<10).map { mask(successor(value, $0), by: successor(selector, $0)) })
        masked[key(value, selector)] = result
        return result
    }

    /// Every output becomes `base` + itself where `keeping`, else `base`.
    mutating func map(_ value: State, to base: UInt16, keeping: Bool = false) -> State {
        if value == Self.dead { return Self.dead }
        let key = UInt64(value) << 32 | UInt64(base) << 1 | (keeping ? 1 : 0)
        if let known = mapped[key] { return known }
        let output = outputs[value] == 0 ? 0 : base + (keeping ? outputs[value] : 0)
        let result = state(output, (0..<10).map { map(successor(value, $0), to: base, keeping: keeping) })
        mapped[key] = result
        return result
    }

    /// All digit strings of these lengths.
    mutating func anyDigits(_ lengths: some Collection<Int>) -> State {
        var result = Self.dead
        for length in stride(from: lengths.max() ?? -1, through: 0, by: -1) {
            result = state(lengths.contains(length) ? 1 : 0, [State](repeating: result, count: 10))
        }
        return result
    }

    /// The strings a pattern matches in full.
    mutating func language(_ pattern: String) throws -> State {
        if let known = languages[pattern] { return known }
        let end = state(1, [State](repeating: Self.dead, count: 10))
        let result = try compile(try DigitPattern(pattern), then: end)
        languages[pattern] = result
        return result
    }

    /// The strings a pattern matches a beginning of.
    mutating func prefixes(_ pattern: String) throws -> State {
        try compile(try DigitPattern(pattern), then: anyDigits(0...Self.lengthMax))
    }

    private mutating func compile(_ pattern: DigitPattern, then next: State) throws -> State {
        switch pattern {
        case .digit(let mask):
            return state(0, (0..<10).map { mask >> $0 & 1 == 1 ? next : Self.dead })
        case .sequence(let parts):
            return try parts.reversed().reduce(next) { try compile($1, then: $0) }
        case .alternatives(let parts):
            return try parts.reduce(Self.dead) { overlay(try compile($1, then: next), on: $0) }
        case .repeated(let part, let least, let most):
            var result = next
            for _ in least..<most { result = overlay(next, on: try compile(part, then: result)) }
            for _ in 0..<least { result = try compile(part, then: result) }
            return result
        case .group(let part, _):
            return try compile(part, then: next)
        case .end:
            throw GeneratorFailure("$ in a pattern of whole numbers")
        }
    }
}
