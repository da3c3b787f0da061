/// Times of day and offsets of ISO 8601, with a fraction of the last unit written.
struct ISO8601Time {
    var hour = 0
    var minute = 0
    var second = 0
    var nanoseconds: Int32 = 0
    /// What a fraction of an hour or minute adds, in nanoseconds.
    private var extraNanoseconds: Int64 = 0
    private(set) var secondOfDay = 0

    /// Reads `hh[:mm[:ss]]` or `hh[mm[ss]]`, with a decimal fraction after a dot or comma, at `position`.
    ///
    /// - Parameter isCanonical: becomes false when this is not `hh:mm:ss` with a minimal fraction of at most 3 digits.
    static func time(_ text: Span<UInt8>, at position: inout Int, _ isCanonical: inout Bool) -> ISO8601Time? {
        var time = ISO8601Time()
        guard let hour = ASCII.digits(2, in: text, at: &position) else { return nil }
        time.hour = hour
        var unitNanoseconds: Int64 = 3_600_000_000_000
        let isExtended = ASCII.skip(0x3A, in: text, at: &position)
        if let minute = ASCII.digits(2, in: text, at: &position) {
            time.minute = minute
            unitNanoseconds = 60_000_000_000
            let hasColon = isExtended && ASCII.skip(0x3A, in: text, at: &position)
            if hasColon == isExtended, let second = ASCII.digits(2, in: text, at: &position) {
                time.second = second
                unitNanoseconds = 1_000_000_000
            } else if hasColon {
                return nil
            }
        } else if isExtended {
            return nil
        }
        if !isExtended || unitNanoseconds != 1_000_000_000 { isCanonical = false }
        if position < text.count, text[position] == 0x2E || text[position] == 0x2C {
            if text[position] == 0x2C { isCanonical = false }
            position += 1
            let count = ASCII.digitCount(in: text, at: position)
            guard count > 0 else { return nil }
            if count > 3 || text[position + count - 1] == 0x30 { isCanonical = false }
            time.addFraction(of: unitNanoseconds, text, at: position, count: count)
            position += count
        }
        return time
    }

    /// Reads `Z`, `±hh`, `±hhmm`, `±hh:mm`, also after spaces, or nothing.
    static func zone(_ text: Span<UInt8>, at position: inout Int, _ isCanonical: inout Bool) -> WrittenDate.Zone? {
        while ASCII.skip(0x20, in: text, at: &position) { isCanonical = false }
        guard position < text.count else { return .unknown }
        let sign = text[position]
        position += 1
        if sign == 0x5A { return .utc }
        if sign == 0x7A {
            isCanonical = false
            return .utc
        }
        guard sign == 0x2B || sign == 0x2D, let hour = ASCII.digits(2, in: text, at: &position), hour <= 23 else {
            return nil
        }
        let hasColon = ASCII.skip(0x3A, in: text, at: &position)
        let minute = ASCII.digits(2, in: text, at: &position)
        guard minute ?? 0 <= 59, minute != nil || !hasColon else { return nil }
        if !hasColon { isCanonical = false }
        let minutes = hour * 60 + (minute ?? 0)
        return .offset(minutes: sign == 0x2D ? -minutes : minutes)
    }

    /// Checks the ranges once the offset is known, and adds everything up; `false` means that no clock shows this.
    ///
    /// 24:00 is the end of the day, and second 60 exists only at 23:59:60 UTC.
    mutating func close(_ zone: WrittenDate.Zone) -> Bool {
        let isEndOfDay = hour == 24 && minute == 0 && second == 0 && nanoseconds == 0 && extraNanoseconds == 0
        guard hour <= 23 || isEndOfDay, minute <= 59, second <= 60 else { return false }
        if second == 60, (hour * 60 + minute - zone.minutes + 2880) % 1440 != 1439 { return false }
        secondOfDay = hour * 3600 + minute * 60 + second + Int(extraNanoseconds / 1_000_000_000)
        nanoseconds += Int32(extraNanoseconds % 1_000_000_000)
        return true
    }

    private mutating func addFraction(of unitNanoseconds: Int64, _ text: Span<UInt8>, at position: Int, count: Int) {
        // Fifteen digits of an hour are far below a nanosecond; more change nothing and would overflow.
        var numerator: UInt128 = 0
        var denominator: UInt128 = 1
        for index in position..<(position + min(count, 15)) {
            numerator = numerator * 10 + UInt128(text[index] & 0x0F)
            denominator *= 10
        }
        let total = Int64(numerator * UInt128(unitNanoseconds) / denominator)
        if unitNanoseconds == 1_000_000_000 {
            nanoseconds = Int32(total)
        } else {
            extraNanoseconds = total
        }
    }
}
