import BarbuleValues
import Foundation
import Testing

@Suite struct PhoneReaderTests {
    private let reader = PhoneReader(plan: .bundled)

    @Test("German mobile numbers that begin with 49 are read as what they are, in one field or in two")
    func germanMobiles() throws {
        let prefixes = ["151", "152", "155", "157", "159", "160", "162", "163", "170", "171", "172", "173", "174", "175", "176"]
        for prefix in prefixes {
            for tail in ["23456789", "98765432", "55501234", "10203040"] {
                // 15x numbers have eleven digits, 16x and 17x also ten.
                let number = prefix + (prefix.hasPrefix("15") ? tail : String(tail.prefix(7)))
                let written = Array(("49" + number).utf8)
                let full = reader.read(PhoneEvidence(full: written, country: TwoLetters(Array("DE".utf8))))
                #expect(try full.result.get().e164 == Array(("+49" + number).utf8))
                #expect(full.findings.map(\.code) == ["phone.plus_missing"])
                let parts = reader.read(PhoneEvidence(callingCode: Array("49".utf8), number: written))
                #expect(try parts.result.get().e164 == Array(("+49" + number).utf8))
                #expect(parts.findings.map(\.code) == ["phone.countrycode_in_number"])
            }
        }
    }

    @Test("what was read is read again as it stands, in every form and context")
    func fixedPoint() throws {
        let rows = TabSeparatedSuite.rows("phone/sample.tsv")
        guard !rows.isEmpty else { return }
        var readCount = 0
        for row in rows where row.count > 6 {
            let text = Array(row[1].utf8)
            let region = TwoLetters(Array(row[2].utf8))
            let code = row[6].isEmpty ? nil : Array(row[6].utf8)
            for evidence in [
                PhoneEvidence(full: text), PhoneEvidence(full: text, country: region),
                PhoneEvidence(full: text, defaultRegion: region), PhoneEvidence(full: text, callingCode: code),
                PhoneEvidence(number: text, country: region), PhoneEvidence(callingCode: code, number: text),
                PhoneEvidence(callingCode: code, number: text, country: region),
            ] where evidence.full != nil || evidence.number != nil {
                guard case .success(let reading) = reader.read(evidence).result else { continue }
                readCount += 1
                expectSettled(reading, evidence.country, "\(row[1]) \(row[2])")
            }
        }
        #expect(readCount > 10_000)
    }

    private func expectSettled(_ reading: PhoneReading, _ country: TwoLetters?, _ row: String) {
        let code = Array("\(reading.callingCode)".utf8)
        for evidence in [
            PhoneEvidence(callingCode: code, number: reading.nationalNumber, country: country),
            PhoneEvidence(full: reading.e164, country: country),
        ] {
            let again = reader.read(evidence)
            #expect(again.result == .success(reading), "\(row)")
            let changes = again.findings.filter { $0.code != "phone.unassigned_range" }
            #expect(changes.isEmpty, "\(row)")
            let isQuiet = reader.isCanonical(callingCode: code.span, number: reading.nationalNumber.span, country: country)
            if isQuiet { #expect(again.findings.isEmpty && !reading.isForeign(to: country, plan: .bundled), "\(row)") }
        }
    }

    @Test("hostile texts are no numbers, whatever stands around them")
    func hostile() {
        let texts: [[UInt8]] = [
            [], [0xFF], [0x2B], Array(repeating: 0x31, count: 1_000_000), Array("+".utf8) + Array(repeating: 0x30, count: 5000),
            Array(repeating: 0x28, count: 1_000_000), Array("\u{0}".utf8), Array(";ext=".utf8), Array("+44;ext=1".utf8),
        ]
        for text in texts {
            for evidence in [
                PhoneEvidence(full: text), PhoneEvidence(callingCode: text, number: text),
                PhoneEvidence(full: text, country: TwoLetters(Array("US".utf8))), PhoneEvidence(callingCode: text),
            ] {
                if case .success(let reading) = reader.read(evidence).result { Issue.record("read \(reading)") }
            }
        }
    }
}

extension PhoneReading {
    fileprivate func isForeign(to country: TwoLetters?, plan: NumberingPlan) -> Bool {
        country.map { isForeign(to: $0, plan: plan) } ?? false
    }
}
