internal import BarbuleEngine

/// The template of a path: `/v1/shelf/{shelf}/book/{book}.txt`.
///
/// A segment is compared after its percent escapes are read, byte by byte. `{}` stands for anything inside one segment,
/// also for nothing: that an id is missing is told as such, not as another route.
///
/// - Source: OpenAPI 3.1.0 §4.8.2 (path templating); RFC 3986 §3.3.
struct PathTemplate: Sendable {
    let text: String
    private let segments: [Segment]

    private struct Segment: Sendable {
        var prefix: [UInt8]
        /// `nil` for a segment without a parameter; then `prefix` is all of it.
        var parameter: String?
        var suffix: [UInt8] = []
    }

    init(_ text: String) {
        self.text = text
        segments = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { segment in
            guard let open = segment.firstIndex(of: UInt8(ascii: "{")),
                let close = segment[open...].firstIndex(of: UInt8(ascii: "}"))
            else { return Segment(prefix: Array(segment)) }
            return Segment(
                prefix: Array(segment[..<open]),
                parameter: String(decoding: segment[segment.index(after: open)..<close], as: UTF8.self),
                suffix: Array(segment[segment.index(after: close)...]))
        }
    }

    /// How many segments are fixed; of two templates that match, the one with more is meant.
    var literalCount: Int { segments.count { $0.parameter == nil } }

    /// The encoded texts of the parameters, or `nil` when the path is another.
    func match(_ path: ArraySlice<UInt8>) -> [String: ArraySlice<UInt8>]? {
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == segments.count else { return nil }
        var values: [String: ArraySlice<UInt8>] = [:]
        for (part, segment) in zip(parts, segments) {
            guard let parameter = segment.parameter else {
                guard let decoded = try? PercentText.decode(part), decoded == segment.prefix else { return nil }
                continue
            }
            guard part.count >= segment.prefix.count + segment.suffix.count, part.starts(with: segment.prefix),
                part.suffix(segment.suffix.count).elementsEqual(segment.suffix)
            else { return nil }
            values[parameter] = part.dropFirst(segment.prefix.count).dropLast(segment.suffix.count)
        }
        return values
    }

    /// The value of a parameter, or `nil` when it would lead somewhere else: a dot segment, a slash or backslash, a control
    /// character, a broken or overlong escape; also when that shows only after decoding again, as a proxy might.
    static func safeValue(_ encoded: ArraySlice<UInt8>) -> [UInt8]? {
        guard let value = try? PercentText.decode(encoded), isHarmless(value) else { return nil }
        var text = value
        // Each round makes it shorter; a few are more than any chain of servers does.
        for _ in 0..<8 where text.contains(UInt8(ascii: "%")) {
            guard let next = try? PercentText.decode(text[...]), next != text else { break }
            guard isHarmless(next) else { return nil }
            text = next
        }
        return value
    }

    private static func isHarmless(_ text: [UInt8]) -> Bool {
        if text == [0x2E] || text == [0x2E, 0x2E] { return false }
        let isPlain = text.allSatisfy {
            $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\")
        }
        return isPlain && String(validating: text, as: UTF8.self) != nil
    }
}
