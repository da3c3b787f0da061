/// A telephone number, read, checked and written as libphonenumber does it, without a regular expression.
///
/// ```swift
/// let number = try PhoneNumber("(0)20 7031 3000 ext. 9", region: "GB")
/// number.callingCode                 // 44
/// number.nationalNumber              // "2070313000"
/// number.isValid                     // true
/// number.type                        // .fixedLine
/// number.region                      // "GB"
/// number.formatted(.international)   // "+44 20 7031 3000 x9"
/// ```
///
/// Results are those of libphonenumber with the metadata of ``NumberingPlan/version``: the number is taken out of its
/// text, so that `"Tel: +44 20 7031 3000 (office)"` is a number too. *Valid* says that the numbering plan has such numbers,
/// not that the number is in use; numbering plans change every two weeks, so do not store it.
///
/// Two numbers are equal when calling code, national significant number and extension are.
///
/// - Source: libphonenumber and its metadata (Apache License 2.0); ITU-T E.164; RFC 3966.
public struct PhoneNumber: Sendable {
    /// ITU-T E.164 country calling code: 1…999, assigned.
    public var callingCode: Int { Int(storedCallingCode) }
    /// Digits after the label of an extension, as written; nil without one.
    public let `extension`: String?
    /// How the calling code was found.
    public let source: CallingCodeSource
    /// What the number is for; ``PhoneNumberType/unknown`` when it is not valid.
    public let type: PhoneNumberType
    /// The numbering plan that was asked.
    public var plan: NumberingPlan { loadedPlan ?? .bundled }

    private let storedCallingCode: UInt16
    /// 2…17, zeros in front included.
    private let nationalDigitCount: UInt8
    private let nationalValue: UInt64
    private let storedRegion: PhoneRegion?
    /// Nil for the bundled one, whose references need no counting.
    private let loadedPlan: NumberingPlan?

    /// Reads a number out of a text.
    ///
    /// - Parameters:
    ///   - text: a number in any way of writing: digits of any script, letters as on a keypad, `tel:` with parameters,
    ///     extensions. At most 250 code points.
    ///   - region: ISO 3166-1 alpha-2 code, either case, of where the number was written down; it is needed for numbers
    ///     without `+`. A code that has no numbering plan counts as nil.
    ///   - plan: the numbering plans; nil = ``NumberingPlan/bundled``.
    /// - Throws: ``PhoneNumberError`` when there is no number. A number that no plan knows is not thrown: see ``isValid``.
    /// - Complexity: O(*n*) up to 250 code points, O(1) above; no allocation for a number without extension.
    public init(
        _ text: String, region: String? = nil, plan: NumberingPlan? = nil
    ) throws(PhoneNumberError) {
        try self.init(utf8: text.utf8.span, region: region, plan: plan)
    }

    /// Reads a number out of UTF-8 text; text that is no UTF-8 is no number.
    public init(
        utf8: Span<UInt8>, region: String? = nil, plan: NumberingPlan? = nil
    ) throws(PhoneNumberError) {
        let letters = region.flatMap { TwoLetters($0.utf8.span) }
        if let plan {
            try self.init(utf8, letters.flatMap(plan.entry(region:)), plan, loadedPlan: plan)
        } else {
            // Counting the references to what is never freed would take a tenth of the time.
            let result = unsafe Unmanaged.passUnretained(NumberingPlan.bundled)._withUnsafeGuaranteedRef { plan in
                Result { () throws(PhoneNumberError) in
                    try PhoneNumber(utf8, letters.flatMap { plan.entry(region: $0) }, plan, loadedPlan: nil)
                }
            }
            self = try result.get()
        }
    }

    /// - Parameter entry: where the number was written down.
    package init(_ utf8: Span<UInt8>, entry: NumberingPlan.Entry?, plan: NumberingPlan) throws(PhoneNumberError) {
        try self.init(utf8, entry, plan, loadedPlan: Self.loaded(plan))
    }

    @inline(__always)
    private init(
        _ utf8: Span<UInt8>, _ entry: NumberingPlan.Entry?, _ plan: NumberingPlan, loadedPlan: NumberingPlan?
    ) throws(PhoneNumberError) {
        var written = WrittenPhoneNumber()
        let `extension` = try written.read(utf8)
        let origin = try PhoneNumberOrigin.resolve(&written.digits, hasPlus: written.hasPlus, entry, plan)
        let span = written.digits.bytes.span.extracting(written.digits.range)
        self.init(origin, span, extension: `extension`, plan, loadedPlan)
    }

