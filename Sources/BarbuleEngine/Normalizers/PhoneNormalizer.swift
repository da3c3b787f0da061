internal import BarbuleValues

/// `phone`: a phone number in one member, in the form E.164: `+447712345678`, or `447712345678` with `"form": "digits"`.
///
/// A number without plus is read with the plan of the sibling `country`, else of the region in the option
/// `defaultRegion`; `level` says whether a possible length is enough. Both are texts or options.
struct PhoneNormalizer: Normalizer {
    static let name = "phone"

    private enum Form: String, CaseIterable { case e164, digits }

    private let country: JSONString?
    private let defaultRegion: TextSetting?
    private let level: TextSetting?
    private let form: Form

    var siblings: [JSONString] { country.map { [$0] } ?? [] }

    init(_ parameters: SchemaReader) throws(SchemaError) {
        country = try parameters.member("country")?.jsonString()
        defaultRegion = try parameters.member("defaultRegion")?.into(TextSetting.init)
        level = try parameters.member("level")?.into(TextSetting.init)
        form = try parameters.member("form")?.choice() ?? .e164
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        let reader = PhoneReader(
            plan: context.options.numberingPlan, level: level?.choice(in: context.options) ?? .possible)
        let evidence = PhoneEvidence(
            full: text, country: context.country(country),
            defaultRegion: defaultRegion?.region(in: context.options))
        if form == .digits, let reading = Self.readingOfDigits(text, evidence, reader) { return reading }
        let (result, found) = reader.read(evidence)
        var findings = found.map { Finding($0.code) }
        switch result {
        case .success(let number):
            let canonical = written(number)
            // The reader keeps the plus, so that it does not tell of it.
            if canonical != text, !findings.contains(where: { $0.code != "phone.unassigned_range" }) {
                findings.append(Finding("phone.formatting_removed"))
            }
            return Reading(.canonical(canonical), findings)
        case .failure(let refusal): return Reading(.refused, findings + [Finding(refusal.code)])
        }
    }

    /// Digits that are a number with its calling code are canonical where digits are asked for.
    private static func readingOfDigits(_ text: [UInt8], _ evidence: PhoneEvidence, _ reader: PhoneReader) -> Reading? {
        var evidence = evidence
        evidence.full = [UInt8(ascii: "+")] + text
        let (result, findings) = reader.read(evidence)
        guard findings.allSatisfy({ $0.code == "phone.unassigned_range" }), case .success(let number) = result,
            number.e164.dropFirst().elementsEqual(text)
        else { return nil }
        return Reading(.canonical(text), findings.map { Finding($0.code) })
    }

    private func written(_ number: PhoneReading) -> [UInt8] {
        form == .e164 ? number.e164 : Array(number.e164.dropFirst())
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        guard !text.isEmpty, form == .digits || text[0] == UInt8(ascii: "+") else { return false }
        return PhoneReader(plan: .bundled).isCanonical(
            full: form == .e164 ? text.extracting(droppingFirst: 1) : text, country: context.country)
    }
}
