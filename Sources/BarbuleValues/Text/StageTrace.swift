/// What one text stage did: how many places it touched and the first code point concerned, where that is a fact a
/// report may show. Nothing touched = no finding.
struct StageTrace {
    var count = 0
    var first: UInt32?

    mutating func touch(_ point: UInt32? = nil) {
        count &+= 1
        if first == nil { first = point }
    }

    /// Adds what a later round of the same stage did.
    mutating func merge(_ later: StageTrace) {
        count &+= later.count
        if first == nil { first = later.first }
    }

    /// The finding, with `count` and, when known, `first`; nil when nothing was touched.
    func finding(_ code: String, _ more: [String: String] = [:]) -> Finding? {
        guard count > 0 else { return nil }
        var parameters = more
        parameters["count"] = String(count)
        if let first { parameters["first"] = CodePoints.name(first) }
        return Finding(code, parameters)
    }
}
