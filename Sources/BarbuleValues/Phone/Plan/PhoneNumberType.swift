/// What a number is for, as its numbering plan says.
public struct PhoneNumberType: Sendable, Hashable, CustomStringConvertible {
    /// 0 = unknown; the values of the plan file.
    package let index: UInt8

    package init(unchecked index: UInt8) { self.index = index }

    /// Not a valid number, so of no type.
    public static let unknown = PhoneNumberType(unchecked: 0)
    public static let fixedLine = PhoneNumberType(unchecked: 1)
    public static let mobile = PhoneNumberType(unchecked: 2)
    /// The plan does not tell the two apart, as in the United States.
    public static let fixedLineOrMobile = PhoneNumberType(unchecked: 3)
    /// Free for the caller.
    public static let tollFree = PhoneNumberType(unchecked: 4)
    public static let premiumRate = PhoneNumberType(unchecked: 5)
    /// Caller and callee share the cost.
    public static let sharedCost = PhoneNumberType(unchecked: 6)
    /// Telephony over the Internet.
    public static let voip = PhoneNumberType(unchecked: 7)
    /// Follows a person to several lines.
    public static let personalNumber = PhoneNumberType(unchecked: 8)
    public static let pager = PhoneNumberType(unchecked: 9)
    /// Universal access number of a company.
    public static let uan = PhoneNumberType(unchecked: 10)
    /// Access to a voice mailbox.
    public static let voicemail = PhoneNumberType(unchecked: 11)

    package static let count = 12

    /// The name that libphonenumber has for it: `FIXED_LINE`.
    public var description: String { Self.names[Int(index)] }

    private static let names = [
        "UNKNOWN", "FIXED_LINE", "MOBILE", "FIXED_LINE_OR_MOBILE", "TOLL_FREE", "PREMIUM_RATE", "SHARED_COST", "VOIP",
        "PERSONAL_NUMBER", "PAGER", "UAN", "VOICEMAIL",
    ]
}

/// A region of the numbering plans: `GB`, or `001` for calling codes that belong to no region.
package struct PhoneRegion: Sendable, Hashable, CustomStringConvertible {
    /// 0…675, the index of two letters, or 676 for `001`.
    private let index: UInt16

    @inline(__always) init(index: Int) {
        self.index = UInt16(truncatingIfNeeded: min(max(index, 0), PlanLayout.regionCount))
    }

    /// Nil for `001`.
    package var letters: TwoLetters? {
        index < PlanLayout.regionCount ? TwoLetters(unchecked: Int(index)) : nil
    }

    package var description: String { Self.names[Int(index)] }

    /// Made once: to put a text together costs more than to read a number.
    private static let names =
        (0..<PlanLayout.regionCount).map { String(decoding: TwoLetters(unchecked: $0).upper, as: UTF8.self) } + ["001"]
}
