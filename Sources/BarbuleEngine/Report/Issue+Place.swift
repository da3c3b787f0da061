extension Report {
    /// The same report with the places of its issues told in the file that the payload begins in.
    ///
    /// - Parameters:
    ///   - line: of the first byte, from 1.
    ///   - column: of the first byte, from 1, in code points.
    package func placed(line: Int, column: Int, byteOffset: Int) -> Report {
        relocated { issue in
            func place(_ position: TextPosition) -> TextPosition {
                TextPosition(
                    line: line - 1 + position.line,
                    column: position.line == 1 ? column - 1 + position.column : position.column)
            }
            return issue.moved(
                to: byteOffset + issue.byteRange.lowerBound..<byteOffset + issue.byteRange.upperBound,
                place(issue.position), place(issue.endPosition))
        }
    }
}

extension Issue {
    func moved(to byteRange: Range<Int>, _ position: TextPosition, _ endPosition: TextPosition) -> Issue {
        Issue(
            code: code, severity: severity, action: action, instanceLocation: instanceLocation, byteRange: byteRange,
            position: position, endPosition: endPosition, keywordLocation: keywordLocation,
            absoluteKeywordLocation: absoluteKeywordLocation, parameters: parameters, isSensitive: isSensitive,
            fix: fix,
            template: template)
    }
}
