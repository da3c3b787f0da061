import BarbuleValues

/// Puts the sections of a numbering plan into the form of `PlanLayout`.
struct PlanFile {
    private let version: String
    private var sections: [PlanLayout.Section: [UInt8]] = [:]
    private var counts: [PlanLayout.Section: Int] = [:]

    init(version: String) { self.version = version }

    /// - Throws: `GeneratorFailure` when a value does not fit the elements of the section.
    mutating func set(_ section: PlanLayout.Section, _ values: [Int]) throws {
        let byteCount = section.elementByteCount
        for value in values where value < 0 || value >= 1 << (byteCount * 8) {
            throw GeneratorFailure("\(section): \(value) does not fit")
        }
        sections[section] = values.flatMap { Self.littleEndian($0, byteCount) }
        counts[section] = values.count
    }

    func bytes() -> [UInt8] {
        var head = PlanLayout.magic
        let all = PlanLayout.Section.allCases
        var offset = PlanLayout.directoryOffset + all.count * 8
        var directory: [UInt8] = []
        var body: [UInt8] = []
        for section in all {
            directory += Self.littleEndian(offset + body.count, 4) + Self.littleEndian(counts[section] ?? 0, 4)
            body += sections[section] ?? []
            body += [UInt8](repeating: 0, count: (8 - body.count & 7) & 7)
        }
        offset += body.count
        head += Self.littleEndian(PlanLayout.formatVersion, 2) + Self.littleEndian(all.count, 2)
        head += Self.littleEndian(offset, 4)
        let name = Array(version.utf8.prefix(PlanLayout.versionByteCountMax))
        let tail = name + [UInt8](repeating: 0, count: PlanLayout.versionByteCountMax - name.count) + directory + body
        return head + Self.checksum(of: tail) + tail
    }

    /// The checksum field of a file that ends with these bytes, a multiple of 8.
    static func checksum(of tail: [UInt8]) -> [UInt8] {
        let words = stride(from: 0, to: tail.count, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(tail[start + $1]) << UInt64($1 * 8) }
        }
        let sum = PlanLayout.checksum(words)
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
    }

    private static func littleEndian(_ value: Int, _ byteCount: Int) -> [UInt8] {
        (0..<byteCount).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
