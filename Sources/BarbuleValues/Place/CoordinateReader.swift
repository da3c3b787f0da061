/// Which coordinate of a position, in decimal degrees of WGS 84.
package enum CoordinateAxis: Sendable, Hashable {
    case latitude, longitude

    /// The bound on both sides, in degrees.
    var limit: Int { self == .latitude ? 90 : 180 }
}

/// Reads latitudes and longitudes into the lexeme of a JSON number; a JSON number in range stays as it is written.
///
/// `51°30'26"N` becomes 51.507222, `0.1278 W` becomes -0.1278, `27,994401` becomes 27.994401, longitude 278.273104
/// becomes -81.726896. All arithmetic is exact; degrees, minutes and seconds are rounded to 6 decimals, half away
/// from zero.
///
/// - Issues: `number.from_string`, `number.decimal_comma`, `coordinates.dms`, `coordinates.longitude_wrapped`; refused
///   with `number.invalid`, `coordinates.scaled_integer`, `coordinates.out_of_range`.
package enum CoordinateReader {
    /// - Complexity: O(*n*).
    package static func read(_ text: [UInt8], axis: CoordinateAxis, source: ScalarSource) -> Reading {
        guard let (value, lexeme, findings) = parse(text, axis, source) else { return .refused("number.invalid") }
        let limit = DecimalText(axis.limit)
        if value.magnitude <= limit { return Reading(.canonical(lexeme), findings) }
        if axis == .longitude, !value.isNegative, value <= DecimalText(360) {
            guard let text = value.subtracted(from: 360).negated.plainText() else {
                return refused("coordinates.out_of_range", [:], findings)
            }
            return Reading(.canonical(text), findings + [Finding("coordinates.longitude_wrapped")])
        }
        let degrees = value.shifted(by: -6)
        if value.isInteger, value.magnitude > DecimalText(1000), degrees.magnitude <= limit,
            let suggestion = degrees.plainText()
        {
            return refused(
                "coordinates.scaled_integer", ["suggestion": String(decoding: suggestion, as: UTF8.self)], findings)
        }
        return refused("coordinates.out_of_range", ["limit": String(axis.limit)], findings)
    }

    /// How the text was read stays told: a warning about it is no less true because the value cannot be used.
    private static func refused(_ code: String, _ parameters: [String: String], _ findings: [Finding]) -> Reading {
        Reading(.refused, findings + [Finding(code, parameters)])
    }

    /// Whether `read` would give back the same bytes and find nothing; no allocation.
    package static func isCanonical(_ text: Span<UInt8>, axis: CoordinateAxis, source: ScalarSource) -> Bool {
        guard source == .number, NumberReader.isPlainNumber(text) else { return false }
        var position = text[0] == 0x2D ? 1 : 0
        let count = ASCII.digitCount(in: text, at: position)
        guard count <= 3, let degrees = ASCII.digits(count, in: text, at: &position) else { return false }
        return degrees < axis.limit
    }

    /// The number as read, also when it is out of range; `nil` when it is not a number. For rules about the pair.
    package static func value(_ text: [UInt8], axis: CoordinateAxis, source: ScalarSource) -> DecimalText? {
        parse(text, axis, source)?.value
    }

    /// Whether the two look exchanged: 90 < |latitude| ≤ 180 and |longitude| ≤ 90.
    package static func isSwapped(latitude: DecimalText, longitude: DecimalText) -> Bool {
        let size = latitude.magnitude
        return size > DecimalText(90) && size <= DecimalText(180) && longitude.magnitude <= DecimalText(90)
    }

    /// Whether the position is 0, 0, which stands for a missing one.
    package static func isZero(latitude: DecimalText, longitude: DecimalText) -> Bool {
        latitude.isZero && longitude.isZero
    }

    private static func parse(
        _ text: [UInt8], _ axis: CoordinateAxis, _ source: ScalarSource
    ) -> (value: DecimalText, lexeme: [UInt8], findings: [Finding])? {
        switch source {
        case .boolean: return nil
        case .number: return DecimalText(lexeme: text).map { ($0, text, []) }
        case .text: break
        }
        let number: WrittenNumber
        switch WrittenNumber.parse(text) {
        case .mismatch:
            guard let angle = SexagesimalAngle(text, axis: axis), let lexeme = angle.lexeme,
                let value = DecimalText(lexeme: lexeme)
            else { return nil }
            let comma = angle.hasDecimalComma ? [Finding("number.decimal_comma")] : []
            return (value, lexeme, comma + [Finding("coordinates.dms")])
        // No coordinate reaches a thousand, so a separator is a decimal sign.
        case .ambiguous(_, let decimal): number = decimal
        case .number(let parsed): number = parsed
        }
        guard !number.isGrouped, let value = DecimalText(lexeme: number.lexeme) else { return nil }
        return (value, number.lexeme, NumberReader.findings(number))
    }
}
