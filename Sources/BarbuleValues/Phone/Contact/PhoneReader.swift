/// Reads the one number of a record from up to three members that may repeat, complete or contradict each other.
///
/// The order of evidence: a plus sign; an international prefix; a trunk prefix; the full form with its calling code;
/// a national number of the given calling code, of the country, of the default region. Where two readings stay, the
/// answer is an error: never a guess.
///
/// ```swift
/// let reader = PhoneReader(plan: .bundled)
/// reader.read(PhoneEvidence(full: Array("+44 (0)7712 345678".utf8)))   // 44, 7712345678
/// ```
package struct PhoneReader: Sendable {
    package enum Level: String, Sendable {
        /// A number of a possible length is a number, even in no known range.
        case possible
        /// Only numbers in known ranges.
        case valid
    }

    private let plan: NumberingPlan
    private let level: Level

    package init(plan: NumberingPlan, level: Level = .possible) {
        self.plan = plan
        self.level = level
    }

    /// - Parameter evidence: texts after the text stages; at least one of them.
    /// - Returns: the number or why there is none, and what was seen on the way.
    /// - Issues: the `phone.…` codes, as findings and as the refusal.
    /// - Complexity: O(*n*) in the bytes of the texts.
    package func read(
        _ evidence: PhoneEvidence
    ) -> (result: Result<PhoneReading, PhoneRefusal>, findings: [PhoneFinding]) {
        var findings: [PhoneFinding] = []
        do throws(PhoneRefusal) {
            return (.success(try read(evidence, &findings)), findings)
        } catch {
            return (.failure(error), findings)
        }
    }

    private func read(_ evidence: PhoneEvidence, _ findings: inout [PhoneFinding]) throws(PhoneRefusal) -> PhoneReading {
        let code = try callingCode(evidence, &findings)
        var reading: PhoneReading?
        if let text = evidence.number {
            if let code {
                reading = try number(text, under: code, evidence, &findings)
            } else {
                reading = try full(text, .number, nil, evidence, &findings)
            }
        }
        if let text = evidence.full {
            let whole = try full(text, .full, code, evidence, &findings)
            if let reading, reading.callingCode != whole.callingCode || reading.nationalNumber != whole.nationalNumber {
                throw PhoneRefusal(code: "phone.conflict", part: .full)
            }
            reading = reading ?? whole
        }
        guard let reading else { throw PhoneRefusal(code: "phone.incomplete", part: .callingCode) }
        return reading
    }

    // MARK: The calling code

    private func callingCode(_ evidence: PhoneEvidence, _ findings: inout [PhoneFinding]) throws(PhoneRefusal) -> Int? {
        guard let text = evidence.callingCode else { return nil }
        if let written = try? PhoneFieldText(text), written.digitCountBeforeLetters == nil, !written.hasExtension {
            let digits = Array(written.digits.drop { $0 == 0x30 })
            if let code = plan.callingCodePrefix(of: digits.span), code.digitCount == digits.count {
                if digits != text { findings.append(PhoneFinding(code: "phone.formatting_removed", part: .callingCode)) }
                return code.callingCode
            }
        } else if let entry = region(text).flatMap(plan.entry(region:)) {
            findings.append(PhoneFinding(code: "phone.countrycode_is_region", part: .callingCode))
            return plan.callingCode(entry)
        }
        throw PhoneRefusal(code: "phone.countrycode_unknown", part: .callingCode)
    }

    /// A country as people write it. `UK` is reserved for it in ISO 3166-1.
    private func region(_ text: [UInt8]) -> TwoLetters? {
        if text.map({ $0 & 0xDF }).elementsEqual("UK".utf8) { return TwoLetters(Array("GB".utf8)) }
        guard case .canonical(let country) = CountryCode.read(text).outcome else { return nil }
        return TwoLetters(country)
    }

    // MARK: The number without calling code

    private func number(
        _ text: [UInt8], under code: Int, _ evidence: PhoneEvidence, _ findings: inout [PhoneFinding]
    ) throws(PhoneRefusal) -> PhoneReading {
        let written = try parse(text, .number)
        guard let home = plan.entry(of: code, for: evidence.country) else {
            throw PhoneRefusal(code: "phone.countrycode_unknown", part: .callingCode)
        }
        let national = nationalReading(of: written, in: home, allowsRepeatedCode: true)
        if written.hasPlus || national?.isValid != true, let whole = international(written, home, evidence) {
            guard whole.callingCode == code else { throw PhoneRefusal(code: "phone.conflict", part: .number) }
            findings.append(PhoneFinding(code: "phone.countrycode_in_number", part: .number))
            return try accept(whole, written, .number, evidence, &findings, isPrefixed: true)
        }
        return try accept(written.hasPlus ? nil : national, written, .number, evidence, &findings)
    }

    // MARK: The number with calling code

    private func full(
        _ text: [UInt8], _ part: PhonePart, _ code: Int?, _ evidence: PhoneEvidence, _ findings: inout [PhoneFinding]
    ) throws(PhoneRefusal) -> PhoneReading {
        let written = try parse(text, part)
        let home = home(code, evidence)
        let national = written.hasPlus ? nil : home.flatMap { nationalReading(of: written, in: $0, allowsRepeatedCode: false) }
        if let whole = international(written, home, evidence), written.hasPlus || national?.isValid != true {
            if let code, whole.callingCode != code { throw PhoneRefusal(code: "phone.conflict", part: part) }
            return try accept(whole, written, part, evidence, &findings, isPrefixed: !written.isPlainInternational)
        }
        if written.hasPlus { throw PhoneRefusal(code: "phone.invalid", part: part) }
        let whole = reading(ofFull: written.digits, written, evidence)
        guard let home else {
            guard let whole, whole.isValid else { throw PhoneRefusal(code: "phone.incomplete", part: part) }
            findings.append(PhoneFinding(code: "phone.plus_missing", part: part))
            return try accept(whole, written, part, evidence, &findings)
        }
        let chosen = try choose(whole, national, given: code, home: plan.callingCode(home), part)
        if let chosen, let whole, chosen.isSameNumber(as: whole) {
            findings.append(PhoneFinding(code: "phone.plus_missing", part: part))
            return try accept(whole, written, part, evidence, &findings)
        }
        if code == nil, chosen != nil { findings.append(PhoneFinding(code: "phone.country_inferred", part: part)) }
        return try accept(chosen, written, part, evidence, &findings)
    }

    /// The numbering plan that a number without calling code belongs to.
    private func home(_ code: Int?, _ evidence: PhoneEvidence) -> NumberingPlan.Entry? {
        if let code { return plan.entry(of: code, for: evidence.country) }
        return evidence.country.flatMap(plan.entry(region:)) ?? evidence.defaultRegion.flatMap(plan.entry(region:))
    }

    private func nationalReading(
        of written: PhoneFieldText, in home: NumberingPlan.Entry, allowsRepeatedCode: Bool
    ) -> PhoneInterpretation? {
        PhoneInterpretations(
            written.digits, callingCode: plan.callingCode(home), entry: home, plan: plan,
            digitCountBeforeBracketedZero: written.digitCountBeforeBracketedZero, allowsRepeatedCode: allowsRepeatedCode
        ).best
    }

    /// Digits without a plus: with their calling code (`whole`), or national?
    ///
    /// - Returns: nil when neither is a number.
    private func choose(
        _ whole: PhoneInterpretation?, _ national: PhoneInterpretation?, given: Int?, home: Int, _ part: PhonePart
    ) throws(PhoneRefusal) -> PhoneInterpretation? {
        guard let whole else { return national }
        if whole.callingCode == home {
            guard let national, !whole.isValid, national.isValid || national.hasTrunkPrefix else { return whole }
            return national
        }
        // Under another code, only a number that is known to exist.
        guard whole.isValid else { return national }
        if let national, national.isValid, national.hasTrunkPrefix || given != nil { return national }
        if given != nil { throw PhoneRefusal(code: "phone.conflict", part: part) }
        if let national, national.isValid { throw PhoneRefusal(code: "phone.ambiguous", part: part) }
        return whole
    }

    // MARK: Digits that begin with a calling code

    /// The number behind a plus or an international prefix: the one of the place, `00` or `011`. Nil without these.
    private func international(
        _ written: PhoneFieldText, _ home: NumberingPlan.Entry?, _ evidence: PhoneEvidence
    ) -> PhoneInterpretation? {
        let digits = written.digits
        var prefixCounts = written.hasPlus ? [0] : []
        if !written.hasPlus, let home, let count = plan.iddPrefixCount(home, digits.span) { prefixCounts.append(count) }
        if digits.starts(with: [0x30, 0x30]) { prefixCounts.append(2) }
        if !written.hasPlus, digits.starts(with: [0x30, 0x31, 0x31]) { prefixCounts.append(3) }
        for count in prefixCounts {
            if let found = reading(ofFull: Array(digits.dropFirst(count)), written, evidence) { return found }
        }
        return nil
    }

    private func reading(ofFull digits: [UInt8], _ written: PhoneFieldText, _ evidence: PhoneEvidence) -> PhoneInterpretation? {
        guard let code = plan.callingCodePrefix(of: digits.span),
            let entry = plan.entry(of: code.callingCode, for: evidence.country)
        else { return nil }
        let removedCount = written.digits.count - digits.count + code.digitCount
        return PhoneInterpretations(
            Array(digits.dropFirst(code.digitCount)), callingCode: code.callingCode, entry: entry, plan: plan,
            digitCountBeforeBracketedZero: written.digitCountBeforeBracketedZero.map { $0 - removedCount },
            allowsRepeatedCode: true
        ).best
    }

    // MARK: Taking a reading

    private func parse(_ text: [UInt8], _ part: PhonePart) throws(PhoneRefusal) -> PhoneFieldText {
        do throws(PhoneFieldText.Failure) {
            return try PhoneFieldText(text)
        } catch {
            throw PhoneRefusal(code: error == .multiple ? "phone.multiple" : "phone.invalid", part: part)
        }
    }

    /// - Parameter isPrefixed: an international prefix or a plus where none belongs was taken off.
    private func accept(
        _ chosen: PhoneInterpretation?, _ written: PhoneFieldText, _ part: PhonePart, _ evidence: PhoneEvidence,
        _ findings: inout [PhoneFinding], isPrefixed: Bool = false
    ) throws(PhoneRefusal) -> PhoneReading {
        guard let chosen, isSettled(chosen, evidence), isNoProse(written, chosen) else {
            throw PhoneRefusal(code: "phone.invalid", part: part)
        }
        if !chosen.isValid, level == .valid { throw PhoneRefusal(code: "phone.unassigned_range", part: part) }
        func note(_ code: String, when condition: Bool) {
            let finding = PhoneFinding(code: code, part: part)
            if condition, !findings.contains(finding) { findings.append(finding) }
        }
        note("phone.unassigned_range", when: !chosen.isValid)
        note("phone.formatting_removed", when: written.hasSigns || isPrefixed)
        note("phone.trunk_prefix_removed", when: chosen.hasTrunkPrefix)
        note("phone.countrycode_in_number", when: chosen.steps.contains(.repeatedCode))
        note("phone.vanity_letters", when: written.digitCountBeforeLetters != nil)
        note("phone.extension_dropped", when: written.hasExtension)
        return PhoneReading(
            callingCode: chosen.callingCode, nationalNumber: chosen.nationalNumber, region: chosen.region,
            type: chosen.type)
    }

    /// Reading the result again gives the result: nothing in it could be taken for a prefix or a code.
    private func isSettled(_ chosen: PhoneInterpretation, _ evidence: PhoneEvidence) -> Bool {
        guard chosen.isPossible, let entry = plan.entry(of: chosen.callingCode, for: evidence.country) else { return false }
        let again = PhoneInterpretations(
            chosen.nationalNumber, callingCode: chosen.callingCode, entry: entry, plan: plan, allowsRepeatedCode: true)
        return again.best?.steps == []
    }

    /// Letters are to be dialled only if they make a number that exists, and the digits before them alone do not.
    private func isNoProse(_ written: PhoneFieldText, _ chosen: PhoneInterpretation) -> Bool {
        guard let count = written.digitCountBeforeLetters else { return true }
        let nationalCount = chosen.nationalNumber.count - (written.digits.count - count)
        return chosen.isValid && !plan.isPossible(callingCode: chosen.callingCode, digitCount: nationalCount)
    }
}

