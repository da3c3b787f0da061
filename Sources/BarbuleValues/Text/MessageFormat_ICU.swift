internal import CICU

/// Messages with plural forms, by ICU's MessageFormat and its plural rules.
package enum MessageFormat {
    /// Most arguments of one message.
    package static let textCountMax = Int(CICU_MESSAGE_TEXTS_MAX)
    package static let numberCountMax = Int(CICU_MESSAGE_NUMBERS_MAX)

    /// Fills a pattern whose arguments are numbered without gaps, the texts first:
    /// `{1, plural, one {{0} error} other {{0} errors}}`.
    ///
    /// - Parameter language: a locale of ICU, such as `pl`.
    /// - Returns: UTF-8, or `nil` when ICU refuses the pattern.
    package static func format(
        _ pattern: String, language: String, texts: [[UInt8]], numbers: [Double]
    ) -> [UInt8]? {
        guard texts.count <= textCountMax, numbers.count <= numberCountMax,
            texts.allSatisfy({ $0.count <= UnicodeText.byteCountMax })
        else { return nil }
        let pattern = Array(pattern.utf8)
        let joined = texts.flatMap(\.self)
        let counts = texts.map { Int32(truncatingIfNeeded: $0.count) }
        return unsafe try? ICUBuffer.bytes(startingWith: 512) { result, capacity in
            unsafe pattern.withUnsafeBufferPointer { pattern in
                unsafe cicu_message_format(
                    pattern.baseAddress, Int32(clamping: pattern.count), language, joined, counts,
                    Int32(counts.count), numbers, Int32(numbers.count), result, capacity)
            }
        }
    }
}
