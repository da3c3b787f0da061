import BarbuleValues

/// Compiles the metadata of all regions into the sections of a numbering plan file.
struct PlanBuilder {
    private let metadata: PhoneMetadata
    private var languages = DigitLanguages()
    private var prefixes = PrefixTable()
    private var formats = FormatTable()
    private var bytes: [UInt8] = []

    init(_ metadata: PhoneMetadata) { self.metadata = metadata }

    /// Where the walks of one entry begin.
    private struct Roots {
        var number = DigitLanguages.dead
        var general = DigitLanguages.dead
        var internationalPrefix = 0
        var nationalPrefix = 0
        /// Targets of `FormatTable`.
        var nationalFormat = -1
        var internationalFormat = -1
    }

    /// The bytes of the file.
    mutating func file() throws -> [UInt8] {
        let entries = metadata.entries
        guard entries.count <= 255 else { throw GeneratorFailure("\(entries.count) entries") }
        var roots: [Roots] = []
        var codes: [Range<Int>] = []
        var first = 0
        while first < entries.count {
            let end = entries[first...].firstIndex { $0.callingCode != entries[first].callingCode } ?? entries.count
            var shared = Roots()
            shared.number = try numberRoot(Array(entries[first..<end]))
            try addFormats(of: entries[first], to: &shared)
            for entry in entries[first..<end] { roots.append(try withPrefixes(of: entry, shared)) }
            codes.append(first..<end)
            first = end
        }
        formats.layOut()
        let numbers = NumberTable(languages, roots: roots.map(\.number) + roots.map(\.general))
        return try write(roots, codes, numbers)
    }

    /// Every entry's numbers under one calling code, in the order of `region_code_for_number`: the first entry that
    /// claims the leading digits, or else the first for whose patterns the number is valid.
    private mutating func numberRoot(_ entries: [PhoneMetadata.Entry]) throws -> DigitLanguages.State {
        var root = DigitLanguages.dead
        for (index, entry) in entries.enumerated().reversed() {
            let region = PlanLayout.output(localEntry: index, type: 0)
            let valid = languages.map(try types(entry), to: region, keeping: true)
            if entries.count > 1, let leadingDigits = entry.leadingDigits {
                let claimed = try languages.prefixes(leadingDigits)
                root = languages.overlay(languages.map(claimed, to: region), on: root)
                root = languages.overlay(languages.mask(valid, by: claimed), on: root)
            } else {
                root = languages.overlay(valid, on: root)
            }
        }
        return root
    }

    /// The order of `_number_type_helper`, the last type asked for first.
    private static let order: [(kind: String, type: PhoneNumberType)] = [
        ("voicemail", .voicemail), ("uan", .uan), ("pager", .pager), ("personal_number", .personalNumber),
        ("voip", .voip), ("shared_cost", .sharedCost), ("toll_free", .tollFree), ("premium_rate", .premiumRate),
    ]

    private mutating func types(_ entry: PhoneMetadata.Entry) throws -> DigitLanguages.State {
        func pattern(_ kind: String) -> String? { entry.descriptions[kind]?.pattern }
        let fixed = try language(entry.descriptions["fixed_line"])
        let mobile = try language(entry.descriptions["mobile"])
        let isShared = pattern("fixed_line") == pattern("mobile")
        var result = isShared ? DigitLanguages.dead : languages.map(mobile, to: UInt16(PhoneNumberType.mobile.index))
        result = languages.overlay(languages.map(fixed, to: UInt16(PhoneNumberType.fixedLine.index)), on: result)
        let both = isShared ? fixed : languages.mask(fixed, by: mobile)
        result = languages.overlay(
            languages.map(both, to: UInt16(PhoneNumberType.fixedLineOrMobile.index)), on: result)
        for (kind, type) in Self.order {
            let numbers = try language(entry.descriptions[kind])
            result = languages.overlay(languages.map(numbers, to: UInt16(type.index)), on: result)
        }
        return languages.mask(result, by: try language(entry.general))
    }

    /// Numbers that match the pattern and have one of the lengths.
    private mutating func language(_ description: PhoneMetadata.Description?) throws -> DigitLanguages.State {
        guard let description, let pattern = description.pattern, !pattern.isEmpty else { return DigitLanguages.dead }
        let all = try languages.language(pattern)
        if description.lengths.isEmpty { return all }
        return languages.mask(all, by: languages.anyDigits(description.lengths))
    }

    private mutating func addFormats(of main: PhoneMetadata.Entry, to roots: inout Roots) throws {
        roots.nationalFormat = try formats.root(main.formats)
        roots.internationalFormat =
            main.internationalFormats.isEmpty ? roots.nationalFormat : try formats.root(main.internationalFormats)
    }

    private mutating func withPrefixes(of entry: PhoneMetadata.Entry, _ shared: Roots) throws -> Roots {
        var roots = shared
        if let pattern = entry.general.pattern, !pattern.isEmpty { roots.general = try languages.language(pattern) }
        roots.internationalPrefix = try prefixes.root(entry.internationalPrefix)
        roots.nationalPrefix = try prefixes.root(
            entry.nationalPrefixForParsing, transform: entry.nationalPrefixTransform)
        return roots
    }
}

// MARK: - Writing

