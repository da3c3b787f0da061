/// Finds values, names and secrets in a text that is meant to be JSON, broken or not, in one pass.
package struct ValueScanner {
    private let text: [UInt8]
    private let showsValues: Bool
    private var offset = 0
    private var found: [ValueMask.Region] = []
    /// The name in front of the next value says that it is a secret, as `authorization` does.
    private var isSecretNext = false

    package init(_ text: [UInt8], showsValues: Bool) {
        self.text = text
        self.showsValues = showsValues
    }

    package mutating func regions() -> [ValueMask.Region] {
        while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: "\""): takeString()
            case let byte where Self.isStructure(byte): takeStructure(byte)
            default: takeWord()
            }
        }
        return found
    }

    private mutating func takeStructure(_ byte: UInt8) {
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { isSecretNext = false }
        offset += 1
    }

    /// A string ends at its quote, or at the end of the line when the quote is missing.
    private mutating func takeString() {
        let start = offset
        offset += 1
        while offset < text.count, text[offset] != UInt8(ascii: "\""), text[offset] != 0x0A {
            offset += text[offset] == UInt8(ascii: "\\") && offset + 1 < text.count && text[offset + 1] != 0x0A ? 2 : 1
        }
        let content = start + 1..<offset
        if offset < text.count, text[offset] == UInt8(ascii: "\"") { offset += 1 }
        if isFollowedByColon() {
            isSecretNext = Self.isSecretName(text[content])
            if !showsValues, !ValueMask.isPlainName(text[content]) {
                found.append(.init(bytes: content, valueOffset: start, kind: .shape))
            }
        } else {
            note(content, from: start, isSecret: isSecretNext || Self.looksSecret(text[content]))
        }
    }

    /// A number, a literal, or words that lack their quotes.
    private mutating func takeWord() {
        let start = offset
        while offset < text.count, !Self.isStructure(text[offset]), text[offset] != UInt8(ascii: "\"") { offset += 1 }
        let word = text[start..<offset]
        let isLiteral = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
        if !isLiteral { note(start..<offset, from: start, isSecret: isSecretNext || Self.looksSecret(word)) }
    }

    private mutating func note(_ bytes: Range<Int>, from start: Int, isSecret: Bool) {
        if isSecret {
            found.append(.init(bytes: bytes, valueOffset: start, kind: .secret))
        } else if !showsValues {
            found.append(.init(bytes: bytes, valueOffset: start, kind: .shape))
        }
    }

    private func isFollowedByColon() -> Bool {
        var next = offset
        while next < text.count, Self.isSpace(text[next]) { next += 1 }
        return next < text.count && text[next] == UInt8(ascii: ":")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func isStructure(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
            UInt8(ascii: ":"):
            true
        default: isSpace(byte)
        }
    }

    private static let secretNames: Set<[UInt8]> = Set(
        [
            "authorization", "token", "accesstoken", "refreshtoken", "authtoken", "apitoken", "apikey", "password",
            "passwd",
            "secret", "clientsecret", "cookie", "setcookie", "xapikey", "bearer",
        ].map { Array($0.utf8) })

    /// A pair of a form that must not be shown.
    package static func isSecret(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) -> Bool {
        isSecretName(name) || looksSecret(value)
    }

    private static func isSecretName(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count <= 32 else { return false }
        return secretNames.contains(name.filter { isLetter($0) }.map { $0 | 0x20 })
    }

    /// What stands in an `Authorization` header, or a JSON Web Token.
    private static func looksSecret(_ value: ArraySlice<UInt8>) -> Bool {
        let head = value.prefix(16).map { isLetter($0) ? $0 | 0x20 : $0 }
        return ["token token=", "token=", "bearer ", "basic "].contains { head.starts(with: $0.utf8) }
            || value.starts(with: "eyJ".utf8) && value.count(where: { $0 == UInt8(ascii: ".") }) >= 2
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