extension PhoneReader {
    /// Whether `read` would surely return these two without a finding.
    ///
    /// - Complexity: O(1); no allocation.
    package func isCanonical(callingCode text: Span<UInt8>, number: Span<UInt8>, country: TwoLetters?) -> Bool {
        guard let code = plan.callingCodePrefix(of: text), code.digitCount == text.count else { return false }
        return isCanonical(code.callingCode, number, country)
    }

    /// Whether `read` would surely return the number with this calling code and these digits without a finding.
    ///
    /// - Parameter full: without the plus sign.
    package func isCanonical(full: Span<UInt8>, country: TwoLetters?) -> Bool {
        guard let code = plan.callingCodePrefix(of: full) else { return false }
        return isCanonical(code.callingCode, full.extracting(droppingFirst: code.digitCount), country)
    }

    /// In a known range, not to be taken for one with a repeated code, and of the country.
    private func isCanonical(_ callingCode: Int, _ number: Span<UInt8>, _ country: TwoLetters?) -> Bool {
        guard number.count <= 17 else { return false }
        for index in number.indices where !ASCIILetter.isDigit(number[index]) { return false }
        let found = plan.classify(callingCode: callingCode, number)
        guard let type = found.type else { return false }
        if type != .mobile, let again = plan.callingCodePrefix(of: number), again.callingCode == callingCode { return false }
        guard let country else { return true }
        return found.entry.flatMap { plan.region($0).letters } == country
    }
}

extension NumberingPlan {
    /// The metadata of a calling code: that of the country where it shares the code, else of the code's main region.
    fileprivate func entry(of callingCode: Int, for country: TwoLetters?) -> Entry? {
        if let country, let entry = entry(region: country), self.callingCode(entry) == callingCode { return entry }
        return mainEntry(callingCode: callingCode)
    }

    /// Whether numbers of the plan may have so many digits, as full numbers.
    func isPossible(callingCode: Int, digitCount: Int) -> Bool {
        guard (0..<32).contains(digitCount), let entry = mainEntry(callingCode: callingCode) else { return false }
        return possibleLengths(entry).national >> UInt32(digitCount) & 1 == 1
    }
}
