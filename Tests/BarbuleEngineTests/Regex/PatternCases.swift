/// Hard cases picked by hand, with the answers of V8 13.6 (Node.js 24); nil: a syntax error.
enum PatternCases {
    struct Row: Sendable {
        var pattern: String
        var text: String
        var matches: Bool?
        init(_ pattern: String, _ text: String, _ matches: Bool?) {
            (self.pattern, self.text, self.matches) = (pattern, text, matches)
        }
    }

    static let rows: [Row] = [
    ]
}
