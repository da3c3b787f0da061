/// Why a text is not JSON, or not JSON within the limits: facts only, prose is made elsewhere.
///
/// `[1,]` gives kind `.unexpectedByte`, byte offset 3, expected `value`, found `]`.
package struct JSONSyntaxError: Error, Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// A byte the grammar does not allow here.
        case unexpectedByte = "unexpected_byte"
        /// The text ends inside a value; the offset is the end of the text.
        case truncated
        /// Ill-formed UTF-8 (RFC 3629); the offset is the first byte of the bad sequence.
        case invalidUTF8 = "invalid_utf8"
        /// A `\u` escape of one half of a surrogate pair; the offset is its backslash.
        case loneSurrogate = "lone_surrogate"
        /// A backslash followed by something else than RFC 8259 §7 allows; the offset is the backslash.
        case badEscape = "bad_escape"
        /// A byte below 0x20 inside a string.
        case controlCharacter = "control_character"
        /// A sign, a decimal point or an exponent mark without a digit behind it.
        case badNumber = "bad_number"
        /// Something after the end of the value.
        case trailingData = "trailing_data"
        /// UTF-16 or UTF-32; see `encoding`.
        case notUTF8 = "not_utf8"
        /// No value at all: nothing, or only white space.
        case empty
        /// Deeper than `Limits.depthMax`; the offset is the bracket that goes too far.
        case tooDeep = "too_deep"
        /// Longer than `Limits.documentBytesMax`.
        case tooLarge = "too_large"
        /// More member names than `Limits.nameCountMax`.
        case tooManyKeys = "too_many_keys"
        /// A number of more digits than `Limits.numberDigitsMax`; the offset is its first byte.
        case numberTooLong = "number_too_long"
        /// A repeated member name. Only `JSONValue` refuses it this way; the scanner lists pairs in the tape.
        case duplicateName = "duplicate_name"
    }

    package var kind: Kind
    /// Bytes before the fault, a byte order mark included.
    package var byteOffset: Int
    /// What the grammar wants here: `value`, `name`, `name or }`, `:`, `, or }`, `, or ]`, `digit`, `escape`, `literal`, `end`.
    package var expected: String?
    /// The class of the byte that stands here: the byte itself when it is punctuation, else `digit`, `letter`,
    /// `control`, `space`, `non-ASCII` or `end`. Never personal data.
    package var found: String?
    /// The limit that was passed.
    package var limit: Int?
    /// The encoding recognised, for example `UTF-16LE`.
    package var encoding: String?

    package init(
        _ kind: Kind, byteOffset: Int, expected: String? = nil, found: String? = nil, limit: Int? = nil,
        encoding: String? = nil
    ) {
        self.kind = kind
        self.byteOffset = byteOffset
        self.expected = expected
        self.found = found
        self.limit = limit
        self.encoding = encoding
    }

    /// The issue code: `json.limit`, `json.duplicate_key` or `json.syntax`.
    package var code: String {
        switch kind {
        case .tooDeep, .tooLarge, .tooManyKeys, .numberTooLong: "json.limit"
        case .duplicateName: "json.duplicate_key"
        default: "json.syntax"
        }
    }

    /// The facts by name, for a `Finding`: `kind`, `offset`, and `expected`, `found`, `limit`, `encoding` when known.
    package var parameters: [String: String] {
        var facts = ["kind": kind.rawValue, "offset": String(byteOffset)]
        if let expected { facts["expected"] = expected }
        if let found { facts["found"] = found }
        if let limit { facts["limit"] = String(limit) }
        if let encoding { facts["encoding"] = encoding }
        return facts
    }
}

extension JSONSyntaxError {
    /// The class of `byte` as `found` names it; `nil` is the end of the text.
    static func byteClass(_ byte: UInt8?) -> String {
        guard let byte else { return "end" }
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: return "space"
        case 0x30...0x39: return "digit"
        case 0x41...0x5A, 0x61...0x7A: return "letter"
        case 0x80...: return "non-ASCII"
        case 0..<0x20, 0x7F: return "control"
        default: return String(UnicodeScalar(byte))
        }
    }
}
