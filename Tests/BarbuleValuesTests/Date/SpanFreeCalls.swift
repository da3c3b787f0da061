import BarbuleValues

// The macros of Swift Testing cannot hold a span in their expansion; these take arrays.

extension CalendarDate {
    init?(text: String) { self.init(fullDate: Array(text.utf8).span) }
    init?(bytes: [UInt8]) { self.init(fullDate: bytes.span) }
}

extension Timestamp {
    init?(strict text: String) { self.init(rfc3339: Array(text.utf8).span) }
    init?(strict bytes: [UInt8]) { self.init(rfc3339: bytes.span) }
}

extension DateReader {
    static func isCanonical(bytes: [UInt8], keep: DateKeep) -> Bool { isCanonical(bytes.span, keep: keep) }
}

extension DateLimits {
    func allows(bytes: [UInt8]) -> Bool { allows(bytes.span) }
}

extension RFC3339 {
    static func isFullTime(bytes: [UInt8]) -> Bool { isFullTime(bytes.span) }
    static func isDuration(bytes: [UInt8]) -> Bool { isDuration(bytes.span) }
}
