extension PatternParser {
    // MARK: Escapes

    /// AtomEscape :: DecimalEscape | CharacterClassEscape | CharacterEscape | `k` GroupName
    mutating func atomEscape() throws(PatternError) -> PatternNode {
        let offset = position - 1
        if let next = peek(), next >= c("1"), next <= c("9") {
            let number = decimal() ?? 0
            backReferences.append((number, offset))
            return .reference([number], ignoresCase: modifiers.ignoresCase)
        }
        if take("k") {
            guard take("<") else { throw failure("bad named reference", at: offset) }
            namedReferences.append((try groupName(), offset))
            // Stands for the name until all names are known.
            return .reference([-namedReferences.count], ignoresCase: modifiers.ignoresCase)
        }
        if let set = try classEscape() { return .set(closed(set)) }
        return .set(closed(CodePointSet(try characterEscape())))
    }

    /// CharacterClassEscape: `d D s S w W p{…} P{…}`; nil when something else follows the backslash.
    mutating func classEscape() throws(PatternError) -> CodePointSet? {
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
            return word
        case c("W"):
            position += 1
            return word.complement
        case c("p"), c("P"):
            position += 1
            return try unicodeProperty(isNegated: next == c("P"))
        default: return nil
        }
    }

    /// UnicodePropertyValueExpression in braces.
    mutating func unicodeProperty(isNegated: Bool) throws(PatternError) -> CodePointSet {
        let offset = position
        guard take("{") else { throw failure("\\p needs a property in braces") }
        var text = ""
        while let next = peek(), next != c("}") {
            guard let scalar = Unicode.Scalar(next), scalar.isASCII else { throw failure("unknown property") }
            text.unicodeScalars.append(scalar)
            position += 1
        }
        guard take("}") else { throw failure("\\p needs a property in braces", at: offset) }
        // Not ASCII, so that no pattern can write it.
        let key = isNegated ? "\u{AC}" + text : text
        if let known = properties[key] { return known }
        guard let set = UnicodeProperty.set(named: text) else {
            throw failure("unknown property \(text)", at: offset)
        }
        let result = isNegated ? set.complement : set
        properties[key] = result
        return result
    }

    /// CharacterEscape with `u`: control letters, `\0`, `\cX`, `\xHH`, `\u…`, and syntax characters only.
    mutating func characterEscape() throws(PatternError) -> UInt32 {
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
    mutating func unicodeEscape() throws(PatternError) -> UInt32 {
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
    mutating func characterClass() throws(PatternError) -> CodePointSet {
        let offset = position - 1
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var escapes: Set<ArraySlice<UInt32>> = []
        while let next = peek(), next != c("]") {
            let start = position
            let first = try classAtom()
            // A property has hundreds of ranges; a class that names it a thousand times is no larger for that.
            if first.codePoint == nil, !escapes.insert(codePoints[start..<position]).inserted, peek() != c("-") {
                continue
            }
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
        // Negation comes last (CharacterSetMatcher): [^k] without case is without K and the Kelvin sign.
        let set = closed(CodePointSet(ranges))
        return isNegated ? set.complement : set
    }

    /// One member of a class: a code point, or a set such as `\d`.
    mutating func classAtom() throws(PatternError) -> (codePoint: UInt32?, ranges: [ClosedRange<UInt32>]) {
        guard let next = peek() else { throw failure("the class is not closed") }
        position += 1
        guard next == c("\\") else { return (next, [next...next]) }
        if take("b") { return (8, [8...8]) }
        if take("-") { return (c("-"), [c("-")...c("-")]) }
        if let set = try classEscape() { return (nil, set.ranges) }
        let codePoint = try characterEscape()
        return (codePoint, [codePoint...codePoint])
    }
}
