/// `uri-template` (RFC 6570 §2): literals, and expressions such as `{+path:6,list*}`.
enum URITemplateFormat {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        while let byte = rest.first {
            if byte == UInt8(ascii: "{") {
                guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { return false }
                guard isExpression(rest[(rest.startIndex + 1)..<close]) else { return false }
                rest = rest[(close + 1)...]
            } else if byte == UInt8(ascii: "%") {
                guard isEscape(rest) else { return false }
                rest = rest.dropFirst(3)
            } else {
                guard isLiteral(byte) else { return false }
                rest = rest.dropFirst()
            }
        }
        return true
    }

    /// Any character but controls, space and `"` `<` `>` `\` `^` `` ` `` `{` `|` `}` (§2.1);
    /// the apostrophe is fine by erratum 6937.
    private static func isLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            return false
        default: return true
        }
    }

    /// expression = "{" [ operator ] variable-list "}"; operators kept for the future (`= , ! @ |`) are refused.
    private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
        var list = text
        if let first = list.first, "+#./;?&".utf8.contains(first) { list = list.dropFirst() }
        guard !list.isEmpty else { return false }
        return list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy(isVariable)
    }

    /// varspec = varname [ ":" max-length / "*" ]
    private static func isVariable(_ text: ArraySlice<UInt8>) -> Bool {
        if text.last == UInt8(ascii: "*") { return isName(text.dropLast()) }
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return isName(text) }
        let length = text[(colon + 1)...]
        guard let first = length.first, first != UInt8(ascii: "0"), length.count <= 4,
            length.allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        return isName(text[..<colon])
    }

    /// varname = varchar *( ["."] varchar )
    private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            var rest = part
            guard !rest.isEmpty else { return false }
            while let byte = rest.first {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): rest = rest.dropFirst()
                case UInt8(ascii: "%"):
                    guard isEscape(rest) else { return false }
                    rest = rest.dropFirst(3)
                default: return false
                }
            }
            return true
        }
    }

    private static func isEscape(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= 3
            && text.dropFirst().prefix(2).allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
            }
    }
}
