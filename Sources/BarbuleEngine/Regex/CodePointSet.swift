/// A set of Unicode code points, kept as sorted ranges that neither overlap nor touch.
///
/// Surrogate code points may be members (a pattern may name `\uD800`); they never occur in valid UTF-8 text.
package struct CodePointSet: Sendable, Hashable {
    /// The last code point of Unicode.
    package static let codePointMax: UInt32 = 0x10FFFF

    package private(set) var ranges: [ClosedRange<UInt32>]

    package init(_ ranges: [ClosedRange<UInt32>] = []) {
        self.ranges = CodePointSet.normalized(ranges)
    }

    /// The set of one code point.
    package init(_ codePoint: UInt32) {
        ranges = [codePoint...codePoint]
    }

    package var isEmpty: Bool { ranges.isEmpty }

    /// Everything that is not a member.
    package var complement: CodePointSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...(range.lowerBound &- 1)) }
            next = range.upperBound &+ 1
        }
        if next <= CodePointSet.codePointMax { result.append(next...CodePointSet.codePointMax) }
        return CodePointSet(result)
    }

    package mutating func formUnion(_ other: CodePointSet) {
        ranges = CodePointSet.normalized(ranges + other.ranges)
    }

    package func union(_ other: CodePointSet) -> CodePointSet {
        CodePointSet(ranges + other.ranges)
    }

    /// - Complexity: O(log *n*) in the number of ranges.
    package func contains(_ codePoint: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low &+ high) / 2
            if ranges[middle].upperBound < codePoint { low = middle &+ 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= codePoint
    }

    private static func normalized(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = result.last, range.lowerBound <= last.upperBound &+ 1 else {
                result.append(range)
                continue
            }
            result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        }
        return result
    }
}

extension CodePointSet {
    /// `\d`: ASCII digits only (ECMA-262 22.2.2.9, CharacterClassEscape :: d).
    package static let digits = CodePointSet([0x30...0x39])
    /// `\w`: ASCII letters, digits and the underscore (ECMA-262 22.2.2.9.3, WordCharacters without `i`).
    package static let word = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// LineTerminator of ECMA-262 12.3.
    package static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
    /// `\s`: WhiteSpace and LineTerminator of ECMA-262 12.2 and 12.3: contains U+FEFF, does not contain U+0085.
    package static let space = CodePointSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// `.` without the `s` flag.
    package static let dot = lineTerminators.complement
    package static let all = CodePointSet([0...codePointMax])
}
