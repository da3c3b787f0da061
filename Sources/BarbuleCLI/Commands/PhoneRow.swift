internal import BarbuleValues

/// An answer as a line of tab separated columns.
enum PhoneRow {
    static func line(_ answer: PhoneAnswer) -> [UInt8] {
        var line: [UInt8] = []
        append(answer, to: &line)
        return line
    }

    /// Appends the line and its end; allocates only when `output` has to grow.
    static func append(_ answer: PhoneAnswer, to output: inout [UInt8]) {
        switch answer {
        case .error(let error):
            output.append(contentsOf: error.rawValue.utf8)
            output.append(contentsOf: "\t\t0\t\t\t\t\t\t\t\t\t\t\n".utf8)
        case .number(let number): append(number, to: &output)
        }
    }

    private static let tab = UInt8(ascii: "\t")

    private static func append(_ number: PhoneNumber, to output: inout [UInt8]) {
        output.append(tab)
        output.append(contentsOf: number.possibility.rawValue.utf8)
        output.append(tab)
        output.append(UInt8(ascii: number.isValid ? "1" : "0"))
        output.append(tab)
        number.appendCallingCode(to: &output)
        output.append(tab)
        number.appendNationalNumber(to: &output)
        output.append(tab)
        number.append(.e164, to: &output)
        output.append(tab)
        output.append(contentsOf: number.type.description.utf8)
        output.append(tab)
        number.appendRegion(to: &output)
        output.append(tab)
        if let digits = number.extension { output.append(contentsOf: digits.utf8) }
        output.append(tab)
        output.append(contentsOf: number.source.rawValue.utf8)
        for format in [PhoneNumber.Format.national, .international, .rfc3966] {
            output.append(tab)
            if number.isValid { number.append(format, to: &output) }
        }
        output.append(UInt8(ascii: "\n"))
    }
}
