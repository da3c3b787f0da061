/// What a record says about its one phone number.
package struct PhoneEvidence: Sendable, Hashable {
    /// The number with its calling code.
    package var full: [UInt8]?
    /// The calling code.
    package var callingCode: [UInt8]?
    /// The number without calling code.
    package var number: [UInt8]?
    /// Where the person lives.
    package var country: TwoLetters?
    /// Where people live who do not say.
    package var defaultRegion: TwoLetters?

    package init(
        full: [UInt8]? = nil, callingCode: [UInt8]? = nil, number: [UInt8]? = nil, country: TwoLetters? = nil,
        defaultRegion: TwoLetters? = nil
    ) {
        self.full = full
        self.callingCode = callingCode
        self.number = number
        self.country = country
        self.defaultRegion = defaultRegion
    }
}

/// A part of the evidence, to say where a finding belongs.
package enum PhonePart: Sendable, Hashable { case full, callingCode, number }

/// The one number that the evidence agrees on.
package struct PhoneReading: Sendable, Hashable {
    package var callingCode: Int
    /// National significant number (E.164 §6.2.1): ASCII digits with the zeros that belong to it.
    package var nationalNumber: [UInt8]
    /// The region it is assigned to, nil when it is in no known range or not geographic.
    package var region: TwoLetters?
    /// Nil when it is in no known range.
    package var type: PhoneNumberType?

    /// `+447712345678` (E.164).
    package var e164: [UInt8] { [UInt8(ascii: "+")] + Array("\(callingCode)".utf8) + nationalNumber }

    /// Whether it belongs to another country: another region of the plan, or another calling code.
    ///
    /// Numbers without a place, such as the toll-free ones of North America, belong to every country of their code.
    package func isForeign(to country: TwoLetters, plan: NumberingPlan) -> Bool {
        guard let home = plan.entry(region: country), let main = plan.mainEntry(callingCode: callingCode),
            plan.region(main).letters != nil
        else { return false }
        guard plan.callingCode(home) == callingCode else { return true }
        guard let region, type == .fixedLine || type == .mobile || type == .fixedLineOrMobile else { return false }
        return region != country
    }
}

package struct PhoneFinding: Sendable, Hashable {
    package var code: String
    package var part: PhonePart
}

/// Why the evidence gives no number.
package struct PhoneRefusal: Error, Sendable, Hashable {
    package var code: String
    package var part: PhonePart
}
