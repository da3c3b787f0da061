/// Markup or a spreadsheet formula inside a plain value: harmless here, dangerous in a mail or an export.
enum ActiveContent {
    /// `markup`, `script` or `formula`; nil for plain text. - Complexity: O(*n*).
    static func kind(_ points: [UInt32]) -> String? {
        if isFormula(points) { return "formula" }
        return markup(points)
    }

    // ---- Formulas ----

    /// A text that begins with `=`, `+`, `-` or `@` and calls something: `=HYPERLINK(…)`, `@SUM(…)`; or `=cmd|…!…`.
    private static func isFormula(_ points: [UInt32]) -> Bool {
        guard let first = points.first, [0x3D, 0x2B, 0x2D, 0x40].contains(first) else { return false }
        var isAfterName = false
        for point in points.dropFirst() {
            if point == 0x28, isAfterName { return true }
            if first == 0x3D, point == 0x7C || point == 0x21 { return true }
            // Names of functions: letters, then letters, digits, dots or underscores.
            let continues = isAfterName && (CodePoints.isASCIIDigit(point) || point == 0x2E || point == 0x5F)
            isAfterName = CodePoints.isASCIILetter(point) || continues
        }
        return false
    }

    // ---- Markup ----

    /// `<b>`, `</a>`, `<img …>`, `<!--`: a tag name right after `<`, ended by space, `/` or `>`, with a `>` to follow.
    /// `<script` counts without the end, `javascript:` without a tag. `<3`, `a < b` and `<ana@example.com>` do not.
    private static func markup(_ points: [UInt32]) -> String? {
        let lastClose = points.lastIndex(of: 0x3E) ?? -1
        for index in points.indices where points[index] == 0x3C {
            if stands("script", in: points, at: index &+ 1) || stands("/script", in: points, at: index &+ 1) {
                return "script"
            }
            if stands("!--", in: points, at: index &+ 1) { return "markup" }
            var cursor = index &+ 1
            if cursor < points.count, points[cursor] == 0x2F { cursor &+= 1 }
            let nameStart = cursor
            // No tag of HTML has a longer name; the bound keeps `<<<<…` and `<aaaa…` linear.
            let nameEndMax = min(points.count, nameStart &+ 32)
            while cursor < nameEndMax, isNamePoint(points[cursor], isFirst: cursor == nameStart) { cursor &+= 1 }
            guard cursor > nameStart, cursor < points.count, cursor <= lastClose else { continue }
            let end = points[cursor]
            if end == 0x3E || end == 0x2F || CodePoints.isWhiteSpace(end) { return "markup" }
        }
        return hasScriptLink(points) ? "script" : nil
    }

    private static func isNamePoint(_ point: UInt32, isFirst: Bool) -> Bool {
        CodePoints.isASCIILetter(point) || (!isFirst && (CodePoints.isASCIIDigit(point) || point == 0x2D))
    }

    private static func hasScriptLink(_ points: [UInt32]) -> Bool {
        points.indices.contains { points[$0] | 0x20 == 0x6A && stands("javascript:", in: points, at: $0) }
    }

    /// Whether an ASCII word in lower case stands at a place, in any case.
    static func stands(_ word: StaticString, in points: [UInt32], at start: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start >= 0, start &+ count <= points.count else { return false }
        return word.withUTF8Buffer { bytes in
            for offset in 0..<count {
                let expected = UInt32(unsafe bytes[offset])
                let point = points[start &+ offset]
                if point != expected, !(CodePoints.isASCIILetter(point) && point | 0x20 == expected) { return false }
            }
            return true
        }
    }
}
