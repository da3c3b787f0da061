/// Parses a pattern by the grammar of ECMA-262 §22.2.1 with the `u` flag and without Annex B.
///
/// So `\-`, `\_`, a lone `]` or `}` and `{` as a literal are syntax errors, as in `new RegExp(text, "u")`.
/// Look-around and back-references are recognised and refused with the reason `unsupported`, after the whole
/// pattern has been read, so that a syntax error elsewhere wins.
struct PatternParser {
    /// Groups inside groups; a bound for the recursion.
    static let groupDepthMax = 200

    private let codePoints: [UInt32]
    private var position = 0
    private var groupDepth = 0
    private var groupCount = 0
    private var groupNames: Set<[UInt32]> = []
    private var backReferences: [(number: Int, offset: Int)] = []
    private var namedReferences: [(name: [UInt32], offset: Int)] = []
    private var unsupported: PatternError?

    private init(_ codePoints: [UInt32]) {
        self.codePoints = codePoints
    }

    /// Pattern :: Disjunction
    ///
    /// - Parameter allowsUnsupported: only check the syntax; used by the format `regex`.
    static func parse(_ codePoints: [UInt32], allowsUnsupported: Bool = false) throws(PatternError) -> PatternNode {
        var parser = PatternParser(codePoints)
        let node = try parser.disjunction()
        if let rest = parser.peek() {
            throw parser.failure(rest == c(")") ? "there is no group to close" : "unexpected character")
        }
        // A decimal escape beyond the number of groups, and a name nobody defined, are early errors.
        for reference in parser.backReferences where reference.number > parser.groupCount {
            throw parser.failure("there is no group \(reference.number)", at: reference.offset)
        }
        for reference in parser.namedReferences where !parser.groupNames.contains(reference.name) {
            throw parser.failure("there is no group of this name", at: reference.offset)
        }
        if let unsupported = parser.unsupported, !allowsUnsupported { throw unsupported }
        return node
    }

    // MARK: Disjunction, Alternative, Term

    /// Disjunction :: Alternative | Alternative `|` Disjunction
    private mutating func disjunction() throws(PatternError) -> PatternNode {
        var alternatives = [try alternative()]
        while take("|") { alternatives.append(try alternative()) }
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func alternative() throws(PatternError) -> PatternNode {
        var terms: [PatternNode] = []
        while let next = peek(), next != c("|"), next != c(")") { terms.append(try term()) }
        if terms.isEmpty { return .empty }
        return terms.count == 1 ? terms[0] : .sequence(terms)
    }

    /// Term :: Assertion | Atom | Atom Quantifier
    private mutating func term() throws(PatternError) -> PatternNode {
        if take("^") { return .assertion(.start) }
        if take("$") { return .assertion(.end) }
        if startsWith("\\b") {
            position += 2
            return .assertion(.wordBoundary)
        }
        if startsWith("\\B") {
            position += 2
            return .assertion(.notWordBoundary)
        }
        for opener in ["(?=", "(?!", "(?<=", "(?<!"] where startsWith(opener) {
            note("look-around is not supported")
            position += opener.utf8.count
            _ = try group()
            return .empty
        }
        return try quantified(try atom())
    }

    /// Quantifier :: QuantifierPrefix | QuantifierPrefix `?`
    private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
        let bounds: (minimum: Int, maximum: Int?)
        if take("*") {
            bounds = (0, nil)
        } else if take("+") {
            bounds = (1, nil)
        } else if take("?") {
            bounds = (0, 1)
        } else if peek() == c("{") {
            bounds = try braces()
        } else {
            return node
        }
        _ = take("?")
        return .repetition(node, minimum: bounds.minimum, maximum: bounds.maximum)
    }

    /// `{n}`, `{n,}` or `{n,m}`
    private mutating func braces() throws(PatternError) -> (minimum: Int, maximum: Int?) {
        let offset = position
        position += 1
        guard let minimum = decimal() else {
            throw failure("a { here must start a quantifier such as {2,5}", at: offset)
        }
        var maximum: Int? = minimum
        if take(",") { maximum = decimal() }
        guard take("}") else { throw failure("incomplete quantifier", at: offset) }
        if let maximum, maximum < minimum { throw failure("numbers of the quantifier are out of order", at: offset) }
        return (minimum, maximum)
    }

    // MARK: Atom

    private mutating func atom() throws(PatternError) -> PatternNode {
        guard let next = peek() else { throw failure("unexpected end") }
        switch next {
        case c("."):
            position += 1
            return .set(.dot)
        case c("\\"):
            position += 1
            return try atomEscape()
        case c("["):
            position += 1
            return .set(try characterClass())
        case c("("):
            position += 1
            try groupSpecifier()
            return try group()
        case c("*"), c("+"), c("?"):
            throw failure("nothing to repeat")
        case c("{"):
            throw failure("nothing to repeat")
        case c("]"), c("}"):
            throw failure("a lone bracket must be escaped")
        default:
            position += 1
            return .set(CodePointSet(next))
        }
    }

