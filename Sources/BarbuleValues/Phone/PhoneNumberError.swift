/// Why a text is no phone number: the five outcomes of libphonenumber's parser.
///
/// The raw value is libphonenumber's own name, so that results can be compared with any port of it.
public enum PhoneNumberError: String, Error, Sendable, Hashable, CaseIterable {
    /// After `+` or an international prefix there is no assigned calling code; or the number has neither and no region
    /// was given: `+999 123`, or `07712 345678` without a region.
    case invalidCallingCode = "INVALID_COUNTRY_CODE"
    /// Fewer than two digits, or characters that no phone number has; also text that is not UTF-8: `n/a`.
    case notANumber = "NOT_A_NUMBER"
    /// At most two digits follow `+` or the international prefix: `+44`.
    case tooShortAfterInternationalPrefix = "TOO_SHORT_AFTER_IDD"
    /// Fewer than two digits are left for the national significant number: `+44 1`.
    case tooShort = "TOO_SHORT_NSN"
    /// More than 17 digits in the national significant number, or more than 250 code points of text.
    case tooLong = "TOO_LONG"
}
