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
            if isValid(Array(data.utf8)) == test.valid { agreed += 1 } else { Issue.record("\(file): \(test.description)") }
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

    @Test("python-email-validator: verdict and ASCII form of plain addresses")
    func emailValidator() {
        let rows = CodesSuite.rows("suites/email/email-validator.tsv")
        var agreed = 0
        for row in rows {
            guard let address = CodesSuite.jsonString(row[0]) else { continue }
            let reading = EmailAddress.read(Array(address.utf8))
            let isValid = reading.outcome != .refused
            if isValid == (row[1] == "valid") {
                agreed += 1
            } else {
                print("email-validator \(row[1]): \(row[0]) -> \(reading.findings.map(\.code))")
            }
            if row[1] == "valid" { #expect(isValid, "\(row[0])") }
            if let ascii = CodesSuite.jsonString(row[3]) {
                #expect(reading.outcome == .canonical(Array(ascii.utf8)), "\(row[0])")
            }
        }
        if !rows.isEmpty { print("suites/email/email-validator.tsv: \(agreed) of \(rows.count) verdicts agree") }
    }
}
