internal import BarbuleValues

extension PhoneRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        guard form(options) == .split else { return nil }
        return Clean(
            reader: reader(options), full: full.map(field) ?? -1, code: callingCode.map(field) ?? -1,
            number: number.map(field) ?? -1,
            country: country.map(field) ?? -1)
    }

    /// Quiet without a phone, or with a calling code and a number that read as they stand.
    private struct Clean: CleanRule {
        let reader: PhoneReader
        let full: Int32
        let code: Int32
        let number: Int32
        let country: Int32

        func isQuiet(_ record: CleanRecord) -> Bool {
            guard record.index(full) == nil else { return false }
            if record.index(code) == nil, record.index(number) == nil { return true }
            guard let codeText = record.text(code), let numberText = record.text(number) else { return false }
            var region: TwoLetters?
            if record.index(country) != nil {
                guard let text = record.text(country), let found = TwoLetters(text.span) else { return false }
                region = found
            }
            return reader.isCanonical(callingCode: codeText.span, number: numberText.span, country: region)
        }
    }
}
