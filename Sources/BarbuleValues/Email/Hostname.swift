/// Host names: RFC 1123 §2.1 for ASCII, IDNA 2008 for the rest.
package enum Hostname {
    /// Most bytes of a whole name in ASCII form, without a final dot (RFC 1034 §3.1).
    static let byteCountMax = 253
    /// Most bytes of a label.
    static let labelByteCountMax = 63

    /// Format `hostname`: labels of letters, digits and inner hyphens; labels that begin with `xn--` must be A-labels.
    ///
    /// - Complexity: O(*n*) in the bytes of `text`, at most `byteCountMax`.
    package static func isHostname(_ text: [UInt8]) -> Bool {
        text.count <= byteCountMax && labels(ofASCII: text).map(IDNALabel.satisfiesBidiRule) ?? false
    }

    /// Format `idn-hostname`: as `isHostname`, with U-labels, and with the full stops 。．｡ between labels.
    package static func isIDNHostname(_ text: [UInt8]) -> Bool {
        guard text.count <= 4 &* byteCountMax, let scalars = CodePointList.decoded(text) else { return false }
        var labels: [[UInt32]] = []
        var byteCount = -1
        for label in scalars.split(omittingEmptySubsequences: false, whereSeparator: isFullStop) {
            guard let checked = checkedLabel(Array(label)) else { return false }
            labels.append(checked.label)
            byteCount &+= checked.byteCount &+ 1
        }
        return byteCount <= byteCountMax && IDNALabel.satisfiesBidiRule(labels)
    }

    /// The name in lower-case A-labels, `Bücher.EXAMPLE` → `xn--bcher-kva.example`; nil when it is not a host name.
    ///
    /// Mapping by UTS #46 non-transitional (`ß` stays), then IDNA 2008 must accept what came out.
    static func canonical(_ text: [UInt8]) -> (name: [UInt8], labels: [[UInt32]])? {
        var name = text.map(ASCIILetter.lower)
        if text.contains(where: { $0 >= 0x80 }) {
            guard let mapped = try? DomainNames.ascii(text), mapped.errors.isEmpty else { return nil }
            name = mapped.name
        }
        guard name.count <= byteCountMax, let labels = labels(ofASCII: name), IDNALabel.satisfiesBidiRule(labels) else {
            return nil
        }
        return (name, labels)
    }

    /// The code points of every label, A-labels decoded; nil when a label is not allowed.
    private static func labels(ofASCII name: [UInt8]) -> [[UInt32]]? {
        var result: [[UInt32]] = []
        for label in name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard isLDH(label) else { return nil }
            guard let decoded = decodedLabel(label) else { return nil }
            result.append(decoded)
        }
        return result
    }

    private static func checkedLabel(_ label: [UInt32]) -> (label: [UInt32], byteCount: Int)? {
        if label.allSatisfy({ $0 < 0x80 }) {
            let bytes = label.map { UInt8(truncatingIfNeeded: $0) }
            guard isLDH(bytes[...]), let decoded = decodedLabel(bytes[...]) else { return nil }
            return (decoded, bytes.count)
        }
        guard label.count <= labelByteCountMax, IDNALabel.isValid(label) else { return nil }
        let byteCount = Punycode.encoded(label).count &+ 4
        return byteCount <= labelByteCountMax ? (label, byteCount) : nil
    }

    /// The label itself, or what an A-label stands for; nil for `xn--` with anything that is no A-label.
    private static func decodedLabel(_ label: ArraySlice<UInt8>) -> [UInt32]? {
        let lower = label.map(ASCIILetter.lower)
        guard lower.starts(with: "xn--".utf8) else { return lower.map(UInt32.init) }
        guard let decoded = Punycode.decoded(lower[4...]), decoded.contains(where: { $0 >= 0x80 }),
            Punycode.encoded(decoded) == Array(lower[4...]), IDNALabel.isValid(decoded)
        else { return nil }
        return decoded
    }

    /// 1 to 63 letters, digits and hyphens, a hyphen neither first nor last.
    static func isLDH(_ label: ArraySlice<UInt8>) -> Bool {
        guard let first = label.first, let last = label.last, label.count <= labelByteCountMax else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen
            && label.allSatisfy { ASCIILetter.isAlphanumeric($0) || $0 == hyphen }
    }

    private static func isFullStop(_ codePoint: UInt32) -> Bool {
        codePoint == 0x2E || codePoint == 0x3002 || codePoint == 0xFF0E || codePoint == 0xFF61
    }
}

/// UTF-8 as code points.
enum CodePointList {
    /// Nil when the bytes are not UTF-8.
    static func decoded(_ text: [UInt8]) -> [UInt32]? {
        guard let string = String(validating: text, as: UTF8.self) else { return nil }
        return string.unicodeScalars.map(\.value)
    }
}
