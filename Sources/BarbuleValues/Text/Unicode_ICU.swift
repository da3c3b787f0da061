internal import CICU

/// Why ICU gave no answer. A failure is never a result: the caller must say so, not go on with the text as it was.
package struct UnicodeFailure: Error, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable {
        /// The text is not valid UTF-8.
        case invalidUTF8
        /// The text is longer than `UnicodeText.byteCountMax`.
        case tooLong
        /// ICU, its data or the memory failed.
        case unavailable
    }

    package var reason: Reason

    init(status: Int32) {
        reason =
            switch status {
            case CICU_ERROR_UTF8: .invalidUTF8
            case CICU_ERROR_LIMIT: .tooLong
            default: .unavailable
            }
    }
}

/// Unicode normalization forms and case folding (UAX #15, UAX #44) of UTF-8 bytes, by ICU. ASCII never reaches ICU.
package enum UnicodeText {
    /// Longest text given to ICU, in bytes: 16 MiB.
    package static let byteCountMax = Int(CICU_BYTES_MAX)

    /// A Unicode form.
    package enum Form: Int32, Sendable, Hashable, CaseIterable {
        case nfc = 0
        case nfkc = 1
        case nfd = 2
        case nfkd = 3
        /// NFKC_Casefold: folded, default-ignorable code points removed, NFKC.
        case nfkcCaseFolded = 4
        /// Full case folding without normalization; `ß` becomes `ss`.
        case caseFolded = 5

        /// Whether the form leaves every ASCII text as it is.
        var keepsASCII: Bool { self != .nfkcCaseFolded && self != .caseFolded }
    }

    /// The text in a Unicode form.
    ///
    /// - Throws: when the text is not UTF-8, too long, or ICU fails.
    /// - Complexity: O(*n*).
    package static func transformed(_ text: [UInt8], to form: Form) throws(UnicodeFailure) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) {
            return form.keepsASCII ? text : text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        }
        let count = try checkedCount(text)
        return unsafe try ICUBuffer.bytes(startingWith: text.count &+ 32) { result, capacity in
            unsafe text.withUnsafeBufferPointer { source in
                unsafe cicu_transform(form.rawValue, source.baseAddress, count, result, capacity)
            }
        }
    }

    /// Whether the text already stands in a normalization form (not for `.caseFolded`).
    package static func isNormalized(_ text: [UInt8], _ form: Form) throws(UnicodeFailure) -> Bool {
        if form.keepsASCII, text.allSatisfy({ $0 < 0x80 }) { return true }
        let count = try checkedCount(text)
        let answer = unsafe text.withUnsafeBufferPointer { source in
            unsafe cicu_is_normalized(form.rawValue, source.baseAddress, count)
        }
        if answer < 0 { throw UnicodeFailure(status: answer) }
        return answer == 1
    }

    /// The text case folded for comparison: full case folding, then NFC; nothing removed.
    package static func caseFolded(_ text: [UInt8]) throws(UnicodeFailure) -> [UInt8] {
        try transformed(try transformed(text, to: .caseFolded), to: .nfc)
    }

    private static func checkedCount(_ text: [UInt8]) throws(UnicodeFailure) -> Int32 {
        guard text.count <= byteCountMax else { throw UnicodeFailure(status: CICU_ERROR_LIMIT) }
        return Int32(truncatingIfNeeded: text.count)
    }
}

/// The one place that knows ICU's buffer dance: a first try with a likely size, one more with the size ICU asked for.
enum ICUBuffer {
    static func bytes(
        startingWith capacity: Int, _ write: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32
    ) throws(UnicodeFailure) -> [UInt8] {
        var capacity = capacity
        for _ in 0..<2 {
            var needed: Int32 = 0
            let room = Int32(clamping: capacity)
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(room)) { buffer, count in
                needed = unsafe write(buffer.baseAddress, room)
                count = needed >= 0 && needed <= room ? Int(needed) : 0
            }
            if needed < 0 { throw UnicodeFailure(status: needed) }
            if needed <= room { return bytes }
            capacity = Int(needed)
        }
        throw UnicodeFailure(status: CICU_ERROR_ICU)
    }

    /// Text of a C function that fills a buffer with a NUL-terminated string, at most 63 bytes.
    static func shortText(_ write: (UnsafeMutablePointer<CChar>?, Int32) -> Void) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        unsafe buffer.withUnsafeMutableBufferPointer { unsafe write($0.baseAddress, Int32($0.count)) }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Versions of the Unicode library in use: reports name them, because verdicts can depend on them.
package enum UnicodeVersions {
    /// For example `72.1`.
    package static let icu = unsafe ICUBuffer.shortText { unsafe cicu_version($0, $1) }
    /// For example `15.0`.
    package static let unicode = unsafe ICUBuffer.shortText { unsafe cicu_unicode_version($0, $1) }
    /// For example `42.0`; empty when ICU does not say.
    package static let cldr = unsafe ICUBuffer.shortText { unsafe cicu_cldr_version($0, $1) }

    /// Number of the first known question that the library answers wrongly; nil when all is well.
    package static func failedSelfCheck() -> Int? {
        let question = cicu_self_check()
        return question == 0 ? nil : Int(question)
    }
}
