/// Repairs UTF-8 that was read as Windows-1252 or Latin-1: `JosÃ©` becomes `José`.
///
///     bytes sent   4A 6F 73 C3 A9      "José" in UTF-8
///     read as      J  o  s  Ã  ©       each byte taken for one Windows-1252 character
///     repaired by  mapping every character back to its byte and reading the bytes as UTF-8 again
///
/// The whole text must map back and be valid UTF-8, so a text with one honest `é` is never touched. That alone would
/// still hit capitals before punctuation (`CAFÉ™`, `PERÚ…`, `Spaß…` are valid UTF-8 by accident), so every decoded
/// code point must also be plausible where it stands; the rules are in `Plausibility`. In doubt the text stays.
enum Mojibake {
    /// Text wrongly decoded several times is repaired layer by layer, up to this many at one go.
    static let layerCountMax = 8

    /// Repairs in place. The trace counts the sequences restored in the outermost layer, plus those of further layers.
    static func repair(_ points: inout [UInt32], _ trace: inout StageTrace) {
        for _ in 0..<layerCountMax {
            guard let layer = unwrapped(points) else { return }
            for _ in 0..<layer.sequenceCount { trace.touch() }
            points = layer.points
        }
    }

    /// One layer taken off; nil when the text is not mojibake.
    private static func unwrapped(_ points: [UInt32]) -> (points: [UInt32], sequenceCount: Int)? {
        guard points.contains(where: isLead) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(points.count)
        for point in points {
            guard let byte = Windows1252.byte(of: point) else { return nil }
            bytes.append(byte)
        }
        return decoded(bytes, from: points)
    }

    /// First bytes of multi-byte sequences, as the characters they were read as: `Â`…`ô`.
    private static func isLead(_ point: UInt32) -> Bool {
        (0xC2...0xF4).contains(point)
    }

    private static func decoded(_ bytes: [UInt8], from points: [UInt32]) -> (points: [UInt32], sequenceCount: Int)? {
        var result: [Unit] = []
        result.reserveCapacity(bytes.count)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        var sequenceCount = 0
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                let width = UTF8.width(scalar)
                if width > 1 { sequenceCount &+= 1 }
                result.append(Unit(point: scalar.value, lastRead: points[offset &+ width &- 1], width: width))
                offset &+= width
            case .emptyInput: break decoding
            case .error: return nil
            }
        }
        guard sequenceCount > 0, Plausibility(units: result).holds else { return nil }
        return (result.map(\.point), sequenceCount)
    }

    /// One decoded code point, the number of characters it was read as, and the last of them.
    struct Unit {
        var point: UInt32
        var lastRead: UInt32
        var width: Int
        var isDecoded: Bool { width > 1 }
    }
}

/// Whether every decoded code point is one that a writer is likely to have meant at its place.
private struct Plausibility {
    let units: [Mojibake.Unit]

    var holds: Bool {
        var foreignCount = 0
        var firmCount = 0
        var foreignTouchesLatin = false
        for index in units.indices where units[index].isDecoded {
            let point = units[index].point
            if !endsShoutedWord(index) { firmCount &+= 1 }
            switch point {
            case 0x80...0x9F:
                // A decoded C1 control is either part of a still deeper layer or nonsense; a deeper layer has a lead or
                // another such byte before it.
                guard index > 0, (0x80...0xF4).contains(units[index - 1].point) else { return false }
            case 0xA0...0x17F, 0x18F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x218...0x21B, 0x259, 0x2C6, 0x2DC:
                break
            case 0x300...0x304, 0x306...0x308, 0x30A...0x30C, 0x31B, 0x323, 0x327, 0x328:
                guard index > 0, CodePoints.isASCIILetter(units[index - 1].point) else { return false }
            case 0x180...0x36F:
                return false
            case 0x1E00...0x1EFF, 0x2000...0x2BFF, 0xFB00...0xFB06, 0xFE00...0xFE0F, 0xFEFF, 0xFFFD:
                break
            case 0x1_F000...0x1_FAFF:
                break
            default:
                foreignCount &+= 1
                if touchesLatinLetter(index) { foreignTouchesLatin = true }
            }
        }
        guard firmCount > 0 else { return false }
        // Other alphabets come as whole words: never one letter alone, never glued to a Latin one (`PERÚ…`, `Spaß…`).
        return foreignCount == 0 || (foreignCount > 1 && !foreignTouchesLatin)
    }

    /// `CAFÉ™`, `SÅ…`, `VIETNÃ’S`: a capital at the end of a word in capitals, and a sign that ends words anyway. Two
    /// readings are possible, so such a place alone is no reason to repair. `Ã©` always means `é`.
    private func endsShoutedWord(_ index: Int) -> Bool {
        guard index > 0, units[index].width == 2, (0x41...0x5A).contains(units[index - 1].point) else { return false }
        switch units[index].lastRead {
        case 0x2026, 0x2019, 0x201D, 0x2122, 0x00AE, 0x2013, 0x2014: break
        case 0x00A9 where units[index].point != 0xE9: break
        default: return false
        }
        if !isLetter(at: index + 1) { return true }
        return units[index].lastRead == 0x2019 && units[index + 1].point == 0x53 && !isLetter(at: index + 2)
    }

    private func isLetter(at index: Int) -> Bool {
        index < units.count && isLetterLike(units[index].point)
    }

    private func touchesLatinLetter(_ index: Int) -> Bool {
        (index > 0 && isLatin(units[index - 1].point))
            || (index + 1 < units.count && isLatin(units[index + 1].point))
    }

    private func isLatin(_ point: UInt32) -> Bool {
        CodePoints.isASCIILetter(point) || (0xC0...0x24F).contains(point)
    }

    private func isLetterLike(_ point: UInt32) -> Bool {
        CodePoints.isASCIILetter(point) || point >= 0xC0
    }
}

/// Windows-1252, both ways. Its five free places 81 8D 8F 90 9D read as the C1 controls, as browsers do
/// (WHATWG Encoding, index windows-1252).
enum Windows1252 {
    /// Bytes 80…9F.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    private static let bytesOfUpper: [UInt32: UInt8] = {
        var bytes: [UInt32: UInt8] = [:]
        for (index, point) in upper.enumerated() { bytes[point] = UInt8(truncatingIfNeeded: 0x80 &+ index) }
        return bytes
    }()

    /// The byte a code point came from, as Windows-1252 or Latin-1; nil when from neither.
    static func byte(of point: UInt32) -> UInt8? {
        point <= 0xFF ? UInt8(truncatingIfNeeded: point) : bytesOfUpper[point]
    }

    /// The code point of a byte.
    static func point(of byte: UInt8) -> UInt32 {
        (0x80...0x9F).contains(byte) ? upper[Int(byte &- 0x80)] : UInt32(byte)
    }
}
