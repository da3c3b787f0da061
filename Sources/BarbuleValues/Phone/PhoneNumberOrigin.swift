/// Where a number belongs: its calling code, and how that was found.
///
/// The readings, in order:
///
/// ```
/// +44 7712 345678                         after a plus
/// 011 44 7712 345678   from US            after the region's own international prefix
/// 44 7712 345678       from GB            the region's own code, when it is no number of the region otherwise
/// 07712 345678         from GB            national
/// ```
struct PhoneNumberOrigin {
    let callingCode: Int
    let source: PhoneNumber.CallingCodeSource

    /// Finds the calling code of digits and leaves the national significant number of them, 2…17 digits.
    ///
    /// - Parameter region: where the number was written down.
    @inline(__always)
    static func resolve(
        _ digits: inout PhoneDigits, hasPlus: Bool, _ region: NumberingPlan.Entry?, _ plan: NumberingPlan
    ) throws(PhoneNumberError) -> PhoneNumberOrigin {
        let origin: PhoneNumberOrigin
        let entry: NumberingPlan.Entry
        if let international = try international(&digits, hasPlus: hasPlus, region, plan) {
            origin = international
            guard let main = plan.mainEntry(callingCode: origin.callingCode) else { throw .invalidCallingCode }
            entry = main
        } else {
            // What follows a plus is never national.
            guard let region, !hasPlus else { throw .invalidCallingCode }
            origin = PhoneNumberOrigin(callingCode: plan.callingCode(region), source: .defaultRegion)
            entry = region
        }
        guard digits.count >= Limit.digitsMin else { throw .tooShort }
        plan.stripToNationalSignificantNumber(&digits, entry)
        guard digits.count >= Limit.digitsMin else { throw .tooShort }
        guard digits.count <= Limit.digitsMax else { throw .tooLong }
        return origin
    }

    enum Limit {
        static let digitsMin = 2
        static let digitsMax = 17
        /// Fewer digits after a prefix are a calling code at best.
        static let internationalDigitsMin = 3
    }

    @inline(__always)
    private static func international(
        _ digits: inout PhoneDigits, hasPlus: Bool, _ region: NumberingPlan.Entry?, _ plan: NumberingPlan
    ) throws(PhoneNumberError) -> PhoneNumberOrigin? {
        if hasPlus {
            guard digits.count >= Limit.internationalDigitsMin else { throw .tooShortAfterInternationalPrefix }
            if let code = plan.stripCallingCode(from: &digits) {
                return PhoneNumberOrigin(callingCode: code, source: .plusSign)
            }
            // No such code: perhaps the plus is one too many, `+00 44 …`.
        }
        guard let region else { return nil }
        if plan.stripInternationalPrefix(from: &digits, region) {
            guard digits.count >= Limit.internationalDigitsMin else { throw .tooShortAfterInternationalPrefix }
            guard let code = plan.stripCallingCode(from: &digits) else { throw .invalidCallingCode }
            return PhoneNumberOrigin(callingCode: code, source: .internationalPrefix)
        }
        return bare(&digits, region, plan)
    }

    /// The region's own calling code without a sign: taken off only if the digits are no number of the region with it,
    /// but are one without it, or are too many.
    @inline(__always)
    private static func bare(
        _ digits: inout PhoneDigits, _ region: NumberingPlan.Entry, _ plan: NumberingPlan
    ) -> PhoneNumberOrigin? {
        let code = plan.callingCode(region)
        guard let found = plan.callingCodePrefix(digits), found.callingCode == code else { return nil }
        let (isBetter, prefix) = withoutCallingCode(digits, found.digitCount, region, plan)
        guard isBetter else { return nil }
        digits.removeFirst(found.digitCount)
        if let prefix { plan.remove(prefix, from: &digits) }
        return PhoneNumberOrigin(callingCode: code, source: .bareCallingCode)
    }

    private static func withoutCallingCode(
        _ digits: borrowing PhoneDigits, _ codeDigitCount: Int, _ region: NumberingPlan.Entry, _ plan: NumberingPlan
    ) -> (isBetter: Bool, prefix: PrefixMatch?) {
        let span = digits.bytes.span.extracting(digits.start..<digits.end)
        let national = span.extracting(codeDigitCount...)
        let prefix = plan.nationalPrefix(of: national, region)
        let isBetter =
            plan.possibility(digitCount: span.count, region) == .tooLong
            || (plan.matchesGeneral(national, without: prefix, region) && !plan.matchesGeneral(region, span))
        return (isBetter, prefix)
    }
}
