/// Checks every index of a plan once, so that look-ups need not.
///
/// Afterwards holds: each target is a row or what stands for the end, each offset with its count lies inside `bytes`,
/// each captured range lies inside the digits that were read, each format can group every digit count it is chosen for.
struct PlanValidator {
    let plan: NumberingPlan

    init(_ plan: NumberingPlan) { self.plan = plan }

    func validate() throws(NumberingPlan.FileError) {
        try validateShapes()
        try validateNumbers()
        try validateFormats()
        try validateEntries()
        try validateCodes()
        try validatePrefixes()
    }

    func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(NumberingPlan.FileError) {
        guard condition else { throw NumberingPlan.FileError(.invalid, reason()) }
    }

    var entryCount: Int { plan.entries.count / PlanLayout.Field.count }
    private var formatCount: Int { plan.formats.count / PlanLayout.FormatField.count }
    var runCount: Int { plan.runs.count / 2 }
    var listCount: Int { plan.listStarts.count - 1 }

    private func validateShapes() throws(NumberingPlan.FileError) {
        try require(plan.entries.count % PlanLayout.Field.count == 0, "entries: half an entry")
        try require((1...255).contains(entryCount), "entries: \(entryCount)")
        try require(plan.regions.count == PlanLayout.regionCount, "regions: \(plan.regions.count)")
        try require(plan.codes.count == PlanLayout.codeCount, "codes: \(plan.codes.count)")
        try require(plan.numberRows.count == plan.numberOutputs.count * 10, "numberRows: not ten for each output")
        try require(plan.prefixRows.count == plan.prefixOutputs.count * 10, "prefixRows: not ten for each output")
        try require(plan.prefixOutputs.count > 0, "prefixRows: none")
        try require(plan.runs.count % 2 == 0 && runCount > 0, "runs: \(plan.runs.count)")
        try require(plan.outcomes.count % 4 == 0 && plan.outcomes.count > 0, "outcomes: \(plan.outcomes.count)")
        try require(plan.formats.count % PlanLayout.FormatField.count == 0, "formats: half a format")
        try require(listCount >= 1, "listStarts: none")
    }

    func validateTargets(
        _ rows: PlanTable<UInt16>, _ name: String, below limit: Int
    ) throws(NumberingPlan.FileError) {
        for index in 0..<rows.count {
            try require(rows[index] < limit, "\(name): target \(rows[index]) of \(limit) in row \(index / 10)")
        }
    }

    private func validateNumbers() throws(NumberingPlan.FileError) {
        try validateTargets(plan.numberRows, "numberRows", below: plan.numberOutputs.count + runCount)
        for run in 0..<runCount {
            let end = Int(plan.runs[run * 2]) + Int(plan.runs[run * 2 + 1])
            try require(end <= plan.runOutputs.count, "runs: run \(run) ends at \(end)")
        }
        for table in [plan.numberOutputs, plan.runOutputs] {
            for index in 0..<table.count {
                try require(
                    table[index] & 15 < PhoneNumberType.count, "numberOutputs: type \(table[index] & 15) at \(index)")
            }
        }
    }

    private func validateFormats() throws(NumberingPlan.FileError) {
        try validateFormatSteps()
        for list in 0..<listCount {
            try require(plan.listStarts[list] <= plan.listStarts[list + 1], "listStarts: list \(list) runs backwards")
        }
        try require(plan.listStarts[listCount] == plan.listItems.count, "listStarts: the last list ends elsewhere")
        for index in 0..<plan.listItems.count {
            try require(plan.listItems[index] < formatCount, "listItems: format \(plan.listItems[index])")
        }
        for format in 0..<formatCount { try validateFormat(format) }
    }

    /// A target is the first word of a step, not one in the middle.
    private func validateFormatSteps() throws(NumberingPlan.FileError) {
        let words = plan.formatSteps
        var starts = [Bool](repeating: false, count: words.count)
        var place = 0
        while place < words.count {
            starts[place] = true
            try require(words[place] & 1 == 1 && words[place] < 1 << 10, "formatSteps: mask \(words[place]) at \(place)")
            let end = place + 2 + words[place].nonzeroBitCount
            try require(end <= words.count, "formatSteps: the last step is cut off")
            try require(words[place + 1] < listCount, "formatSteps: list \(words[place + 1]) at \(place)")
            place = end
        }
        place = 0
        while place < words.count {
            let end = place + 2 + words[place].nonzeroBitCount
            for index in place + 2..<end {
                try require(isFormatTarget(Int(words[index]), starts), "formatSteps: target \(words[index]) at \(index)")
            }
            place = end
        }
        for entry in plan.allEntries {
            for field in [PlanLayout.Field.nationalFormatRoot, PlanLayout.Field.internationalFormatRoot] {
                let root = plan.field(entry, field)
                try require(isFormatTarget(root, starts), "entry \(entry.index): target of formats \(root)")
            }
        }
    }

    private func isFormatTarget(_ target: Int, _ starts: [Bool]) -> Bool {
        target < starts.count ? starts[target] : target < starts.count + listCount
    }

    private func validateFormat(_ format: Int) throws(NumberingPlan.FileError) {
        func field(_ field: Int) -> Int { Int(plan.formats[format * PlanLayout.FormatField.count + field]) }
        let groups = field(PlanLayout.FormatField.groups)
        let groupCount = field(PlanLayout.FormatField.groupCount)
        try require(
            (1...PlanLayout.groupCountMax).contains(groupCount) && groups + groupCount * 2 <= plan.bytes.count,
            "format \(format): groups")
        var least = 0
        var most = 0
        for index in 0..<groupCount {
            let (low, high) = (Int(plan.bytes[groups + index * 2]), Int(plan.bytes[groups + index * 2 + 1]))
            try require(low <= high, "format \(format): group \(index + 1)")
            least += low
            most += high
        }
        let counts = field(PlanLayout.FormatField.digitCounts)
        try require(
            counts & 0xFF == least && counts >> 8 == most && most <= PlanLayout.digitCountMax,
            "format \(format): digit counts")
        let lengths = field(PlanLayout.FormatField.templateCounts)
        let templates = [
            (field(PlanLayout.FormatField.national), lengths & 0xFF),
            (field(PlanLayout.FormatField.international), lengths >> 8),
        ]
        for (offset, count) in templates {
            try require(offset + count <= plan.bytes.count, "format \(format): template")
            for index in offset..<offset + count {
                let byte = plan.bytes[index]
                try require(
                    (0x20..<0x7F).contains(byte) || byte >= 1 && byte <= groupCount,
                    "format \(format): byte \(byte) in a template")
            }
        }
    }
}
