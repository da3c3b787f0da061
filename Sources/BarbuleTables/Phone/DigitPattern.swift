/// A regular expression of the metadata: digits, classes of digits, groups, alternatives, bounded repeats, `$`.
///
/// `(?:0|90)(?:(1[245])(\d{10,11}))?`. Anything else is refused, so that no pattern is compiled to something it does
/// not say.
indirect enum DigitPattern {
    /// Bit d set: the digit d.
    case digit(UInt16)
    case sequence([DigitPattern])
    /// In order of preference.
    case alternatives([DigitPattern])
    case repeated(DigitPattern, least: Int, most: Int)
    /// `number` counts from 1.
    case group(DigitPattern, number: Int)
    case end

    /// - Throws: `GeneratorFailure` for constructs outside the above.
    init(_ text: String) throws {
        var parser = DigitPatternParser(text: Array(text.utf8))
        self = try parser.alternatives()
        guard parser.position == parser.text.count else { throw parser.failure() }
    }

    /// How many capturing groups there are.
    var groupCount: Int {
        switch self {
        case .digit, .end: 0
        case .sequence(let parts), .alternatives(let parts): parts.reduce(0) { $0 + $1.groupCount }
        case .repeated(let part, _, _): part.groupCount
        case .group(let part, _): 1 + part.groupCount
        }
    }
}

private struct DigitPatternParser {
    let text: [UInt8]
    var position = 0
    var groupCount = 0

    mutating func alternatives() throws -> DigitPattern {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func sequence() throws -> DigitPattern {
        var parts: [DigitPattern] = []
        while position < text.count, text[position] != UInt8(ascii: "|"), text[position] != UInt8(ascii: ")") {
            parts.append(try repeated(try atom()))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom() throws -> DigitPattern {
        if take("(?:") { return try closed(try alternatives()) }
        if take("(") {
            guard !take("?") else { throw failure() }
            groupCount += 1
            let number = groupCount
            return .group(try closed(try alternatives()), number: number)
        }
        if take("\\d") { return .digit(0x3FF) }
        if take("$") { return .end }
        if take("[") { return .digit(try digitClass()) }
        return .digit(1 << (try digit()))
    }

    private mutating func closed(_ pattern: DigitPattern) throws -> DigitPattern {
        guard take(")") else { throw failure() }
        return pattern
    }

    private mutating func digitClass() throws -> UInt16 {
        var mask: UInt16 = 0
        while !take("]") {
            let first = try digit()
            let last = take("-") ? try digit() : first
            guard first <= last else { throw failure() }
            for digit in first...last { mask |= 1 << digit }
        }
        return mask
    }

    private mutating func repeated(_ pattern: DigitPattern) throws -> DigitPattern {
        if take("?") {
            guard !take("?") else { throw failure() }
            return .repeated(pattern, least: 0, most: 1)
        }
        guard take("{") else { return pattern }
        let least = try number()
        let most = take(",") ? try number() : least
        guard take("}"), least <= most, !take("?"), !take("+") else { throw failure() }
        return .repeated(pattern, least: least, most: most)
    }

    private mutating func number() throws -> Int {
        var value = try digit()
        while position < text.count, (0x30...0x39).contains(text[position]), value < 100 {
            value = value * 10 + (try digit())
        }
        return value
    }

    private mutating func digit() throws -> Int {
        guard position < text.count, (0x30...0x39).contains(text[position]) else { throw failure() }
        position += 1
        return Int(text[position - 1] - 0x30)
    }

    private mutating func take(_ token: String) -> Bool {
        guard text[position...].starts(with: token.utf8) else { return false }
        position += token.utf8.count
        return true
    }

    func failure() -> GeneratorFailure {
        GeneratorFailure("pattern \(String(decoding: text, as: UTF8.self)): not understood at byte \(position)")
    }
}
