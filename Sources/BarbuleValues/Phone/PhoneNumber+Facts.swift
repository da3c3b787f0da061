extension PhoneNumber {
    /// How the calling code of a number was found. Raw values are libphonenumber's names.
    public enum CallingCodeSource: String, Sendable, Hashable, CaseIterable {
        /// After `+`.
        case plusSign = "FROM_NUMBER_WITH_PLUS_SIGN"
        /// After the international prefix of the region, such as `00` or `011`.
        case internationalPrefix = "FROM_NUMBER_WITH_IDD"
        /// The number begins with the region's own calling code, and is none without this reading.
        case bareCallingCode = "FROM_NUMBER_WITHOUT_PLUS_SIGN"
        /// It is the region's.
        case defaultRegion = "FROM_DEFAULT_COUNTRY"
    }

    /// Whether a number of so many digits can be dialled. Looks at nothing but the length; raw values are
    /// libphonenumber's names.
    public enum Possibility: String, Sendable, Hashable, CaseIterable {
        case possible = "IS_POSSIBLE"
        /// Within its area only: digits are missing in front.
        case localOnly = "IS_POSSIBLE_LOCAL_ONLY"
        case tooShort = "TOO_SHORT"
        case tooLong = "TOO_LONG"
        /// Between the shortest and the longest, but no number has this length.
        case invalidLength = "INVALID_LENGTH"
        /// The calling code is not assigned. No number that was read has this.
        case invalidCallingCode = "INVALID_COUNTRY_CODE"
    }

    /// A way of writing a number.
    public enum Format: Sendable, Hashable, CaseIterable {
        /// `+442070313000`. No extension. ITU-T E.164; some numbers have more than its 15 digits.
        case e164
        /// As dialled inside the country: `020 7031 3000`.
        case national
        /// `+44 20 7031 3000`. ITU-T E.123 with local habits.
        case international
        /// `tel:+44-20-7031-3000`. RFC 3966.
        case rfc3966
    }
}
