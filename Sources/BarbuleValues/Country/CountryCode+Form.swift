/// The other codes of ISO 3166-1.
extension CountryCode {
    /// What the canonical value looks like.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// `ES`
        case alpha2 = "alpha-2"
        /// `ESP`
        case alpha3 = "alpha-3"
        /// `724`, always three digits.
        case numeric
    }

    /// As ``read(_:lossy:)``, written in a form.
    package static func read(_ text: [UInt8], form: Form, lossy: LossyNames = .none) -> Reading {
        let isShortNumber = (1...2).contains(text.count) && text.allSatisfy(ASCII.isDigit)
        let padded = form != .alpha2 && isShortNumber ? [UInt8](repeating: 0x30, count: 3 - text.count) + text : text
        let reading = read(padded, lossy: lossy)
        guard form != .alpha2, case .canonical(let code) = reading.outcome, let country = TwoLetters(code),
            CodeTables.isCountry(country), let written = (form == .alpha3 ? alpha3 : numeric)[country]
        else { return padded == text ? reading : read(text, lossy: lossy) }
        if written == text { return Reading(.canonical(text)) }
        return Reading(.canonical(written), reading.findings.isEmpty ? [Finding("country.normalized")] : reading.findings)
    }

    /// Whether `read` in that form returns these bytes without a finding.
    package static func isCanonical(_ text: Span<UInt8>, form: Form) -> Bool {
        form == .alpha2 && isCanonical(text)
    }

    /// The first code in the order of the alphabet that stands for a country now.
    private static let alpha3: [TwoLetters: [UInt8]] = {
        var codes: [TwoLetters: [UInt8]] = [:]
        for first in UInt8(ascii: "A")...UInt8(ascii: "Z") {
            for second in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                for third in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                    let code = [first, second, third]
                    guard let country = ThreeLetters(code).flatMap(CodeTables.country), codes[country] == nil else { continue }
                    codes[country] = code
                }
            }
        }
        return codes
    }()

    private static let numeric: [TwoLetters: [UInt8]] = {
        var codes: [TwoLetters: [UInt8]] = [:]
        for number in 0..<1000 {
            guard let country = CodeTables.country(numeric: number), codes[country] == nil else { continue }
            var code: [UInt8] = []
            ASCII.append(number, width: 3, to: &code)
            codes[country] = code
        }
        return codes
    }()
}
