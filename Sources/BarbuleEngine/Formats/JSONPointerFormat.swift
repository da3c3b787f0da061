/// `json-pointer` (RFC 6901 §5) and `relative-json-pointer` (draft-bhutton-relative-json-pointer-00 §3).
enum JSONPointerFormat {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        guard first == UInt8(ascii: "/") else { return false }
        var isEscape = false
        for byte in text {
            if isEscape, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
            isEscape = !isEscape && byte == UInt8(ascii: "~")
        }
        return !isEscape
    }

    /// A number without leading zeros, then `#` or a pointer.
    static func isRelative(_ text: ArraySlice<UInt8>) -> Bool {
        let digits = text.prefix { (0x30...0x39).contains($0) }
        guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return false }
        let rest = text[digits.endIndex...]
        return rest.elementsEqual([UInt8(ascii: "#")]) || isValid(rest)
    }
}
