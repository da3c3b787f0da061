/// Names of members that are neither documented nor declared and that the full check had nothing to say about.
///
/// Payloads of one sender repeat their custom names. Judging such a name (variants, aliases, typing errors) is slow and
/// always ends the same, so the answer is remembered: a small table, filled by the full check, emptied when full.
struct HarmlessNames: Sendable {
    private struct Entry: Sendable {
        var object: Int
        var hash: UInt32
        var name: [UInt8]
    }

    private static let capacity = 256
    private static let nameByteCountMax = 256
    private var entries: [Entry?] = Array(repeating: nil, count: HarmlessNames.capacity * 2)
    private var count = 0

    func contains(_ object: Int, _ hash: UInt32, _ name: Span<UInt8>) -> Bool {
        var index = slot(object, hash)
        while let entry = entries[index] {
            if entry.hash == hash, entry.object == object, FoldedText.isEqual(entry.name.span, name) { return true }
            index = (index + 1) % entries.count
        }
        return false
    }

    mutating func insert(_ object: Int, _ hash: UInt32, _ name: Span<UInt8>) {
        guard name.count <= Self.nameByteCountMax, !contains(object, hash, name) else { return }
        if count == Self.capacity {
            entries = Array(repeating: nil, count: entries.count)
            count = 0
        }
        var index = slot(object, hash)
        while entries[index] != nil { index = (index + 1) % entries.count }
        var bytes: [UInt8] = []
        for position in name.indices { bytes.append(name[position]) }
        entries[index] = Entry(object: object, hash: hash, name: bytes)
        count += 1
    }

    private func slot(_ object: Int, _ hash: UInt32) -> Int { (Int(hash) &+ object &* 31) % entries.count }
}
