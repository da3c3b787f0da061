/// Reads an e-mail address: RFC 5321 Mailbox with a domain of two labels or more, IDNA 2008, RFC 6531.
///
/// `Ana <Ana@EXAMPLE.com>` → `Ana@example.com`; `ana@Bücher.example` → `ana@xn--bcher-kva.example`. The local part is
/// never changed (unless `LetterCase.all` asks for it): case, dots and plus tags mean what its own system says.
package enum EmailAddress {
    /// - Parameters:
    ///   - text: UTF-8, already through the text stages (NFKC).
    ///   - options: typing errors and fillers of the schema.
    /// - Issues: `email.wrapper_removed`, `email.domain_normalized`, `email.case_normalized`, `email.unusual_form`,
    ///   `email.domain_typo` (parameter `suggestion`: the domain), `email.placeholder`; refused with `email.syntax`,
    ///   `email.multiple`, `email.too_long` (parameter `limit`), `email.mixed_script`.
    /// - Complexity: O(*n*) in the bytes of `text`.
    package static func read(_ text: [UInt8], options: EmailOptions = .none) -> Reading {
        let wrapping = EmailWrapping(text)
        if wrapping.isMultiple { return .refused("email.multiple") }
        let address = Array(wrapping.address)
        guard let at = Mailbox.separator(address) else { return .refused("email.syntax") }
        // Before any table or ICU sees the text: a U-label takes at most four times the bytes of its A-label.
        if at > Mailbox.localByteCountMax { return tooLong(limit: Mailbox.localByteCountMax) }
        if address.count > 4 &* Mailbox.byteCountMax { return tooLong(limit: Mailbox.byteCountMax) }
        guard let local = readLocal(address[..<at], options), let domain = readDomain(address[(at &+ 1)...]) else {
            return .refused("email.syntax")
        }
        let canonical = local.text + [UInt8(ascii: "@")] + domain.text
        if canonical.count > Mailbox.byteCountMax { return tooLong(limit: Mailbox.byteCountMax) }
        if isDeceptive(address[..<at], domain) { return .refused("email.mixed_script") }

        var findings: [Finding] = []
        if wrapping.wasRemoved { findings.append(Finding("email.wrapper_removed")) }
        if !domain.text.elementsEqual(address[(at &+ 1)...]) { findings.append(Finding("email.domain_normalized")) }
        if !local.text.elementsEqual(address[..<at]) { findings.append(Finding("email.case_normalized")) }
        if local.form != .dotAtom || domain.isUnusual { findings.append(Finding("email.unusual_form")) }
        if let suggestion = options.suggestion(for: domain.text) {
            let text = String(decoding: suggestion, as: UTF8.self)
            findings.append(Finding("email.domain_typo", ["suggestion": text]))
        }
        if options.isFiller(canonical) { findings.append(Finding("email.placeholder")) }
        return Reading(.canonical(canonical), findings)
    }

    // MARK: local part

    private static func readLocal(
        _ local: ArraySlice<UInt8>, _ options: EmailOptions
    ) -> (text: [UInt8], form: Mailbox.LocalForm)? {
        guard let form = Mailbox.localForm(local) else { return nil }
        if local.contains(where: { $0 >= 0x80 }) {
            guard let codePoints = CodePointList.decoded(Array(local)),
                codePoints.allSatisfy({ $0 < 0x80 || isWritable($0) })
            else { return nil }
        }
        return (options.letterCase == .all ? local.map(ASCIILetter.lower) : Array(local), form)
    }

    /// RFC 6531 would allow any code point; spaces, controls and unassigned ones are damage, not an address.
    private static func isWritable(_ codePoint: UInt32) -> Bool {
        let initial = ScalarProperties(codePoint).generalCategory.initial
        return initial != UInt8(ascii: "C") && initial != UInt8(ascii: "Z")
    }

    // MARK: domain

    private struct Domain {
        var text: [UInt8]
        var labels: [[UInt32]]
        var isUnusual: Bool
    }

    private static func readDomain(_ domain: ArraySlice<UInt8>) -> Domain? {
        if domain.first == UInt8(ascii: "[") {
            return Mailbox.isAddressLiteral(domain) ? Domain(text: Array(domain), labels: [], isUnusual: true) : nil
        }
        guard let canonical = Hostname.canonical(Array(domain)), canonical.labels.count > 1,
            let last = canonical.labels.last
        else { return nil }
        // RFC 3696 §2: a top-level domain is never all digits; RFC 5321 has no such rule.
        let endsInDigits = last.allSatisfy { (0x30...0x39).contains($0) }
        return Domain(text: canonical.name, labels: canonical.labels, isUnusual: endsInDigits)
    }

    private static func isDeceptive(_ local: ArraySlice<UInt8>, _ domain: Domain) -> Bool {
        let domainIsASCII = domain.labels.allSatisfy { $0.allSatisfy { $0 < 0x80 } }
        if local.contains(where: { $0 >= 0x80 }), let codePoints = CodePointList.decoded(Array(local)),
            LookalikeLetters.deceive(codePoints, neighborIsASCII: domainIsASCII)
        {
            return true
        }
        guard !domainIsASCII, let last = domain.labels.last else { return false }
        let lastIsASCII = last.allSatisfy { $0 < 0x80 }
        return domain.labels.contains { LookalikeLetters.deceive($0, neighborIsASCII: lastIsASCII) }
    }

    private static func tooLong(limit: Int) -> Reading { .refused("email.too_long", ["limit": String(limit)]) }
}
