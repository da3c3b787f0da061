import BarbuleValues
import Foundation
import Testing

@Suite struct EmailSuiteTests {
    private struct Group: Decodable { var tests: [Case] }
    private struct Case: Decodable {
        var description: String
        var data: Value
        var valid: Bool
    }
    private enum Value: Decodable {
        case text(String)
        case other
        init(from decoder: any Decoder) throws {
            let text = try? decoder.singleValueContainer().decode(String.self)
            self = text.map(Value.text) ?? .other
        }
    }

    static let formats: [(file: String, isValid: @Sendable ([UInt8]) -> Bool)] = [
        ("email", Mailbox.isMailbox), ("idn-email", Mailbox.isIDNMailbox), ("hostname", Hostname.isHostname),
        ("idn-hostname", Hostname.isIDNHostname),
    ]

    @Test("JSON Schema formats: every test of the official suite", arguments: formats.indices)
    func jsonSchema(index: Int) throws {
        let (file, isValid) = Self.formats[index]
        let path = "suites/json-schema-test-suite/tests/draft2020-12/optional/format/\(file).json"
        guard let text = CodesSuite.text(path) else { return }
        var agreed = 0
        var count = 0
        for test in try JSONDecoder().decode([Group].self, from: Data(text.utf8)).flatMap(\.tests) {
            guard case .text(let data) = test.data else { continue }
            count += 1
            if isValid(Array(data.utf8)) == test.valid {
                agreed += 1
            } else {
                Issue.record("\(file): \(test.description)")
            }
        }
        print("\(path): \(agreed) of \(count) agree")
    }

    @Test("is_email: RFC 5321 mailboxes")
    func isEmail() {
        let rows = CodesSuite.rows("suites/email/is_email.tsv")
        var agreed = 0
        for row in rows {
            guard let address = CodesSuite.jsonString(row[0]) else { continue }
            let isRight = Mailbox.isMailbox(Array(address.utf8)) == (row[3] == "valid")
            if isRight { agreed += 1 }
            #expect(isRight, "\(row[0]) \(row[2])")
        }
        if !rows.isEmpty { print("suites/email/is_email.tsv: \(agreed) of \(rows.count) agree") }
    }

    /// Where we differ from python-email-validator 2.4.0, and why. The verdict of the rest must be the same.
    static let differences: [(reason: String, addresses: Set<String>)] = [
        (
            "display names, final dots and line ends are wrappers: removed with a warning",
            [
                #""Display.Name" <me@example.com>"#, "DisplayName <me@example.com>", "my@trailingdot.com.",
                "my@trailingfwdot.com\u{FF0E}", "my@example.com\n", "me@x ",
                #""My.\"Na\\me\".Is" <"me \" \\ me"@example.org>"#,
            ]
        ),
        (
            "quoted local parts and address literals are legal: kept as unusual",
            [
                #""escaped.quote.\".local.part"@example.org"#, #""quoted local part"@example.org"#,
                #""quoted with space"@example.com"#, #""quoted.with.dquote\""@example.com"#,
                #""quoted.with.extraneous.\escape"@example.com"#, #""unnecessarily.quoted.local.part"@example.com"#,
                #""unnecessarily.quoted.with.unicode.λ"@example.com"#, "me@[127.0.0.1]",
            ]
        ),
        (
            "a local part has at most 64 octets (RFC 5321); the library checks that only in strict mode",
            [
                "111111111122222222223333333333444444444455555555556666666666777777@example.com"
            ]
        ),
        (
            "RFC 6531 allows any non-ASCII sign, and lengths count after the text stages",
            [
                "<\u{338}me@example.com",
                "my.s\u{323}\u{307}.address@1111111111222222222233333333334444444444555555555."
                    + "6666666666777777777788888888889999999999000000000."
                    + "1111111111222222222233333333334444444444555555555."
                    + "6666666666777777777788888888889999999999000000000.1111111111222222222233333333334444.info",
            ]
        ),
    ]

    @Test("python-email-validator: verdict and ASCII form, but for the differences we want")
    func emailValidator() {
        let rows = CodesSuite.rows("suites/email/email-validator.tsv")
        var agreed = 0
        for row in rows {
            guard let address = CodesSuite.jsonString(row[0]) else { continue }
            // The contract's text stages come first.
            let text = (try? UnicodeText.transformed(Array(address.utf8), to: .nfkc)) ?? Array(address.utf8)
            let reading = EmailAddress.read(text)
            let isWanted = Self.differences.contains { $0.addresses.contains(address) }
            if (reading.outcome != .refused) == (row[1] == "valid") {
                agreed += 1
            } else {
                #expect(isWanted, "\(row[0]) \(row[1]) \(reading.findings.map(\.code))")
            }
            if !isWanted, let ascii = CodesSuite.jsonString(row[3]) {
                #expect(reading.outcome == .canonical(Array(ascii.utf8)), "\(row[0])")
            }
        }
        if !rows.isEmpty { print("suites/email/email-validator.tsv: \(agreed) of \(rows.count) verdicts agree") }
    }
}
