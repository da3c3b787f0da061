/// Takes an address out of what people and programs put around it.
///
/// `Ana <ana@example.com>`, `mailto:ana@example.com?subject=Hi`, `"ana@example.com";`, `ana@example.com (Ana)`.
struct EmailWrapping {
    private(set) var address: ArraySlice<UInt8>
    private(set) var wasRemoved = false
    /// More than one address stands there; `address` is of no use then.
    private(set) var isMultiple = false

    /// - Complexity: O(*n*): a fixed number of rounds, each linear.
    init(_ text: [UInt8]) {
        address = text[...]
        for _ in 0..<roundCountMax {
            let before = address
            removeMailto()
            if hasSeveralAddresses() {
                isMultiple = true
                return
            }
            trimEnds()
            removeQuotes()
            removeAngleBrackets()
            removeComment()
            if address.indices == before.indices { return }
            wasRemoved = true
        }
    }

    /// Wrappers inside wrappers beyond this are not looked for.
    private let roundCountMax = 6

    private mutating func trimEnds() {
        while let first = address.first, isSpace(first) || first == comma || first == semicolon {
            address.removeFirst()
        }
        while let last = address.last, isSpace(last) || last == comma || last == semicolon || last == dot {
            address.removeLast()
        }
    }

    /// RFC 6068: the scheme goes, header fields behind `?` go, and `%40` is read.
    private mutating func removeMailto() {
        let start = address.drop(while: isSpace)
        guard start.count > 7, start.prefix(7).map(ASCIILetter.lower).elementsEqual("mailto:".utf8) else { return }
        let target = start.dropFirst(7).prefix { $0 != UInt8(ascii: "?") }
        address = percentDecoded(target)
        wasRemoved = true
    }

    private func percentDecoded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.contains(UInt8(ascii: "%")) else { return text }
        var result: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(hexValue)
            let decoded = digits.count == 2 ? digits[0] << 4 | digits[1] : 0
            // Printable ASCII only: anything else stays as it is written and fails later.
            if byte == UInt8(ascii: "%"), decoded > 0x20, decoded < 0x7F {
                result.append(decoded)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result[...]
    }

    private mutating func removeQuotes() {
        guard address.count > 2, let first = address.first, first == address.last,
            first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`")
        else { return }
        let inner = address.dropFirst().dropLast()
        if !inner.contains(first) { address = inner }
    }

    private mutating func removeAngleBrackets() {
        guard address.last == UInt8(ascii: ">"), let open = address.lastIndex(of: UInt8(ascii: "<")) else { return }
        let inner = address[(open &+ 1)...].dropLast()
        if !inner.contains(UInt8(ascii: ">")), inner.contains(at) { address = inner }
    }

    /// `ana@example.com (Ana)`, and brackets around the whole.
    private mutating func removeComment() {
        guard address.last == UInt8(ascii: ")"), let open = address.lastIndex(of: UInt8(ascii: "(")) else { return }
        if open == address.startIndex {
            address = address.dropFirst().dropLast()
        } else if address[..<open].contains(at), isSpace(address[open &- 1]) {
            address = address[..<open]
        }
    }

    // MARK: several addresses

    /// Whether two pieces between separators have the shape of an address. Quoted local parts and display names count
    /// as one piece; a display name that repeats the address is no second one.
    private func hasSeveralAddresses() -> Bool {
        var pieces: [ArraySlice<UInt8>] = []
        var start = address.startIndex
        var index = start
        while index < address.endIndex {
            let byte = address[index]
            if byte == UInt8(ascii: "\""), index == start, let close = closingQuote(after: index) {
                index = close &+ 1
                continue
            }
            if isSeparator(byte) {
                if isAddressShaped(address[start..<index]) { pieces.append(address[start..<index]) }
                start = index &+ 1
            }
            index &+= 1
        }
        if isAddressShaped(address[start...]) { pieces.append(address[start...]) }
        if pieces.count == 2, address.last == UInt8(ascii: ">") {
            return pieces[0].map(ASCIILetter.lower) != pieces[1].map(ASCIILetter.lower)
        }
        return pieces.count > 1
    }

    /// The end of a quoted string that a separator or `@` follows; nil for a quote around a whole address.
    private func closingQuote(after open: Int) -> Int? {
        var index = open &+ 1
        while index < address.endIndex, address[index] != UInt8(ascii: "\"") {
            index &+= address[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index < address.endIndex ? index : nil
    }

    private func isAddressShaped(_ piece: ArraySlice<UInt8>) -> Bool {
        guard let sign = piece.lastIndex(of: at) else { return false }
        return sign > piece.startIndex && sign &+ 1 < piece.endIndex
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case comma, semicolon, UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: isSpace(byte)
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

    private func hexValue(_ byte: UInt8) -> UInt8? {
        if ASCIILetter.isDigit(byte) { return byte &- 0x30 }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }

    private let at = UInt8(ascii: "@")
    private let comma = UInt8(ascii: ",")
    private let semicolon = UInt8(ascii: ";")
    private let dot = UInt8(ascii: ".")
}
