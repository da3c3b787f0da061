/// Makes the automaton that chooses a format: leading digits → the formats that fit them, in order of preference.
///
/// Only the leading digits are walked. Which format of the list it is depends on the digit count alone.
struct FormatTable {
    /// One way to group a number.
    struct Format: Hashable {
        /// Least and most digits of each group.
        var groups: [ClosedRange<Int>]
        /// A byte below 10 is a group, any other stands for itself.
        var national: [UInt8]
        var international: [UInt8]

        var digitCounts: ClosedRange<Int> {
            groups.reduce(0) { $0 + $1.lowerBound }...groups.reduce(0) { $0 + $1.upperBound }
        }
    }

    private struct Row: Hashable {
        var list: Int
        var next: [Int]
    }

    private(set) var formats: [Format] = []
    /// List 0 is empty.
    private(set) var lists: [[Int]] = [[]]
    /// A target at or above 0 is a row, one below it is the list -1 - target.
    private var rows: [Row] = []
    /// The rows as `PlanLayout.Section.formatSteps`, once `layOut` has been called.
    private(set) var steps: [Int] = []
    private var places: [Int] = []
    private var formatIDs: [Format: Int] = [:]
    private var listIDs: [[Int]: Int] = [[]: 0]
    private var rowIDs: [Row: Int] = [:]
    private var languages = DigitLanguages()

    /// The target where the choice among `formats` begins.
    mutating func root(_ formats: [PhoneMetadata.Format]) throws -> Int {
        var pending: [Pending] = []
        for format in formats {
            let start = try format.leadingDigits.map { try languages.language($0) }
            pending.append(Pending(format: id(try Format(format)), state: start))
        }
        var memo: [[Pending]: Int] = [:]
        return target(pending, &memo)
    }

    private struct Pending: Hashable {
        var format: Int
        /// Nil: its leading digits have been seen.
        var state: DigitLanguages.State?
    }

    private mutating func target(_ candidates: [Pending], _ memo: inout [[Pending]: Int]) -> Int {
        let pending = settled(candidates)
        if let known = memo[pending] { return known }
        let list = id(list: pending.filter { $0.state == nil }.map(\.format))
        var result = -1 - list
        if pending.contains(where: { $0.state != nil }) {
            var next: [Int] = []
            for digit in 0..<10 {
                let following = pending.map { candidate in
                    Pending(format: candidate.format, state: candidate.state.map { languages.successor($0, digit) })
                }
                next.append(target(following, &memo))
            }
            if next.contains(where: { $0 != result }) { result = id(Row(list: list, next: next)) }
        }
        memo[pending] = result
        return result
    }

    /// Without those that failed, and without those whose digit counts an earlier format has taken.
    private func settled(_ candidates: [Pending]) -> [Pending] {
        var taken: Set<Int> = []
        var result: [Pending] = []
        for candidate in candidates where candidate.state != DigitLanguages.dead {
            let counts = formats[candidate.format].digitCounts
            if counts.allSatisfy({ taken.contains($0) }) { continue }
            var settled = candidate
            if let state = candidate.state, languages.outputs[state] != 0 { settled.state = nil }
            if settled.state == nil { taken.formUnion(counts) }
            result.append(settled)
        }
        return result
    }

    private mutating func id(_ format: Format) -> Int {
        if let known = formatIDs[format] { return known }
        formatIDs[format] = formats.count
        formats.append(format)
        return formats.count - 1
    }

    private mutating func id(list: [Int]) -> Int {
        if let known = listIDs[list] { return known }
        listIDs[list] = lists.count
        lists.append(list)
        return lists.count - 1
    }

    private mutating func id(_ row: Row) -> Int {
        if let known = rowIDs[row] { return known }
        rowIDs[row] = rows.count
        rows.append(row)
        return rows.count - 1
    }

    /// Writes all rows into `steps`; to be called when the last root is known.
    mutating func layOut() {
        let heads = rows.map { row in (0..<10).filter { $0 == 0 || row.next[$0] != row.next[$0 - 1] } }
        places = []
        var wordCount = 0
        for head in heads {
            places.append(wordCount)
            wordCount += 2 + head.count
        }
        steps = []
        steps.reserveCapacity(wordCount)
        for (row, head) in zip(rows, heads) {
            steps += [head.reduce(0) { $0 | 1 << $1 }, row.list]
            steps += head.map { target in
                row.next[target] >= 0 ? places[row.next[target]] : wordCount - 1 - row.next[target]
            }
        }
    }

    /// What stands for a target of `root` in the file.
    func place(of target: Int) -> Int { target >= 0 ? places[target] : steps.count - 1 - target }
}

extension FormatTable.Format {
    /// `(\d{2})(\d{3,4})` with `\1 \2` and the national rule `(0\1)`.
    init(_ format: PhoneMetadata.Format) throws {
        guard case .sequence(let parts) = try DigitPattern("(?:)" + format.pattern) else {
            throw GeneratorFailure("format \(format.pattern): not groups")
        }
        groups = try parts.dropFirst().map { part in
            guard case .group(let body, _) = part else { throw GeneratorFailure("format \(format.pattern): no group") }
            switch body {
            case .digit(0x3FF): return 1...1
            case .repeated(.digit(0x3FF), let least, let most): return least...most
            default: throw GeneratorFailure("format \(format.pattern): not any digits")
            }
        }
        international = try Self.template(format.template, groupCount: groups.count)
        national = international
        if let rule = format.nationalRule {
            // The rule's \1 stands for the first group that the template names, which need not be group 1.
            guard let place = international.firstIndex(where: { $0 < 10 }) else {
                throw GeneratorFailure("format \(format.template): no group")
            }
            let around = try Self.template(rule, groupCount: 1).map { $0 < 10 ? international[place] : $0 }
            national.replaceSubrange(place...place, with: around)
        }
    }

    private static func template(_ text: String, groupCount: Int) throws -> [UInt8] {
        var result: [UInt8] = []
        var isGroup = false
        for byte in text.utf8 {
            if isGroup {
                guard (0x31...0x39).contains(byte), Int(byte) - 0x30 <= groupCount else {
                    throw GeneratorFailure("template \(text): no such group")
                }
                result.append(byte - 0x30)
            } else if byte != UInt8(ascii: "\\") {
                // Python reads \15 as group 15.
                if let last = result.last, last < 10, (0x30...0x39).contains(byte) {
                    throw GeneratorFailure("template \(text): a digit behind a group")
                }
                guard (0x20..<0x7F).contains(byte) else { throw GeneratorFailure("template \(text): not ASCII") }
                result.append(byte)
            }
            isGroup = !isGroup && byte == UInt8(ascii: "\\")
        }
        return result
    }
}