    /// Reads up to and including the closing parenthesis.
    private mutating func group() throws(PatternError) -> PatternNode {
        let offset = position
        guard groupDepth < PatternParser.groupDepthMax else {
            throw PatternError(reason: .tooLarge, codePointOffset: offset, message: "groups are nested too deeply")
        }
        groupDepth += 1
        let node = try disjunction()
        groupDepth -= 1
        guard take(")") else { throw failure("the group is not closed", at: offset) }
        return node
    }

    /// After `(`: nothing, `?:` or `?<name>`.
    private mutating func groupSpecifier() throws(PatternError) {
        if startsWith("?:") {
            position += 2
            return
        }
        groupCount += 1
        guard take("?") else { return }
        guard take("<") else { throw failure("unknown kind of group") }
        let offset = position
        let name = try groupName()
        guard groupNames.insert(name).inserted else { throw failure("the group name is used twice", at: offset) }
    }

    /// GroupName :: `<` RegExpIdentifierName `>`, the `<` already read.
    private mutating func groupName() throws(PatternError) -> [UInt32] {
        var name: [UInt32] = []
        while let next = peek(), next != c(">") {
            position += 1
            var codePoint = next
            if next == c("\\") {
                guard take("u") else { throw failure("bad escape in a group name") }
                codePoint = try unicodeEscape()
            }
            guard PatternParser.isIdentifier(codePoint, first: name.isEmpty) else {
                throw failure("bad group name", at: position - 1)
            }
            name.append(codePoint)
        }
        guard take(">"), !name.isEmpty else { throw failure("bad group name") }
        return name
    }

    private static func isIdentifier(_ codePoint: UInt32, first: Bool) -> Bool {
        guard let scalar = Unicode.Scalar(codePoint) else { return false }
        if codePoint == c("$") || codePoint == c("_") { return true }
        if first { return scalar.properties.isIDStart }
        return scalar.properties.isIDContinue || codePoint == 0x200C || codePoint == 0x200D
    }

    // MARK: Escapes

    /// AtomEscape :: DecimalEscape | CharacterClassEscape | CharacterEscape | `k` GroupName
    private mutating func atomEscape() throws(PatternError) -> PatternNode {
        let offset = position - 1
        if let next = peek(), next >= c("1"), next <= c("9") {
            backReferences.append((decimal() ?? 0, offset))
            note("back-references are not supported", at: offset)
            return .empty
        }
        if take("k") {
            guard take("<") else { throw failure("bad named reference", at: offset) }
            namedReferences.append((try groupName(), offset))
            note("back-references are not supported", at: offset)
            return .empty
        }
        if let set = try classEscape() { return .set(set) }
        return .set(CodePointSet(try characterEscape()))
    }

    /// CharacterClassEscape: `d D s S w W p{…} P{…}`; nil when something else follows the backslash.
    private mutating func classEscape() throws(PatternError) -> CodePointSet? {
        guard let next = peek() else { throw failure("a backslash at the end") }
        switch next {
        case c("d"):
            position += 1
            return .digits
        case c("D"):
            position += 1
            return CodePointSet.digits.complement
        case c("s"):
            position += 1
            return .space
        case c("S"):
            position += 1
            return CodePointSet.space.complement
        case c("w"):
            position += 1
            return .word
        case c("W"):
            position += 1
            return CodePointSet.word.complement
        case c("p"), c("P"):
            position += 1
            let set = try unicodeProperty()
            return next == c("p") ? set : set.complement
        default: return nil
        }
    }

    /// UnicodePropertyValueExpression in braces.
    private mutating func unicodeProperty() throws(PatternError) -> CodePointSet {
        let offset = position
        guard take("{") else { throw failure("\\p needs a property in braces") }
        var text = ""
        while let next = peek(), next != c("}") {
            guard let scalar = Unicode.Scalar(next), scalar.isASCII else { throw failure("unknown property") }
            text.unicodeScalars.append(scalar)
            position += 1
        }
        guard take("}") else { throw failure("\\p needs a property in braces", at: offset) }
        guard let set = UnicodeProperty.set(named: text) else {
            throw failure("unknown property \(text)", at: offset)
        }
        return set
    }

    /// CharacterEscape with `u`: control letters, `\0`, `\cX`, `\xHH`, `\u…`, and syntax characters only.
    private mutating func characterEscape() throws(PatternError) -> UInt32 {
        let offset = position - 1
        guard let next = peek() else { throw failure("a backslash at the end") }
        position += 1
        switch next {
        case c("f"): return 0x0C
        case c("n"): return 0x0A
        case c("r"): return 0x0D
        case c("t"): return 0x09
        case c("v"): return 0x0B
        case c("0"):
            if let digit = peek(), isDigit(digit) { throw failure("octal escapes are not allowed", at: offset) }
            return 0
        case c("c"):
            guard let letter = peek(), isLetter(letter) else { throw failure("\\c needs a letter", at: offset) }
            position += 1
            return letter % 32
        case c("x"):
            guard let value = hexadecimal(digitCount: 2) else { throw failure("\\x needs two hex digits", at: offset) }
            return value
        case c("u"):
            return try unicodeEscape()
        case c("^"), c("$"), c("\\"), c("."), c("*"), c("+"), c("?"), c("("), c(")"), c("["), c("]"), c("{"), c("}"),
            c("|"), c("/"):
            return next
        default:
            throw failure("unknown escape", at: offset)
        }
    }

