/// Reads the time of day after a date that is not ISO 8601: `9:05`, `10:15:30.5`, `10:15 PM`, each with `Z`, `UTC`,
/// `GMT` or an offset behind it.
enum ClockTime {
    /// Parts a text in front of its time of day: the date, and the time with its zone. `nil` when there is no colon.
    static func split(_ text: [UInt8]) -> (date: [UInt8], time: [UInt8])? {
        guard let colon = text.firstIndex(of: 0x3A) else { return nil }
        var start = colon
        while start > 0, colon - start < 2, ASCII.isDigit(text[start - 1]) { start -= 1 }
        guard start > 0, start < colon else { return nil }
        var end = start
        skipSpace(text, &end)
        // "T" and " at" lead over to the time.
        if end > 1, text[end - 1] | 0x20 == 0x74 {
            if ASCII.isDigit(text[end - 2]) || text[end - 2] == 0x20 {
                end -= 1
            } else if end > 2, text[end - 2] | 0x20 == 0x61, text[end - 3] == 0x20 {
                end -= 2
            }
            skipSpace(text, &end)
        }
        guard end > 0, end < start else { return nil }
        return (Array(text[..<end]), Array(text[start...]))
    }

    private static func skipSpace(_ text: [UInt8], _ end: inout Int) {
        while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x2C { end -= 1 }
    }

    static func parse(_ text: [UInt8]) -> (time: WrittenDate.Time, zone: WrittenDate.Zone)? {
        var clock = text.map(ASCII.lowercased)
        let half = removeHalf(&clock)
        let isUTC = removeUTC(&clock)
        if clock.count > 1, clock[1] == 0x3A { clock.insert(0x30, at: 0) }
        var position = 0
        var isCanonical = true
        guard var time = ISO8601Time.time(clock.span, at: &position, &isCanonical),
            let zone = ISO8601Time.zone(clock.span, at: &position, &isCanonical), position == clock.count
        else { return nil }
        if let half {
            guard (1...12).contains(time.hour) else { return nil }
            time.hour = time.hour % 12 + half
        }
        let finalZone = isUTC && zone == .unknown ? WrittenDate.Zone.utc : zone
        guard time.close(finalZone) else { return nil }
        return (WrittenDate.Time(secondOfDay: time.secondOfDay, nanoseconds: time.nanoseconds), finalZone)
    }

    /// Takes out `am` or `pm`; 0 or 12 hours to add.
    private static func removeHalf(_ clock: inout [UInt8]) -> Int? {
        guard clock.count >= 2 else { return nil }
        for index in 1..<(clock.count) {
            guard clock[index] == 0x6D, clock[index - 1] == 0x61 || clock[index - 1] == 0x70 else { continue }
            let hours = clock[index - 1] == 0x70 ? 12 : 0
            clock.removeSubrange((index - 1)...index)
            trim(&clock)
            return hours
        }
        return nil
    }

    /// Takes out the words `utc` and `gmt`; an offset may follow them.
    private static func removeUTC(_ clock: inout [UInt8]) -> Bool {
        guard clock.count >= 3 else { return false }
        for index in 0...(clock.count - 3) {
            let word = clock[index..<(index + 3)]
            guard word.elementsEqual("utc".utf8) || word.elementsEqual("gmt".utf8) else { continue }
            clock.removeSubrange(index..<(index + 3))
            trim(&clock)
            return true
        }
        return false
    }

    private static func trim(_ clock: inout [UInt8]) {
        while clock.last == 0x20 { clock.removeLast() }
    }
}
