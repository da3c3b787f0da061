extension Issue {
    /// An issue of the head of a message: severity, action and sentence are the catalogue's.
    ///
    /// - Parameters:
    ///   - place: `@method`, `@path`, `@header/<name>` …; it has no bytes until somebody knows the text of the message.
    ///   - parameters: facts of the description; never a value of the message.
    package init(_ code: String, at place: String, _ parameters: [String: String] = [:], in catalogue: IssueCatalogue) {
        let entry = catalogue[code]
        self.init(
            code: code, severity: entry?.severity ?? .error, action: entry?.action ?? .stop, instanceLocation: place,
            byteRange: 0..<0, position: TextPosition(line: 1, column: 1), endPosition: TextPosition(line: 1, column: 1),
            keywordLocation: nil, absoluteKeywordLocation: nil, parameters: parameters, isSensitive: false, fix: nil,
            template: Template(text: entry?.message ?? code))
    }

    /// It is about the head of a message, so its place is no JSON Pointer into the payload.
    package var isAboutHead: Bool { instanceLocation.utf8.first == UInt8(ascii: "@") }

    /// The same issue about a part of the head, which is told without any text of it, and without the pattern: that is for
    /// the message to say in words.
    package func aboutHead(at place: String, parameter: String) -> Issue {
        var facts = parameters.filter { !Self.valueParameters.contains($0.key) }
        if keywordLocation?.hasSuffix("/pattern") == true { facts["expected"] = nil }
        facts["parameter"] = parameter
        return Issue(
            code: code, severity: severity, action: action, instanceLocation: place, byteRange: 0..<0,
            position: TextPosition(line: 1, column: 1), endPosition: TextPosition(line: 1, column: 1),
            keywordLocation: keywordLocation, absoluteKeywordLocation: absoluteKeywordLocation,
            parameters: facts, isSensitive: true, fix: nil,
            template: template)
    }

    /// The same issue at other bytes.
    ///
    /// - Parameter lines: of the text that `byteRange` is a range of.
    package func moved(to byteRange: Range<Int>, in lines: LineIndex) -> Issue {
        moved(
            to: byteRange, lines.textPosition(of: byteRange.lowerBound), lines.textPosition(of: byteRange.upperBound))
    }
}
