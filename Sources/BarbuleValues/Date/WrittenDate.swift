/// A date as somebody wrote it: the calendar day, and the clock time and offset if there were any.
///
/// Nothing is assumed yet.
struct WrittenDate {
    /// How the text was written, from the canonical spelling to the furthest from it.
    enum Form {
        /// `full-date` or `date-time` of RFC 3339 with a minimal fraction; only the offset may differ from `Z`.
        case canonical
        /// Another form of ISO 8601.
        case variant
        /// Not ISO 8601, but with one possible reading.
        case other
        /// A count of seconds or milliseconds since 1970.
        case epoch
    }

    struct Time {
        /// 0 to 86,400, where 86,400 is `24:00` or a leap second at 23:59:60.
        var secondOfDay: Int
        var nanoseconds: Int32 = 0

        var isMidnight: Bool { secondOfDay == 0 && nanoseconds == 0 }
    }

    /// What the text says about UTC.
    enum Zone: Equatable {
        case unknown
        /// The letter `Z`, or the words UTC and GMT.
        case utc
        /// Minutes east of UTC, written as digits; also for `+00:00`.
        case offset(minutes: Int)

        var minutes: Int {
            if case .offset(let minutes) = self { minutes } else { 0 }
        }
    }

    var date: CalendarDate
    var time: Time?
    var zone = Zone.unknown
    var form: Form

    /// The instant, when the parts of it that are missing are taken as midnight and UTC.
    var timestamp: Timestamp {
        let local = Int64(date.dayNumber) * 86_400 + Int64(time?.secondOfDay ?? 0)
        return Timestamp(seconds: local - Int64(zone.minutes) * 60, nanoseconds: time?.nanoseconds ?? 0)
    }
}

/// The answer of a date grammar.
enum DateParse {
    case written(WrittenDate)
    /// A database's empty date: 0000-00-00 or 0001-01-01.
    case zero
    /// The text is a date of this grammar, but a wrong one.
    case failure(Finding)
    /// Not of this grammar; another may read it.
    case mismatch

    static func failure(_ code: String, _ parameters: [String: String] = [:]) -> DateParse {
        .failure(Finding(code, parameters))
    }

    /// The calendar day of three numbers, or what is wrong with them; completes what `finish` gets with time and form.
    static func day(year: Int, month: Int, day: Int, finish: (CalendarDate) -> DateParse) -> DateParse {
        if isZero(year: year, month: month, day: day) { return .zero }
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            return .failure("date.invalid_calendar")
        }
        return finish(date)
    }

    static func isZero(year: Int, month: Int, day: Int) -> Bool {
        (year == 0 && month == 0 && day == 0) || (year == 1 && month == 1 && day == 1)
    }
}
