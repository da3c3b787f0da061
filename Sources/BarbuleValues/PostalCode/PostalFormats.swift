/// The forms of postal codes by country, as a schema gives them: `9` = a digit, `A` = a capital letter, anything else
/// stands for itself. `GB`: [`A9 9AA`, `AA9A 9AA` …], `ES`: [`99999`].
package struct PostalFormats: Sendable, Hashable {
    /// By `TwoLetters.index`; empty = nothing known.
    private let templates: [[[UInt8]]]

    package static let none = PostalFormats([])

    /// - Parameter formats: alpha-2 code and templates; what is no two-letter code is ignored.
    package init(_ formats: [(country: [UInt8], templates: [[UInt8]])]) {
        var templates = [[[UInt8]]](repeating: [], count: 676)
        for format in formats {
            if let country = TwoLetters(format.country) { templates[country.index] += format.templates }
        }
        self.templates = templates
    }

    /// Empty when nothing is known about the country.
    func templates(for country: TwoLetters) -> [[UInt8]] { templates[country.index] }
}

/// One form of a postal code.
enum PostalTemplate {
    static let digit = UInt8(ascii: "9")
    static let letter = UInt8(ascii: "A")

    static func matches(_ text: Span<UInt8>, _ template: [UInt8]) -> Bool {
        guard text.count == template.count else { return false }
        for index in text.indices where !matches(text[index], template[index]) { return false }
        return true
    }

    @inline(__always) static func matches(_ byte: UInt8, _ place: UInt8) -> Bool {
        switch place {
        case digit: ASCIILetter.isDigit(byte)
        case letter: byte &- 0x41 < 26
        default: byte == place
        }
    }

    /// The code in this form when only spaces, hyphens and case differ; nil when it is another code.
    ///
    /// - Parameter squeezed: capitals without spaces and hyphens.
    static func filled(_ template: [UInt8], with squeezed: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var rest = squeezed[...]
        for place in template {
            if isSeparator(place) {
                result.append(place)
            } else {
                guard let byte = rest.popFirst(), matches(byte, place) else { return nil }
                result.append(byte)
            }
        }
        return rest.isEmpty ? result : nil
    }

    static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
