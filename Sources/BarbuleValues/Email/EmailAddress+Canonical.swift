extension EmailAddress {
    /// Whether `read` surely returns these bytes without a finding: a plain ASCII address with a lower-case domain.
    ///
    /// - Complexity: O(*n*), one pass and one hash; no allocation.
    package static func isCanonical(_ text: Span<UInt8>, options: EmailOptions = .none) -> Bool {
        guard text.count <= Mailbox.byteCountMax, let at = localEnd(text, options) else { return false }
        let domain = at &+ 1
        guard isPlainDomain(text, from: domain) else { return false }
        return !options.isSuspect(text, from: domain) && !options.isSuspect(text, from: 0)
    }

    /// Index of the `@` behind a dot-atom; nil when the local part has any other form.
    private static func localEnd(_ text: Span<UInt8>, _ options: EmailOptions) -> Int? {
        var index = 0
        var atomStart = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".") {
                if index == atomStart { return nil }
                if byte == UInt8(ascii: "@") { return index <= Mailbox.localByteCountMax ? index : nil }
                atomStart = index &+ 1
            } else if !Mailbox.isAtomText(byte) || isWrapper(byte)
                || (options.letterCase == .all && byte &- 0x41 < 26)
            {
                return nil
            }
            index &+= 1
        }
        return nil
    }

    /// Quotation marks and separators are legal in a local part, but `read` looks at them more closely.
    private static func isWrapper(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|")
            || byte == UInt8(ascii: "%")
    }

    /// Two labels or more of lower-case letters, digits and inner hyphens, none with `--` (which may be `xn--`), the
    /// last with a letter.
    private static func isPlainDomain(_ text: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        var labelStart = start
        var labelCount = 0
        var hasLetter = false
        while index <= text.count {
            let byte = index < text.count ? text[index] : UInt8(ascii: ".")
            if byte == UInt8(ascii: ".") {
                let byteCount = index &- labelStart
                guard byteCount > 0, byteCount <= Hostname.labelByteCountMax, text[index &- 1] != UInt8(ascii: "-") else {
                    return false
                }
                labelCount &+= 1
                if index < text.count { hasLetter = false }
                labelStart = index &+ 1
            } else if byte == UInt8(ascii: "-") {
                if index == labelStart || text[index &- 1] == byte { return false }
            } else if byte &- 0x61 < 26 {
                hasLetter = true
            } else if !ASCIILetter.isDigit(byte) {
                return false
            }
            index &+= 1
        }
        return labelCount > 1 && hasLetter
    }
}
