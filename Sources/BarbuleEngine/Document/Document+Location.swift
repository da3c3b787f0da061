/// Places in the input. They never move: a renamed, folded or unwrapped value still points to where it came from.
extension Document {
    /// The JSON Pointer (RFC 6901) of a value in the input, for example `/rows/0/key`.
    ///
    /// - Complexity: O(depth).
    package func pointer(to node: NodeID) -> String {
        var tokens: [JSONString] = []
        var current = inputNode(of: node)
        while nodes[Int(current)].inputParent >= 0 {
            let entry = nodes[Int(current)]
            if entry.inputPosition >= 0 {
                tokens.append(JSONString(String(entry.inputPosition)))
            } else {
                tokens.append(JSONString(inputNameBytes(of: current)))
            }
            current = inputNode(of: NodeID(entry.inputParent))
        }
        return JSONPointer.join(tokens.reversed()).description
    }

    /// The bytes of the value in the input.
    package func byteRange(of node: NodeID) -> Range<Int> {
        let entry = tape[Int(nodes[Int(inputNode(of: node))].tapeIndex)]
        return Int(entry.offset)..<Int(entry.offset) + Int(entry.byteCount)
    }

    /// The bytes of the member's name in the input with its quotes, if the value is a member.
    package func nameByteRange(of node: NodeID) -> Range<Int>? {
        let index = inputNode(of: node)
        guard nodes[Int(index)].inputParent >= 0, nodes[Int(index)].inputPosition == -1 else { return nil }
        let entry = tape[Int(nodes[Int(index)].tapeIndex) - 1]
        return Int(entry.offset)..<Int(entry.offset) + Int(entry.byteCount)
    }

    /// The node of the input that a created node stands for; any other node itself.
    package func inputNode(standingFor node: NodeID) -> NodeID { NodeID(inputNode(of: node)) }

    /// The node that held this one in the input.
    package func inputParent(of node: NodeID) -> NodeID? {
        let parent = nodes[Int(inputNode(of: node))].inputParent
        return parent < 0 ? nil : NodeID(inputNode(of: NodeID(parent)))
    }

    /// The decoded name of the member in the input, before any renaming.
    package func inputName(of node: NodeID) -> [UInt8] { inputNameBytes(of: inputNode(of: node)) }

    /// Whether a value stands inside another, or is it.
    package func isInside(_ node: NodeID, _ outer: NodeID) -> Bool {
        var current: NodeID? = node
        while let place = current {
            if place == outer { return true }
            current = parent(of: place) ?? inputParent(of: place)
        }
        return false
    }

    /// Whether a value stands inside one of these, or is one of them.
    package func isInside(_ node: NodeID, anyOf outer: Set<NodeID>) -> Bool {
        var current: NodeID? = node
        while let place = current {
            if outer.contains(place) { return true }
            current = parent(of: place) ?? inputParent(of: place)
        }
        return false
    }

    /// The values of the members whose names stand at these places of the tape.
    package func inputNodes(named names: Set<Int>) -> [NodeID] {
        nodes.indices.filter { names.contains(Int(nodes[$0].tapeIndex) - 1) }.map { NodeID(Int32($0)) }
    }

    /// Whether the value came with the input, rather than being created.
    package func isFromInput(_ node: NodeID) -> Bool { nodes[Int(node.index)].tapeIndex >= 0 }

    private func inputNode(of node: NodeID) -> Int32 {
        var index = node.index
        while nodes[Int(index)].inputPosition == -2 { index = nodes[Int(index)].inputParent }
        return index
    }

    private func inputNameBytes(of index: Int32) -> [UInt8] {
        guard nodes[Int(index)].tapeIndex > 0, nodes[Int(index)].inputPosition == -1 else { return [] }
        let entry = tape[Int(nodes[Int(index)].tapeIndex) - 1]
        guard entry.kind == .name else { return [] }
        let inner = source[Int(entry.offset) + 1..<Int(entry.offset) + Int(entry.byteCount) - 1]
        return entry.hasEscape ? JSONText.decode(inner) : Array(inner)
    }
}

extension Document {
    /// The current value as a tree, for comparisons.
    ///
    /// - Complexity: O(*n*) in the subtree; depth is bounded by `Limits.depthMax`.
    package func value(of node: NodeID) -> JSONValue {
        switch kind(of: node) {
        case .object:
            JSONValue(.object(children(of: node).map { (name: JSONString(name(of: $0)), value: value(of: $0)) }))
        case .array: JSONValue(.array(children(of: node).map { value(of: $0) }))
        default: scalarValue(of: node) ?? JSONValue(.null)
        }
    }

    /// The current value of a scalar; `nil` for an array or object.
    package func scalarValue(of node: NodeID) -> JSONValue? {
        switch kind(of: node) {
        case .null: JSONValue(.null)
        case .true: JSONValue(.boolean(true))
        case .false: JSONValue(.boolean(false))
        case .number: JSONValue(.number(Array(text(of: node))))
        case .string: JSONValue(.string(JSONString(text(of: node))))
        case .array, .object, .name: nil
        }
    }
}
