extension NumberingPlan {
    /// Consecutive entries: those of one calling code, or all.
    package struct Entries: RandomAccessCollection, Sendable {
        let first: Int
        package let count: Int
        package var startIndex: Int { 0 }
        package var endIndex: Int { count }
        package subscript(position: Int) -> Entry { Entry(index: UInt8(truncatingIfNeeded: first &+ position)) }
    }

    /// All entries, ordered by calling code, the main region of a code first.
    package var allEntries: Entries { Entries(first: 0, count: entries.count / PlanLayout.Field.count) }

    /// The entry of a region: `GB`; nil when it has no numbering plan, as `AQ`.
    package func entry(region: TwoLetters) -> Entry? { Self.entry(plusOne: regions[region.index]) }

    /// The entry that stands for a calling code: 44 → that of GB, 800 → that of `001`; nil when it is not assigned.
    package func mainEntry(callingCode: Int) -> Entry? {
        guard callingCode > 0, callingCode < PlanLayout.codeCount else { return nil }
        return Self.entry(plusOne: codes[callingCode])
    }

    @inline(__always) private static func entry(plusOne index: UInt8) -> Entry? {
        index == 0 ? nil : Entry(index: index &- 1)
    }

    /// The entries that share a calling code, main region first: 44 → GB GG IM JE; empty when it is not assigned.
    package func entries(callingCode: Int) -> Entries {
        guard let main = mainEntry(callingCode: callingCode) else { return Entries(first: 0, count: 0) }
        return Entries(first: Int(main.index), count: field(main, PlanLayout.Field.codeCount))
    }

    /// The entry that stands for the calling code of `entry`: JE → GB.
    package func mainEntry(of entry: Entry) -> Entry {
        Entry(index: UInt8(truncatingIfNeeded: field(entry, PlanLayout.Field.codeFirst)))
    }

    /// 1…999.
    package func callingCode(_ entry: Entry) -> Int { field(entry, PlanLayout.Field.callingCode) }

    package func region(_ entry: Entry) -> PhoneRegion { PhoneRegion(index: field(entry, PlanLayout.Field.region)) }

    /// The assigned calling code that digits begin with. Codes are prefix-free, so there is at most one.
    ///
    /// `447712345678` → 44 and 2 digits; `0044…` and `999…` → nil.
    package func callingCodePrefix(of digits: Span<UInt8>) -> (callingCode: Int, digitCount: Int)? {
        var value = 0
        var index = 0
        while index < 3, index < digits.count, ASCIILetter.isDigit(digits[index]) {
            value = value &* 10 &+ Int(digits[index] &- 0x30)
            index &+= 1
            if value == 0 { return nil }
            if codes[value] != 0 { return (value, index) }
        }
        return nil
    }

    /// Masks of digit counts: bit *n* set = an NSN of *n* digits is possible, or possible only when dialled locally.
    package func possibleLengths(_ entry: Entry) -> (national: UInt32, localOnly: UInt32) {
        func mask(_ place: Int) -> UInt32 { UInt32(field(entry, place)) | UInt32(field(entry, place + 1)) << 16 }
        return (mask(PlanLayout.Field.lengths), mask(PlanLayout.Field.localOnlyLengths))
    }

    /// The national (trunk) prefix to dial in front of an NSN: `0`, `8`, `06`; empty when there is none.
    package func nationalPrefix(_ entry: Entry) -> [UInt8] {
        text(field(entry, PlanLayout.Field.nationalPrefix), field(entry, PlanLayout.Field.prefixCounts) & 0xFF)
    }

    /// What is written between a number and its extension: ` x`, ` int `; nil = the usual ` ext. `.
    package func extensionPrefix(_ entry: Entry) -> [UInt8]? {
        let count = field(entry, PlanLayout.Field.prefixCounts) >> 8
        return count == 0 ? nil : text(field(entry, PlanLayout.Field.extensionPrefix), count)
    }

    private func text(_ offset: Int, _ count: Int) -> [UInt8] { (offset..<offset + count).map { bytes[$0] } }
}