    /// After `\u`: `HHHH`, a surrogate pair of two such escapes, or `{H…}`.
    private mutating func unicodeEscape() throws(PatternError) -> UInt32 {
        let offset = max(0, position - 2)
        if take("{") {
            var value: UInt32 = 0
            var digitCount = 0
            while let next = peek(), let digit = hexadecimalValue(next) {
                position += 1
                digitCount += 1
                value = min(value, 0x110000) * 16 + digit
                if value > 0x10FFFF { value = 0x110000 }
            }
            guard digitCount > 0, value <= CodePointSet.codePointMax, take("}") else {
                throw failure("bad \\u{…} escape", at: offset)
            }
            return value
        }
        guard let first = hexadecimal(digitCount: 4) else { throw failure("\\u needs four hex digits", at: offset) }
        guard (0xD800...0xDBFF).contains(first), startsWith("\\u") else { return first }
        let mark = position
        position += 2
        guard let second = hexadecimal(digitCount: 4), (0xDC00...0xDFFF).contains(second) else {
            position = mark
            return first
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    // MARK: Character classes

    /// CharacterClass :: `[` `^`? ClassContents `]`, the opening bracket already read.
    private mutating func characterClass() throws(PatternError) -> CodePointSet {
        let offset = position - 1
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while let next = peek(), next != c("]") {
            let first = try classAtom()
            guard peek() == c("-"), position + 1 < codePoints.count, codePoints[position + 1] != c("]") else {
                ranges += first.ranges
                continue
            }
            let dash = position
            position += 1
            let last = try classAtom()
            guard let low = first.codePoint, let high = last.codePoint else {
                throw failure("a range needs single characters at both ends", at: dash)
            }
            guard low <= high else { throw failure("the range is out of order", at: dash) }
            ranges.append(low...high)
        }
        guard take("]") else { throw failure("the class is not closed", at: offset) }
        let set = CodePointSet(ranges)
        return isNegated ? set.complement : set
    }

    /// One member of a class: a code point, or a set such as `\d`.
    private mutating func classAtom() throws(PatternError) -> (codePoint: UInt32?, ranges: [ClosedRange<UInt32>]) {
        guard let next = peek() else { throw failure("the class is not closed") }
        position += 1
        guard next == c("\\") else { return (next, [next...next]) }
        if take("b") { return (8, [8...8]) }
        if take("-") { return (c("-"), [c("-")...c("-")]) }
        if let set = try classEscape() { return (nil, set.ranges) }
        let codePoint = try characterEscape()
        return (codePoint, [codePoint...codePoint])
    }

    // MARK: Reading

    private func peek() -> UInt32? { position < codePoints.count ? codePoints[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar.value else { return false }
        position += 1
        return true
    }

    private func startsWith(_ text: String) -> Bool {
        var index = position
        for scalar in text.unicodeScalars {
            guard index < codePoints.count, codePoints[index] == scalar.value else { return false }
            index += 1
        }
        return true
    }

    /// DecimalDigits; saturates, because any number this large is refused later.
    private mutating func decimal() -> Int? {
        var value: Int?
        while let next = peek(), isDigit(next) {
            position += 1
            value = min((value ?? 0) * 10 + Int(next - c("0")), 1 << 40)
        }
        return value
    }

    private mutating func hexadecimal(digitCount: Int) -> UInt32? {
        guard position + digitCount <= codePoints.count else { return nil }
        var value: UInt32 = 0
        for index in position..<(position + digitCount) {
            guard let digit = hexadecimalValue(codePoints[index]) else { return nil }
            value = value * 16 + digit
        }
        position += digitCount
        return value
    }

    private mutating func note(_ message: String, at offset: Int? = nil) {
        guard unsupported == nil else { return }
        unsupported = PatternError(reason: .unsupported, codePointOffset: offset ?? position, message: message)
    }

    private func failure(_ message: String, at offset: Int? = nil) -> PatternError {
        PatternError(reason: .syntax, codePointOffset: offset ?? position, message: message)
    }
}

@inline(__always) private func c(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }
private func isDigit(_ codePoint: UInt32) -> Bool { codePoint >= 0x30 && codePoint <= 0x39 }
private func isLetter(_ codePoint: UInt32) -> Bool {
    (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7A && codePoint < 0x80
}

private func hexadecimalValue(_ codePoint: UInt32) -> UInt32? {
    switch codePoint {
    case 0x30...0x39: return codePoint - 0x30
    case 0x41...0x46: return codePoint - 0x41 + 10
    case 0x61...0x66: return codePoint - 0x61 + 10
    default: return nil
    }
}
