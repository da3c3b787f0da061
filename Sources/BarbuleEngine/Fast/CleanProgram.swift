internal import BarbuleValues

/// The schema as fused rows: one row per place in the document, everything that makes a value *clean* there.
///
/// ```
/// row 0  object {email → 1, tags → 2, …}   rules: coordinates, phone …   other names → row 9
/// row 1  string   settled, no filler, 1…254 code points, e-mail
/// row 2  array    of row 3, no blanks, no repeats
/// ```
///
/// Clean means: the full check would report nothing and change nothing. The rows only ever say yes when that is sure;
/// "not sure" sends the payload to the full check, which is the truth. So a row may be as careful as it likes, and the
/// tests hold every yes against the full check.
struct CleanProgram: Sendable {
    var rows: ContiguousArray<Row> = []
    var texts: ContiguousArray<CleanText> = []
    var numbers: ContiguousArray<CleanNumber> = []
    var arrays: ContiguousArray<CleanArray> = []
    var objects: ContiguousArray<CleanObject> = []
    /// Patterns of the whole schema.
    var patternCount = 0
    /// The row of the document.
    var root: Int32 = -1
    /// Which object a shape became, for learning harmless names.
    var objectByShape: [NormalizationPlan.ShapeID: Int] = [:]

    /// What may stand at one place. Indices are -1 where every value of that kind is clean.
    struct Row: Sendable {
        /// Bits of `JSONKind` raw values that can be clean.
        var kinds: UInt16 = 0
        var text: Int32 = -1
        var number: Int32 = -1
        var array: Int32 = -1
        var object: Int32 = -1

        @inline(__always)
        func allows(_ node: JSONTape.Node) -> Bool { kinds &>> UInt16(truncatingIfNeeded: node.bits & 7) & 1 != 0 }
    }
}

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

/// What makes a number clean.
struct CleanNumber: Sendable {
    var isInteger = false
    var minimum: SmallDecimal?
    var maximum: SmallDecimal?
    var excludesMinimum = false
    var excludesMaximum = false
    var test: (@Sendable (Span<UInt8>) -> Bool)?

    func isClean(_ lexeme: Span<UInt8>, isWrittenInteger: Bool) -> Bool {
        if isInteger, !isWrittenInteger { return false }
        if minimum != nil || maximum != nil {
            guard let value = SmallDecimal(lexeme) else { return false }
            if let minimum, excludesMinimum ? value <= minimum : value < minimum { return false }
            if let maximum, excludesMaximum ? value >= maximum : value > maximum { return false }
        }
        return test.map { $0(lexeme) } ?? true
    }
}

/// A decimal of at most fifteen digits without exponent: enough for nearly every number of a payload.
struct SmallDecimal: Sendable, Comparable {
    private let digits: Int64
    private let scale: Int

    private static let powers: [Int128] = (0...15).map { exponent in (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 } }

    init?(_ lexeme: Span<UInt8>) {
        var digits: Int64 = 0
        var scale = 0
        var count = 0
        var seenPoint = false
        for index in lexeme.indices {
            let byte = lexeme[index]
            switch byte {
            case 0x30...0x39:
                count &+= 1
                guard count <= 15 else { return nil }
                digits = digits &* 10 &+ Int64(byte &- 0x30)
                if seenPoint { scale &+= 1 }
            case 0x2E: seenPoint = true
            case 0x2D where index == 0: break
            default: return nil
            }
        }
        self.digits = lexeme.count > 0 && lexeme[0] == 0x2D ? -digits : digits
        self.scale = scale
    }

    init(_ value: Int64) {
        digits = value
        scale = 0
    }

    static func < (a: SmallDecimal, b: SmallDecimal) -> Bool {
        if a.scale == b.scale { return a.digits < b.digits }
        return Int128(a.digits) * powers[b.scale] < Int128(b.digits) * powers[a.scale]
    }

    static func == (a: SmallDecimal, b: SmallDecimal) -> Bool { !(a < b) && !(b < a) }
}

/// What makes an array clean.
struct CleanArray: Sendable {
    /// The row of every element, -1 when any will do.
    var items: Int32 = -1
    var countMin = 0
    var countMax = Int.max
    var refusesBlanks = false
    /// No two elements may be equal: byte by byte, or also when only case differs.
    var uniqueness = Uniqueness.none

    enum Uniqueness: Sendable { case none, exact, folded }
}

/// What makes an object clean.
struct CleanObject: Sendable {
    var fields = FieldTable([])
    /// The row of each field, -1 when any value will do.
    var rows: ContiguousArray<Int32> = []
    /// Fields judged after the others, because they look at them.
    var lateFields: UInt64 = 0
    var requiredFields: UInt64 = 0
    /// For each field, the fields that must stand beside it.
    var dependentFields: ContiguousArray<UInt64> = []
    /// The row of other members, -1 when any value will do; `nil` when there may be none.
    var additional: Int32? = -1
    /// Rules or late fields ask where each field is.
    var remembersFields = false
    /// Other names must have been judged harmless by the full check before.
    var checksNames = false
    var countMin = 0
    var countMax = Int.max
    var rules: [any CleanRule] = []

    static let fieldCountMax = 64
}

/// Field names by the hash the scanner made; compared byte by byte.
struct FieldTable: Sendable {
    private struct Slot: Sendable {
        var hash: UInt32 = 0
        var field: Int32 = -1
    }

    private var slots: ContiguousArray<Slot>
    private let names: ContiguousArray<Name>
    private let mask: Int

    init(_ names: [JSONString]) {
        var capacity = 4
        while capacity < names.count * 3 { capacity *= 2 }
        mask = capacity - 1
        slots = ContiguousArray(repeating: Slot(), count: capacity)
        self.names = ContiguousArray(names.map(Name.init))
        for (field, name) in names.enumerated() {
            let hash = JSONScanner.nameHash(name.utf8)
            var index = Int(hash) & mask
            while slots[index].field >= 0 { index = (index + 1) & mask }
            slots[index] = Slot(hash: hash, field: Int32(field))
        }
    }

    /// The field of a name without escapes, or -1.
    func field(_ hash: UInt32, _ name: Span<UInt8>) -> Int32 {
        var index = Int(hash) & mask
        while true {
            let slot = slots[index]
            if slot.field < 0 { return -1 }
            if slot.hash == hash, names[Int(slot.field)].isEqual(name) { return slot.field }
            index = (index &+ 1) & mask
        }
    }
}

extension FieldTable {
    /// A name as words: up to sixteen bytes are its first and last eight, which may overlap.
    private struct Name: Sendable {
        let utf8: [UInt8]
        let first: UInt64
        let last: UInt64

        init(_ name: JSONString) {
            utf8 = name.utf8
            let span = name.utf8.span
            first = span.count >= 8 ? Self.word(span, 0) : 0
            last = span.count >= 8 ? Self.word(span, span.count - 8) : 0
        }

        @inline(__always)
        private static func word(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
            unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }

        @inline(__always)
        func isEqual(_ name: Span<UInt8>) -> Bool {
            let count = name.count
            guard utf8.count == count else { return false }
            guard count >= 8, count <= 16 else { return FoldedText.isEqual(utf8, name) }
            return Self.word(name, 0) == first && Self.word(name, count &- 8) == last
        }
    }
}
