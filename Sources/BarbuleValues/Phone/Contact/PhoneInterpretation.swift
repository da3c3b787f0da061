/// One way to read digits as a national significant number under a calling code.
struct PhoneInterpretation {
    enum Step: Hashable {
        /// The trunk prefix was taken off with the numbering plan.
        case trunkPrefix
        /// The calling code stood there once more.
        case repeatedCode
    }

    let callingCode: Int
    let nationalNumber: [UInt8]
    let steps: [Step]
    let region: TwoLetters?
    /// Nil when the number is in no known range.
    let type: PhoneNumberType?
    /// Its length is one of a full number of the plan, and E.164 has room for it or the plan says otherwise.
    let isPossible: Bool

    var isValid: Bool { type != nil }
    var hasTrunkPrefix: Bool { steps.contains(.trunkPrefix) }

    init(_ nationalNumber: [UInt8], _ callingCode: Int, _ steps: [Step], _ plan: NumberingPlan) {
        self.callingCode = callingCode
        self.nationalNumber = nationalNumber
        self.steps = steps
        let found = plan.classify(callingCode: callingCode, nationalNumber.span)
        type = found.type
        region = found.type == nil ? nil : found.entry.flatMap { plan.region($0).letters }
        isPossible =
            found.type != nil
            || plan.isPossible(callingCode: callingCode, digitCount: nationalNumber.count)
                && nationalNumber.count + PhoneInterpretation.digitCount(callingCode) <= e164DigitCountMax
    }

    private static func digitCount(_ callingCode: Int) -> Int { callingCode < 10 ? 1 : callingCode < 100 ? 2 : 3 }

    /// Two ways of writing the same number.
    func isSameNumber(as other: PhoneInterpretation) -> Bool {
        callingCode == other.callingCode && nationalNumber == other.nationalNumber
    }
}

/// ITU-T E.164 §6: calling code and national significant number together.
private let e164DigitCountMax = 15

/// The interpretations of some digits, the best first within each of the two questions asked of them.
struct PhoneInterpretations {
    private var all: [PhoneInterpretation] = []

    /// The digits as they stand, without trunk prefix, without repeated calling code, without both.
    ///
    /// - Parameter digitCountBeforeBracketedZero: of `digits`; `(0)` is a trunk prefix even where the plan has none.
    init(
        _ digits: [UInt8], callingCode: Int, entry: NumberingPlan.Entry, plan: NumberingPlan,
        digitCountBeforeBracketedZero: Int? = nil, allowsRepeatedCode: Bool
    ) {
        func add(_ digits: [UInt8], _ steps: [PhoneInterpretation.Step]) {
            all.append(PhoneInterpretation(digits, callingCode, steps, plan))
            if let rest = Self.withoutTrunkPrefix(digits, entry, plan) {
                all.append(PhoneInterpretation(rest, callingCode, steps + [.trunkPrefix], plan))
            }
        }
        add(digits, [])
        if digitCountBeforeBracketedZero == 0, digits.first == 0x30 {
            all.append(PhoneInterpretation(Array(digits.dropFirst()), callingCode, [.trunkPrefix], plan))
        }
        guard allowsRepeatedCode, let code = plan.callingCodePrefix(of: digits.span), code.callingCode == callingCode else {
            return
        }
        add(Array(digits.dropFirst(code.digitCount)), [.repeatedCode])
    }

    /// What the digits mean: the first reading in a known range, else the first of a possible length.
    ///
    /// Numbers that are a mobile number behind a repeated code are taken for that, even where long numbers of the plan
    /// may begin with its own code: every German mobile number written `49…` is also a valid number of Leer, `0491…`.
    var best: PhoneInterpretation? {
        guard let first = all.first(where: \.isValid) else {
            return all.first { $0.isPossible && $0.hasTrunkPrefix } ?? all.first(where: \.isPossible)
        }
        if first.steps.isEmpty, first.type != .mobile,
            let mobile = all.first(where: { $0.type == .mobile && $0.steps.contains(.repeatedCode) })
        {
            return mobile
        }
        return first
    }

    /// The number without the prefix that people dial inside the country; nil when there is none.
    private static func withoutTrunkPrefix(
        _ digits: [UInt8], _ entry: NumberingPlan.Entry, _ plan: NumberingPlan
    ) -> [UInt8]? {
        guard let match = plan.nationalPrefixMatch(entry, digits.span) else { return nil }
        let rest = (0..<plan.strippedCount(digits.span, match)).map { plan.strippedDigit(digits.span, match, at: $0) }
        // Some plans put an area code before local numbers here; those are no full numbers.
        return rest.count <= digits.count && rest != digits ? rest : nil
    }
}
