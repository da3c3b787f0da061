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

        // Each turn reads one element, or one name and its value; `position` is at its first byte.
        while true {
            if count > room { return .full }
            if inObject {
                guard position < end, text[position] == 0x22 else { return .name }
                if nameCount >= limits.nameCountMax { return .tooManyKeys }
                let start = position
                var bits = UInt32(JSONKind.name.rawValue)
                position &+= 1
                let fault = scanString(text, &position, &bits)
                if fault != .none { return fault }
                let hash =
                    bits & JSONTape.Node.escape == 0
                    ? JSONNameHash.hash(text, start &+ 1, position &- start &- 2)
                    : duplicates.decodedNameHash(text, start &+ 1..<position &- 1)
                nodes.put(count, start, position, next: hash, bits)
                count &+= 1
                nameCount &+= 1
                skipSpace(text, &position)
                guard position < end, text[position] == 0x3A else { return .colon }
                position &+= 1
                skipSpace(text, &position)
            }
            guard position < end else { return .value }
            childCount &+= 1
            let start = position
            let byte = text[position]
            switch byte {
            case 0x22:
                var bits = UInt32(JSONKind.string.rawValue)
                position &+= 1
                let fault = scanString(text, &position, &bits)
                if fault != .none { return fault }
                nodes.put(count, start, position, next: UInt32(truncatingIfNeeded: count &+ 1), bits)
                count &+= 1
            case 0x7B, 0x5B:
                if depth >= limits.depthMax { return .tooDeep }
                let isObject = byte == 0x7B
                let kind = isObject ? JSONKind.object : .array
                position &+= 1
                skipSpace(text, &position)
                if position < end, text[position] == byte &+ 2 {
                    position &+= 1
                    nodes.put(
                        count, start, position, next: UInt32(truncatingIfNeeded: count &+ 1), UInt32(kind.rawValue))
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
                var bits = UInt32(JSONKind.number.rawValue)
                let fault = scanNumber(text, &position, &bits)
                if fault != .none { return fault }
                if position &- start > limits.numberDigitsMax, digitCount(text, start..<position) > limits.numberDigitsMax {
                    position = start
                    return .numberTooLong
                }
                nodes.put(count, start, position, next: UInt32(truncatingIfNeeded: count &+ 1), bits)
                count &+= 1
            default:
                guard let kind = scanLiteral(text, &position, byte) else {
                    return position > start ? .literal : .value
                }
                nodes.put(count, start, position, next: UInt32(truncatingIfNeeded: count &+ 1), UInt32(kind.rawValue))
                count &+= 1
            }

            // Behind a value: close what ends here, then go on behind a comma.
            while true {
                skipSpace(text, &position)
                if container < 0 { return position == end ? .none : .end }
                guard position < end else { return inObject ? .commaOrBrace : .commaOrBracket }
                let byte = text[position]
                if byte == 0x2C {
                    position &+= 1
                    skipSpace(text, &position)
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

    /// `ws` of RFC 8259 §2.
    @inline(__always)
    static func skipSpace(_ text: TextBytes, _ position: inout Int) {
        while position < text.count, text[position] <= 0x20 {
            switch text[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return
            }
        }
    }
}
