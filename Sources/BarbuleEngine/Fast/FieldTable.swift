/// The member names of all objects of a program, found by the hash the scanner made and then compared.
///
/// Names of up to sixteen bytes are compared as two words, which the masks cut to length; longer ones byte by byte.
struct FieldTable: Sendable {
    /// The fields of one object.
    struct Range: Sendable {
        var first: Int32 = 0
        var count: Int32 = 0
        fileprivate var firstSlot: Int32 = 0
        fileprivate var mask: UInt32 = 0
    }

    struct Field: Sendable {
        fileprivate let hash: UInt32
        /// With both quotes.
        fileprivate let byteCount: UInt32
        fileprivate let low: UInt64
        fileprivate let high: UInt64
        fileprivate let lowMask: UInt64
        fileprivate let highMask: UInt64
        /// The row of the value, -1 when any will do.
        let row: Int32
    }

    private(set) var fields: ContiguousArray<Field> = []
    private var names: ContiguousArray<[UInt8]> = []
    /// Hash tables of the objects, one behind the other: the place of a field in its object, or -1.
    private var slots: ContiguousArray<Int8> = []

    /// At most this many fields in an object, so that a word can say which are there.
    static let fieldCountMax = 64

    /// - Parameters:
    ///   - names: at most ``fieldCountMax``, all different.
    ///   - rows: a row for each.
    mutating func add(_ names: [JSONString], rows: [Int32]) -> Range {
        var capacity = 4
        while capacity < names.count * 3 { capacity *= 2 }
        let range = Range(
            first: Int32(fields.count), count: Int32(names.count), firstSlot: Int32(slots.count), mask: UInt32(capacity - 1))
        slots.append(contentsOf: repeatElement(-1, count: capacity))
        for (index, name) in names.enumerated() {
            let field = Field(name.utf8, row: rows[index])
            fields.append(field)
            self.names.append(name.utf8)
            var slot = field.hash & range.mask
            while slots[Int(range.firstSlot) + Int(slot)] >= 0 { slot = (slot + 1) & range.mask }
            slots[Int(range.firstSlot) + Int(slot)] = Int8(index)
        }
        return range
    }

    /// The place of a name without escapes among the fields of an object, or -1.
    ///
    /// Nearly every name is short and stands in its first slot.
    @inline(__always)
    func find(_ name: JSONTape.Node, in range: Range, _ text: TextBytes) -> Int {
        let place = Int(slots[Int(range.firstSlot) &+ Int(name.nameHash & range.mask)])
        if place < 0 || fields[Int(range.first) &+ place].isShortName(name, text) { return place }
        return findSlowly(name, in: range, text)
    }

    @inline(never)
    private func findSlowly(_ name: JSONTape.Node, in range: Range, _ text: TextBytes) -> Int {
        text.withSpan(name.contentRange) { find(name.nameHash, $0, in: range) }
    }

    /// The same for a name that was decoded.
    func find(_ hash: UInt32, _ name: Span<UInt8>, in range: Range) -> Int {
        var slot = hash & range.mask
        while true {
            let place = Int(slots[Int(range.firstSlot) &+ Int(slot)])
            if place < 0 || isField(Int(range.first) &+ place, hash, name) { return place }
            slot = (slot &+ 1) & range.mask
        }
    }

    private func isField(_ field: Int, _ hash: UInt32, _ name: Span<UInt8>) -> Bool {
        fields[field].hash == hash && FoldedText.isEqual(names[field], name)
    }
}

extension FieldTable.Field {
    fileprivate init(_ name: [UInt8], row: Int32) {
        var words: (low: UInt64, high: UInt64) = (0, 0)
        for (index, byte) in name.prefix(16).enumerated() {
            let byte = UInt64(byte) << UInt64(index % 8 * 8)
            if index < 8 { words.low |= byte } else { words.high |= byte }
        }
        low = words.low
        high = words.high
        lowMask = Self.mask(name.count)
        highMask = Self.mask(name.count - 8)
        hash = JSONScanner.nameHash(name)
        byteCount = UInt32(name.count + 2)
        self.row = row
    }

    @inline(__always)
    fileprivate func isShortName(_ name: JSONTape.Node, _ text: TextBytes) -> Bool {
        let start = Int(name.offset) &+ 1
        guard byteCount == name.byteCount, byteCount <= 18, start &+ 16 <= text.count else { return false }
        return (text.load64(start) ^ low) & lowMask | (text.load64(start &+ 8) ^ high) & highMask == 0
    }

    /// The lowest bytes of a word.
    private static func mask(_ count: Int) -> UInt64 {
        count <= 0 ? 0 : UInt64.max >> UInt64(64 - min(count, 8) * 8)
    }
}
