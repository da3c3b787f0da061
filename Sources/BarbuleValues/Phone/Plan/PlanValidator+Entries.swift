extension PlanValidator {
    func validateEntries() throws(NumberingPlan.FileError) {
        for entry in plan.allEntries {
            func field(_ field: Int) -> Int { plan.field(entry, field) }
            let name = "entry \(entry.index)"
            try require((1..<PlanLayout.codeCount).contains(plan.callingCode(entry)), "\(name): calling code")
            try require(field(PlanLayout.Field.region) <= PlanLayout.noRegion, "\(name): region")
            for place in [PlanLayout.Field.numberRoot, PlanLayout.Field.generalRoot] {
                try require(field(place) < plan.numberOutputs.count + runCount, "\(name): target of numbers")
            }
            for place in [PlanLayout.Field.internationalPrefixRoot, PlanLayout.Field.nationalPrefixRoot] {
                try require(field(place) < plan.prefixOutputs.count, "\(name): row of prefixes")
            }
            let transform = field(PlanLayout.Field.transformCounts)
            let counts = field(PlanLayout.Field.prefixCounts)
            try validateText(
                field(PlanLayout.Field.transform), (transform & 0xFF) + (transform >> 8), 0x30..<0x3A, name)
            try validateText(field(PlanLayout.Field.nationalPrefix), counts & 0xFF, 0x30..<0x3A, name)
            try validateText(field(PlanLayout.Field.extensionPrefix), counts >> 8, 0x20..<0x7F, name)
        }
    }

    private func validateText(
        _ offset: Int, _ count: Int, _ allowed: Range<UInt8>, _ name: String
    ) throws(NumberingPlan.FileError) {
        try require(offset + count <= plan.bytes.count, "\(name): text at \(offset)")
        for index in offset..<offset + count {
            try require(allowed.contains(plan.bytes[index]), "\(name): byte \(plan.bytes[index]) in a text")
        }
    }

    /// The entries of a code stand together, and codes and regions name each entry once.
    func validateCodes() throws(NumberingPlan.FileError) {
        var first = 0
        while first < entryCount {
            let main = NumberingPlan.Entry(index: UInt8(first))
            let count = plan.field(main, PlanLayout.Field.codeCount)
            let code = plan.callingCode(main)
            try require(count >= 1 && first + count <= entryCount, "entry \(first): \(count) entries of its code")
            try require(plan.codes[code] == first + 1, "codes: \(code) is not entry \(first)")
            for index in first..<first + count {
                let entry = NumberingPlan.Entry(index: UInt8(index))
                try require(
                    plan.callingCode(entry) == code && plan.field(entry, PlanLayout.Field.codeFirst) == first
                        && plan.field(entry, PlanLayout.Field.codeCount) == count,
                    "entry \(index): not of calling code \(code)")
                let region = plan.field(entry, PlanLayout.Field.region)
                try require(
                    region == PlanLayout.noRegion || plan.regions[region] == index + 1, "regions: entry \(index)")
            }
            first += count
        }
        for code in 0..<PlanLayout.codeCount where plan.codes[code] != 0 {
            let index = Int(plan.codes[code]) - 1
            try require(
                index < entryCount && plan.callingCode(NumberingPlan.Entry(index: UInt8(index))) == code,
                "codes: \(code)")
        }
        for region in 0..<PlanLayout.regionCount where plan.regions[region] != 0 {
            let index = Int(plan.regions[region]) - 1
            try require(
                index < entryCount
                    && plan.field(NumberingPlan.Entry(index: UInt8(index)), PlanLayout.Field.region) == region,
                "regions: \(region)")
        }
    }

    /// Besides the targets: a row that can be reached after *n* digits captures nothing beyond *n*.
    func validatePrefixes() throws(NumberingPlan.FileError) {
        try validateTargets(plan.prefixRows, "prefixRows", below: plan.prefixOutputs.count)
        let outcomeCount = plan.outcomes.count / 4
        var depths = [Int](repeating: -1, count: plan.prefixOutputs.count)
        var queue: [Int] = []
        for entry in plan.allEntries {
            for place in [PlanLayout.Field.internationalPrefixRoot, PlanLayout.Field.nationalPrefixRoot] {
                let root = plan.field(entry, place)
                if depths[root] < 0 {
                    depths[root] = 0
                    queue.append(root)
                }
            }
        }
        var next = 0
        while next < queue.count {
            let row = queue[next]
            next += 1
            for outcome in [Int(plan.prefixOutputs[row] & 0xFF), Int(plan.prefixOutputs[row] >> 8)] {
                try require(outcome < outcomeCount, "prefixOutputs: outcome \(outcome) in row \(row)")
                if outcome != 0 { try validateOutcome(outcome, depths[row]) }
            }
            for digit in 0..<10 {
                let target = Int(plan.prefixRows[row * 10 + digit])
                guard target != 0, depths[target] < 0 else { continue }
                depths[target] = depths[row] + 1
                queue.append(target)
            }
        }
    }

    private func validateOutcome(_ outcome: Int, _ digitCount: Int) throws(NumberingPlan.FileError) {
        for place in [outcome * 4, outcome * 4 + 2] {
            let (start, end) = (plan.outcomes[place], plan.outcomes[place + 1])
            try require(
                start == PlanLayout.noCapture || start <= end && Int(end) <= digitCount,
                "outcomes: \(outcome) captures \(start) to \(end) of \(digitCount) digits")
        }
    }
}
