/// What a schema says about e-mail addresses: typing errors of large providers, fillers, and how far case goes.
package struct EmailOptions: Sendable, Hashable {
    /// Which part is written in lower case.
    package enum LetterCase: Sendable, Hashable { case domain, all }

    package let letterCase: LetterCase
    private let suggestions: [[UInt8]: [UInt8]]
    private let fillers: Set<[UInt8]>
    /// 4,096 bits, one set for each mistyped domain and each domain of a filler: what the path that allocates nothing
    /// asks.
    private let suspects: [UInt64]

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
        var suspects = [UInt64](repeating: 0, count: 64)
        for typo in suggestions.keys { suspects.setBit(SuspectHash(typo)) }
        for filler in self.fillers {
            if let at = filler.lastIndex(of: UInt8(ascii: "@")) {
                suspects.setBit(SuspectHash(Array(filler[(at &+ 1)...])))
            }
        }
        self.suspects = suspects
    }

    func suggestion(for domain: [UInt8]) -> [UInt8]? { suggestions[domain] }

    func isFiller(_ address: [UInt8]) -> Bool {
        !fillers.isEmpty && fillers.contains(address.map(ASCIILetter.lower))
    }

    /// Whether addresses of this domain need a closer look: never false for a typing error or a filler.
    @inline(__always) func isSuspect(_ domain: SuspectHash) -> Bool { suspects.hasBit(domain) }
}

/// FNV-1a of a lower-case domain, fed byte by byte while an address is scanned.
struct SuspectHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ text: [UInt8]) {
        for byte in text { add(byte) }
    }

    @inline(__always) mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

extension [UInt64] {
    fileprivate mutating func setBit(_ hash: SuspectHash) {
        self[Int(hash.value >> 32 & 63)] |= 1 << (hash.value >> 38 & 63)
    }

    @inline(__always) fileprivate func hasBit(_ hash: SuspectHash) -> Bool {
        self[Int(hash.value >> 32 & 63)] >> (hash.value >> 38 & 63) & 1 == 1
    }
}
