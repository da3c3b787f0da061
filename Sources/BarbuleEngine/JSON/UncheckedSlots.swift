/// The elements of an array while a loop writes into it: unchecked in release builds, asserted in debug builds. Lives
/// only inside one `withUnsafeMutableBufferPointer`.
@safe struct UncheckedSlots<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    @inline(__always)
    init?(_ buffer: UnsafeMutableBufferPointer<Element>) {
        guard let base = buffer.baseAddress else { return nil }
        unsafe self.base = unsafe base
        count = buffer.count
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return unsafe base[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            unsafe base[index] = newValue
        }
    }
}

/// The same for elements that are only read.
@safe struct UncheckedElements<Element: BitwiseCopyable> {
    private let base: UnsafePointer<Element>
    let count: Int

    @inline(__always)
    init?(_ buffer: UnsafeBufferPointer<Element>) {
        guard let base = buffer.baseAddress else { return nil }
        unsafe self.base = unsafe base
        count = buffer.count
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return unsafe base[index]
    }
}

/// The nodes of a tape.
typealias NodeSlots = UncheckedSlots<JSONTape.Node>
/// The table of `DuplicateNameFinder`.
typealias StampSlots = UncheckedSlots<UInt64>

extension NodeSlots {
    @inline(__always)
    func put(_ index: Int, _ offset: Int, _ end: Int, next: UInt32, _ bits: UInt32) {
        self[index] = JSONTape.Node(
            offset: UInt32(truncatingIfNeeded: offset), byteCount: UInt32(truncatingIfNeeded: end &- offset),
            next: next,
            bits: bits)
    }
    /// The index after a value and all inside it.
    @inline(__always)
    func end(of value: Int) -> Int {
        let node = self[value]
        return node.kind == .array || node.kind == .object ? Int(node.next) : value &+ 1
    }
}
