/// At most 250 code points on the stack: the text of a number that is not plain ASCII digits and punctuation.
struct PhoneCodePoints {
    static let countMax = 250
    /// No text of 250 code points has more bytes.
    static let byteCountMax = 1000

    private var points = InlineArray<250, UInt32>(repeating: 0)
    private(set) var count = 0

    init() {}

    /// Throws ``PhoneNumberError/tooLong`` above 250 code points, and ``PhoneNumberError/notANumber`` when it is no UTF-8.
    init(_ utf8: Span<UInt8>) throws(PhoneNumberError) {
        guard utf8.count <= Self.byteCountMax else { throw .tooLong }
        do {
            let text = try UTF8Span(validating: utf8)
            var scalars = text.makeUnicodeScalarIterator()
            while let scalar = scalars.next() {
                guard count < Self.countMax else { throw PhoneNumberError.tooLong }
                append(scalar.value)
            }
        } catch let error as PhoneNumberError {
            throw error
        } catch {
            throw .notANumber
        }
    }

    var range: Range<Int> { 0..<count }

    subscript(index: Int) -> UInt32 { points[index] }

    mutating func append(_ point: UInt32) {
        guard count < Self.countMax else { return }
        points[count] = point
        count &+= 1
    }

    mutating func append(_ other: PhoneCodePoints, _ range: Range<Int>) {
        for index in range { append(other[index]) }
    }

    /// Where an ASCII word begins first, at `start` or later.
    func firstIndex(of word: StaticString, in range: Range<Int>) -> Int? {
        let wordCount = word.utf8CodeUnitCount
        guard wordCount <= range.count else { return nil }
        return (range.lowerBound...(range.upperBound &- wordCount)).first { hasWord(word, at: $0) }
    }

    private func hasWord(_ word: StaticString, at index: Int) -> Bool {
        word.withUTF8Buffer { bytes in
            for offset in 0..<bytes.count where unsafe points[index &+ offset] != UInt32(bytes[offset]) { return false }
            return true
        }
    }

    /// The UTF-8 of a part.
    func text(_ range: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        for index in range {
            if let scalar = Unicode.Scalar(points[index]) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
