internal import BarbuleValues

/// Arrays: what stands for an array becomes one before its items are looked at; blanks and repeats go after.
extension Normalization {
    /// `"a, b"` becomes `["a", "b"]`, `{…}` becomes `[{…}]`.
    mutating func reshape(_ node: NodeID, _ facts: Facts, _ shape: Shape) {
        guard let list = facts.list, !standsForNothing(node, facts) else { return }
        switch document.kind(of: node) {
        case .object where list.wrapped.contains("object"):
            document.wrapInArray(node)
            report("shape.object_wrapped", at: node, shape: shape)
        case .number where list.wrapped.contains("number"), .true where list.wrapped.contains("boolean"),
            .false where list.wrapped.contains("boolean"),
            .string where list.wrapped.contains("string") && list.separators.isEmpty:
            document.wrapInArray(node)
            report("list.wrapped", at: node, shape: shape)
        case .string where !list.separators.isEmpty:
            let parts = split(Array(document.text(of: node)), at: list.separators)
            document.replace(node, kind: .array, text: [])
            for part in parts {
                document.insert(document.create(.string, text: part, standingFor: node), into: node)
            }
            report("list.split", at: node, shape: shape)
        default: break
        }
    }

    /// Parts between separators, without the blanks around them; of two separators that begin at one place the longer counts.
    ///
    /// - Complexity: O(*n* · *s*) in the text and the separators.
    private func split(_ text: [UInt8], at separators: [[UInt8]]) -> [[UInt8]] {
        let longestFirst = separators.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < text.count {
            guard let separator = longestFirst.first(where: { text[index...].starts(with: $0) }) else {
                index += 1
                continue
            }
            parts.append(text[start..<index])
            index += separator.count
            start = index
        }
        parts.append(text[start...])
        return parts.map { part in
            Array(part.drop(while: Self.isBlank).reversed().drop(while: Self.isBlank).reversed())
        }.filter { !$0.isEmpty }
    }

    /// `["a"]` becomes `"a"` where one value is asked for and an array of one is accepted.
    mutating func unwrapItem(of node: NodeID, _ shape: Shape) {
        guard document.kind(of: node) == .array, !shape.types.contains("array"), let item = document.firstChild(of: node),
            document.nextSibling(of: item) == nil, ![.array, .object].contains(document.kind(of: item))
        else { return }
        let (kind, text) = (document.kind(of: item), Array(document.text(of: item)))
        document.removeChildren(of: node) { _ in true }
        document.replace(node, kind: kind, text: text)
        report("list.unwrapped", at: node, shape: shape)
    }

    /// Space, tab and the carriage return that a line feed leaves behind.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// Removes blank texts and repeats; the first spelling wins.
    ///
    /// - Parameter refused: items with errors, which stay as they came.
    mutating func finishList(_ node: NodeID, _ list: ListFacts, _ shape: Shape, sparing refused: Set<NodeID>) {
        var removed: Set<NodeID> = []
        var seen: Set<JSONValue> = []
        for item in document.children(of: node) {
            if refused.contains(item) { continue }
            let kind = document.kind(of: item)
            if kind == .string, list.removesBlanks, document.text(of: item).isEmpty {
                report("list.blank_removed", at: item, shape: shape)
                removed.insert(item)
            } else if let dedupe = list.dedupe {
                let value = identity(of: item, dedupe)
                if !seen.insert(value).inserted {
                    report("list.duplicate_removed", at: item, shape: shape)
                    removed.insert(item)
                }
            }
        }
        if !removed.isEmpty { document.removeChildren(of: node) { removed.contains($0) } }
    }

    /// The items of an array at or in which an error was noted.
    func itemsWithErrors(of array: NodeID, since start: Int) -> Set<NodeID> {
        var items: Set<NodeID> = []
        for issue in issues[min(start, issues.count)...] where issue.severity == .error && !issue.isAtName {
            var place = issue.node
            while let parent = document.parent(of: place), parent != array { place = parent }
            items.insert(place)
        }
        return items
    }

    private func identity(of item: NodeID, _ dedupe: ListFacts.Dedupe) -> JSONValue {
        if dedupe == .fold, document.kind(of: item) == .string {
            return JSONValue(.string(JSONString(TextFold.caseFolded(Array(document.text(of: item))))))
        }
        return document.value(of: item)
    }
}
