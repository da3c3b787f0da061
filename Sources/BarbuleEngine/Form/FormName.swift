/// The name of a form pair, taken apart at its brackets: `list[0][id]` is `list`, element 0, member `id`.
///
/// What is no clean bracket notation (`a[b`, `a]`, `[a]`, `a[b]c`) is a plain name.
struct FormName: Sendable {
    enum Step: Sendable, Hashable {
        /// `[]`: the next element.
        case next
        /// `[12]`, the digits as written.
        case index([UInt8])
        case member(JSONString)
    }

    let base: JSONString
    let steps: [Step]

    init(_ name: [UInt8]) {
        guard let open = name.firstIndex(of: UInt8(ascii: "[")), open > 0, let steps = Self.steps(name[open...]) else {
            base = JSONString(name)
            steps = []
            return
        }
        base = JSONString(name[..<open])
        self.steps = steps
    }

    private static func steps(_ text: ArraySlice<UInt8>) -> [Step]? {
        var steps: [Step] = []
        var rest = text
        while !rest.isEmpty {
            guard rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")) else {
                return nil
            }
            let word = rest[(rest.startIndex + 1)..<close]
            guard !word.contains(UInt8(ascii: "[")) else { return nil }
            if word.isEmpty {
                steps.append(.next)
            } else if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                steps.append(.index(Array(word)))
            } else {
                steps.append(.member(JSONString(word)))
            }
            rest = rest[(close + 1)...]
        }
        return steps.isEmpty ? nil : steps
    }
}
