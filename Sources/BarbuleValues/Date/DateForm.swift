/// How a date stands in a canonical document.
package enum DateForm: String, Sendable, Hashable, CaseIterable {
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    case dateTime = "date-time"
    /// `YYYY-MM-DD`: the day and nothing else.
    case date
    /// Seconds since 1970, a JSON number.
    case seconds
    /// Milliseconds since 1970, a JSON number.
    case milliseconds

    package var isNumber: Bool { self == .seconds || self == .milliseconds }
}

/// Reads a date as ``DateReader`` does and writes it in the form a schema asks for.
///
/// `"1990-05-17T00:00:00Z"` is `1990-05-17` as a date and `642902400` in seconds. A number is in the unit of the form;
/// where seconds are asked for, one of 10¹¹ or more (the year 5138) can only be milliseconds.
///
/// - Issues: those of ``DateReader`` and ``DateLimits``; `date.to_epoch`, `date.precision_dropped`,
///   `number.from_string`, `value.float_artifact`.
package enum FormedDate {
    /// Seconds from here on are milliseconds.
    private static let secondsMax: Int64 = 100_000_000_000

    package static func read(
        _ text: [UInt8], form: DateForm, keep: DateKeep, order: DateOrder?, source: ScalarSource, limits: DateLimits
    ) -> Reading {
        switch form {
        case .dateTime:
            return limits.applied(to: DateReader.read(text, keep: keep, order: order, source: source))
        case .date:
            return day(text, limits.applied(to: DateReader.read(text, keep: .day, order: order, source: source)))
        case .seconds, .milliseconds: return count(text, form, keep, order, source, limits)
        }
    }

    /// Whether `read` would give back the same bytes and find nothing.
    package static func isCanonical(
        _ text: Span<UInt8>, form: DateForm, keep: DateKeep, source: ScalarSource, limits: DateLimits
    ) -> Bool {
        switch form {
        case .dateTime: return source == .text && DateReader.isCanonical(text, keep: keep) && limits.allows(text)
        case .date:
            guard source == .text, text.count == 10, let day = CalendarDate(fullDate: text),
                !DateParse.isZero(year: day.year, month: day.month, day: day.day)
            else { return false }
            return limits.findings(for: Timestamp(day)).isEmpty
        case .seconds, .milliseconds:
            // Before 1970 the full reading decides.
            guard source == .number, let value = digits(text), form == .milliseconds || value < secondsMax else { return false }
            let perSecond: Int64 = form == .seconds ? 1 : 1000
            guard keep != .day || value % (86_400 * perSecond) == 0 else { return false }
            let moment = Timestamp(seconds: value / perSecond)
            return moment.day != nil && limits.findings(for: moment).isEmpty
        }
    }

    /// The instant of a canonical value.
    package static func moment(_ canonical: [UInt8], form: DateForm) -> Timestamp? {
        switch form {
        case .dateTime: Timestamp(rfc3339: canonical.span)
        case .date: CalendarDate(fullDate: canonical.span).map { Timestamp($0) }
        case .seconds, .milliseconds: timestamp(canonical, form)
        }
    }

    // MARK: Days

    private static func day(_ text: [UInt8], _ reading: Reading) -> Reading {
        guard case .canonical(let moment) = reading.outcome else { return reading }
        let day = Array(moment.prefix(10))
        var findings = reading.findings.filter { $0.code != "date.completed" }
        if day != text, findings.isEmpty { findings = [Finding("date.time_dropped")] }
        return Reading(.canonical(day), findings)
    }

    // MARK: Counts

    private static func count(
        _ text: [UInt8], _ form: DateForm, _ keep: DateKeep, _ order: DateOrder?, _ source: ScalarSource, _ limits: DateLimits
    ) -> Reading {
        var findings: [Finding] = []
        var written = text
        let isCount = source == .number || isLongCount(text)
        if isCount {
            guard let moment = timestamp(text, form), let momentText = moment.text else { return .refused("date.unparseable") }
            written = momentText
            if source == .text { findings.append(Finding("number.from_string")) }
            if form == .seconds, isMilliseconds(text) { findings.append(Finding("date.epoch")) }
        }
        let reading = DateReader.read(written, keep: keep, order: order, source: isCount ? .text : source)
        findings += reading.findings.filter { $0.code != "date.completed" }
        guard case .canonical(let canonical) = reading.outcome else { return Reading(reading.outcome, findings) }
        guard let moment = Timestamp(rfc3339: canonical.span), form == .milliseconds || abs(moment.seconds) < secondsMax else {
            return .refused("date.unparseable")
        }
        if !isCount { findings.append(Finding("date.to_epoch")) }
        if form == .seconds, moment.nanoseconds > 0 { findings.append(Finding("date.precision_dropped")) }
        let limited = limits.findings(for: moment)
        let value = form == .seconds ? moment.seconds : moment.seconds * 1000 + Int64(moment.nanoseconds / 1_000_000)
        let lexeme = Array(String(value).utf8)
        if lexeme != text, findings.isEmpty {
            let isWhole = DecimalText(lexeme: text)?.isInteger ?? false
            findings = [Finding(isWhole ? "value.float_artifact" : "date.precision_dropped")]
        }
        if limited.contains(where: { $0.code == "date.in_future" }) { return Reading(.refused, findings + limited) }
        return Reading(.canonical(lexeme), findings + limited)
    }

    /// Text of nine digits or more is a count; fewer may be a date such as 19900517.
    private static func isLongCount(_ text: [UInt8]) -> Bool {
        let digits = text.first == 0x2D ? text.dropFirst() : text[...]
        return digits.count >= 9 && digits.allSatisfy(ASCII.isDigit)
    }

    private static func isMilliseconds(_ text: [UInt8]) -> Bool {
        guard let value = DecimalText(lexeme: text) else { return false }
        let limit = DecimalText(Int(secondsMax))
        return value >= limit || value <= DecimalText(-Int(secondsMax))
    }

    private static func timestamp(_ text: [UInt8], _ form: DateForm) -> Timestamp? {
        guard let plain = DecimalText(lexeme: text)?.plainText(zeroCountMax: 20) else { return nil }
        let isNegative = plain.first == 0x2D
        let parts = (isNegative ? plain.dropFirst() : plain[...]).split(separator: 0x2E, maxSplits: 1)
        guard let whole = parts.first, whole.count <= 16 else { return nil }
        let value = whole.reduce(Int64(0)) { $0 * 10 + Int64($1 & 0x0F) }
        var nanoseconds: Int64 = 0
        let seconds: Int64
        if form == .milliseconds || value >= secondsMax {
            seconds = value / 1000
            nanoseconds = value % 1000 * 1_000_000
        } else {
            seconds = value
            let fraction = parts.count > 1 ? Array(parts[1]) : []
            for place in 0..<9 { nanoseconds = nanoseconds * 10 + (place < fraction.count ? Int64(fraction[place] & 0x0F) : 0) }
        }
        guard isNegative else { return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds)) }
        let borrows = nanoseconds > 0
        return Timestamp(seconds: -seconds - (borrows ? 1 : 0), nanoseconds: Int32(borrows ? 1_000_000_000 - nanoseconds : 0))
    }

    /// The value of up to fifteen digits.
    private static func digits(_ text: Span<UInt8>) -> Int64? {
        guard (1...15).contains(text.count) else { return nil }
        var value: Int64 = 0
        for index in text.indices {
            guard ASCII.isDigit(text[index]) else { return nil }
            value = value &* 10 &+ Int64(text[index] & 0x0F)
        }
        return value
    }
}
