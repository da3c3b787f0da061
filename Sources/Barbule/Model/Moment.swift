internal import BarbuleValues

/// A moment as text of RFC 3339, with its instant. Foundation is not needed; `Date(timeIntervalSince1970:)` takes
/// ``secondsSince1970``.
///
/// ```swift
/// let moment = Moment("2024-05-25T08:15:30Z")
/// moment?.secondsSince1970   // 1716624930
/// ```
public struct Moment: Sendable {
    /// The text as it stands in the document; canonical ones are in UTC and end in `Z`.
    public let text: String
    private let instant: Timestamp

    /// Reads a `date-time` of RFC 3339 §5.6; `nil` when the text is none.
    public init?(_ text: String) {
        guard let instant = Timestamp(rfc3339: Array(text.utf8).span) else { return nil }
        self.text = text
        self.instant = instant
    }

    /// The canonical text of an instant; `nil` outside the years 0000 to 9999. Milliseconds are the finest unit.
    public init?(secondsSince1970 seconds: Int64, milliseconds: Int = 0) {
        guard (0..<1000).contains(milliseconds) else { return nil }
        let instant = Timestamp(seconds: seconds, nanoseconds: Int32(milliseconds) * 1_000_000)
        guard let text = instant.text else { return nil }
        self.text = String(decoding: text, as: UTF8.self)
        self.instant = instant
    }

    /// Midnight UTC of a day of the Gregorian calendar: the canonical form of a birthday. `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        self.init(secondsSince1970: Timestamp(date).seconds)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded toward the past.
    public var secondsSince1970: Int64 { instant.seconds }

    /// 0 to 999, counted forward from ``secondsSince1970``.
    public var milliseconds: Int { Int(instant.nanoseconds / 1_000_000) }

    /// The calendar day in UTC.
    public var utcDay: (year: Int, month: Int, day: Int) {
        guard let day = instant.day else { return (0, 1, 1) }
        return (day.year, day.month, day.day)
    }
}

extension Moment: Hashable, Comparable {
    public static func == (left: Moment, right: Moment) -> Bool { left.instant == right.instant }
    public static func < (left: Moment, right: Moment) -> Bool { left.instant < right.instant }
    public func hash(into hasher: inout Hasher) { hasher.combine(instant) }
}

extension Moment: CustomStringConvertible {
    public var description: String { text }
}

extension Moment: JSONConvertible {
    public init(json: JSON) throws(JSONMismatch) {
        guard let moment = Moment(try String(json: json)) else {
            throw JSONMismatch(path: "", expected: "moment of RFC 3339")
        }
        self = moment
    }

    public var json: JSON { .string(text) }
}
