/// Bounds of plausible dates, checked on the canonical value.
///
/// - Issues: `date.in_future` (refused), `date.suspect_day`, `date.too_early`.
package struct DateLimits: Sendable, Hashable {
    /// The clock of the run; later values are refused, and ages are counted on its day. `nil` checks neither.
    package var latest: Timestamp?
    /// Days before it are reported.
    package var suspectBefore: CalendarDate?
    /// Days that programs fill in when they know none, such as 1900-01-01.
    package var suspectDays: [CalendarDate]
    /// Whole years; who is older is reported. Needs `latest`.
    package var ageMax: Int?

    package init(
        latest: Timestamp? = nil, suspectBefore: CalendarDate? = nil, suspectDays: [CalendarDate] = [],
        ageMax: Int? = nil
    ) {
        self.latest = latest
        self.suspectBefore = suspectBefore
        self.suspectDays = suspectDays
        self.ageMax = ageMax
    }

    /// Adds what the limits say to a reading of `DateReader`.
    package func applied(to reading: Reading) -> Reading {
        guard case .canonical(let text) = reading.outcome, let moment = Timestamp(rfc3339: text.span) else {
            return reading
        }
        var result = reading
        let found = findings(for: moment)
        result.findings += found
        if found.contains(where: { $0.code == "date.in_future" }) { result.outcome = .refused }
        return result
    }

    /// Whether canonical text lies within all limits; no allocation.
    package func allows(_ canonicalText: Span<UInt8>) -> Bool {
        guard let moment = Timestamp(rfc3339: canonicalText), let day = moment.day else { return false }
        return !isInFuture(moment) && !isTooEarly(day) && !isSuspect(day)
    }

    package func findings(for moment: Timestamp) -> [Finding] {
        guard let day = moment.day else { return [] }
        if isInFuture(moment) { return [Finding("date.in_future", ["limit": latest?.text.map(Self.string) ?? ""])] }
        var findings: [Finding] = []
        if isTooEarly(day), let suspectBefore {
            findings.append(Finding("date.too_early", ["limit": Self.string(suspectBefore.text)]))
        }
        if isSuspect(day) {
            findings.append(Finding("date.suspect_day", isTooOld(day) ? ["limit": "\(ageMax ?? 0) years"] : [:]))
        }
        return findings
    }

    private func isInFuture(_ moment: Timestamp) -> Bool { latest.map { moment > $0 } ?? false }
    private func isTooEarly(_ day: CalendarDate) -> Bool { suspectBefore.map { day < $0 } ?? false }
    private func isSuspect(_ day: CalendarDate) -> Bool { suspectDays.contains(day) || isTooOld(day) }

    private func isTooOld(_ day: CalendarDate) -> Bool {
        guard let ageMax, let today = latest?.day else { return false }
        return CalendarDate.age(from: day, on: today) > ageMax
    }

    private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
