/// Digits read against a numbering plan: calling code and national significant number.
///
/// The readings, in order:
///
/// ```
/// +44 7712 345678                         after a plus
/// 011 44 7712 345678   from US            after the region's own international prefix
/// 44 7712 345678       from GB            the region's own code, when it is no number of the region otherwise
/// 07712 345678         from GB            national
/// ```
struct ResolvedPhoneNumber {
    private(set) var callingCode: Int
    /// 2…17 of them.
    private(set) var digits: PhoneDigits
    private(set) var source: PhoneNumber.CallingCodeSource

    init(_ callingCode: Int, _ digits: PhoneDigits, _ source: PhoneNumber.CallingCodeSource) {
        self.callingCode = callingCode
        self.digits = digits
        self.source = source
    }

    /// - Parameter region: where the number was written down.
    init(
        _ written: PhoneDigits, hasPlus: Bool, _ region: NumberingPlan.Entry?, _ plan: NumberingPlan
    ) throws(PhoneNumberError) {
        let entry: NumberingPlan.Entry
        if let international = try Self.international(written, hasPlus: hasPlus, region, plan) {
            self = international
            guard let main = plan.mainEntry(callingCode: callingCode) else { throw .invalidCallingCode }
            entry = main
        } else {
            // What follows a plus is never national.
            guard let region, !hasPlus else { throw .invalidCallingCode }
            self.init(plan.callingCode(region), written, .defaultRegion)
            entry = region
        }
        guard digits.count >= Limit.digitsMin else { throw .tooShort }
        digits = plan.nationalSignificantNumber(digits, entry)
        guard digits.count >= Limit.digitsMin else { throw .tooShort }
        guard digits.count <= Limit.digitsMax else { throw .tooLong }
    }

    private enum Limit {
        static let digitsMin = 2
        static let digitsMax = 17
        /// As many digits after a prefix are a calling code at best.
        static let internationalDigitsMin = 3
    }

    private static func international(
        _ written: PhoneDigits, hasPlus: Bool, _ region: NumberingPlan.Entry?, _ plan: NumberingPlan
    ) throws(PhoneNumberError) -> ResolvedPhoneNumber? {
        if hasPlus {
            guard written.count >= Limit.internationalDigitsMin else { throw .tooShortAfterInternationalPrefix }
            if let (code, rest) = plan.splittingCallingCode(written) {
                return ResolvedPhoneNumber(code, rest, .plusSign)
            }
            // No such code: perhaps the plus is one too many, `+00 44 …`.
        }
        guard let region else { return nil }
        if let rest = plan.strippingInternationalPrefix(written, region) {
            guard rest.count >= Limit.internationalDigitsMin else { throw .tooShortAfterInternationalPrefix }
            guard let (code, rest) = plan.splittingCallingCode(rest) else { throw .invalidCallingCode }
            return ResolvedPhoneNumber(code, rest, .internationalPrefix)
        }
        return bare(written, region, plan)
    }

    /// The region's own calling code without a sign: taken off only if the digits are no number of the region with it,
    /// but are one without it, or are too many.
    private static func bare(
        _ written: PhoneDigits, _ region: NumberingPlan.Entry, _ plan: NumberingPlan
    ) -> ResolvedPhoneNumber? {
        let code = plan.callingCode(region)
        guard let codeDigitCount = written.starts(with: code) else { return nil }
        let national = written.dropping(codeDigitCount)
        let rest = plan.strippingNationalPrefix(national, region) ?? national
        let isBetter = plan.matchesGeneral(rest, region) && !plan.matchesGeneral(written, region)
        guard isBetter || plan.possibility(digitCount: written.count, region) == .tooLong else { return nil }
        return ResolvedPhoneNumber(code, rest, .bareCallingCode)
    }
}
