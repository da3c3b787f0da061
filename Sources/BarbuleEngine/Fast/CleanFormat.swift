internal import BarbuleValues

/// Formats that can be judged without allocation; careful ones.
enum CleanFormat: Sendable, Hashable {
    case dateTime, date, time, email, ipv4, ipv6, ip

    init?(_ name: JSONString) {
        switch name {
        case "date-time": self = .dateTime
        case "date": self = .date
        case "time": self = .time
        case "email", "idn-email": self = .email
        case "ipv4": self = .ipv4
        case "ipv6": self = .ipv6
        default: return nil
        }
    }

    func isSurelyValid(_ text: Span<UInt8>) -> Bool {
        switch self {
        case .dateTime: Timestamp(rfc3339: text) != nil
        case .date: CalendarDate(fullDate: text) != nil
        case .time: RFC3339.isFullTime(text)
        case .email: Mailbox.isPlainMailbox(text) || EmailAddress.isCanonical(text)
        case .ipv4: IPAddress.isIPv4(text)
        case .ipv6: IPAddress.isIPv6(text)
        case .ip: IPAddress.isIPv4(text) || IPAddress.isIPv6(text)
        }
    }
}
