/// `list[id]`, `list[0][id]` or `list[][id]`.
struct BracketPath: Sendable {
    var list: JSONString
    var index: [UInt8]
    var member: JSONString

    init?(_ name: JSONString) {
        guard name.utf8.last == UInt8(ascii: "]"), let open = name.utf8.firstIndex(of: UInt8(ascii: "[")) else {
            return nil
        }
        let parts = name.utf8[(open + 1)..<(name.utf8.count - 1)].split(
            separator: UInt8(ascii: "["), omittingEmptySubsequences: false)
        list = JSONString(name.utf8[..<open])
        guard let last = parts.last, !last.isEmpty, !last.contains(UInt8(ascii: "]")) else { return nil }
        member = JSONString(last)
        switch parts.count {
        case 1: index = []
        case 2:
            guard parts[0].last == UInt8(ascii: "]"), parts[0].dropLast().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
            else {
                return nil
            }
            index = Array(parts[0].dropLast())
        default: return nil
        }
    }
}