extension PlanBuilder {
    private mutating func write(_ roots: [Roots], _ codes: [Range<Int>], _ numbers: NumberTable) throws -> [UInt8] {
        var file = PlanFile(version: metadata.version)
        var regionIndex = [Int](repeating: 0, count: PlanLayout.regionCount)
        var codeIndex = [Int](repeating: 0, count: PlanLayout.codeCount)
        var fields: [Int] = []
        for code in codes {
            codeIndex[metadata.entries[code.lowerBound].callingCode] = code.lowerBound + 1
            for index in code {
                let region = TwoLetters(Array(metadata.entries[index].region.utf8))
                if let region { regionIndex[region.index] = index + 1 }
                fields += try entryFields(index, code, roots[index], numbers)
            }
        }
        try file.set(.entries, fields)
        try file.set(.regions, regionIndex)
        try file.set(.codes, codeIndex)
        try file.set(.numberRows, numbers.rows.flatMap { $0 })
        try file.set(.numberOutputs, numbers.outputs)
        try file.set(.runs, numbers.runs.flatMap { [$0.offset, $0.count] })
        try file.set(.runOutputs, numbers.runOutputs.map(Int.init))
        try file.set(.prefixRows, prefixes.rows.flatMap { $0 })
        guard prefixes.outcomes.count <= 256 else { throw GeneratorFailure("\(prefixes.outcomes.count) outcomes") }
        try file.set(.prefixOutputs, prefixes.results.map { $0.match | $0.matchAtEnd << 8 })
        try file.set(.outcomes, prefixes.outcomes.flatMap { captureFields($0.captured) + captureFields($0.carrier) })
        try file.set(.formatSteps, formats.steps)
        var starts = [0]
        for list in formats.lists { starts.append((starts.last ?? 0) + list.count) }
        try file.set(.listStarts, starts)
        try file.set(.listItems, formats.lists.flatMap { $0 })
        try file.set(.formats, formats.formats.flatMap { formatFields($0) })
        try file.set(.bytes, bytes.map(Int.init))
        return file.bytes()
    }

    private mutating func entryFields(
        _ index: Int, _ code: Range<Int>, _ roots: Roots, _ numbers: NumberTable
    ) throws -> [Int] {
        let entry = metadata.entries[index]
        var fields = [Int](repeating: 0, count: PlanLayout.Field.count)
        fields[PlanLayout.Field.callingCode] = entry.callingCode
        fields[PlanLayout.Field.region] = TwoLetters(Array(entry.region.utf8))?.index ?? PlanLayout.noRegion
        fields[PlanLayout.Field.codeFirst] = code.lowerBound
        fields[PlanLayout.Field.codeCount] = code.count
        fields[PlanLayout.Field.numberRoot] = numbers.targets[roots.number] ?? 0
        fields[PlanLayout.Field.generalRoot] = numbers.targets[roots.general] ?? 0
        fields[PlanLayout.Field.internationalPrefixRoot] = roots.internationalPrefix
        fields[PlanLayout.Field.nationalPrefixRoot] = roots.nationalPrefix
        fields[PlanLayout.Field.nationalFormatRoot] = formats.place(of: roots.nationalFormat)
        fields[PlanLayout.Field.internationalFormatRoot] = formats.place(of: roots.internationalFormat)
        let lengths = try mask(entry.general.lengths)
        let localOnly = try mask(entry.general.localOnlyLengths)
        fields[PlanLayout.Field.lengths] = lengths & 0xFFFF
        fields[PlanLayout.Field.lengths + 1] = lengths >> 16
        fields[PlanLayout.Field.localOnlyLengths] = localOnly & 0xFFFF
        fields[PlanLayout.Field.localOnlyLengths + 1] = localOnly >> 16
        if let rule = entry.nationalPrefixTransform {
            let transform = try Transform(rule)
            fields[PlanLayout.Field.transform] = place(Array((transform.prefix + transform.suffix).utf8))
            fields[PlanLayout.Field.transformCounts] = transform.prefix.utf8.count | transform.suffix.utf8.count << 8
        }
        let nationalPrefix = Array((entry.nationalPrefix ?? "").utf8)
        let extensionPrefix = Array((entry.extensionPrefix ?? "").utf8)
        fields[PlanLayout.Field.nationalPrefix] = place(nationalPrefix)
        fields[PlanLayout.Field.extensionPrefix] = place(extensionPrefix)
        fields[PlanLayout.Field.prefixCounts] = nationalPrefix.count | extensionPrefix.count << 8
        return fields
    }

    private func mask(_ lengths: [Int]) throws -> Int {
        try lengths.filter { $0 >= 0 }.reduce(0) { mask, length in
            guard length <= PlanLayout.digitCountMax else { throw GeneratorFailure("numbers of \(length) digits") }
            return mask | 1 << length
        }
    }

    private func captureFields(_ range: Range<Int>?) -> [Int] {
        range.map { [$0.lowerBound, $0.upperBound] } ?? [Int](repeating: Int(PlanLayout.noCapture), count: 2)
    }

    private mutating func formatFields(_ format: FormatTable.Format) -> [Int] {
        var fields = [Int](repeating: 0, count: PlanLayout.FormatField.count)
        fields[PlanLayout.FormatField.groups] = place(
            format.groups.flatMap { [UInt8($0.lowerBound), UInt8($0.upperBound)] })
        fields[PlanLayout.FormatField.groupCount] = format.groups.count
        fields[PlanLayout.FormatField.digitCounts] = format.digitCounts.lowerBound | format.digitCounts.upperBound << 8
        fields[PlanLayout.FormatField.national] = place(format.national)
        fields[PlanLayout.FormatField.international] = place(format.international)
        fields[PlanLayout.FormatField.templateCounts] = format.national.count | format.international.count << 8
        return fields
    }

    /// Where these bytes stand among all; equal ones once.
    private mutating func place(_ text: [UInt8]) -> Int {
        if text.isEmpty { return 0 }
        if let known = bytes.firstRange(of: text) { return known.lowerBound }
        bytes += text
        return bytes.count - text.count
    }
}
