internal import BarbuleEngine
internal import BarbuleValues

/// An answer as one line of JSON.
enum PhoneJSON {
    static func line(_ answer: PhoneAnswer, of text: Span<UInt8>, _ plan: NumberingPlan) -> [UInt8] {
        var line: [UInt8] = []
        append(answer, of: text, plan, to: &line)
        return line
    }

    /// Bytes of `text` that are not UTF-8 are written as U+FFFD.
    static func append(
        _ answer: PhoneAnswer, of text: Span<UInt8>, _ plan: NumberingPlan, to output: inout [UInt8]
    ) {
        var writer = MemberWriter(output: output)
        output = []
        writer.member("input", decoded(text))
        writer.member("valid", literal: answer.isValid ? "true" : "false")
        switch answer {
        case .error(let error):
            writer.member("error", error.rawValue)
        case .number(let number):
            writer.member("callingCode", literal: String(number.callingCode))
            writer.member("nationalNumber", number.nationalNumber)
            if let digits = number.extension { writer.member("extension", digits) }
            if let region = number.region { writer.member("regionCode", region) }
            writer.member("type", number.type.description)
            writer.member("possibility", number.possibility.rawValue)
            writer.member("source", number.source.rawValue)
            writer.member("e164", number.formatted(.e164))
            writer.member("national", number.formatted(.national))
            writer.member("international", number.formatted(.international))
            writer.member("rfc3966", number.formatted(.rfc3966))
        }
        writer.member("numberingPlan", plan.version)
        output = writer.output
        output.append(contentsOf: "}\n".utf8)
    }

    private static func decoded(_ text: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private struct MemberWriter {
        var output: [UInt8]
        var isFirst = true

        mutating func member(_ name: String, _ value: String) {
            start(name)
            JSONText.appendQuoted(value.utf8, to: &output)
        }

        mutating func member(_ name: String, literal: String) {
            start(name)
            output.append(contentsOf: literal.utf8)
        }

        private mutating func start(_ name: String) {
            output.append(UInt8(ascii: isFirst ? "{" : ","))
            isFirst = false
            JSONText.appendQuoted(name.utf8, to: &output)
            output.append(UInt8(ascii: ":"))
        }
    }
}
