internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues

/// An answer in words for a person at a terminal.
struct PhonePage {
    let palette: Palette

    func page(_ answer: PhoneAnswer, of text: [UInt8], region: String?, _ plan: NumberingPlan) -> String {
        var lines: [String]
        switch answer {
        case .error(let error):
            lines = [
                palette.bold(TerminalText.safe(String(decoding: text, as: UTF8.self))), "",
                row("valid", palette.severity(.error, "no") + ": " + Self.words(error, hasRegion: region != nil)),
            ]
        case .number(let number):
            lines = [palette.bold(TerminalText.safe(number.formatted(.international))), ""]
            lines += facts(number)
            lines += ["", row("E.164", number.formatted(.e164))]
            lines += [
                row("national", TerminalText.safe(number.formatted(.national))),
                row("international", TerminalText.safe(number.formatted(.international))),
                row("RFC 3966", TerminalText.safe(number.formatted(.rfc3966))),
            ]
        }
        lines += ["", palette.faint("numbering plan \(plan.version)")]
        return lines.joined(separator: "\n") + "\n"
    }

    private func facts(_ number: PhoneNumber) -> [String] {
        let verdict = number.isValid ? palette.added("yes") : palette.severity(.error, "no") + ": " + Self.words(number)
        var lines = [
            row("valid", verdict),
            row("calling code", "\(number.callingCode), \(Self.words(number.source))"),
            row("region code", Self.words(region: number)),
            row("type", Self.words(number.type)),
        ]
        if let digits = number.extension { lines.append(row("extension", TerminalText.safe(digits))) }
        return lines
    }

    private func row(_ name: String, _ value: String) -> String {
        "  " + palette.faint(name) + String(repeating: " ", count: max(1, 15 - name.utf8.count)) + value
    }

    private static func words(_ error: PhoneNumberError, hasRegion: Bool) -> String {
        switch error {
        case .notANumber: "this is no phone number"
        case .invalidCallingCode:
            hasRegion
                ? "it begins with no assigned calling code"
                : "it begins with no assigned calling code; for a number without +, name its region: --region GB"
        case .tooShortAfterInternationalPrefix: "too few digits follow the international prefix"
        case .tooShort: "a number has at least two digits after its prefixes"
        case .tooLong: "a number has at most 17 digits, its text at most 250 characters"
        }
    }

    /// Why a number that was read is not valid.
    private static func words(_ number: PhoneNumber) -> String {
        switch number.possibility {
        case .possible: "the length is right, but the numbering plan of +\(number.callingCode) has no such number"
        case .localOnly: "it can be dialled locally only, digits are missing in front"
        case .tooShort: "too short"
        case .tooLong: "too long"
        case .invalidLength: "no number of +\(number.callingCode) has so many digits"
        case .invalidCallingCode: "the calling code is not assigned"
        }
    }

    private static func words(_ source: PhoneNumber.CallingCodeSource) -> String {
        switch source {
        case .plusSign: "after the plus sign"
        case .internationalPrefix: "after the international prefix of the region"
        case .bareCallingCode: "in front, without a plus sign"
        case .defaultRegion: "by the region"
        }
    }

    private static func words(region number: PhoneNumber) -> String {
        switch number.region {
        case "001": "none, the calling code is for the world"
        case let region?: region
        case nil: "none of those that share the calling code"
        }
    }

    private static func words(_ type: PhoneNumberType) -> String {
        switch type {
        case .fixedLineOrMobile: "fixed line or mobile"
        case .voip: "VoIP"
        case .uan: "company number (UAN)"
        default: String(type.description.lowercased().map { $0 == "_" ? " " : $0 })
        }
    }
}
