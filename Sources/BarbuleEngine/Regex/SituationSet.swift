/// A set of records of equally many numbers, exact: two different records are never taken for one.
struct SituationSet: Sendable {
    private var width = 1
    private var records: [Int32] = []
    /// Index of a record plus one; 0 is free. A power of two in length, at most half full.
    private var table: [Int32] = []
    private var recordCount = 0

    mutating func clear(width: Int) {
        self.width = width
        recordCount = 0
        records.removeAll(keepingCapacity: true)
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(0, count: 64))
    }

    /// - Parameter stepsLeft: each comparison costs a step, so that no text can make the set slow.
    /// - Returns: false when the record was there already.
    mutating func insert(_ record: [Int32], _ stepsLeft: inout Int) -> Bool {
        var place = hash(record)
        while table[place] != 0 {
            stepsLeft &-= 1
            if isEqual(Int(table[place] &- 1), record) { return false }
            place = (place &+ 1) & (table.count &- 1)
        }
        records.append(contentsOf: record)
        recordCount &+= 1
        table[place] = Int32(truncatingIfNeeded: recordCount)
        if recordCount &* 2 > table.count { grow() }
        return true
    }

    private mutating func grow() {
        let size = table.count &* 2
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(0, count: size))
        for index in 0..<recordCount {
            var place = hash(records[(index &* width)..<((index &+ 1) &* width)])
            while table[place] != 0 { place = (place &+ 1) & (table.count &- 1) }
            table[place] = Int32(truncatingIfNeeded: index &+ 1)
        }
    }

    private func hash(_ record: some Sequence<Int32>) -> Int {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for number in record {
            hash = (hash ^ UInt64(UInt32(bitPattern: number))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
        }
        return Int(truncatingIfNeeded: hash & UInt64(table.count &- 1))
    }

    private func isEqual(_ index: Int, _ record: [Int32]) -> Bool {
        for (offset, number) in record.enumerated() where records[index &* width &+ offset] != number { return false }
        return true
    }
}
