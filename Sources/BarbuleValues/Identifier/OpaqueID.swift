/// Reads an id that means nothing by itself: a token, a UUID, hexadecimal or decimal digits.
///
/// `{550E8400-E29B-41D4-A716-446655440000}` → `550e8400-e29b-41d4-a716-446655440000` (form `uuid`, RFC 9562 §4).
package struct OpaqueID: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable, CaseIterable { case text, uuid, hex, digits }
    package enum LetterCase: String, Sendable, Hashable, CaseIterable { case upper, lower }

    private let form: Form
    private let letterCase: LetterCase?
    private let byteCount: Int?
    private let ignored: Set<UInt8>

    /// - Parameters:
    ///   - byteCount: how long the canonical id is; `nil` when any length will do.
    ///   - ignored: ASCII characters that only structure it, such as space and hyphen; they are removed.
    package init(form: Form = .text, letterCase: LetterCase? = nil, byteCount: Int? = nil, ignored: Set<UInt8> = []) {
        self.form = form
        self.letterCase = letterCase ?? (form == .uuid ? .lower : nil)
        self.byteCount = byteCount
        self.ignored = ignored
    }

    /// - Issues: `id.normalized`; refused with `id.invalid`.
    package func read(_ text: [UInt8]) -> Reading {
        var id = form == .uuid ? Self.bare(text) : text.filter { !ignored.contains($0) }
        switch letterCase {
        case .lower: id = id.map(ASCIILetter.lower)
        case .upper: id = id.map(ASCIILetter.upper)
        case nil: break
        }
        guard isRight(id.span) else { return .refused("id.invalid", ["expected": expectation]) }
        if form == .uuid { id = Self.hyphenated(id) }
        if let byteCount, id.count != byteCount { return .refused("id.invalid", ["expected": expectation]) }
        return Reading(.canonical(id), id == text ? [] : [Finding("id.normalized")])
    }

    /// Whether `read` gives back the same bytes and finds nothing; no allocation.
    package func isCanonical(_ text: Span<UInt8>) -> Bool {
        guard form != .uuid, byteCount == nil || byteCount == text.count, isRight(text) else { return false }
        for index in text.indices {
            let byte = text[index]
            if ignored.contains(byte) { return false }
            if letterCase == .lower, byte &- 0x41 < 26 { return false }
            if letterCase == .upper, byte &- 0x61 < 26 { return false }
        }
        return true
    }

    private func isRight(_ id: Span<UInt8>) -> Bool {
        guard !id.isEmpty, form != .uuid || id.count == 32 else { return false }
        for index in id.indices {
            let byte = id[index]
            switch form {
            case .text: if byte <= 0x20 || byte == 0x7F { return false }
            case .uuid, .hex: if ASCII.hexValue(byte) == nil { return false }
            case .digits: if !ASCII.isDigit(byte) { return false }
            }
        }
        return true
    }

    private var expectation: String {
        let count = byteCount.map { "\($0) " } ?? ""
        return switch form {
        case .text: byteCount == nil ? "an id without spaces" : "an id of \(count)characters"
        case .uuid: "a UUID"
        case .hex: "\(count)hexadecimal digits"
        case .digits: "\(count)digits"
        }
    }

    /// Without `urn:uuid:`, brackets and hyphens where they belong; any other text as it is.
    private static func bare(_ text: [UInt8]) -> [UInt8] {
        var id = text[...]
        if id.count > 9, id.prefix(9).map(ASCIILetter.lower).elementsEqual("urn:uuid:".utf8) { id = id.dropFirst(9) }
        if (id.first == UInt8(ascii: "{") && id.last == UInt8(ascii: "}")) || (id.first == UInt8(ascii: "(") && id.last == UInt8(ascii: ")")) {
            id = id.dropFirst().dropLast()
        }
        let groups = id.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return Array(id) }
        return Array(groups.joined())
    }

    private static func hyphenated(_ digits: [UInt8]) -> [UInt8] {
        var id: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { id.append(UInt8(ascii: "-")) }
            id.append(digit)
        }
        return id
    }
}
