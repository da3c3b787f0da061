/// Where a scan stands between two values, so that it can pause while the tape grows.
struct ScannerState {
    var position = 0
    /// The innermost open container, or -1.
    var container = -1
    var depth = 0
    var nodeCount = 0
    var nameCount = 0
    /// Children of `container` so far.
    var childCount: UInt32 = 0
}

/// The scanner's loop. The tape is also the stack: while a container is open, its node keeps its parent in `next` and
/// the parent's child count in `byteCount`; closing it reads both and writes the true values.
enum ScannerCore {
    static func run(
        _ text: TextBytes, _ storage: inout ContiguousArray<JSONTape.Node>, _ duplicates: inout DuplicateNameFinder,
        _ limits: Limits, _ state: inout ScannerState
    ) -> ScannerFault {
        unsafe storage.withUnsafeMutableBufferPointer { buffer in
            guard let nodes = unsafe NodeSlots(buffer) else { return .full }
            return run(text, nodes, &duplicates, limits, &state)
        }
    }

    /// One long function on purpose: everything that changes per value stays in a local variable.
    private static func run(
        _ text: TextBytes, _ nodes: NodeSlots, _ duplicates: inout DuplicateNameFinder, _ limits: Limits,
        _ state: inout ScannerState
    ) -> ScannerFault {
        var position = state.position
        var container = state.container
        var depth = state.depth
        var count = state.nodeCount
        var nameCount = state.nameCount
        var childCount = state.childCount
        var inObject = container >= 0 && nodes[container].kind == .object
        defer {
            state = ScannerState(
                position: position, container: container, depth: depth, nodeCount: count, nameCount: nameCount,
                childCount: childCount)
        }
        let end = text.count
        let room = nodes.count &- 2
        let depthMax = limits.depthMax
        let nameCountMax = limits.nameCountMax
        let digitsMax = limits.numberDigitsMax

        // Each turn reads one element, or one name and its value; `position` is at its first byte.
        while true {
            if count > room { return .full }
            if inObject {
                guard position < end, text[position] == 0x22 else { return .name }
                if nameCount >= nameCountMax { return .tooManyKeys }
                let start = position
                let name = scanString(text, start &+ 1)
                position = name.end
                if name.fault != .none { return name.fault }
                let hash =
                    name.bits & JSONTape.Node.escape == 0
                    ? JSONNameHash.hash(text, start &+ 1, position &- start &- 2)
                    : duplicates.decodedNameHash(text, start &+ 1..<position &- 1)
                nodes.put(count, start, position, next: hash, name.bits | UInt32(JSONKind.name.rawValue))
                count &+= 1
                nameCount &+= 1
                position = skippingSpace(text, position)
                guard position < end, text[position] == 0x3A else { return .colon }
                position = skippingSpace(text, position &+ 1)
            }
            guard position < end else { return .value }
            childCount &+= 1
            let start = position
            let byte = text[position]
            let following = UInt32(truncatingIfNeeded: count &+ 1)
            switch byte {
            case 0x22:
                let string = scanString(text, start &+ 1)
                position = string.end
                if string.fault != .none { return string.fault }
                nodes.put(count, start, position, next: following, string.bits | UInt32(JSONKind.string.rawValue))
                count &+= 1
            case 0x7B, 0x5B:
                if depth >= depthMax { return .tooDeep }
                let isObject = byte == 0x7B
                let kind = isObject ? JSONKind.object : .array
                position = skippingSpace(text, position &+ 1)
                if position < end, text[position] == byte &+ 2 {
                    position &+= 1
                    nodes.put(count, start, position, next: following, UInt32(kind.rawValue))
                    count &+= 1
                } else {
                    nodes[count] = JSONTape.Node(
                        offset: UInt32(truncatingIfNeeded: start), byteCount: childCount,
                        next: UInt32(truncatingIfNeeded: container), bits: UInt32(kind.rawValue))
                    container = count
                    count &+= 1
                    depth &+= 1
                    childCount = 0
                    inObject = isObject
                    if isObject, position < end, text[position] != 0x22 { return .nameOrEnd }
                    continue
                }
            case 0x2D, 0x30...0x39:
                let number = scanNumber(text, start)
                position = number.end
                if number.fault != .none { return number.fault }
                if position &- start > digitsMax, digitCount(text, start..<position) > digitsMax {
                    position = start
                    return .numberTooLong
                }
                nodes.put(count, start, position, next: following, number.bits | UInt32(JSONKind.number.rawValue))
                count &+= 1
            default:
                let literal = scanLiteral(text, start)
                position = literal.end
                if literal.fault != .none { return literal.fault }
                nodes.put(count, start, position, next: following, literal.bits)
                count &+= 1
            }

            // Behind a value: close what ends here, then go on behind a comma.
            while true {
                position = skippingSpace(text, position)
                if container < 0 { return position == end ? .none : .end }
                guard position < end else { return inObject ? .commaOrBrace : .commaOrBracket }
                let byte = text[position]
                if byte == 0x2C {
                    position = skippingSpace(text, position &+ 1)
                    break
                }
                guard byte == (inObject ? 0x7D : 0x5D) else { return inObject ? .commaOrBrace : .commaOrBracket }
                position &+= 1
                if inObject { duplicates.check(container, Int(childCount), nodes, text) }
                let open = nodes[container]
                nodes.put(
                    container, Int(open.offset), position, next: UInt32(truncatingIfNeeded: count),
                    JSONTape.Node.containerBits(inObject ? .object : .array, childCount: childCount))
                childCount = open.byteCount
                container = open.next == .max ? -1 : Int(open.next)
                depth &-= 1
                inObject = container >= 0 && nodes[container].bits == UInt32(JSONKind.object.rawValue)
            }
        }
    }

    /// The offset behind `ws` (RFC 8259 §2).
    @inline(__always)
    static func skippingSpace(_ text: TextBytes, _ start: Int) -> Int {
        if start < text.count, text[start] <= 0x20 { return skippingSpaceSlowly(text, start) }
        return start
    }

    @inline(never)
    private static func skippingSpaceSlowly(_ text: TextBytes, _ start: Int) -> Int {
        var position = start
        while position < text.count {
            switch text[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return position
            }
        }
        return position
    }
}
