/// What a schema says about e-mail addresses: typing errors of large providers, fillers, and how far case goes.
package struct EmailOptions: Sendable, Hashable {
    /// Which part is written in lower case.
    package enum LetterCase: Sendable, Hashable { case domain, all }

    package let letterCase: LetterCase
    private let suggestions: [[UInt8]: [UInt8]]
    private let fillers: Set<[UInt8]>
    /// Hashes of all typing errors and fillers, for the path that allocates nothing.
    private let suspects: Set<UInt64>

    package static let none = EmailOptions(providers: [], fillers: [])

    /// - Parameters:
    ///   - providers: a right domain and its typing errors, lower case: `gmail.com`, [`gmial.com`, …].
    ///   - fillers: whole addresses, any case.
    package init(
        providers: [(domain: [UInt8], typos: [[UInt8]])], fillers: [[UInt8]], letterCase: LetterCase = .domain
    ) {
        self.letterCase = letterCase
        var suggestions: [[UInt8]: [UInt8]] = [:]
        for provider in providers {
            for typo in provider.typos { suggestions[typo] = provider.domain }
        }
        self.suggestions = suggestions
        self.fillers = Set(fillers.map { $0.map(ASCIILetter.lower) })
        suspects = Set(
            suggestions.keys.map { Self.hash($0.span, from: 0) } + self.fillers.map { Self.hash($0.span, from: 0) })
    }

    func suggestion(for domain: [UInt8]) -> [UInt8]? { suggestions[domain] }

    func isFiller(_ address: [UInt8]) -> Bool {
        !fillers.isEmpty && fillers.contains(address.map(ASCIILetter.lower))
    }

    /// Whether the text from `start` on may be a typing error or filler: never false for one, rarely true for another.
    func isSuspect(_ text: Span<UInt8>, from start: Int) -> Bool {
        !suspects.isEmpty && suspects.contains(Self.hash(text, from: start))
    }

    /// FNV-1a of the lower-case text.
    private static func hash(_ text: Span<UInt8>, from start: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = start
        while index < text.count {
            hash = (hash ^ UInt64(ASCIILetter.lower(text[index]))) &* 0x100_0000_01B3
            index &+= 1
        }
        return hash
    }
}
