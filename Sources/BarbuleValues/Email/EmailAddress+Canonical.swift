extension EmailAddress {
    /// Whether `read` surely returns these bytes without a finding: a plain ASCII address with a lower-case domain.
    ///
    /// - Complexity: O(*n*), one pass; no allocation. A domain with an A-label (`xn--…`) costs the whole reading.
    package static func isCanonical(_ text: Span<UInt8>, options: EmailOptions = .none) -> Bool {
        guard text.count <= Mailbox.byteCountMax, let at = localEnd(text, options) else { return false }
        var domain = SuspectHash()
        if isPlainDomain(text, from: at &+ 1, &domain) { return !options.isSuspect(domain) }
        return holdsALabel(text, from: at &+ 1) && readsAsItself(text, options)
    }

    private static func holdsALabel(_ text: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while index &+ 4 <= text.count {
            if text[index] == 0x78, text[index &+ 1] == 0x6E, text[index &+ 2] == 0x2D, text[index &+ 3] == 0x2D { return true }
            index &+= 1
        }
        return false
    }

    private static func readsAsItself(_ text: Span<UInt8>, _ options: EmailOptions) -> Bool {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        return read(bytes, options: options) == Reading(.canonical(bytes))
    }

    /// Index of the `@` behind a dot-atom; nil when the local part has any other form.
    private static func localEnd(_ text: Span<UInt8>, _ options: EmailOptions) -> Int? {
        let refusesCapitals = options.letterCase == .all
        var atomStart = 0
        for index in 0..<min(text.count, Mailbox.localByteCountMax &+ 1) {
            let byte = text[index]
            if isPlainAtomText(byte) {
                if refusesCapitals, byte &- 0x41 < 26 { return nil }
                continue
            }
            if index == atomStart { return nil }
            if byte == UInt8(ascii: "@") { return index }
            if byte != UInt8(ascii: ".") { return nil }
            atomStart = index &+ 1
        }
        return nil
    }

    /// `atext` without the quotation marks, separators and `%` that `read` looks at more closely.
    @inline(__always) private static func isPlainAtomText(_ byte: UInt8) -> Bool {
        let low: UInt64 = 0xA3FF_2C5A_0000_0000
        let high: UInt64 = 0x6FFF_FFFE_C7FF_FFFE
        return byte < 0x80 && (byte < 0x40 ? low : high) >> UInt64(byte & 0x3F) & 1 == 1
    }

    /// Two labels or more of lower-case letters, digits and inner hyphens, none with `--` (which may be `xn--`), the
    /// last with a letter.
    private static func isPlainDomain(_ text: Span<UInt8>, from start: Int, _ hash: inout SuspectHash) -> Bool {
        var index = start
        var labelStart = start
        var labelCount = 0
        var hasLetter = false
        while index <= text.count {
            let byte = index < text.count ? text[index] : UInt8(ascii: ".")
            if byte == UInt8(ascii: ".") {
                let byteCount = index &- labelStart
                guard byteCount > 0, byteCount <= Hostname.labelByteCountMax, text[index &- 1] != UInt8(ascii: "-")
                else {
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
            if index < text.count { hash.add(byte) }
            index &+= 1
        }
        return labelCount > 1 && hasLetter
    }
}
