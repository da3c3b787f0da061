internal import BarbuleEngine

/// How often each field is filled, and what its values look like, as they came. No value is kept.
///
/// Memory is bounded: of further fields nothing is counted, of further shapes only how many values have them.
struct FieldTally: Sendable {
    struct Field: Sendable {
        /// `/tags/*`
        let pointer: String
        /// Records in which it stands, and in which it is neither null nor empty.
        var presentCount = 0
        var filledCount = 0
        /// Values that are not containers.
        var valueCount = 0
        var countByKind: [JSONKind: Int] = [:]
        var countByShape: [[UInt8]: Int] = [:]

        init(pointer: String) { self.pointer = pointer }

        mutating func add(_ shape: [UInt8], _ count: Int = 1) {
            if countByShape[shape] == nil, countByShape.count >= FieldTally.shapeCountMax { return }
            countByShape[shape, default: 0] += count
        }

        /// The most frequent first; of equals the least in the order of bytes.
        var shapes: [(shape: [UInt8], count: Int)] {
            countByShape.sorted {
                $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
            }
            .map { (shape: $0.key, count: $0.value) }
        }
    }

    /// Those that could be read.
    private(set) var recordCount = 0
    /// In the order they were first seen.
    private(set) var fields: [Field] = []
    private(set) var hasMoreFields = false
    private var indexByPointer: [String: Int] = [:]

    static let fieldCountMax = 300
    static let shapeCountMax = 100

    /// Adds what was found in the records that follow.
    mutating func add(_ later: FieldTally) {
        recordCount += later.recordCount
        hasMoreFields = hasMoreFields || later.hasMoreFields
        for field in later.fields {
            guard let index = index(of: field.pointer) else { continue }
            fields[index].presentCount += field.presentCount
            fields[index].filledCount += field.filledCount
            fields[index].valueCount += field.valueCount
            fields[index].countByKind.merge(field.countByKind) { $0 + $1 }
            for (shape, count) in field.shapes { fields[index].add(shape, count) }
        }
    }

    mutating func addRecord() { recordCount += 1 }

    /// - Returns: `nil` when there is no room for another field.
    mutating func index(of pointer: String) -> Int? {
        if let index = indexByPointer[pointer] { return index }
        guard fields.count < Self.fieldCountMax else {
            hasMoreFields = true
            return nil
        }
        indexByPointer[pointer] = fields.count
        fields.append(Field(pointer: pointer))
        return fields.count - 1
    }

    mutating func update(_ index: Int, _ body: (inout Field) -> Void) { body(&fields[index]) }
}
