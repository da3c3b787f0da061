/// How the bytes of a file stand for text: found out, or named by the caller; then made UTF-8.
///
/// Nothing is guessed by statistics: a byte order mark says it, or every second byte of the beginning is zero (UTF-16 of
/// which the mark was lost), or the bytes are UTF-8, or they are Windows-1252, the encoding of Western spreadsheets. Zeros
/// elsewhere are no text.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"

    /// Why this encoding was taken.
    package enum Reason: Sendable { case byteOrderMark, zeros, valid, fallback, given }

    package static func detected(in bytes: [UInt8]) -> (encoding: TextEncoding, reason: Reason) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, .byteOrderMark) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, .byteOrderMark) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, .byteOrderMark) }
        if let order = byteOrder(ofZerosIn: bytes.prefix(beginningByteCount)) { return (order, .zeros) }
        return UTF8Check.firstFault(in: bytes) == nil ? (.utf8, .valid) : (.windows1252, .fallback)
    }

    private static let beginningByteCount = 64

    /// UTF-16 whose first code units are all below 256: a header of Latin letters.
    private static func byteOrder(ofZerosIn beginning: ArraySlice<UInt8>) -> TextEncoding? {
        let pairCount = beginning.count / 2
        guard pairCount > 0 else { return nil }
        func hasOnlyZeros(at parity: Int) -> Bool {
            (0..<pairCount).allSatisfy { beginning[beginning.startIndex + 2 * $0 + parity] == 0 }
        }
        switch (hasOnlyZeros(at: 0), hasOnlyZeros(at: 1)) {
        case (false, true): return .utf16LittleEndian
        case (true, false): return .utf16BigEndian
        default: return nil
        }
    }

    /// The text as UTF-8, without its byte order mark.
    ///
    /// - Throws: the first place that is not of this encoding.
    /// - Complexity: O(*n*).
    package func decoded(_ bytes: [UInt8]) throws(TableFault) -> [UInt8] {
        switch self {
        case .utf8:
            if let offset = bytes.firstIndex(of: 0) { throw zero(at: offset, in: bytes) }
            if let offset = UTF8Check.firstFault(in: bytes) { throw fault(at: offset, in: bytes) }
            return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
        case .utf16LittleEndian: return try utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: return try utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
        case .latin1, .windows1252: return try singleByte(bytes)
        }
    }

    private func singleByte(_ bytes: [UInt8]) throws(TableFault) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for (offset, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                if byte == 0 { throw zero(at: offset, in: bytes) }
                text.append(byte)
                continue
            }
            var value = UInt32(byte)
            if self == .windows1252, byte < 0xA0 { value = Self.windowsScalars[Int(byte) - 0x80] }
            guard let scalar = Unicode.Scalar(value), value != 0 else { throw fault(at: offset, in: bytes) }
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return text
    }

    private func utf16(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) throws(TableFault) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for offset in stride(from: 0, to: bytes.count - 1, by: 2) {
            units.append(unit(bytes[offset], bytes[offset + 1]))
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw TableFault(kind: .notThisEncoding(rawValue), line: nil)
        }
        let utf8 = Array(text.utf8)
        return utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(utf8[3...]) : utf8
    }

    private func zero(at offset: Int, in bytes: [UInt8]) -> TableFault {
        TableFault(kind: .zeroByte, line: 1 + bytes[..<offset].count { $0 == 0x0A })
    }

    private func fault(at offset: Int, in bytes: [UInt8]) -> TableFault {
        TableFault(kind: .notThisEncoding(rawValue), line: 1 + bytes[..<offset].count { $0 == 0x0A })
    }

    /// The code points of 0x80 to 0x9F; 0 where there is none.
    ///
    /// Source: WHATWG Encoding Standard, index windows-1252, without the five C1 controls it fills gaps with.
    private static let windowsScalars: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}

/// Where a text stops being UTF-8.
enum UTF8Check {
    /// - Complexity: O(*n*), without a copy.
    static func firstFault(in bytes: [UInt8]) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}

/// Why a file is no table.
package struct TableFault: Error, Sendable {
    package enum Kind: Sendable {
        /// A byte stands for nothing in this encoding.
        case notThisEncoding(String)
        /// A byte of zero: no text, or UTF-16 whose byte order mark was lost.
        case zeroByte
        /// A quotation mark inside of a cell, or text behind a quoted one.
        case strayQuote
        /// A quoted cell that never ends.
        case openQuote
        case empty
    }

    package let kind: Kind
    /// From 1.
    package let line: Int?
}