    /// A national significant number under its calling code, as it is; nil when no plan has the code, or with fewer than
    /// 2 or more than 17 digits.
    package init?(callingCode: Int, _ digits: PhoneDigits, plan: NumberingPlan) {
        guard plan.mainEntry(callingCode: callingCode) != nil,
            digits.count >= PhoneNumberOrigin.Limit.digitsMin, digits.count <= PhoneNumberOrigin.Limit.digitsMax
        else { return nil }
        let span = digits.bytes.span.extracting(digits.range)
        let origin = PhoneNumberOrigin(callingCode: callingCode, source: .defaultRegion)
        self.init(origin, span, extension: nil, plan, Self.loaded(plan))
    }

    @inline(__always)
    private init(
        _ origin: PhoneNumberOrigin, _ national: Span<UInt8>, extension: String?, _ plan: NumberingPlan,
        _ loadedPlan: NumberingPlan?
    ) {
        let found = plan.classify(callingCode: origin.callingCode, national)
        var value: UInt64 = 0
        for index in 0..<national.count { value = value &* 10 &+ UInt64(national[index] &- 0x30) }
        storedCallingCode = UInt16(truncatingIfNeeded: origin.callingCode)
        nationalValue = value
        nationalDigitCount = UInt8(truncatingIfNeeded: national.count)
        source = origin.source
        storedRegion = found.entry.map(plan.region)
        type = found.type ?? .unknown
        self.extension = `extension`
        self.loadedPlan = loadedPlan
    }

    private static func loaded(_ plan: NumberingPlan) -> NumberingPlan? { plan === NumberingPlan.bundled ? nil : plan }

    /// The national significant number: 2 to 17 digits without any prefix, zeros in front included.
    public var nationalNumber: String {
        var text: [UInt8] = []
        appendNationalNumber(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The numbering plan has such numbers. Says nothing about whether somebody would answer.
    public var isValid: Bool { type != .unknown }

    /// ISO 3166-1 alpha-2 code of the region the number belongs to, `001` for calling codes of no region (`+800`).
    ///
    /// Nil when several regions share the calling code and the number is of none. Of calling codes with one region it is
    /// given even when the number is not valid.
    public var region: String? {
        storedRegion?.description
    }

    /// Whether the number of digits is right, by the main region of the calling code.
    ///
    /// - Complexity: O(1).
    public var possibility: Possibility {
        guard let main = plan.mainEntry(callingCode: callingCode) else { return .invalidCallingCode }
        return plan.possibility(digitCount: Int(nationalDigitCount), main)
    }

    /// Appends ``region``; nothing when it is nil.
    package func appendRegion(to text: inout [UInt8]) {
        guard let storedRegion else { return }
        if let letters = storedRegion.letters {
            text.append(UInt8(truncatingIfNeeded: 0x41 &+ letters.index / 26))
            text.append(UInt8(truncatingIfNeeded: 0x41 &+ letters.index % 26))
        } else {
            text.append(contentsOf: "001".utf8)
        }
    }

    package func appendNationalNumber(to text: inout [UInt8]) {
        let digits = nationalDigits
        for index in 0..<Int(nationalDigitCount) { text.append(digits[index]) }
    }

    /// ASCII digits; those after ``nationalDigitCount`` mean nothing.
    private var nationalDigits: InlineArray<17, UInt8> {
        var digits = InlineArray<17, UInt8>(repeating: 0)
        var rest = nationalValue
        var index = Int(nationalDigitCount)
        while index > 0 {
            index &-= 1
            digits[index] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
            rest /= 10
        }
        return digits
    }

    /// The groups of the numbering plan.
    func appendGrouped(_ style: NumberingPlan.FormatStyle, to text: inout [UInt8]) {
        guard let main = plan.mainEntry(callingCode: callingCode) else { return appendNationalNumber(to: &text) }
        let digits = nationalDigits
        let span = digits.span.extracting(0..<Int(nationalDigitCount))
        plan.appendFormatted(span, main, style, to: &text)
    }
}

extension PhoneNumber: Hashable {
    public static func == (left: PhoneNumber, right: PhoneNumber) -> Bool {
        left.storedCallingCode == right.storedCallingCode && left.nationalDigitCount == right.nationalDigitCount
            && left.nationalValue == right.nationalValue
            && left.extension.map { Array($0.utf8) } == right.extension.map { Array($0.utf8) }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(storedCallingCode)
        hasher.combine(nationalDigitCount)
        hasher.combine(nationalValue)
    }
}

extension PhoneNumber: CustomStringConvertible {
    /// E.164: `+442070313000`.
    public var description: String { formatted(.e164) }
}
