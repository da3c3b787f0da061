/// What a numbering plan says about digits without signs: prefixes that come off, lengths that are possible.
///
/// These are steps of libphonenumber's parser. They take digits as they are dialled and never look at `+`.
extension NumberingPlan {
    /// The digits after the international prefix of an entry, `00` or `011` as its plan has it; nil when there is none.
    ///
    /// A zero cannot follow, because no calling code begins with one: `000…` from GB has no prefix.
    ///
    /// - Complexity: O(1); no allocation.
    package func strippingInternationalPrefix(_ digits: PhoneDigits, _ entry: Entry) -> PhoneDigits? {
        let span = digits.bytes.span
        guard let count = iddPrefixCount(entry, span.extracting(digits.range)) else { return nil }
        let rest = digits.dropping(count)
        return rest.first == UInt8(ascii: "0") ? nil : rest
    }

    /// The calling code in front and the digits after it; nil when no assigned code stands there.
    ///
    /// - Complexity: O(1); no allocation.
    package func splittingCallingCode(_ digits: PhoneDigits) -> (callingCode: Int, rest: PhoneDigits)? {
        let span = digits.bytes.span
        guard let found = callingCodePrefix(of: span.extracting(digits.range)) else { return nil }
        return (found.callingCode, digits.dropping(found.digitCount))
    }

    /// The digits without the national prefix (trunk `0`, carrier code) of an entry, or transformed as its plan asks:
    /// `07712345678` in GB becomes `7712345678`, `4641234` in AG becomes `2684641234`.
    ///
    /// Nil when there is nothing to take off, or when a number of the plan would become none.
    ///
    /// - Complexity: O(1); no allocation.
    package func strippingNationalPrefix(_ digits: PhoneDigits, _ entry: Entry) -> PhoneDigits? {
        guard digits.count > 0 else { return nil }
        let span = digits.bytes.span
        guard let match = nationalPrefixMatch(entry, span.extracting(digits.range)) else { return nil }
        let rest = match.captured == nil ? digits.dropping(match.count) : transformed(digits, match)
        if !matchesGeneral(rest, entry), matchesGeneral(digits, entry) { return nil }
        return rest
    }

    private func transformed(_ digits: PhoneDigits, _ match: PrefixMatch) -> PhoneDigits {
        let span = digits.bytes.span.extracting(digits.range)
        var result = PhoneDigits()
        for index in 0..<strippedCount(span, match) { result.append(strippedDigit(span, match, at: index)) }
        return result
    }

    /// The digits are a number of the entry's plan, by the most general pattern.
    ///
    /// - Complexity: O(1); no allocation.
    package func matchesGeneral(_ digits: PhoneDigits, _ entry: Entry) -> Bool {
        let span = digits.bytes.span
        return matchesGeneral(entry, span.extracting(digits.range))
    }

    /// Whether a national significant number may have so many digits, by the lengths of one entry.
    ///
    /// - Complexity: O(1); no allocation.
    package func possibility(digitCount: Int, _ entry: Entry) -> PhoneNumber.Possibility {
        let lengths = possibleLengths(entry)
        guard digitCount < 32 else { return .tooLong }
        let bit: UInt32 = 1 << UInt32(digitCount)
        if lengths.localOnly & bit != 0 { return .localOnly }
        if lengths.national & bit != 0 { return .possible }
        if lengths.national < bit { return .tooLong }
        return lengths.national & (bit &- 1) == 0 ? .tooShort : .invalidLength
    }

    /// The digits an entry takes for a national significant number: those after the national prefix, unless what is
    /// left could only be dialled locally or has a length no number has.
    ///
    /// - Complexity: O(1); no allocation.
    package func nationalSignificantNumber(_ digits: PhoneDigits, _ entry: Entry) -> PhoneDigits {
        guard let rest = strippingNationalPrefix(digits, entry) else { return digits }
        switch possibility(digitCount: rest.count, entry) {
        case .tooShort, .localOnly, .invalidLength: return digits
        default: return rest
        }
    }
}
