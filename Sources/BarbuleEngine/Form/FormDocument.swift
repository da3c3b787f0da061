/// A form as a JSON text, with the way back: which bytes of the form each value and name was made of.
///
/// ```
/// name_first=Ada&list%5B0%5D%5Bid%5D=7     {"name_first":"Ada","list":[{"id":"7"}]}
/// ```
///
/// All values are texts; what they stand for is for the schema's rules to say. A name that stands there twice becomes a
/// repeated member, unless the schema wants an array there: then its values are the elements.
struct FormDocument: Sendable {
    private(set) var json: [UInt8] = [UInt8(ascii: "{")]
    /// Ranges of the form by range of the JSON text.
    private var places: [Range<Int>: Range<Int>] = [:]
    private let pairs: [FormBody.Pair]
    private let formCount: Int

    /// Brackets in one name; deeper ones are no form anybody wrote.
    private static let stepCountMax = 64

    /// - Parameter arrayNames: members that the schema wants as arrays.
    /// - Throws: `json.limit` for a name with too many brackets.
    /// - Complexity: O(*n* log *n*) in the pairs.
    init(_ body: FormBody, byteCount: Int, arrayNames: Set<JSONString>) throws(JSONSyntaxError) {
        pairs = body.pairs
        formCount = byteCount
        for group in try groups() { write(group, arrayNames) }
        json.append(UInt8(ascii: "}"))
        places[0..<json.count] = 0..<byteCount
    }

    /// The bytes of the form that a value or a name of the JSON text was made of; the whole form for anything else.
    func formRange(of range: Range<Int>) -> Range<Int> { places[range] ?? 0..<formCount }

    /// Pairs of one base name, at the place of the first of them.
    private struct Group {
        var base: JSONString
        var members: [(index: Int, steps: [FormName.Step])]
    }

    private func groups() throws(JSONSyntaxError) -> [Group] {
        var groups: [Group] = []
        var positions: [JSONString: Int] = [:]
        for (index, pair) in pairs.enumerated() {
            let name = FormName(pair.name)
            guard name.steps.count <= Self.stepCountMax else {
                throw JSONSyntaxError(.tooDeep, byteOffset: pair.nameRange.lowerBound, limit: Self.stepCountMax)
            }
            if let position = positions[name.base] {
                groups[position].members.append((index, name.steps))
            } else {
                positions[name.base] = groups.count
                groups.append(Group(base: name.base, members: [(index, name.steps)]))
            }
        }
        return groups
    }

    private mutating func write(_ group: Group, _ arrayNames: Set<JSONString>) {
        var members = group.members
        if members.count > 1, arrayNames.contains(group.base), members.allSatisfy(\.steps.isEmpty) {
            for index in members.indices { members[index].steps = [.next] }
        }
        guard let tree = FormTree(members) else {
            // They contradict each other: the names as they stand there, for the rules of names to judge.
            for member in members { writeMember(pairs[member.index].name, pairs[member.index].nameRange, member.index) }
            return
        }
        writeName(group.base.utf8, pairs[members[0].index].nameRange)
        write(tree, 0)
    }

    private mutating func writeMember(_ name: [UInt8], _ range: Range<Int>, _ pair: Int) {
        writeName(name, range)
        writeText(pairs[pair].value, pairs[pair].valueRange)
    }

    private mutating func writeName(_ name: [UInt8], _ range: Range<Int>) {
        if json.last != UInt8(ascii: "{") { json.append(UInt8(ascii: ",")) }
        writeText(name, range)
        json.append(UInt8(ascii: ":"))
    }

    private mutating func writeText(_ text: [UInt8], _ range: Range<Int>) {
        let start = json.count
        JSONText.appendQuoted(text, to: &json)
        places[start..<json.count] = range
    }

    // Recursion is bounded by `stepCountMax`.
    private mutating func write(_ tree: FormTree, _ index: Int) {
        let node = tree.nodes[index]
        let start = json.count
        switch node.kind {
        case .pair(let pair): return writeText(pairs[pair].value, pairs[pair].valueRange)
        case .list:
            json.append(UInt8(ascii: "["))
            for (position, child) in node.children.enumerated() {
                if position > 0 { json.append(UInt8(ascii: ",")) }
                write(tree, child.node)
            }
            json.append(UInt8(ascii: "]"))
        case .object:
            json.append(UInt8(ascii: "{"))
            for case (.member(let name), let child) in node.children {
                writeName(name.utf8, pairs[tree.nodes[child].pairs.lowerBound].nameRange)
                write(tree, child)
            }
            json.append(UInt8(ascii: "}"))
        }
        let bytes =
            pairs[node.pairs.lowerBound].nameRange.lowerBound..<pairs[node.pairs.upperBound].valueRange.upperBound
        places[start..<json.count] = bytes
    }
}
