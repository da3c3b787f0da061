extension NumberingPlan {
    package enum FormatStyle: Sendable, Hashable {
        /// As dialled inside the country, with its prefix: `020 7946 0000`.
        case national
        /// Without calling code: `20 7946 0000` of `+44 20 7946 0000`.
        case international
    }

    /// Appends an NSN in its groups; as it is when no format fits. Formats are those of the entry's calling code.
    ///
    /// - Parameter nsn: ASCII digits.
    /// - Complexity: O(*n*) in the digits; no allocation besides what `text` grows by.
    package func appendFormatted(_ nsn: Span<UInt8>, _ entry: Entry, _ style: FormatStyle, to text: inout [UInt8]) {
        let isNational = style == .national
        let root = isNational ? PlanLayout.Field.nationalFormatRoot : PlanLayout.Field.internationalFormatRoot
        guard let format = format(field(entry, root), nsn) else {
            for index in nsn.indices { text.append(nsn[index]) }
            return
        }
        let counts = formatField(format, PlanLayout.FormatField.templateCounts)
        let template = formatField(
            format, isNational ? PlanLayout.FormatField.national : PlanLayout.FormatField.international)
        for place in template..<template &+ (isNational ? counts & 0xFF : counts >> 8) {
            let byte = bytes[place]
            if byte <= PlanLayout.groupCountMax {
                let group = group(Int(byte), format, nsn.count)
                for index in group { text.append(nsn[index]) }
            } else {
                text.append(byte)
            }
        }
    }

    /// The first format whose leading digits and digit count fit.
    @inline(__always) private func format(_ root: Int, _ nsn: Span<UInt8>) -> Int? {
        let wordCount = formatSteps.count
        var target = root
        var index = 0
        while target < wordCount {
            let digit = index < nsn.count ? nsn[index] &- 0x30 : 10
            guard digit < 10 else {
                target = wordCount &+ Int(formatSteps[target &+ 1])
                break
            }
            let changes = formatSteps[target] & ((2 as UInt16) &<< UInt16(digit) &- 1)
            target = Int(formatSteps[target &+ 1 &+ changes.nonzeroBitCount])
            index &+= 1
        }
        let list = target &- wordCount
        for item in Int(listStarts[list])..<Int(listStarts[list &+ 1]) {
            let format = Int(listItems[item])
            let counts = formatField(format, PlanLayout.FormatField.digitCounts)
            if nsn.count >= counts & 0xFF, nsn.count <= counts >> 8 { return format }
        }
        return nil
    }

    /// Digits of a group from 1: each takes as many as it may and the groups behind it can spare.
    private func group(_ number: Int, _ format: Int, _ digitCount: Int) -> Range<Int> {
        let groups = formatField(format, PlanLayout.FormatField.groups)
        var spare = digitCount &- formatField(format, PlanLayout.FormatField.digitCounts) & 0xFF
        var start = 0
        var count = 0
        for index in 0..<number {
            start &+= count
            let least = Int(bytes[groups &+ index &* 2])
            let most = Int(bytes[groups &+ index &* 2 &+ 1])
            count = min(most, least &+ spare)
            spare &-= count &- least
        }
        return start..<start &+ count
    }

    @inline(__always) private func formatField(_ format: Int, _ field: Int) -> Int {
        Int(formats[format &* PlanLayout.FormatField.count &+ field])
    }
}
