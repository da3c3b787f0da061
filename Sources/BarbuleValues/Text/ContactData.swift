/// An address, a link or a phone number where a name should stand.
enum ContactData {
    /// Digits that make a phone number of a run.
    static let phoneDigitCountMin = 7

    /// `email`, `link` or `phone`; nil when there is none. - Complexity: O(*n*).
    static func kind(_ points: [UInt32]) -> String? {
        if hasEmail(points) { return "email" }
        if hasLink(points) { return "link" }
        return hasPhone(points) ? "phone" : nil
    }

    /// A letter or digit, `@`, a domain label, a dot and a letter: `x@example.com`.
    private static func hasEmail(_ points: [UInt32]) -> Bool {
        var index = 1
        while index < points.count {
            guard points[index] == 0x40, isWordPoint(points[index &- 1]) else {
                index &+= 1
                continue
            }
            var cursor = index &+ 1
            while cursor < points.count, isWordPoint(points[cursor]) || points[cursor] == 0x2D { cursor &+= 1 }
            if cursor > index &+ 1, cursor &+ 1 < points.count, points[cursor] == 0x2E,
                isWordPoint(points[cursor &+ 1])
            {
                return true
            }
            index = cursor
        }
        return false
    }

    private static func hasLink(_ points: [UInt32]) -> Bool {
        points.indices.contains { index in
            switch points[index] | 0x20 {
            case 0x68:
                ActiveContent.stands("http://", in: points, at: index)
                    || ActiveContent.stands("https://", in: points, at: index)
            case 0x77: ActiveContent.stands("www.", in: points, at: index)
            default: false
            }
        }
    }

    /// At least seven digits with nothing between them but up to two separators at a time.
    private static func hasPhone(_ points: [UInt32]) -> Bool {
        var digitCount = 0
        var separatorCount = 0
        for point in points {
            if isDigit(point) {
                digitCount &+= 1
                separatorCount = 0
                if digitCount >= phoneDigitCountMin { return true }
            } else if isSeparator(point), separatorCount < 2 {
                separatorCount &+= 1
            } else {
                digitCount = 0
                separatorCount = 0
            }
        }
        return false
    }

    private static func isDigit(_ point: UInt32) -> Bool {
        point < 0x80 ? CodePoints.isASCIIDigit(point) : ScalarProperties(point).digitValue != nil
    }

    private static func isSeparator(_ point: UInt32) -> Bool {
        [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F, 0xA0, 0x2010, 0x2011, 0x2013].contains(point)
    }

    private static func isWordPoint(_ point: UInt32) -> Bool {
        CodePoints.isASCIILetter(point) || CodePoints.isASCIIDigit(point) || point == 0x5F || point == 0x2B
            || (point >= 0x80 && ScalarProperties(point).isAlphabetic)
    }
}
