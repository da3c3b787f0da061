extension NumberingPlan {
    /// Where a national significant number (NSN) is from and of what type it is: one walk over its first digits.
    ///
    /// `(44, "7712345678")` → GB, mobile. `(1, "2684644391")` → AG, mobile. `(44, "12")` → nil, nil.
    ///
    /// - Parameter nsn: ASCII digits, 17 at most. Digits that decide nothing are not looked at.
    /// - Returns: `entry`: as `region_code_for_number`: the entry of a calling code that has only one; of a shared code,
    ///   the one that claims the leading digits, be the number valid or not, or else the one it is valid in.
    ///   `type`: nil = not valid.
    /// - Complexity: O(*n*) in the digits; no allocation.
    package func classify(callingCode: Int, _ nsn: Span<UInt8>) -> (entry: Entry?, type: PhoneNumberType?) {
        guard let main = mainEntry(callingCode: callingCode) else { return (nil, nil) }
        let output = numberOutput(field(main, PlanLayout.Field.numberRoot), nsn)
        let localEntry = Int(output >> 4) &- 1
        let entryCount = field(main, PlanLayout.Field.codeCount)
        guard localEntry >= 0, localEntry < entryCount else { return (entryCount == 1 ? main : nil, nil) }
        let entry = Entry(index: main.index &+ UInt8(truncatingIfNeeded: localEntry))
        let type = UInt8(truncatingIfNeeded: output & 15)
        return (entry, type == 0 ? nil : PhoneNumberType(unchecked: type))
    }

    /// The general description of the entry matches all digits. Digit counts are not asked for; that is what removing
    /// a prefix wants to know. Digits that decide nothing are not looked at.
    ///
    /// - Complexity: O(*n*) in the digits; no allocation.
    package func matchesGeneral(_ entry: Entry, _ nsn: Span<UInt8>) -> Bool {
        numberOutput(field(entry, PlanLayout.Field.generalRoot), nsn) != 0
    }

    /// - Returns: 0 when the number is not in the language of `root`.
    @inline(__always) private func numberOutput(_ root: Int, _ digits: Span<UInt8>) -> UInt16 {
        let rowCount = numberOutputs.count
        var target = root
        var index = 0
        while target < rowCount {
            guard index < digits.count else { return numberOutputs[target] }
            let digit = Int(digits[index] &- 0x30)
            guard digit < 10 else { return 0 }
            target = Int(numberRows[target &* 10 &+ digit])
            index &+= 1
        }
        let run = (target &- rowCount) &* 2
        let left = digits.count &- index
        return left < Int(runs[run &+ 1]) ? runOutputs[Int(runs[run]) &+ left] : 0
    }
}
