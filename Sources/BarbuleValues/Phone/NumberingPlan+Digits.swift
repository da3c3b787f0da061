/// What a numbering plan says about digits without signs: prefixes that come off, lengths that are possible.
///
/// These are steps of libphonenumber's parser. They take digits as they are dialled and never look at `+`. All are O(1)
/// and allocate nothing.
extension NumberingPlan {
    // MARK: Copies

    /// The digits after the international prefix of an entry, `00` or `011` as its plan has it; nil when there is none.
    ///
    /// A zero cannot follow, because no calling code begins with one: `000…` from GB has no prefix.
    package func strippingInternationalPrefix(_ digits: PhoneDigits, _ entry: Entry) -> PhoneDigits? {
        var rest = digits
        return stripInternationalPrefix(from: &rest, entry) ? rest : nil
    }

    /// The calling code in front and the digits after it; nil when no assigned code stands there.
    package func splittingCallingCode(_ digits: PhoneDigits) -> (callingCode: Int, rest: PhoneDigits)? {
        var rest = digits
        return stripCallingCode(from: &rest).map { ($0, rest) }
    }

    /// The digits without the national prefix (trunk `0`, carrier code) of an entry, or transformed as its plan asks:
    /// `07712345678` in GB becomes `7712345678`, `4641234` in AG becomes `2684641234`.
    ///
    /// Nil when there is nothing to take off, or when a number of the plan would become none.
    package func strippingNationalPrefix(_ digits: PhoneDigits, _ entry: Entry) -> PhoneDigits? {
        let span = digits.bytes.span.extracting(digits.range)
        guard let match = nationalPrefix(of: span, entry) else { return nil }
        var rest = digits
        remove(match, from: &rest)
        return rest
    }

    /// The digits an entry takes for a national significant number: those after the national prefix, unless what is
    /// left could only be dialled locally or has a length no number has.
    package func nationalSignificantNumber(_ digits: PhoneDigits, _ entry: Entry) -> PhoneDigits {
        var rest = digits
        stripToNationalSignificantNumber(&rest, entry)
        return rest
    }

    /// Region and type of a national significant number under a calling code; type nil = not valid.
    package func classify(callingCode: Int, _ digits: PhoneDigits) -> (entry: Entry?, type: PhoneNumberType?) {
        let span = digits.bytes.span.extracting(digits.range)
        return classify(callingCode: callingCode, span)
    }

    /// The digits are a number of the entry's plan, by the most general pattern.
    package func matchesGeneral(_ digits: PhoneDigits, _ entry: Entry) -> Bool {
        let span = digits.bytes.span.extracting(digits.range)
        return matchesGeneral(entry, span)
    }

    /// Whether a national significant number may have so many digits, by the lengths of one entry.
    package func possibility(digitCount: Int, _ entry: Entry) -> PhoneNumber.Possibility {
        let lengths = possibleLengths(entry)
        guard digitCount < 32 else { return .tooLong }
        let bit: UInt32 = 1 << UInt32(digitCount)
        if lengths.localOnly & bit != 0 { return .localOnly }
        if lengths.national & bit != 0 { return .possible }
        if lengths.national < bit { return .tooLong }
        return lengths.national & (bit &- 1) == 0 ? .tooShort : .invalidLength
    }

    // MARK: In place
    //
    // One buffer from the text to the number: a copy would wait for the bytes just written to it.

    /// False leaves the digits as they are.
    @inline(__always)
    func stripInternationalPrefix(from digits: inout PhoneDigits, _ entry: Entry) -> Bool {
        guard let count = internationalPrefixCount(digits, entry) else { return false }
        digits.removeFirst(count)
        return true
    }

    @inline(__always)
    private func internationalPrefixCount(_ digits: borrowing PhoneDigits, _ entry: Entry) -> Int? {
        let span = digits.bytes.span.extracting(digits.start..<digits.end)
        guard let count = iddPrefixCount(entry, span) else { return nil }
        return count < span.count && span[count] == UInt8(ascii: "0") ? nil : count
    }

    @inline(__always)
    func stripCallingCode(from digits: inout PhoneDigits) -> Int? {
        guard let found = callingCodePrefix(digits) else { return nil }
        digits.removeFirst(found.digitCount)
        return found.callingCode
    }

    @inline(__always)
    func callingCodePrefix(_ digits: borrowing PhoneDigits) -> (callingCode: Int, digitCount: Int)? {
        let span = digits.bytes.span.extracting(digits.start..<digits.end)
        return callingCodePrefix(of: span)
    }

    @inline(__always)
    func stripToNationalSignificantNumber(_ digits: inout PhoneDigits, _ entry: Entry) {
        guard let match = possibleNationalPrefix(digits, entry) else { return }
        remove(match, from: &digits)
    }

    @inline(__always)
    private func possibleNationalPrefix(_ digits: borrowing PhoneDigits, _ entry: Entry) -> PrefixMatch? {
        let span = digits.bytes.span.extracting(digits.start..<digits.end)
        guard let match = nationalPrefixMatch(entry, span) else { return nil }
        switch possibility(digitCount: strippedCount(span, match), entry) {
        case .tooShort, .localOnly, .invalidLength: return nil
        default: return isWorthRemoving(match, from: span, entry) ? match : nil
        }
    }

    /// The prefix that would be taken off.
    @inline(__always)
    func nationalPrefix(of digits: Span<UInt8>, _ entry: Entry) -> PrefixMatch? {
        guard let match = nationalPrefixMatch(entry, digits), isWorthRemoving(match, from: digits, entry) else {
            return nil
        }
        return match
    }

    /// Not, if a number of the plan would become none.
    @inline(__always)
    private func isWorthRemoving(_ match: PrefixMatch, from digits: Span<UInt8>, _ entry: Entry) -> Bool {
        matchesGeneral(digits, without: match, entry) || !matchesGeneral(entry, digits)
    }

    @inline(__always)
    func matchesGeneral(_ digits: Span<UInt8>, without match: PrefixMatch?, _ entry: Entry) -> Bool {
        guard let match else { return matchesGeneral(entry, digits) }
        guard match.captured == nil else { return matchesGeneral(transformed(digits, match), entry) }
        return matchesGeneral(entry, digits.extracting(match.count...))
    }

    @inline(__always)
    func remove(_ match: PrefixMatch, from digits: inout PhoneDigits) {
        guard match.captured == nil else {
            digits = transformed(digits, match)
            return
        }
        digits.removeFirst(match.count)
    }

    private func transformed(_ digits: PhoneDigits, _ match: PrefixMatch) -> PhoneDigits {
        let span = digits.bytes.span.extracting(digits.range)
        return transformed(span, match)
    }

    @inline(never)
    private func transformed(_ digits: Span<UInt8>, _ match: PrefixMatch) -> PhoneDigits {
        var result = PhoneDigits()
        for index in 0..<strippedCount(digits, match) { result.append(strippedDigit(digits, match, at: index)) }
        return result
    }
}
