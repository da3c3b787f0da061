/// The head of a numbering plan file: what it is, whether it is whole, and where its sections are.
struct PlanDirectory {
    let version: String
    private let memory: PlanMemory
    private let sections: [(offset: Int, count: Int)]

    init(_ memory: PlanMemory) throws(NumberingPlan.FileError) {
        self.memory = memory
        let bytes = memory.table(0, memory.count, of: UInt8.self)
        for (index, byte) in PlanLayout.magic.enumerated() {
            guard index < bytes.count, bytes[index] == byte else {
                throw NumberingPlan.FileError(.foreign, "it does not begin with barbplan")
            }
        }
        let headCount = PlanLayout.directoryOffset + PlanLayout.Section.allCases.count * 8
        guard bytes.count >= headCount else { throw NumberingPlan.FileError(.truncated, "\(bytes.count) bytes, no head") }
        let formatVersion = Self.integer(bytes, 8, 2)
        guard formatVersion <= PlanLayout.formatVersion else {
            throw NumberingPlan.FileError(
                .tooNew, "file format \(formatVersion), this program reads \(PlanLayout.formatVersion)")
        }
        guard formatVersion == PlanLayout.formatVersion else {
            throw NumberingPlan.FileError(.damaged, "file format \(formatVersion)")
        }
        let byteCount = Self.integer(bytes, 12, 4)
        guard bytes.count >= byteCount else {
            throw NumberingPlan.FileError(.truncated, "\(bytes.count) of \(byteCount) bytes")
        }
        guard bytes.count == byteCount, byteCount & 7 == 0 else {
            throw NumberingPlan.FileError(.damaged, "\(bytes.count) bytes, the head says \(byteCount)")
        }
        let words = memory.table(0, byteCount / 8, of: UInt64.self)
        let first = PlanLayout.versionOffset / 8
        guard PlanLayout.checksum((first..<words.count).lazy.map { UInt64(littleEndian: words[$0]) })
            == UInt64(littleEndian: words[PlanLayout.checksumOffset / 8])
        else { throw NumberingPlan.FileError(.damaged, "the checksum does not fit") }
        version = try Self.version(bytes)
        sections = try Self.sections(bytes)
    }

    func table<Element: BitwiseCopyable>(_ section: PlanLayout.Section, of type: Element.Type) -> PlanTable<Element> {
        let place = sections[section.rawValue]
        return memory.table(place.offset, place.count, of: type)
    }

    private static func version(_ bytes: PlanTable<UInt8>) throws(NumberingPlan.FileError) -> String {
        var text: [UInt8] = []
        for index in 0..<PlanLayout.versionByteCountMax {
            let byte = bytes[PlanLayout.versionOffset + index]
            if byte == 0 { break }
            guard (0x21..<0x7F).contains(byte) else { throw NumberingPlan.FileError(.invalid, "version: not ASCII") }
            text.append(byte)
        }
        guard !text.isEmpty else { throw NumberingPlan.FileError(.invalid, "version: empty") }
        return String(decoding: text, as: UTF8.self)
    }

    private static func sections(_ bytes: PlanTable<UInt8>) throws(NumberingPlan.FileError) -> [(offset: Int, count: Int)] {
        let all = PlanLayout.Section.allCases
        let found = integer(bytes, 10, 2)
        guard found == all.count else { throw NumberingPlan.FileError(.invalid, "\(found) sections") }
        var result: [(offset: Int, count: Int)] = []
        for section in all {
            let place = PlanLayout.directoryOffset + section.rawValue * 8
            let offset = integer(bytes, place, 4)
            let count = integer(bytes, place + 4, 4)
            // Both are below 2^32, so the sum cannot overflow.
            guard offset & 7 == 0, offset >= PlanLayout.directoryOffset + all.count * 8,
                offset + count * section.elementByteCount <= bytes.count
            else { throw NumberingPlan.FileError(.invalid, "\(section): \(count) elements at \(offset)") }
            result.append((offset, count))
        }
        return result
    }

    private static func integer(_ bytes: PlanTable<UInt8>, _ offset: Int, _ byteCount: Int) -> Int {
        (0..<byteCount).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
    }
}
