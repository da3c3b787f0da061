/// Hash and equality of JSON values as JSON Schema defines them (Core 2020-12 §4.2.2), across the two forms a value
/// can have here: a tree in a schema, nodes of a document. Numbers by exact value, members in any order, text as bytes.
///
/// Hashes are seeded per process. Depth of recursion is the depth of the document, which the scanner limits.
enum StructuralHash {
    private enum Tag: UInt8 { case null = 1, `false`, `true`, number, string, array, object }

    // MARK: Hash

    static func hash(of value: JSONValue) -> Int {
        var hasher = Hasher()
        combine(value, &hasher)
        return hasher.finalize()
    }

    static func hash(of node: NodeID, in document: Document) -> Int {
        var hasher = Hasher()
        combine(node, document, &hasher)
        return hasher.finalize()
    }

    private static func combine(_ value: JSONValue, _ hasher: inout Hasher) {
        switch value.content {
        case .null: combine(.null, &hasher)
        case .boolean(let boolean): combine(boolean ? .true : .false, &hasher)
        case .number(let lexeme): combine(number: lexeme[...], &hasher)
        case .string(let text): combine(text: text.utf8[...], &hasher)
        case .array(let elements):
            combine(.array, &hasher)
            for element in elements { combine(element, &hasher) }
            hasher.combine(elements.count)
        case .object(let members):
            combine(.object, &hasher)
            var sum = 0
            for member in members {
                var own = Hasher()
                combine(text: member.name.utf8[...], &own)
                combine(member.value, &own)
                sum &+= own.finalize()
            }
            hasher.combine(sum)
        }
    }

    private static func combine(_ node: NodeID, _ document: Document, _ hasher: inout Hasher) {
        switch document.kind(of: node) {
        case .null, .name: combine(.null, &hasher)
        case .false: combine(.false, &hasher)
        case .true: combine(.true, &hasher)
        case .number: combine(number: document.text(of: node), &hasher)
        case .string: combine(text: document.text(of: node), &hasher)
        case .array:
            combine(.array, &hasher)
            var count = 0
            var child = document.firstChild(of: node)
            while let element = child {
                combine(element, document, &hasher)
                count &+= 1
                child = document.nextSibling(of: element)
            }
            hasher.combine(count)
        case .object:
            combine(.object, &hasher)
            var sum = 0
            var child = document.firstChild(of: node)
            while let member = child {
                var own = Hasher()
                combine(text: document.name(of: member), &own)
                combine(member, document, &own)
                sum &+= own.finalize()
                child = document.nextSibling(of: member)
            }
            hasher.combine(sum)
        }
    }

    private static func combine(_ tag: Tag, _ hasher: inout Hasher) { hasher.combine(tag.rawValue) }

    private static func combine(text: ArraySlice<UInt8>, _ hasher: inout Hasher) {
        combine(.string, &hasher)
        unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        hasher.combine(UInt8(0xFF))
    }

    private static func combine(number lexeme: ArraySlice<UInt8>, _ hasher: inout Hasher) {
        combine(.number, &hasher)
        hasher.combine(JSONDecimal(lexeme: lexeme))
    }

    // MARK: Equality

    static func areEqual(_ node: NodeID, _ value: JSONValue, in document: Document) -> Bool {
        guard document.kind(of: node) == value.kind else { return false }
        switch value.content {
        case .null, .boolean: return true
        case .number(let lexeme): return areEqual(numbers: document.text(of: node), lexeme[...])
        case .string(let text): return text.utf8.elementsEqual(document.text(of: node))
        case .array(let elements):
            var child = document.firstChild(of: node)
            for element in elements {
                guard let own = child, areEqual(own, element, in: document) else { return false }
                child = document.nextSibling(of: own)
            }
            return child == nil
        case .object(let members):
            var count = 0
            var child = document.firstChild(of: node)
            while let own = child {
                guard let other = value[JSONString(document.name(of: own))], areEqual(own, other, in: document) else {
                    return false
                }
                count &+= 1
                child = document.nextSibling(of: own)
            }
            return count == members.count
        }
    }

    static func areEqual(_ first: NodeID, _ second: NodeID, in document: Document) -> Bool {
        let kind = document.kind(of: first)
        guard kind == document.kind(of: second) else { return false }
        switch kind {
        case .null, .false, .true, .name: return true
        case .number: return areEqual(numbers: document.text(of: first), document.text(of: second))
        case .string: return document.text(of: first).elementsEqual(document.text(of: second))
        case .array:
            var left = document.firstChild(of: first)
            var right = document.firstChild(of: second)
            while let a = left, let b = right {
                guard areEqual(a, b, in: document) else { return false }
                left = document.nextSibling(of: a)
                right = document.nextSibling(of: b)
            }
            return left == nil && right == nil
        case .object:
            let left = sortedMembers(of: first, document)
            let right = sortedMembers(of: second, document)
            guard left.count == right.count else { return false }
            return zip(left, right).allSatisfy {
                document.name(of: $0).elementsEqual(document.name(of: $1)) && areEqual($0, $1, in: document)
            }
        }
    }

    private static func areEqual(numbers first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
        first.elementsEqual(second) || JSONDecimal(lexeme: first) == JSONDecimal(lexeme: second)
    }

    private static func sortedMembers(of node: NodeID, _ document: Document) -> [NodeID] {
        var members: [NodeID] = []
        var child = document.firstChild(of: node)
        while let member = child {
            members.append(member)
            child = document.nextSibling(of: member)
        }
        return members.sorted { document.name(of: $0).lexicographicallyPrecedes(document.name(of: $1)) }
    }
}
